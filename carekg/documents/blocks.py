"""The blocks of a plain text: what each stretch of it is."""

from __future__ import annotations

from collections.abc import Sequence

from carekg.documents.furniture import find_reason
from carekg.documents.headings import find_headings
from carekg.documents.lines import Layout, Line, continues, detect_layout, split_lines
from carekg.documents.lists import find_levels
from carekg.documents.markers import is_outline_number
from carekg.documents.outline import leads_in
from carekg.documents.paragraphs import Stretch, group_lines
from carekg.model import Block, BlockKind

_ADVERT_LINES = 3


def find_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a plain text, in order: headings, paragraphs, list items and single lines of furniture."""
    lines = split_lines(text)
    layout = detect_layout(lines)
    stretches = group_lines(lines, layout, _find_reasons(lines, layout))
    headings = find_headings(stretches)
    items = _find_items(stretches, headings)
    levels = find_levels(stretches, items)
    return tuple(
        Block(_kind(stretch, heading, level), stretch.start, stretch.end, level=heading or level, reason=stretch.reason)
        for stretch, heading, level in zip(stretches, headings, levels, strict=True)
    )


def _kind(stretch: Stretch, heading: int, level: int) -> BlockKind:
    if stretch.reason:
        return BlockKind.FURNITURE
    if heading:
        return BlockKind.HEADING
    return BlockKind.LIST_ITEM if level else BlockKind.PARAGRAPH


def _find_reasons(lines: Sequence[Line], layout: Layout) -> list[str]:
    """Say of each line why it is furniture. A line that goes on with a sentence never is."""
    reasons: list[str] = []
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        follows = before is not None and before.paragraph == line.paragraph
        if follows and before is not None and not reasons[-1] and continues(before, line, layout):
            reasons.append("")
        elif follows and _is_advert_text(lines, index, layout, reasons):
            reasons.append("advertisement")
        else:
            reasons.append(find_reason(line.text, index))
    return reasons


def _is_advert_text(lines: Sequence[Line], index: int, layout: Layout, reasons: Sequence[str]) -> bool:
    """Tell whether a line stands under the word `Advertisement` in a run of its own between blank lines."""
    if not layout.spaced or reasons[-1] != "advertisement":
        return False
    run = [line for line in lines if line.paragraph == lines[index].paragraph]
    return len(run) <= _ADVERT_LINES


def _find_items(stretches: Sequence[Stretch], headings: Sequence[int]) -> list[bool]:
    """Say which stretches are list items. A numbered paragraph of a report is none, unless something leads in to it."""
    items: list[bool] = []
    led_in = False
    for stretch, heading in zip(stretches, headings, strict=True):
        marker = stretch.marker
        is_item = bool(marker and not heading and not stretch.reason and (led_in or not is_outline_number(marker)))
        items.append(is_item)
        if not stretch.reason:
            led_in = is_item or leads_in(stretch.words)
    return items
