"""From the lines of a plain text to the stretches that belong together: paragraphs, list items, single lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from carekg.documents.characters.lines import Layout, Line, continues, ends_sentence, runs_over
from carekg.documents.characters.markers import Marker, find_marker
from carekg.documents.signs.speakers import starts_turn

_BARS = "| \t"


@dataclass(slots=True)
class Stretch:
    """Lines that are read as one.

    `marker` is the list mark before them, `reason` why they are furniture, `row` 1 for a table's header and 2 for its
    other rows.
    """

    lines: list[Line] = field(default_factory=list)
    marker: Marker | None = None
    reason: str = ""
    row: int = 0
    listed: bool = False
    """Whether it began small under a colon, as the lines of a list without marks do."""

    @property
    def start(self) -> int:
        """Where the words begin, after any list mark."""
        first = self.lines[0]
        bars = len(first.text) - len(first.text.lstrip(_BARS)) if self.row else 0
        return first.start + (self.marker.end if self.marker else bars)

    @property
    def end(self) -> int:
        """Where the words end."""
        last = self.lines[-1]
        return last.end - (len(last.text) - len(last.text.rstrip(_BARS)) if self.row else 0)

    @property
    def words(self) -> str:
        """The words on one line, without any list mark."""
        return " ".join(line.text for line in self.lines)[self.marker.end if self.marker else 0 :]


def group_lines(lines: Sequence[Line], layout: Layout, reasons: Sequence[str], rows: Sequence[int]) -> list[Stretch]:
    """Return the stretches of a text.

    `reasons` says of each line why it is furniture, where it is; `rows` gives the level of each row of a table.
    """
    stretches: list[Stretch] = []
    for line, reason, row in zip(lines, reasons, rows, strict=True):
        before = stretches[-1] if stretches else None
        if reason or row:
            stretches.append(Stretch([line], reason=reason, row=row))
        elif before and not before.reason and not before.row and _belongs(before, line, layout):
            before.lines.append(line)
        else:
            listed = before is not None and not layout.width and _is_listed(before, line)
            stretches.append(Stretch([line], find_marker(line.text), listed=listed))
    return stretches


def _is_listed(before: Stretch, line: Line) -> bool:
    near = before.lines[-1].paragraph == line.paragraph and not before.reason
    return near and line.text[0].islower() and (before.listed or before.words.endswith(":"))


def _belongs(stretch: Stretch, line: Line, layout: Layout) -> bool:
    last = stretch.lines[-1]
    if last.paragraph != line.paragraph:
        return False
    if starts_turn(line.text) and not (layout.width and runs_over(last, layout)):
        return False
    if stretch.listed:
        return False
    marker = find_marker(line.text)
    if marker is not None:
        return _is_chance(marker, stretch, line, layout)
    if stretch.marker is not None and line.indent > stretch.lines[0].indent and not ends_sentence(last.text):
        return True
    return continues(last, line, layout)


def _is_chance(marker: Marker, stretch: Stretch, line: Line, layout: Layout) -> bool:
    """Tell whether what looks like a list mark is only where a wrapped sentence happened to break."""
    last = stretch.lines[-1]
    if not layout.width or stretch.marker is not None or line.indent != last.indent:
        return False
    if marker.style.startswith("bullet") and marker.value not in "–—-":
        return False
    return not ends_sentence(last.text) and not last.text.endswith((":", ";")) and continues(last, line, layout)
