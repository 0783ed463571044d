"""Sums of money: "£3m", "£1.5 billion", "€400,000 a year", "from £0.5m to £5m" (the sum it rises to)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from carekg.model import Amount

SCALES = {
    "m": 10**6,
    "mn": 10**6,
    "million": 10**6,
    "bn": 10**9,
    "b": 10**9,
    "billion": 10**9,
    "k": 10**3,
    "thousand": 10**3,
    "trillion": 10**12,
}
CURRENCIES = {"£": "GBP", "€": "EUR", "$": "USD", "c$": "CAD", "a$": "AUD", "au$": "AUD", "nz$": "NZD", "us$": "USD"}
UNITS = "|".join(SCALES)
"""The words that sums are counted in, as a choice of a pattern."""
_SUM = re.compile(
    r"(?P<sign>[£€]|(?:\b(?:C|AU?|NZ|US))?\$|\b(?:GBP|EUR|USD|CHF|NOK|SEK|DKK|CAD|AUD|NZD)(?=\s?\d))\s?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0\u2009]\d{3})+(?!\d)|\d+(?:\.\d+)?)"
    rf"(?:\s?(?:{UNITS})?\s?[–-]\s?(?P<upper>\d+(?:\.\d+)?)(?=\s?(?:{UNITS})\b))?"
    rf"(?:[\s-]?(?P<scale>(?:{UNITS})(?![a-z])))?",
    re.IGNORECASE,
)
THOUSANDS = "000"
"""What stands over a column of sums in thousands."""
_PER = re.compile(
    r"^\s*(?:(?:a|an|per|each|every)\s+(?P<unit>year|month|week|hour)|(?P<adverb>annually|yearly|monthly|weekly|hourly)|/(?P<slash>year|month|week|hour))\b",
    re.IGNORECASE,
)
_ADVERBS = {"annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "hourly": "hour"}
_RISE = re.compile(r"^\s*(?:a year\s+|per year\s+)?(?:to|–|-)\s*$")


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount and the characters that state it."""

    start: int
    end: int
    amount: Amount


def find_sums(text: str) -> list[Sum]:
    """Return the sums in `text`, a rise as the sum it ends at."""
    sums: list[Sum] = []
    for match in _SUM.finditer(text):
        if match["digits"] == THOUSANDS:
            continue
        scale = SCALES.get((match["scale"] or "").lower(), 1)
        value = Decimal(re.sub(r"[,\s]", "", match["upper"] or match["digits"])) * scale
        per = _PER.match(text[match.end() :])
        period = ""
        if per:
            period = (per["unit"] or per["slash"] or _ADVERBS.get((per["adverb"] or "").lower(), "")).lower()
        currency = CURRENCIES.get(match["sign"].lower(), match["sign"].upper())
        found = Sum(match.start(), match.end(), Amount(value.normalize() + 0, currency, period))
        if sums and _RISE.match(text[sums[-1].end : found.start]):
            sums[-1] = Sum(sums[-1].start, found.end, found.amount)
        else:
            sums.append(found)
    return sums
