"""Telling whether two names mean the same thing, leniently enough for a fuller or an inflected form."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from functools import lru_cache

_POSSESSIVE = re.compile(r"[’']s\b")
_BETWEEN_WORDS = re.compile(r"[^\w£$€%&+]+")
_OPENING = re.compile(r"^(?:(?:the|a|an|new|newly|its|our|their)\s+)+")
_ENDINGS = ("ing", "ies", "ed", "es", "s")
_EMPTY_WORDS = frozenset(
    re.findall(
        r"\w+",
        "a an the of and or to in for on with by at from as its their our his her that this these those new who which "
        "is are be will would should more all any into up",
    )
)
_REMEMBERED = 65_536
_SHORTEST_STEM = 3
_SHORTEST_ALIKE = 6
_SAME_SHARE = 0.6
_DESCRIBED_SHARE = 0.5
_ALIKE = 0.88


@lru_cache(maxsize=_REMEMBERED)
def normalise_name(name: str) -> str:
    """Return a name in small letters without possessives, punctuation and opening articles."""
    plain = _BETWEEN_WORDS.sub(" ", _POSSESSIVE.sub("", name.casefold()))
    return _OPENING.sub("", plain.strip()).strip()


@lru_cache(maxsize=_REMEMBERED)
def list_content(name: str) -> tuple[str, ...]:
    """Return the stems of a name's words, without those that carry no meaning, in order."""
    return tuple(_stem(word) for word in normalise_name(name).split() if word not in _EMPTY_WORDS)


def is_same_name(one: str, other: str) -> bool:
    """Tell whether two names mean the same: equal, one nearly all of the other's words, or spelt almost alike."""
    plainly = _decide_plainly(one, other)
    if plainly is not None:
        return plainly
    a, b = Counter(list_content(one)), Counter(list_content(other))
    shared, sizes = (a & b).total(), sorted((a.total(), b.total()))
    if shared == sizes[0] and shared / sizes[1] >= _SAME_SHARE:
        return True
    first, second = normalise_name(one), normalise_name(other)
    return min(len(first), len(second)) >= _SHORTEST_ALIKE and SequenceMatcher(None, first, second).ratio() >= _ALIKE


def is_same_description(one: str, other: str) -> bool:
    """Tell whether two phrases, such as aims, describe the same: they share half of their words or more."""
    plainly = _decide_plainly(one, other)
    if plainly is not None:
        return plainly
    a, b = Counter(list_content(one)), Counter(list_content(other))
    return 2 * (a & b).total() / (a.total() + b.total()) >= _DESCRIBED_SHARE


def _decide_plainly(one: str, other: str) -> bool | None:
    """Settle the cases that need no comparing of words: names that are equal, and names with nothing in them."""
    a, b = normalise_name(one), normalise_name(other)
    if a == b:
        return bool(a)
    return None if a and b and list_content(one) and list_content(other) else False


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word
