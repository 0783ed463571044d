"""The marks that list items begin with, and what each says of the item's place in its list."""

from __future__ import annotations

import re
from typing import NamedTuple


class Marker(NamedTuple):
    """A list mark. `end` is where the item's own words begin; `style` is shared by items of one list."""

    end: int
    style: str
    value: str


_MARKERS = re.compile(
    r"""
    (?: (?P<bullet>[•●▪▫◦‣⁃∙·■□◆➢➤►✓✔✅❌☐☑✗✘♦]|[–—*+-](?=\s)|o(?=\s{2,}))\s*
      | (?P<outline>\d{1,2}(?:\.\d{1,2}){1,3})\.?(?=\s)
      | (?P<number>\d{1,2})[.)](?=\s)
      | \((?P<bracketed_number>\d{1,2})\)(?=\s)
      | \((?P<bracketed_letter>[a-z])\)(?=\s)
      | (?P<letter>[a-z])[.)](?=\s)
      | \(?(?P<roman>[ivx]{2,5})[.)](?=\s)
      | (?P<capital>[A-H])\)(?=\s)
      | (?P<label>[A-Z]\d{1,2})(?:[.:)]|(?=\s))(?=\s)
    )\s*(?=\S)
    """,
    re.VERBOSE,
)


def find_marker(text: str) -> Marker | None:
    """Return the list mark that `text` begins with, if it begins with one and goes on after it."""
    match = _MARKERS.match(text)
    if match is None or match.end() == len(text):
        return None
    style = match.lastgroup or ""
    value = match.group(style)
    if style == "bullet":
        style = f"bullet {value}"
    return Marker(match.end(), style, value)


def is_outline_number(marker: Marker) -> bool:
    """Tell whether the mark numbers a paragraph of a report, such as `3.1`, rather than an item of a list."""
    return marker.style == "outline"
