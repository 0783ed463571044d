"""Many records of one kind as columns: the page then carries the name of a field, and a word that recurs, once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import UnionType
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
    kinds = set(map(type, values))
    if whole and _are_all(kinds, Mapping):
        return {"records": pack_records(values)}
    if whole and _are_all(kinds, str) and values.count(values[0]) == len(values):
        return {"every": values[0]}
    if len(rows) * 2 <= len(records):
        return {"rows": rows, "values": values}
    if _are_all(kinds, str | bool | float):
        # True and 1.0 are one key of a dict, but not one value of a record.
        keys = values if len(kinds) == 1 else [(type(value), value) for value in values]
        different = dict(zip(keys, values, strict=True))
        words = {key: place for place, key in enumerate(different)}
        if len(words) * _PAYS_FROM <= len(values):
            places = [-1] * len(records)
            for row, key in zip(rows, keys, strict=True):
                places[row] = words[key]
            return {"words": list(different.values()), "places": places}
    return {"all": values} if whole else {"rows": rows, "values": values}


def _are_all(kinds: Collection[type], wanted: type | UnionType) -> bool:
    """Tell whether all of these types are of a wanted one: of few types, where to ask each value would take long."""
    return all(issubclass(kind, wanted) for kind in kinds)
