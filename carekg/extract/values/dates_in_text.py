"""Dates that sentences give: "on 3 May 2024", "by July 2018", "last night", read against the document's own date."""

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
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?:(?P<which>this|next|last)\s+)?(?P<month>{_MONTH})\b\.?"
    r"(?:\s+(?P<after>\d{1,2})(?:st|nd|rd|th)?(?=\s*,|\s+\d{4}\b))?"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d)|,?\s+(?:of\s+)?(?P<of>this|next|last)\s+year\b)?",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"\b(?:in|by|since|from|until|before|during|for|year|spring|summer|autumn|winter|christmas|easter"
    r"|(?:end|start|half|quarter) of)"
    r"\s+(?:early\s+|late\s+|mid-)?(?P<year>(?:19|20)\d\d)(?![-–/]?\d{3}|\d)\b",
    re.IGNORECASE,
)
_EDITION = re.compile(r"\b(?:its|their|his|her|our)\s+(?P<year>(?:19|20)\d\d)\s+(?=[a-z])")
"""The year that a text goes by: "its 2024 report"."""
_MONTH_CUE = re.compile(r"\b(?:in|by|since|until|from|of|early|late|mid|between|and)[ -]$", re.IGNORECASE)
_BETWEEN = re.compile(rf"\bbetween\s+(?:{_MONTH})\s+(?=and\b)", re.IGNORECASE)
_STRETCH = re.compile(rf"\b({_MONTH})(?=\s*(?:to|[–-])\s*(?:{_MONTH})\s+((?:19|20)\d\d)\b)", re.IGNORECASE)
"""The first month of "January to June 2031"."""
_ORDINAL_DAY = re.compile(r"\bon the (?P<day>\d{1,2})(?:st|nd|rd|th)\b(?!\s+(?:of\b|[A-Z]))")
"""A day of the month that is running: "on the 3rd"."""
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"\b(?:on|last|this|next)\s+({'|'.join(WEEKDAYS)})\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?P<which>this|next|last|the)\s+(?P<unit>year|month|week)\b", re.IGNORECASE)
_CLOSING = re.compile(r"\b(?:end|close|course|turn)\s+of\s+$|\blater\s+in\s+$", re.IGNORECASE)
"""What makes "the year" the one that is running."""
_NAMED_DAY = re.compile(
    r"\b(?P<day>today|yesterday|tomorrow|last night|tonight|this (?:morning|afternoon|evening|lunchtime))\b",
    re.IGNORECASE,
)
_TURNS = {"last": -1, "this": 0, "next": 1}
_SHIFTS = {"yesterday": -1, "last night": -1, "tomorrow": 1}
_AGO = re.compile(
    r"\b(?P<count>a|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+(?P<unit>years?|months?|weeks?|fortnight)\s+ago\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"\bwithin\s+(?:the\s+next\s+)?(?P<count>one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
    r"\s+(?P<unit>years?|months?)\b(?!\s+of\b)",
    re.IGNORECASE,
)
_FINANCIAL_YEAR = re.compile(r"\b(?P<which>this|next|last|current)\s+(?:financial|fiscal)\s+year\b", re.IGNORECASE)
_YEAR_BEGINS = 4
"""The month in which a financial year begins."""
_WEEKS = {"week": 1, "fortnight": 2}
_COUNTS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5} | {
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_SEASON = re.compile(
    r"\b(?P<which>this|next|last|the|in)\s+(?:early\s+|late\s+)?"
    r"(?P<season>spring|summer|autumn|winter|christmas|easter|new year)\b",
    re.IGNORECASE,
)
_FEAST = re.compile(r"\b(?:by|before|at|after|until)\s+(?P<season>christmas|easter|whitsun)\b", re.IGNORECASE)
_BEGINNINGS = {"new year": 1, "spring": 3, "easter": 4, "whitsun": 5, "summer": 6, "autumn": 9, "winter": 12}
"""The month that a season or a feast begins in, roughly."""


def find_date(text: str, document_date: str, *, ahead: bool = False) -> str:
    """Return the date that `text` gives as ISO 8601, as precise as it is given; empty where there is none.

    Of several the first that names a month counts, unless "today" or its like stands before it; then such a day, then
    a year, then what else is told from the document's date. A month without a year is the next one where the text
    speaks of what is `ahead`, otherwise the last one.
    """
    text = _STRETCH.sub(r"\1 \2", _BETWEEN.sub("", text))
    for match in _FULL.finditer(text):
        found = _read_full(match, document_date, ahead=ahead)
        if found:
            return _read_named_day(text[: match.start()], document_date) or found
    feast = re.search(r"\bchristmas(?:\s+(?P<year>(?:19|20)\d\d))?\b", text, re.IGNORECASE)
    if feast and (year := feast["year"] or _guess_year(12, document_date, ahead=ahead)):
        return f"{year}-12"
    today = _read_named_day(text, document_date)
    if today:
        return today
    named = _YEAR.search(text) or _EDITION.search(text)
    if named:
        return named["year"]
    return _read_relative(text, document_date, ahead=ahead) or _read_season(text, document_date, ahead=ahead)


def _read_full(match: re.Match[str], document_date: str, *, ahead: bool) -> str:
    """Return a date with a month; "may" counts only with a capital and a day, a year or a cue beside it."""
    name, which = match["month"], (match["which"] or "").lower()
    day = match["day"] or match["after"]
    if name.lower() in {"may", "march"} and (
        name[:1].islower() or not (day or match["year"] or which or _MONTH_CUE.search(match.string[: match.start()]))
    ):
        return ""
    month = _MONTHS[name.lower()]
    ahead = which == "next" or (ahead and which != "last")
    of_year = match["of"] and _shift("year", _TURNS[match["of"].lower()], document_date)
    year = match["year"] or of_year or _guess_year(month, document_date, ahead=ahead, other=which in {"next", "last"})
    if not year:
        return ""
    found = f"{year}-{month:02d}"
    if day:
        found = f"{found}-{int(day):02d}"
    return found if is_iso_date(found) else ""


def _guess_year(month: int, document_date: str, *, ahead: bool, other: bool = False) -> str:
    """Return the year of a month without one; `other` tells that it is not the month that is running."""
    if len(document_date) < 7:
        return document_date[:4]
    year, now = int(document_date[:4]), int(document_date[5:7])
    if ahead and (month < now or (other and month == now)):
        return str(year + 1)
    return str(year - 1) if not ahead and (month > now or (other and month == now)) else str(year)


def _read_relative(text: str, document_date: str, *, ahead: bool) -> str:
    """Read "today", "on Monday", "next month", "two years ago" against a document's date."""
    if not document_date:
        return ""
    if len(document_date) == len("2030-06-14"):
        found = _read_day(text, dt.date.fromisoformat(document_date), ahead=ahead)
        if found:
            return found
    for form, sign in ((_AGO, -1), (_WITHIN, 1)):
        match = form.search(text)
        if match:
            count = _COUNTS.get(match["count"].lower()) or int(match["count"])
            return _shift(match["unit"].lower().rstrip("s"), sign * count, document_date)
    financial = _FINANCIAL_YEAR.search(text)
    if financial:
        return _read_financial_year(financial["which"].lower(), document_date)
    for match in _RELATIVE.finditer(text):
        which = match["which"].lower()
        if which != "the" or _CLOSING.search(text[: match.start()]):
            found = _shift(match["unit"].lower(), _TURNS.get(which, 0), document_date)
            if found:
                return found
    return ""


def _read_named_day(text: str, document_date: str) -> str:
    """Read "today" and its like against a document's date, where that tells the day."""
    named = _NAMED_DAY.search(text)
    if named is None or len(document_date) < len("2030-06-14"):
        return ""
    shift = dt.timedelta(days=_SHIFTS.get(named["day"].lower(), 0))
    return (dt.date.fromisoformat(document_date) + shift).isoformat()


def _read_financial_year(which: str, document_date: str) -> str:
    """Return the year in which this, the last or the next financial year begins."""
    if len(document_date) < len("2030-06"):
        return ""
    begun = int(document_date[:4]) - (int(document_date[5:7]) < _YEAR_BEGINS)
    return str(begun + _TURNS.get(which, 0))


def _read_day(text: str, day: dt.date, *, ahead: bool) -> str:
    """Return the day that "on Monday" or "on the 3rd" is, the next one or the last one."""
    ordinal = _ORDINAL_DAY.search(text)
    if ordinal is not None:
        return _find_day_of_month(int(ordinal["day"]), day, ahead=ahead)
    weekday = _WEEKDAY.search(text)
    if weekday is None:
        return ""
    distance = (WEEKDAYS.index(weekday[1].lower()) - day.weekday()) % 7
    return (day + dt.timedelta(days=distance if ahead else distance - 7 if distance else 0)).isoformat()


def _find_day_of_month(number: int, day: dt.date, *, ahead: bool) -> str:
    """Return the day of this `number` next to another, before or after it; empty where that month has none."""
    months = day.year * 12 + day.month - 1 + (ahead and number < day.day) - (not ahead and number > day.day)
    found = f"{months // 12}-{months % 12 + 1:02d}-{number:02d}"
    return found if is_iso_date(found) else ""


def _read_season(text: str, document_date: str, *, ahead: bool) -> str:
    """Return the year of "in the autumn", "by Easter", which name no month for sure."""
    named = (match for form in (_SEASON, _FEAST) for match in form.finditer(text))
    match = next((one for one in named if not _begins_name(text, one)), None)
    if match is None:
        return ""
    which = match.groupdict().get("which", "").lower()
    month = _BEGINNINGS.get(match["season"].lower(), 12)
    return _guess_year(month, document_date, ahead=which == "next" or (ahead and which != "last"))


def _begins_name(text: str, season: re.Match[str]) -> bool:
    """Tell whether a season is but the first word of a name: "the Winter Care Plan"."""
    return season["season"][0].isupper() and re.match(r"\s+[A-Z]", text[season.end() :]) is not None


def _shift(unit: str, count: int, document_date: str) -> str:
    """Return the year, or the month, that lies `count` units from a document's date; weeks give a month."""
    if not document_date:
        return ""
    year = int(document_date[:4])
    if unit == "year":
        return str(year + count)
    if len(document_date) < 7:
        return ""
    if unit in _WEEKS:
        day = dt.date.fromisoformat(document_date) if len(document_date) > 7 else None
        return (day + dt.timedelta(weeks=_WEEKS[unit] * count)).isoformat()[:7] if day else ""
    months = year * 12 + int(document_date[5:7]) - 1 + count
    return f"{months // 12}-{months % 12 + 1:02d}"
