"""Dates known to the year, the month or the day, as ISO 8601 writes them: `2018`, `2018-07`, `2018-07-31`."""

from __future__ import annotations

import calendar
import datetime as dt
import re

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def is_iso_date(text: str) -> bool:
    """Tell whether `text` is a year, a month or a day that the calendar has."""
    try:
        earliest_day(text)
    except ValueError:
        return False
    return True


def earliest_day(text: str) -> dt.date:
    """Return the first day that `text` can mean; raise ValueError where it is no ISO 8601 date."""
    year, month, day = _split(text)
    return dt.date(year, month or 1, day or 1)


def latest_day(text: str) -> dt.date:
    """Return the last day that `text` can mean; raise ValueError where it is no ISO 8601 date."""
    year, month, day = _split(text)
    month = month or 12
    return dt.date(year, month, day or calendar.monthrange(year, month)[1])


def _split(text: str) -> tuple[int, int | None, int | None]:
    match = _ISO.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no date of the form 2018, 2018-07 or 2018-07-31")
    year, month, day = match.groups()
    if month is not None and not 1 <= int(month) <= 12:
        raise ValueError(f"{text!r} names a month that does not exist")
    return int(year), int(month) if month else None, int(day) if day else None
