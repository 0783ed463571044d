"""A table for the eye that folds its cells to fit a width."""

from __future__ import annotations

import io
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text


def fold_table(heads: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[bool], width: int) -> str:
    """Draw columns under their heads, the `numeric` ones to the right, in at most `width` columns of the terminal."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style=None)
    for head, right in zip(heads, numeric, strict=True):
        table.add_column(Text(head), justify="right" if right else "left", overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    stream = io.StringIO()
    console = Console(
        file=stream, width=width, color_system=None, force_terminal=False, legacy_windows=False, _environ={}
    )
    console.print(table)
    return "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines())
