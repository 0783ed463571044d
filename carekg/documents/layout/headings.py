"""Which lines of a plain text are headings, and how high they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from carekg.documents.characters.lines import CLOSING_MARKS, ends_sentence, looks_like_sentence
from carekg.documents.layout.paragraphs import Stretch
from carekg.documents.signs.publication_dates import find_dates
from carekg.documents.signs.publishers import is_letterhead

_LONGEST = 110
_LONGEST_TITLE = 170
_TITLE_LINES = 4
_LONGEST_QUESTION = 9
_TITLED_NAME = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Col|Prof|Professor|Cllr|Councillor|Rev|Revd)\.? [A-Z][^:]{2,40}$"
)
_MOST_WORDS = 15
_ENDS_OTHERWISE = re.compile(r"[.;:,–—-]$")
_LETTER_LINE = re.compile(
    r"(?:dear|annwyl|a chara|yours|yn gywir|le meas|kind regards|best wishes|regards|to|from|cc|copy|subject|re|date"
    r"|tel|email|ref|our ref|your ref)\b[^a-z]*(?::|,|$)|(?:dear|annwyl|to all|to the|by e-?mail|presented to|submitted"
    r"|published (?:by|under)|issued by|report by)\s",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"[A-Z][\w /()’'-]{1,40}:\s+\S")
_CONTACT = re.compile(r"@|https?://|www\.|\d{3,5} \d{3,4}|\|| {3,}|\t|\.{4,}")
_NUMBERED = re.compile(
    r"(?:section|part|chapter|annex|appendix|schedule|strategy|action|objective|priority|item|theme|stage|phase|step|pillar"
    r"|option|question)\s+\w{1,4}\b",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"[\"'“‘(\[]*[A-ZÀ-Ý\d£€]")


def find_headings(stretches: Sequence[Stretch]) -> list[int]:
    """Return the level of each stretch that is a heading, from 1 for the title, and 0 for the others."""
    levels = [0] * len(stretches)
    titles = _find_titles(stretches)
    for index in titles:
        levels[index] = 1
    first = titles[-1] + 1 if titles else 0
    for index, stretch in islice(enumerate(stretches), first, None):
        if stretch.reason or stretch.row:
            continue
        if _may_head(stretch, _LONGEST, _MOST_WORDS) and _heads_what_follows(stretches, index):
            levels[index] = _level(stretch)
    return levels


def _find_titles(stretches: Sequence[Stretch]) -> list[int]:
    """Return the indexes of a title, and of the letterhead or masthead above it."""
    titles: list[int] = []
    seen = 0
    for index, stretch in enumerate(stretches):
        if stretch.reason:
            continue
        seen += 1
        if seen > _TITLE_LINES or looks_like_sentence(stretch.words) or not _rest(stretches, index):
            break
        if _may_head(stretch, _LONGEST_TITLE, most_words=30) and not stretch.row:
            titles.append(index)
            if not is_letterhead(stretch.words):
                break
        elif titles:
            break
    return titles


def _rest(stretches: Sequence[Stretch], index: int) -> bool:
    return any(not stretch.reason for stretch in islice(stretches, index + 1, None))


def _may_head(stretch: Stretch, longest: int, most_words: int) -> bool:
    words = stretch.words
    if len(words) > longest or len(words.split()) > most_words or not _BEGINS.match(words):
        return False
    if _ENDS_OTHERWISE.search(words.rstrip(CLOSING_MARKS)):
        return False
    if len(stretch.lines) > 1 and not words.isupper() and longest == _LONGEST:
        return False
    if words.endswith("?") and len(words.split()) > _LONGEST_QUESTION and longest == _LONGEST:
        return False
    if (
        _TITLED_NAME.match(words)
        or _LETTER_LINE.match(words)
        or _CONTACT.search(words)
        or (_is_dated(words) and longest == _LONGEST)
    ):
        return False
    if stretch.marker is not None and stretch.marker.style not in {"number", "outline"}:
        return False
    return not _LABELLED.match(words) or bool(_NUMBERED.match(words)) or longest == _LONGEST_TITLE


def _heads_what_follows(stretches: Sequence[Stretch], index: int) -> bool:
    stretch = stretches[index]
    following = next((other for other in islice(stretches, index + 1, None) if not other.reason), None)
    if following is None:
        return False
    if stretch.words.isupper() and len(stretch.words) > 3:
        return True
    before = stretches[index - 1] if index else None
    if before is not None and not before.reason and _is_bare(before, stretch) and before.marker is None:
        return False
    if stretch.marker is not None:
        return following.marker is None or following.marker.style != stretch.marker.style
    return not _is_bare(stretch, following)


def _is_dated(words: str) -> bool:
    """Tell whether a line ends with a day or begins with one, as the line under a title does."""
    days = [date for date in find_dates(words) if date.iso.count("-") > 1]
    return any(date.start == 0 or date.end == len(words) for date in days)


def _is_bare(stretch: Stretch, following: Stretch) -> bool:
    """Tell whether two lines of one run are both short and unended: an address, a list of names."""
    if following.lines[0].paragraph != stretch.lines[-1].paragraph or following.marker is not None:
        return False
    return not any(
        ends_sentence(other.words) or len(other.words) > _LONGEST or other.words.endswith(":")
        for other in (stretch, following)
    )


def _level(stretch: Stretch) -> int:
    if stretch.marker is not None and stretch.marker.style == "outline":
        return 2 + stretch.marker.value.count(".")
    return 2
