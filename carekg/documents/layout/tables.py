"""Tables in plain text: lines whose columns are parted by bars, tabs, wide gaps or rows of dots."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from carekg.documents.characters.lines import Line, looks_like_sentence
from carekg.documents.characters.markers import find_marker

_GAP = re.compile(r"(?<=[^\s.:])(?:[ ]{3,}|[ ]*\t[ \t]*|[ ]*\.{4,}[ ]*)(?=\S)")
_BAR = re.compile(r"(?<=\S)[ ]*\|[ ]*(?=\S)")
_RULE = re.compile(r"[|+:\s=-]+")
_FIGURE = re.compile(r"\d")
_HEADING_FIGURE = re.compile(r"\b(?:19|20)\d\d(?:\s?[-/–]\s?\d{2,4})?(?!\d)|[£€$]\s?['’]?000s?\b")
"""Figures that a header may have: a year, and what its sums are counted in (`£000`)."""
_FEWEST_ROWS = 2
_MOST_CELLS = 7


def find_rows(lines: Sequence[Line]) -> list[int]:
    """Return 1 for each line that is a table's header, 2 for each of its other rows, and 0 for lines of no table.

    A table is two lines or more, one under the other, with columns of the same make. Its first row is a header where it
    has no figures in it and a later one has.
    """
    makes = [(line.paragraph, _make(line.text)) for line in lines]
    levels = [0] * len(lines)
    for (_, make), run in groupby(range(len(lines)), key=lambda index: makes[index]):
        rows = list(run)
        if not make or len(rows) < _FEWEST_ROWS or any(not lines[row].text.strip("| \t") for row in rows):
            continue
        opening = _HEADING_FIGURE.sub("", lines[rows[0]].text)
        headed = not _FIGURE.search(opening) and any(_FIGURE.search(lines[row].text) for row in rows[1:])
        for row in rows:
            levels[row] = 1 if headed and row == rows[0] else 2
    return levels


def is_rule(text: str) -> bool:
    """Tell whether a line only parts a table's header from its body."""
    return "|" in text and bool(_RULE.fullmatch(text))


def split_cells(text: str) -> list[str]:
    """Return the cells of a table's row, without blanks around them."""
    return [cell.strip() for cell in (_BAR.split(text) if _BAR.search(text) else _GAP.split(text))]


def find_tabs(text: str) -> list[tuple[int, int]]:
    """Return where a row parts its cells by tabs: the start and the end of each gap."""
    return [] if _BAR.search(text) else [match.span() for match in _GAP.finditer(text) if "\t" in match[0]]


def _make(text: str) -> str:
    if is_rule(text) or _BAR.search(text):
        return "bars"
    marker = find_marker(text)
    cells = _GAP.split(text[marker.end :] if marker else text)
    prose = any(looks_like_sentence(cell) for cell in cells)
    return "gaps" if 2 <= len(cells) <= _MOST_CELLS and not prose else ""
