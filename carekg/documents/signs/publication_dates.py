"""Dates as documents carry them: `30 January 2018`, `January 30, 2018`, `Monday, 18 December 2017`, `2018-01-30`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from carekg.dates import MONTHS, is_iso_date
from carekg.documents.characters.lines import ends_sentence
from carekg.model import Block

_SHORT = 3
_NAMES = "|".join(rf"{month[:_SHORT]}(?:{month[_SHORT:]})?" for month in MONTHS)
_MONTH = rf"(?P<month>{_NAMES}|sept)\.?"
_NUMBERS = {month[:_SHORT].lower(): number for number, month in enumerate(MONTHS, start=1)}
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_FORMS = tuple(
    # An underscore is a mark of emphasis: `_3 May 2030_`.
    re.compile(rf"(?<![^\W_])(?<![/.-]){form}(?![^\W_]|[/-]|\.\d)", re.IGNORECASE)
    for form in (
        rf"{_WEEKDAY}{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_YEAR}-(?P<month>\d\d)-{_DAY}",
        rf"{_DAY}[/.](?P<month>\d\d?)[/.]{_YEAR}",
        rf"{_MONTH},?\s+{_YEAR}",
    )
)
_AROUND = re.compile(
    r"(?:(?:last )?(?:date|dated|published|published on|publication date|first published|posted|posted on|updated"
    r"|issued|released|release date|date of (?:issue|publication))\s*:?\s*)?"
    r"(?:\D{0,3})(?:[,|·•–—-]?\s*\(?(?:at\s+)?\d{1,2}[:.]\d\d\s*(?:am|pm|gmt|bst|ast|est)?(?:\s+\w{2,4})?\)?)?[.,]?",
    re.IGNORECASE,
)


_STATED = re.compile(
    r"(?:\b(?:[Mm]ade|[Pp]ublished|[Ii]ssued|[Ll]aunched)\b(?! in\b)[^.;\n]{1,120}\bon\s+"
    r"|(?:[Pp]ublished|[Ii]ssued|[Uu]pdated|[Dd]ated|[Dd]ate:|today|yesterday|[Pp]rinted|[Pp]osted|met|in public)"
    r"[\s,:]*(?:on\s+)?(?:(?:at\s+)?\d{1,2}[.:]\d\d\s*[ap]m,?\s*)?|^[A-Z][A-Z ,.-]{2,40}\s)$"
)
_ENDS_LINE = re.compile(r"[*_).\]]*(?:$|\n|(?<=[).]) [A-Z]|\s*[|])")
_DUE = re.compile(
    r"\b(?:by|until|from|in|since|to|before|after|of|for|during|between|and|due|early|mid|late|end|on|–|-)\s*$",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"\b(?:by|until|till|from|since|before|after|between)\s+$"
    r"|\b(?:closes|closing|deadline|comments|replies|responses|reply|respond|apply|applications)\b[^.;|]{0,40}$",
    re.IGNORECASE,
)
"""What stands before the day that something begins or ends: "Draft for consultation, closes Friday"."""
_NEXT = re.compile(r"\bnext\s+(?:meeting|update|review|issue)\s*:?\s*$", re.IGNORECASE)
_STOP = re.compile(r"(?<=[.)])\s+(?=[A-Z])")
_HAPPENED = re.compile(r"\b(?:on|was|were|is|are|has|have|had|will|met|began|opened)\b")
_DATELINE = re.compile(r"[A-Z][A-Z’' .-]{2,30},\s+")
_DASH = re.compile(r"\s*[–—:-]\s")
_SEASON = re.compile(
    r"(?:^|[,.|·–—-]\s*|\d\s+)(?:spring|summer|autumn|winter)\s+(?P<year>(?:19|20)\d\d)$", re.IGNORECASE
)
_TIME = re.compile(r"(?<=^\d{4}-\d\d-\d\d)[T ].*")
_DAY_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?\s+(?:of\s+)?$")
_HEAD_LINES = 16
_TITLE_LINES = 6
_TAIL_LINES = 6
_LONGEST_LINE = 170
_LONGEST_LABEL = 70
_DAY_LENGTH = len("2018-01-30")


class FoundDate(NamedTuple):
    """A date in a text, `text[start:end]`, as ISO 8601."""

    iso: str
    start: int
    end: int


def find_dates(text: str) -> list[FoundDate]:
    """Return the dates written out in `text`, in its order; figures are read day first, as in Britain."""
    found: list[FoundDate] = []
    for date in sorted(_scan(text), key=lambda date: (date.start, -date.end)):
        if not found or date.start >= found[-1].end:
            found.append(date)
    return found


def read_stated_date(stated: str) -> str:
    """Return the date that a file states of itself, however it is written, as ISO 8601, or an empty string."""
    day = _TIME.sub("", stated)
    return day if is_iso_date(day) else next((date.iso for date in find_dates(day)), "")


def is_date_line(line: str) -> bool:
    """Tell whether a line says nothing but a date, with a time or a word such as `Published` at most."""
    if not 6 <= len(line) <= 70:
        return False
    dates = find_dates(line)
    return len(dates) == 1 and bool(_AROUND.fullmatch((line[: dates[0].start] + line[dates[0].end :]).strip()))


def find_publication_date(text: str, blocks: Sequence[Block]) -> str:
    """Return the date a document carries, ISO 8601, or an empty string.

    A line that is nothing but a date comes first, near the top and then near the end; then a date in a short line that
    is no sentence, such as a byline, a letterhead or the words under a title.
    """
    lines = [text[block.start : block.end] for block in blocks]
    edges = (lines[:_HEAD_LINES], lines[-_TAIL_LINES:])
    for edge in edges:
        for before, line in pairwise(["", *edge]):
            if is_date_line(" ".join(line.split())) and not _NEXT.search(before):
                return find_dates(line)[0].iso
    titles = edges[0][:_TITLE_LINES]
    found = (_find_dateline(edges[0]), _first_date(edges[0]), _first_labelled(titles), _first_date(edges[1]))
    date = next((date for date in found if date), "")
    if date:
        return date
    month, stated = _first_month(titles), _stated_date(edges[0])
    # Under "September 2030" a report that was published on 22 June is another.
    return (stated if stated.startswith(month) else month) or _first_season(titles)


def _find_dateline(lines: Sequence[str]) -> str:
    """Return the date of "ELMBY, 3 May 2030 –", the place in capitals, at the beginning of a line."""
    for line in lines:
        place = _DATELINE.match(line)
        rest = line[place.end() :] if place else ""
        first = next(iter(find_dates(rest)), None)
        if first is not None and first.start == 0 and _DASH.match(rest[first.end :]):
            return first.iso
    return ""


def _first_season(lines: Sequence[str]) -> str:
    """Return the year of the season that ends a short line, as a newsletter has it under its name: "Spring 2030"."""
    matches = (_SEASON.search(line) for line in lines if len(line) <= _LONGEST_LABEL + _LONGEST_LABEL)
    return next((match["year"] for match in matches if match), "")


def _stated_date(lines: Sequence[str]) -> str:
    """Return the first date, wherever it stands in a line, that a word such as `published` comes before."""
    dates = (date for line in lines for date in find_dates(line) if _STATED.search(line[: date.start]))
    return next((date.iso for date in dates if len(date.iso) == _DAY_LENGTH), "")


def _first_month(lines: Sequence[str]) -> str:
    """Return the first month that ends a short line, as under a title; `by June 2030` is when something is due."""
    for line in lines:
        if ends_sentence(line) and len(line) > _LONGEST_LINE:
            break
        for date in find_dates(line):
            before, after = line[: date.start], line[date.end :]
            if _is_short(line) and _ENDS_LINE.match(after) and not (_DUE.search(before) or _CLOSING.search(before)):
                return date.iso
    return ""


def _first_date(lines: Sequence[str]) -> str:
    """Return the first day named in lines that are no sentences; a month alone is more often when something is due."""
    short = [line for line in lines if _is_short(line)]
    dates = (date for line in short for date in find_dates(line) if not _CLOSING.search(line[: date.start]))
    return next((date.iso for date in dates if len(date.iso) == _DAY_LENGTH), "")


def _first_labelled(lines: Sequence[str]) -> str:
    """Return the first day in a line of labels: "Board paper, 3 May 2030. Author: Jo Bell"."""
    parts = (part for line in lines if len(line) <= _LONGEST_LINE for part in _STOP.split(" ".join(line.split()))[:-1])
    return _first_date([part for part in parts if len(part) <= _LONGEST_LABEL and not _HAPPENED.search(part)])


def _is_short(line: str) -> bool:
    words = " ".join(line.split())
    return len(words) <= _LONGEST_LINE and not (ends_sentence(words) and len(words) > _LONGEST_LABEL)


def _scan(text: str) -> Iterator[FoundDate]:
    for form in _FORMS:
        for match in form.finditer(text):
            iso = _to_iso(match.groupdict())
            if iso and not (len(iso) < _DAY_LENGTH and _DAY_BEFORE.search(text[: match.start()][-_DAY_LENGTH:])):
                yield FoundDate(iso, match.start(), match.end())


def _to_iso(parts: dict[str, str | None]) -> str | None:
    year, month, day = parts["year"] or "", parts["month"] or "", parts.get("day")
    number = int(month) if month.isdigit() else _NUMBERS[month[:_SHORT].lower()]
    if not day:
        return f"{year}-{number:02}"
    try:
        return dt.date(int(year), number, int(day)).isoformat()
    except ValueError:
        return None
