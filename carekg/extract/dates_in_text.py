"""Dates that sentences give: "on 3 May 2024", "by July 2018", "next spring", read against the document's own date."""

from __future__ import annotations

import re

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
    r"\b(?:in|by|since|from|until|of|before|during|year|spring|summer|autumn|winter|to)\s+(?P<year>(?:19|20)\d\d)(?![-–/\d])\b"
)
_RELATIVE = re.compile(
    r"\b(?P<which>this|next|last)\s+(?P<unit>year|month|spring|summer|autumn|winter)\b|\b(?P<day>today|yesterday|tomorrow)\b",
    re.IGNORECASE,
)


def find_date(text: str, document_date: str) -> str:
    """Return the first date of `text` as ISO 8601, as precise as it is given; empty where there is none."""
    for match in _FULL.finditer(text):
        if match["month"].lower() == "may" and (match["month"] == "may" or not (match["day"] or match["year"])):
            continue
        month = _MONTHS[match["month"].lower()]
        year = match["year"] or _guess_year(document_date)
        if not year:
            continue
        if match["day"] and 1 <= int(match["day"]) <= 31:
            return f"{year}-{month:02d}-{int(match['day']):02d}"
        return f"{year}-{month:02d}"
    year_match = _YEAR.search(text)
    if year_match:
        return year_match["year"]
    return _read_relative(text, document_date)


def _guess_year(document_date: str) -> str:
    return document_date[:4]


def _read_relative(text: str, document_date: str) -> str:
    match = _RELATIVE.search(text)
    if not match or len(document_date) < 4:
        return ""
    if match["day"]:
        return document_date if match["day"].lower() == "today" else ""
    shift = {"this": 0, "next": 1, "last": -1}[match["which"].lower()]
    year = int(document_date[:4])
    if match["unit"].lower() == "month":
        if len(document_date) < 7:
            return ""
        count = year * 12 + int(document_date[5:7]) - 1 + shift
        return f"{count // 12}-{count % 12 + 1:02d}"
    # "next spring" may fall in this year or the next; only a whole year can be told.
    return str(year + shift) if match["unit"].lower() == "year" else ""
