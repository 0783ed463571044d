"""Sums in tables whose header alone says that they are money: "510" under "2031-32 (£000)"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from carekg.extract.values.money import CURRENCIES, SCALES, THOUSANDS, UNITS
from carekg.model import Amount

_HEAD = re.compile(rf"(?P<sign>[£€])\s?(?P<scale>['’]?{THOUSANDS}s?|(?:{UNITS})s?)?(?![\w.])", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})*(?:\.\d+)?|\d+(?:\.\d+)?")


def find_column_sum(columns: Iterable[tuple[str, str]]) -> Amount | None:
    """Return the first bare number of a row that stands under a head with a currency; `columns` are (head, cell)."""
    for head, cell in columns:
        counted = _HEAD.search(head)
        if counted is not None and _NUMBER.fullmatch(cell):
            value = Decimal(cell.replace(",", "")) * _read_scale(counted["scale"] or "")
            return Amount(value.normalize() + 0, CURRENCIES[counted["sign"]])
    return None


def _read_scale(word: str) -> int:
    """Return what sums are counted in under "£000" or "£m"; 1 under "£"."""
    return 1000 if THOUSANDS in word else SCALES.get(word.lower().removesuffix("s"), 1)
