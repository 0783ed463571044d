"""Many records of one kind as columns: the page then carries the name of a field, and a word that recurs, once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import UnionType
from typing import Any

Packed = dict[str, Any]
Column = Sequence[Any]
"""The value of one field in each record, None where a record does not have it."""

_PAYS_FROM = 2
"""How often the values of a column must recur on average before it pays to number them."""


def pack_records(records: Sequence[Mapping[str, Any]]) -> Packed:
    """Return records, none of whose values is None, as `pack_columns` does."""
    names = {name for record in records for name in record}
    return pack_columns(len(records), {name: [record.get(name) for record in records] for name in names})


def pack_columns(count: int, columns: Mapping[str, Column]) -> Packed:
    """Return `count` records as `count` and `columns`, from which `script/packing.js` makes them.

    A column is one of `every` (what all records have alike), `all` (a value for each record), `words` and `places` (the
    different values, and which of them each record has, -1 for none), `rows` and `values` (only those records that have
    one), or `records` (packed in their turn, where every record holds a record).
    """
    present = {name: [value for value in column if value is not None] for name, column in sorted(columns.items())}
    packed = {name: _pack_column(columns[name], values) for name, values in present.items() if values}
    return {"count": count, "columns": packed}


def _pack_column(column: Column, values: Column) -> Packed:
    """Pack a column, of which `values` are those that are not None."""
    whole = len(values) == len(column)
    kinds = set(map(type, values))
    if whole and _are_all(kinds, Mapping):
        return {"records": pack_records(values)}
    if whole and _are_all(kinds, str) and values.count(values[0]) == len(values):
        return {"every": values[0]}
    if len(values) * 2 > len(column) and _are_all(kinds, str | bool | float):
        # True and 1.0 are one key of a dict, but not one value of a record.
        keys = values if len(kinds) == 1 else [(type(value), value) for value in values]
        different = dict(zip(keys, values, strict=True))
        words = {key: place for place, key in enumerate(different)}
        if len(words) * _PAYS_FROM <= len(values):
            found = map(words.__getitem__, keys)
            places = list(found) if whole else [-1 if value is None else next(found) for value in column]
            return {"words": list(different.values()), "places": places}
    if whole:
        return {"all": values}
    return {"rows": [row for row, value in enumerate(column) if value is not None], "values": values}


def _are_all(kinds: Collection[type], wanted: type | UnionType) -> bool:
    """Tell whether all of these types are of a wanted one: of few types, where to ask each value would take long."""
    return all(issubclass(kind, wanted) for kind in kinds)
