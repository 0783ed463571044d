"""The lines of a printed page, parted as they are on paper: by the gaps between them and the size of their letters."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from carekg.documents.characters.lines import ends_sentence
from carekg.documents.signs.publishers import is_letterhead

if TYPE_CHECKING:
    from pypdf import PageObject

_WIDER = 1.3
"""How many times the usual distance two lines are apart where a paragraph ends between them."""
_LARGER = 1.15
_CLOSE = 1.5
"""How many times the size of its letters two lines of one heading are apart."""
_FULL = 0.75
"""The share of the body's width that a line of a heading has where it is broken; its letters are wider, too."""
_OTHER_SIZE = 0.08
_NOTE_SIZE = 0.9
_RAISED = 0.12
_NOTE_NUMBER = re.compile(r"\s*\d{1,3}(?:,\s?\d{1,3})*\s*")
_BEFORE_NOTE = re.compile(r"(?:[^\W\d_]{3}|[.,;:!?”’)\"'])\s*$")


@dataclass(frozen=True, slots=True)
class Stroke:
    """Words that a page draws at once: how high their baseline is and how large their letters, in points."""

    text: str
    height: float
    size: float


def read_printed_page(page: PageObject) -> str:
    """Return the text of a page with a blank line wherever its layout parts two lines, and without note numbers."""
    strokes: list[Stroke] = []

    def take(text: str, cm: Sequence[float], tm: Sequence[float], _font: object, size: float) -> None:
        height = cm[1] * tm[4] + cm[3] * tm[5] + cm[5]
        scale = abs(cm[1] * tm[2] + cm[3] * tm[3])
        strokes.append(Stroke(text, height, size * scale))

    page.extract_text(visitor_text=take)
    return part_lines(strokes)


def part_lines(strokes: Sequence[Stroke]) -> str:
    """Return the text of the strokes in their order, with blank lines between lines that are set apart."""
    lines = [_join_strokes(line) for line in _split_lines(strokes)]
    usual = _find_usual_gap(lines)
    body, width = _measure_body(lines)
    text = lines[0].text if lines else ""
    for above, line in itertools.pairwise(lines):
        if _is_one_heading(above, line, body, width):
            text = f"{text.rstrip()} {line.text.lstrip()}"
        else:
            text += ("\n\n" if _are_apart(above, line, usual) else "\n") + line.text
    return text


def _split_lines(strokes: Sequence[Stroke]) -> Iterator[list[Stroke]]:
    line: list[Stroke] = []
    for stroke in strokes:
        first, *others = stroke.text.split("\n")
        line.append(Stroke(first, stroke.height, stroke.size))
        for words in others:
            yield line
            line = [Stroke(words, stroke.height, stroke.size)]
    yield line


def _join_strokes(strokes: Sequence[Stroke]) -> Stroke:
    """Return a line as one stroke, as high and as large as most of it, without the raised numbers of notes."""
    weights: Counter[tuple[float, float]] = Counter()
    for stroke in strokes:
        weights[stroke.height, stroke.size] += len(stroke.text.strip())
    height, size = max(weights, key=lambda place: weights[place], default=(0.0, 0.0))
    text = ""
    for stroke in strokes:
        raised = stroke.size < _NOTE_SIZE * size and stroke.height - height > _RAISED * size
        if not (raised and _NOTE_NUMBER.fullmatch(stroke.text) and _BEFORE_NOTE.search(text)):
            text += stroke.text
    return Stroke(text, height, size)


def _find_usual_gap(lines: Sequence[Stroke]) -> float:
    """Return the distance at which most neighbouring lines of one size stand; 0 where there are none."""
    gaps: Counter[float] = Counter()
    for above, below in itertools.pairwise(lines):
        gap = round(above.height - below.height, 1)
        if above.text.strip() and below.text.strip() and gap > 0 and _are_alike(above, below):
            gaps[gap] += 1
    return max(gaps, key=lambda gap: (gaps[gap], -gap), default=0.0)


def _are_apart(above: Stroke, below: Stroke, usual: float) -> bool:
    if not (above.text.strip() and below.text.strip()):
        return False
    return not _are_alike(above, below) or (usual > 0 and above.height - below.height > _WIDER * usual)


def _measure_body(lines: Sequence[Stroke]) -> tuple[float, float]:
    """Return the size of most letters of a page, and how wide its widest line is, in letters times their size."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size, 1)] += len(line.text.strip())
    body = max(letters, key=lambda size: (letters[size], -size), default=0.0)
    return body, max((len(line.text.strip()) * body for line in lines if round(line.size, 1) == body), default=0.0)


def _is_one_heading(above: Stroke, below: Stroke, body: float, width: float) -> bool:
    """Tell whether two lines in larger letters than the body's are one heading: the upper has no room for more."""
    words, following = above.text.strip(), below.text.split()
    if not (words and following and _are_alike(above, below)) or above.size <= _LARGER * body:
        return False
    if not 0 < above.height - below.height <= _CLOSE * above.size or ends_sentence(words) or is_letterhead(words):
        return False
    return (len(words) + 1 + len(following[0])) * above.size >= _FULL * width


def _are_alike(above: Stroke, below: Stroke) -> bool:
    return abs(above.size - below.size) <= _OTHER_SIZE * max(above.size, below.size)
