"""How deep each item of a list stands, told by its mark and its indentation."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from carekg.documents.characters.lines import ends_sentence
from carekg.documents.layout.paragraphs import Stretch

_FEWEST_ITEMS = 2
_LONGEST_ITEM = 220
_QUOTES = "\"'“‘"
_ROMAN_OR_LETTER = {"i": "h", "v": "u", "x": "w"}


class _Depth(NamedTuple):
    indent: int
    style: str
    value: str


def find_levels(stretches: Sequence[Stretch], items: Sequence[bool]) -> list[int]:
    """Return the level of each stretch that `items` says is a list item, from 1, and 0 for the others.

    An item stands deeper than the one before it where it is further indented, or where its mark is of another style
    and that item ends with a colon. Furniture does not end a list; anything else that is no item does.
    """
    levels: list[int] = []
    open_items: list[_Depth] = []
    led_in = False
    for stretch, is_item in zip(stretches, items, strict=True):
        if not is_item or stretch.marker is None:
            levels.append(0)
            if not stretch.reason and not (open_items and stretch.lines[0].indent > open_items[-1].indent):
                open_items.clear()
            continue
        depth = _measure(stretch, open_items)
        _close_items(open_items, depth, led_in=led_in)
        open_items.append(depth)
        led_in = stretch.words.endswith(":")
        levels.append(len(open_items))
    return levels


def find_unmarked_items(stretches: Sequence[Stretch]) -> list[bool]:
    """Say which stretches are items of a list without marks.

    Under a line that ends with a colon, these are two lines or more, none of them long, that begin small or do not end
    as a sentence does; the last may have the full stop that closes the whole list.
    """
    unmarked = [False] * len(stretches)
    for index, stretch in enumerate(stretches):
        if stretch.reason or stretch.row or not stretch.words.endswith(":"):
            continue
        run = _measure_unmarked(stretches, index + 1)
        if len(run) >= _FEWEST_ITEMS:
            for item in run:
                unmarked[item] = True
    return unmarked


def _measure_unmarked(stretches: Sequence[Stretch], first: int) -> list[int]:
    run: list[int] = []
    for index, stretch in islice(enumerate(stretches), first, None):
        words = stretch.words
        small = words[0].islower()
        if stretch.reason or stretch.row or stretch.marker or len(words) > _LONGEST_ITEM or words[0] in _QUOTES:
            break
        if words.endswith(":") or (ends_sentence(words) and not small):
            break
        run.append(index)
        if ends_sentence(words):
            break
    return run


def _measure(stretch: Stretch, open_items: Sequence[_Depth]) -> _Depth:
    marker = stretch.marker
    if marker is None:
        raise ValueError("only a stretch with a list mark has a depth")
    style = marker.style
    letter_before = _ROMAN_OR_LETTER.get(marker.value)
    if "letter" in style and letter_before and all(depth.value != letter_before for depth in open_items):
        style = "roman"
    return _Depth(stretch.lines[0].indent, style, marker.value)


def _close_items(open_items: list[_Depth], depth: _Depth, *, led_in: bool) -> None:
    """Take from the stack what the new item does not stand under."""
    while open_items and open_items[-1].indent > depth.indent + 1:
        open_items.pop()
    if not open_items or open_items[-1].indent < depth.indent - 1:
        return
    same = [index for index, other in enumerate(open_items) if _alike(other, depth)]
    if same:
        del open_items[same[-1] :]
    elif not led_in:
        open_items.pop()


def _alike(one: _Depth, other: _Depth) -> bool:
    return one.style == other.style and abs(one.indent - other.indent) <= 1
