"""What a cell may hold, and what spreadsheets make of it: each function turns one cell into its canonical form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from carekg.curate.schema import ALIAS_SEPARATOR
from carekg.dates import MONTHS, is_iso_date

_YEAR = r"\d{4}|\d{2}"
_TYPED_DATES = tuple(
    re.compile(form, re.ASCII | re.IGNORECASE)
    for form in (
        rf"(?P<day>\d{{1,2}})([/.])(?P<month>\d{{1,2}})\2(?P<year>{_YEAR})",
        rf"(?:(?P<day>\d{{1,2}})[- ])?(?P<month>[a-z]{{3,9}})[- ](?P<year>{_YEAR})",
        r"(?P<day>)(?P<month>\d{1,2})/(?P<year>\d{4})",
    )
)
"""The forms that spreadsheets and people give a date, the day before the month."""
_FIRST_YEAR_OF_THE_1900S = 30
"""Spreadsheets read the years 30 to 99 as 1930 to 1999, and 00 to 29 as 2000 to 2029."""
_GROUPED_NUMBER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")


def clean_cell(text: str) -> str:
    """Return the cell without what only looks different: composed characters, single plain spaces, none at the ends."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def canonical_date(text: str) -> str:
    """Return the date as ISO 8601 writes it; raise ValueError where it is none.

    A British Excel saves `2018-07-31` as `31/07/2018` or `31-Jul-18`, and `2018-07` as `Jul-18`: they are read back as
    what they were, as are `31 July 2018` and `07/2018`, which people type.
    """
    typed = next((found for form in _TYPED_DATES if (found := form.fullmatch(text))), None)
    date = _write_iso(*typed.group("day", "month", "year")) if typed else text
    if not date.isascii() or not is_iso_date(date):
        raise ValueError(f"{text!r} is no date")
    return date


def _write_iso(day: str | None, month: str, year: str) -> str:
    """Return a typed date as ISO 8601 writes it; it has the month 00 where no month has that name."""
    number = int(month) if month.isdecimal() else _number_month(month)
    full = int(year)
    if len(year) == 2:
        full += 1900 if full >= _FIRST_YEAR_OF_THE_1900S else 2000
    written = f"{full:04}-{number:02}"
    return f"{written}-{int(day):02}" if day else written


def _number_month(name: str) -> int:
    """Return the number of the month that a name or the beginning of one means, and 0 where none is meant."""
    return next(
        (number for number, full in enumerate(MONTHS, start=1) if full.casefold().startswith(name.casefold())), 0
    )


def canonical_amount(text: str) -> str:
    """Return the sum as a plain number, `5000000` or `12.6`; raise ValueError where it is none or below zero.

    A spreadsheet drops the last nought of `12.60` when it saves, so it stands in no table.
    """
    plain = text.replace(",", "") if _GROUPED_NUMBER.fullmatch(text) else text
    try:
        value = Decimal(plain)
    except InvalidOperation:
        raise ValueError(f"{text!r} is no number") from None
    if not value.is_finite() or value < 0 or not re.fullmatch(r"[0-9.]+", plain):
        raise ValueError(f"{text!r} is no number")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def unscramble(text: str) -> str:
    """Return what the text was before a spreadsheet read its UTF-8 as windows-1252 (`Thérèse`, not `ThÃ©rÃ¨se`)."""
    if text.isascii():
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return text


def canonical_flag(text: str, words: Sequence[str]) -> str:
    """Return the word for what a cell affirms, the first where it says yes; raise ValueError where it says neither."""
    folded = text.casefold()
    if folded in {"", "no", "false"}:
        return ""
    if folded in {"yes", "true"}:
        return words[0]
    return canonical_word(text, words)


def canonical_word(text: str, words: Sequence[str]) -> str:
    """Return one of a few words, whatever its case in the cell, or nothing; raise ValueError for any other."""
    folded = text.casefold()
    if folded and folded not in words:
        raise ValueError(f"{text!r} is not known here")
    return folded


def split_names(text: str) -> tuple[str, ...]:
    """Return the names in a cell, each once, in their order."""
    return tuple(dict.fromkeys(name for part in text.split(ALIAS_SEPARATOR) if (name := part.strip())))


def join_names(names: Sequence[str]) -> str:
    """Return the cell that holds these names."""
    return f" {ALIAS_SEPARATOR} ".join(names)
