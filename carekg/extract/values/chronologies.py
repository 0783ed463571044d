"""The dates that a chronology or a timetable gives: what opens an entry, and the headings that entries stand under."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carekg.extract.syntax.reading import Reading, Segment
from carekg.extract.values.dates_in_text import find_date
from carekg.model import BlockKind

_ENTRY = re.compile(r"\W*((?:\w+[ –-]){0,5}?\w+)\s*(?:[.:–—|]\s|$)")
"""What opens an entry of a chronology, up to its stop: "March 2031. A paper argues", "By 2032:"."""
_BRACKETED = re.compile(r"\(([^()]+)\)")
_DATE_WORDS = re.compile(
    r"(?:(?:by|from|in|on|to|until|early|mid|late|end|of|the|spring|summer|autumn|winter|\d{1,2}(?:st|nd|rd|th)?|(?:19|20)\d\d"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)(?:[\s–-]+|$))+",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_FEWEST = 2
"""Entries that make a chronology."""
_LINE = 12
"""Words of a line that can stand over others without being marked as a heading."""


def date_entries(readings: Sequence[Reading], said: str) -> dict[int, str]:
    """Return the date of each reading that is an entry with one, or stands under a heading with one.

    Dates are ISO 8601, and told relative to when all was `said`. There are none where too few entries have dates.
    """
    entries = {
        place: date for place, one in enumerate(readings) if (date := _read_entry(one.segment, said)) is not None
    }
    if sum(date not in {"", said} for date in entries.values()) < _FEWEST:
        return {}
    dates, above = {}, ""
    for place, one in enumerate(readings):
        if date := entries.get(place) or above:
            dates[place] = date
        if place in entries and _is_heading(one.segment):
            above = entries[place]
    return dates


def _read_entry(segment: Segment, said: str) -> str | None:
    """Return the date that a heading or the opening of an entry gives, "" for a heading without; None for no entry."""
    match = _find_stage(segment) or _ENTRY.match(segment.text[segment.lead :])
    if match is not None and _DATE_WORDS.fullmatch(match[1]):
        return match[1] if _YEAR.fullmatch(match[1]) else find_date(match[1], said)
    return "" if segment.kind == BlockKind.HEADING else None


def _find_stage(segment: Segment) -> re.Match[str] | None:
    """Return the date in brackets of a line like "Stage 2 (by October 2031): roll-out"."""
    line = len(segment.text.split()) <= _LINE and not segment.text.rstrip().endswith(".")
    if segment.kind != BlockKind.HEADING and not (segment.kind == BlockKind.PARAGRAPH and line):
        return None
    match = _BRACKETED.search(segment.text)
    return match if match is not None and _DATE_WORDS.fullmatch(match[1]) else None


def _is_heading(segment: Segment) -> bool:
    """Tell whether what follows stands under a segment: a heading, or a line that gives a date and nothing else."""
    dated = _find_stage(segment) is not None or _DATE_WORDS.fullmatch(segment.text.strip(" .:")) is not None
    return segment.kind == BlockKind.HEADING or dated
