"""The blocks of a plain text: what each stretch of it is."""

from __future__ import annotations

from collections.abc import Sequence

from carekg.documents.characters.lines import Layout, Line, continues, detect_layout, runs_over, split_lines
from carekg.documents.characters.markers import is_outline_number
from carekg.documents.layout.furniture import find_reason
from carekg.documents.layout.headings import find_headings
from carekg.documents.layout.lists import find_levels, find_unmarked_items
from carekg.documents.layout.outline import leads_in
from carekg.documents.layout.paragraphs import Stretch, group_lines
from carekg.documents.layout.tables import find_rows, is_rule
from carekg.model import Block, BlockKind

_ADVERT_LINES = 3


def find_blocks(text: str) -> tuple[Block, ...]:
    """Return the blocks of a plain text, in order: headings, paragraphs, list items and single lines of furniture."""
    lines = split_lines(text)
    layout = detect_layout(lines)
    rows = find_rows(lines)
    stretches = group_lines(lines, layout, _find_reasons(lines, layout, rows), rows)
    unmarked = find_unmarked_items(stretches)
    headings = [0 if bare else level for level, bare in zip(find_headings(stretches), unmarked, strict=True)]
    items = _find_items(stretches, headings)
    levels = find_levels(stretches, items)
    return tuple(
        _make_block(stretch, heading, level or int(bare))
        for stretch, heading, level, bare in zip(stretches, headings, levels, unmarked, strict=True)
    )


def _make_block(stretch: Stretch, heading: int, level: int) -> Block:
    start, end = stretch.start, stretch.end
    if stretch.reason:
        return Block(BlockKind.FURNITURE, start, end, reason=stretch.reason)
    if stretch.row:
        return Block(BlockKind.TABLE_ROW, start, end, level=stretch.row)
    if heading:
        return Block(BlockKind.HEADING, start, end, level=heading)
    return Block(BlockKind.LIST_ITEM if level else BlockKind.PARAGRAPH, start, end, level=level)


def _find_reasons(lines: Sequence[Line], layout: Layout, rows: Sequence[int]) -> list[str]:
    """Say of each line why it is furniture. A line that goes on with a sentence, or is a row of a table, never is."""
    reasons: list[str] = []
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        follows = before is not None and before.paragraph == line.paragraph
        if rows[index] or _is_cut_off(lines, index, layout):
            reasons.append("rule" if rows[index] and is_rule(line.text) else "")
        elif follows and before is not None and not reasons[-1] and continues(before, line, layout):
            reasons.append("")
        elif follows and _is_advert_text(lines, index, layout, reasons):
            reasons.append("advertisement")
        else:
            reasons.append(find_reason(line.text, index))
    return reasons


def _is_cut_off(lines: Sequence[Line], index: int, layout: Layout) -> bool:
    """Tell whether a line of a wrapped text is full and goes on in the next one."""
    following = lines[index + 1] if index + 1 < len(lines) else None
    if not layout.width or following is None or following.paragraph != lines[index].paragraph:
        return False
    return runs_over(lines[index], layout) and continues(lines[index], following, layout)


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
            led_in = is_item or (not heading and leads_in(stretch.words))
    return items
