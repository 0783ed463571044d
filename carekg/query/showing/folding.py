"""A table for the eye that folds its cells to fit a width."""

from __future__ import annotations

import io
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

_SHORT = 16
"""Letters of the longest word that is kept whole, a statement's id."""
_LEAST, _ENOUGH = 3, 8
"""Letters a line that other columns must have left where a number, and where any other word, is kept whole."""
_BETWEEN = 3


def fold_table(heads: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[bool], width: int) -> str:
    """Draw columns under their heads, the `numeric` ones to the right, in at most `width` columns of the terminal.

    Sums, dates and ids are kept whole where the rest still has room: half a sum reads like another.
    """
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style=None)
    whole = _choose_whole([*zip(heads, *rows, strict=True)], numeric, width)
    for place, (head, right) in enumerate(zip(heads, numeric, strict=True)):
        table.add_column(Text(head), justify="right" if right else "left", overflow="fold", no_wrap=place in whole)
    for row in rows:
        table.add_row(*map(Text, row))
    stream = io.StringIO()
    console = Console(
        file=stream, width=width, color_system=None, force_terminal=False, legacy_windows=False, _environ={}
    )
    console.print(table)
    return "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines())


def _choose_whole(columns: Sequence[Sequence[str]], numeric: Sequence[bool], width: int) -> frozenset[int]:
    """Return the places of the columns, of one short word a cell, that can be kept whole: numbers before others."""
    longest = [max(map(len, column)) for column in columns]
    short = [p for p, column in enumerate(columns) if longest[p] <= _SHORT and not any(" " in cell for cell in column)]
    chosen: set[int] = set()
    for place in sorted(short, key=lambda place: (not numeric[place], longest[place], place)):
        others = len(columns) - len(chosen) - 1
        taken = sum(longest[each] for each in {*chosen, place}) + _BETWEEN * (len(columns) - 1)
        if taken + others * (_LEAST if numeric[place] else _ENOUGH) <= width:
            chosen.add(place)
    return frozenset(chosen)
