"""The lines of a plain text, and how it was laid out: wrapped or not, with blank lines or without."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

CLOSING_MARKS = "\"'”’»)]*_"
_WORD_BEFORE_END = re.compile(r"[.!?…](?:\[\d+\]|\d{1,2})?$")
_OPENS_SMALL = re.compile(r"[a-zà-öø-ÿ]")
_FIRST_WORD = re.compile(r"\S+")
_TAB = 4
_SENTENCE_WORDS = 9
_TAIL = 40


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank. `start` and `end` leave out the white space around it.

    `indent` counts columns before it; `paragraph` counts the runs of lines between blank lines, from 0.
    """

    start: int
    end: int
    indent: int
    paragraph: int
    text: str

    @property
    def reach(self) -> int:
        """The column that the line's last character stands in."""
        return self.indent + len(self.text)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text's lines make paragraphs.

    `width` is the column that lines were wrapped at, 0 where each line is a paragraph. `spaced` tells whether blank
    lines stand between paragraphs.
    """

    width: int
    spaced: bool


def split_lines(text: str) -> list[Line]:
    """Return the lines of `text` that are not blank."""
    lines: list[Line] = []
    position = 0
    paragraph = 0
    blank_before = False
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            if blank_before and lines:
                paragraph += 1
            before = raw[: raw.index(stripped[0])]
            indent = len(before.expandtabs(_TAB))
            start = position + len(before)
            lines.append(Line(start, start + len(stripped), indent, paragraph, stripped))
        blank_before = not stripped
        position += len(raw) + 1
    return lines


def detect_layout(lines: list[Line]) -> Layout:
    """Work out the layout from how often a line breaks off in mid-sentence, and how long those lines are."""
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if a.paragraph == b.paragraph]
    longish = [(a, b) for a, b in pairs if a.reach >= 35]
    broken = sorted(a.reach for a, b in longish if runs_on(a.text, b.text))
    wrapped = len(broken) >= 2 and len(broken) >= 0.2 * len(longish)
    width = broken[min(len(broken) - 1, int(len(broken) * 0.97))] if wrapped else 0
    count = lines[-1].paragraph + 1 if lines else 0
    return Layout(width, spaced=count >= 3 and count >= 0.08 * len(lines))


def runs_on(text: str, following: str) -> bool:
    """Tell whether `text` breaks off in mid-sentence and `following` plainly goes on with it."""
    return not ends_sentence(text) and not text.endswith((":", ";")) and bool(_OPENS_SMALL.match(following))


def ends_sentence(text: str) -> bool:
    """Tell whether `text` ends as a sentence does, closing marks and note numbers aside."""
    return bool(_WORD_BEFORE_END.search(text[-_TAIL:].rstrip(CLOSING_MARKS + " ")))


def looks_like_sentence(words: str) -> bool:
    """Tell whether a line reads as running prose: long enough, and ended as a sentence is."""
    return len(words.split()) >= _SENTENCE_WORDS and ends_sentence(words)


def runs_over(line: Line, layout: Layout) -> bool:
    """Tell whether a line of a wrapped text is full and breaks off in mid-sentence."""
    return line.reach > layout.width * 0.7 and not ends_sentence(line.text) and not line.text.endswith((":", ";"))


def continues(line: Line, following: Line, layout: Layout) -> bool:
    """Tell whether `following` goes on with the paragraph of `line`; both stand in one run of lines."""
    small = bool(_OPENS_SMALL.match(following.text))
    if not layout.width:
        return runs_on(line.text, following.text)
    word = _FIRST_WORD.match(following.text)
    needed = line.reach + 1 + (word.end() if word else 0)
    if line.text.endswith(":"):
        return small and needed > layout.width * 0.85
    if ends_sentence(line.text):
        if not layout.spaced and not small:
            return False
        return needed > layout.width - max(6, layout.width // 8)
    return small or needed > layout.width * 0.7
