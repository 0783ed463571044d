"""Dates and addresses as a reader of the site's pages wants them."""

from __future__ import annotations

from urllib.parse import urlsplit

from carekg.dates import MONTHS, is_iso_date


def say_date(date: str) -> str:
    """Return `2018-07-31` as `31 July 2018`, and a month or a year likewise; text that is no ISO date as it is."""
    if not is_iso_date(date):
        return date
    year, month, day = (*date.split("-"), "", "")[:3]
    return " ".join(part for part in (day.lstrip("0"), MONTHS[int(month) - 1] if month else "", year) if part)


def name_address(address: str) -> str:
    """Return the host that an address of the web leads to, without `www`, or the text where it is no such address."""
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return address
    return (host or address).removeprefix("www.")
