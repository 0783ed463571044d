"""Dates that sentences give: "on 3 May 2024", "by July 2018", "next spring", read against the document's own date."""

from __future__ import annotations

import datetime as dt
import re

from carekg.dates import is_iso_date

_NAMES = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
)
_MONTHS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_FULL = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<month>{_MONTH})\b\.?(?:,?\s+(?P<year>(?:19|20)\d\d))?",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"\b(?:in|by|since|from|until|of|before|during|year|spring|summer|autumn|winter|to)\s+(?P<year>(?:19|20)\d\d)(?![-–/]?\d{3}|\d)\b"
)
_MONTH_CUE = re.compile(r"\b(?:in|by|last|next|this|since|until|from|of|early|late|mid)[ -]$", re.IGNORECASE)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"\b(?:on|last|this|next)\s+({'|'.join(_WEEKDAYS)})\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?P<which>this|next|last)\s+(?P<unit>year|month)\b", re.IGNORECASE)
_NAMED_DAY = re.compile(
    r"\b(?P<day>today|yesterday|tomorrow|this (?:morning|afternoon|evening|lunchtime))\b", re.IGNORECASE
)
_SHIFTS = {"yesterday": -1, "tomorrow": 1}


def find_date(text: str, document_date: str, *, ahead: bool = False) -> str:
    """Return the first date of `text` as ISO 8601, as precise as it is given; empty where there is none.

    A month without a year is the next one where the text speaks of what is `ahead`, otherwise the last one, both
    counted from the document's date.
    """
    for match in _FULL.finditer(text):
        found = _read_full(match, document_date, ahead=ahead)
        if found:
            return found
    year = _YEAR.search(text)
    if year:
        return year["year"]
    return _read_relative(text, document_date, ahead=ahead)


def _read_full(match: re.Match[str], document_date: str, *, ahead: bool) -> str:
    """Return a date with a month; "may" counts only with a capital and a day or year beside it."""
    name = match["month"]
    if name.lower() == "may" and (
        name == "may" or not (match["day"] or match["year"] or _MONTH_CUE.search(match.string[: match.start()]))
    ):
        return ""
    month = _MONTHS[name.lower()]
    year = match["year"] or _guess_year(month, document_date, ahead=ahead)
    if not year:
        return ""
    found = f"{year}-{month:02d}"
    if match["day"]:
        found = f"{found}-{int(match['day']):02d}"
    return found if is_iso_date(found) else ""


def _guess_year(month: int, document_date: str, *, ahead: bool) -> str:
    if len(document_date) < 7:
        return document_date[:4]
    year, now = int(document_date[:4]), int(document_date[5:7])
    if ahead and month < now:
        return str(year + 1)
    return str(year - 1) if not ahead and month > now else str(year)


def _read_relative(text: str, document_date: str, *, ahead: bool) -> str:
    """Read "today", "on Monday", "next month", "last year" against a document's date."""
    period = _RELATIVE.search(text)
    if period and document_date:
        return _shift_period(period, document_date)
    if len(document_date) < 10 or not is_iso_date(document_date):
        return ""
    day = dt.date.fromisoformat(document_date)
    named = _NAMED_DAY.search(text)
    if named:
        return (day + dt.timedelta(days=_SHIFTS.get(named["day"].lower(), 0))).isoformat()
    weekday = _WEEKDAY.search(text)
    if weekday is None:
        return ""
    distance = (_WEEKDAYS.index(weekday[1].lower()) - day.weekday()) % 7
    return (day + dt.timedelta(days=distance if ahead else distance - 7 if distance else 0)).isoformat()


def _shift_period(match: re.Match[str], document_date: str) -> str:
    shift = {"this": 0, "next": 1, "last": -1}[match["which"].lower()]
    year = int(document_date[:4])
    if match["unit"].lower() == "year":
        return str(year + shift)
    if len(document_date) < 7:
        return ""
    count = year * 12 + int(document_date[5:7]) - 1 + shift
    return f"{count // 12}-{count % 12 + 1:02d}"
