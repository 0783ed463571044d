"""Reading the columns in which the page carries its records."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def unpack(packed: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the records that columns stand for, as the docstring of `pack_columns` describes them."""
    records: list[dict[str, Any]] = [{} for _ in range(packed["count"])]
    found: Iterable[tuple[int, Any]]
    for name, column in packed["columns"].items():
        match column:
            case {"records": inner}:
                found = enumerate(unpack(inner))
            case {"every": value}:
                found = ((row, value) for row in range(len(records)))
            case {"all": values}:
                found = enumerate(values)
            case {"words": words, "places": places}:
                found = ((row, words[place]) for row, place in enumerate(places) if place >= 0)
            case {"rows": rows, "values": values}:
                found = zip(rows, values, strict=True)
            case _:
                raise ValueError(f"a column of an unknown form: {column}")
        for row, value in found:
            records[row][name] = value
    return records
