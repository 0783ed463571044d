"""Sums in tables whose header alone says that they are money: "510" under "2031-32 (£000)"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from carekg.extract.values.money import CURRENCIES
from carekg.model import Amount

_HEAD = re.compile(
    r"(?P<sign>[£€])\s?(?P<scale>['’]?000s?|thousands?|k|m|mn|millions?|bn|billions?)?(?![\w.])", re.IGNORECASE
)
_SCALE = {"'": 10**3, "’": 10**3, "0": 10**3, "t": 10**3, "k": 10**3, "m": 10**6, "b": 10**9}
"""What sums are counted in, by the first letter of the word for it."""
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})*(?:\.\d+)?|\d+(?:\.\d+)?")


def find_column_sum(columns: Iterable[tuple[str, str]]) -> Amount | None:
    """Return the first bare number of a row that stands under a head with a currency; `columns` are (head, cell)."""
    for head, cell in columns:
        counted = _HEAD.search(head)
        if counted is not None and _NUMBER.fullmatch(cell):
            scale = _SCALE[counted["scale"][0].lower()] if counted["scale"] else 1
            value = Decimal(cell.replace(",", "")) * scale
            return Amount(value.normalize() + 0, CURRENCIES[counted["sign"]])
    return None
