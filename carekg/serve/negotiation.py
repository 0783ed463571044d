"""Content negotiation: which of the forms on offer a client would rather have (RFC 9110, section 12.5.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_QUALITY = re.compile(r"0?\.\d+|0|1(?:\.0*)?|0\.")  # some clients leave the nought out


@dataclass(frozen=True, slots=True)
class _Range:
    type: str
    subtype: str
    quality: float

    def match(self, offer: str) -> int:
        """Return how exactly the range names an offer: 3 by its name, 2 by its type, 1 by `*/*`, 0 not at all."""
        type_, _, subtype = offer.partition("/")
        if self.type == "*":
            return 1
        if self.type != type_:
            return 0
        return 2 if self.subtype == "*" else 3 * (self.subtype == subtype)


def choose_type(accept: str | None, offers: Sequence[str]) -> str | None:
    """Return the media type among `offers` that the Accept header ranks highest, or None where it takes none of them.

    Of types that it ranks alike the first on offer is taken; without a header, or with an empty one, the very first.
    The most exact range decides over a type, whatever the order. Parameters other than `q` are not told apart, and
    what cannot be read is passed over.
    """
    ranges = _read_ranges(accept or "")
    if not ranges:
        return offers[0]
    best, quality = None, 0.0
    for offer in offers:
        rank = max(ranges, key=lambda one: one.match(offer))
        if rank.match(offer) and rank.quality > quality:
            best, quality = offer, rank.quality
    return best


def _read_ranges(accept: str) -> list[_Range]:
    ranges = []
    for part in accept.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        type_, slash, subtype = name.partition("/")
        if name == "*":  # what java.net.HttpURLConnection sends
            type_, slash, subtype = "*", "/", "*"
        if slash and type_ and subtype:
            ranges.append(_Range(type_, subtype, _read_quality(parameters)))
    return ranges


def _read_quality(parameters: Sequence[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            return float(value) if _QUALITY.fullmatch(value.strip()) else 1.0
    return 1.0
