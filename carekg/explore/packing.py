"""Many records of one kind as columns: the page then carries the name of a field, and a word that recurs, once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Packed = dict[str, Any]

_PAYS_FROM = 2
"""How often the values of a column must recur on average before it pays to number them."""


def pack_records(records: Sequence[Mapping[str, Any]]) -> Packed:
    """Return records as `count` and `columns`, from which `script/packing.js` makes the same records again.

    A column is one of `every` (what all records have alike), `all` (a value for each record), `words` and `places` (the
    different values, and which of them each record has, -1 for none), `rows` and `values` (only those records that have
    one), or `records` (packed in their turn, where every record holds a record).
    """
    names = sorted({name for record in records for name in record})
    return {"count": len(records), "columns": {name: _pack_column(name, records) for name in names}}


def _pack_column(name: str, records: Sequence[Mapping[str, Any]]) -> Packed:
    rows = [row for row, record in enumerate(records) if name in record]
    values = [records[row][name] for row in rows]
    whole = len(rows) == len(records)
    if whole and all(isinstance(value, Mapping) for value in values):
        return {"records": pack_records(values)}
    if whole and all(isinstance(value, str) and value == values[0] for value in values):
        return {"every": values[0]}
    if len(rows) * 2 <= len(records):
        return {"rows": rows, "values": values}
    if all(isinstance(value, str | bool | float) for value in values):
        # True and 1.0 are one key of a dict, but not one value of a record.
        keys = [(type(value), value) for value in values]
        words = {key: place for place, key in enumerate(dict.fromkeys(keys))}
        if len(words) * _PAYS_FROM <= len(values):
            places = [-1] * len(records)
            for row, key in zip(rows, keys, strict=True):
                places[row] = words[key]
            return {"words": [value for _, value in words], "places": places}
    return {"all": values} if whole else {"rows": rows, "values": values}
