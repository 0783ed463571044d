"""Stretches of a document that the encoder reads at once, each word with what the rules and the layout know of it.

A window holds whole sentences in the order of the text, so that each is read once and in its company. A window that
opens with a list item, or in mid-text, repeats the sentence that it hangs on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from carekg.extract.cast import Cast
from carekg.extract.syntax.reading import Reading
from carekg.extract.trained.pieces import PieceCutter
from carekg.model import BlockKind, EntityType

if TYPE_CHECKING:
    from numpy.typing import NDArray

LONGEST = 250
"""Pieces in a window, the marks between blocks included."""
_REPEATED = 48
"""Words of a sentence that is repeated for its company."""
KINDS = tuple(BlockKind)
TYPES = tuple(EntityType)
SHAPES = 7
TAGS = 1 + 3 * len(TYPES)


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens from `start` up to `end` of a reading; `anchor` is the sentence that it hangs on, -1 for none."""

    reading: int
    start: int
    end: int
    anchor: int


@dataclass(frozen=True, slots=True)
class Window:
    """What the encoder reads: `words` are (reading, token), `sentences` the number of each word's sentence.

    `pieces`, `shapes`, `tags` and `kinds` have one number a piece; `first` tells the first piece of each word.
    """

    words: tuple[tuple[int, int], ...]
    sentences: tuple[int, ...]
    repeated: int
    """How many of the first words only keep the others company."""
    pieces: NDArray[np.int64]
    shapes: NDArray[np.int64]
    tags: NDArray[np.int64]
    kinds: NDArray[np.int64]
    first: NDArray[np.int64]


def find_sentences(readings: Sequence[Reading]) -> list[Sentence]:
    """Return the sentences of a document without the lead-ins that its items repeat."""
    found: list[Sentence] = []
    last_of_block: dict[int, int] = {}
    parents: dict[int, int] = {}
    for number, reading in enumerate(readings):
        opens = True
        for span in reading.doc.sents:
            start = max(span.start, reading.first_own)
            if start >= span.end or not reading.doc[start : span.end].text.strip():
                continue
            anchor = len(found) - 1
            if opens and reading.segment.lead:
                parent = _find_lead(number, readings, parents)
                anchor = last_of_block.get(parent, anchor)
            found.append(Sentence(number, start, span.end, anchor))
            opens = False
        last_of_block[reading.segment.block] = len(found) - 1
    return found


def _find_lead(number: int, readings: Sequence[Reading], parents: dict[int, int]) -> int:
    """Return the block whose last sentence an item repeats: the one that holds the first character of its lead-in."""
    place = readings[number].segment.offsets[0]
    if place not in parents:
        parents[place] = next(
            (
                reading.segment.block
                for reading in readings[:number]
                if reading.segment.lead < len(reading.segment.offsets)
                and reading.segment.offsets[reading.segment.lead] <= place <= reading.segment.offsets[-1]
            ),
            -1,
        )
    return parents[place]


def tag_tokens(cast: Cast, links: Mapping[tuple[int, int], int]) -> dict[tuple[int, int], int]:
    """Return what the rules take each token for: the first or a further word of a name, or a word that refers."""
    tags = {}
    for (number, token), mention in cast.at.items():
        kind = TYPES.index(cast.things[mention.key].type)
        tags[number, token] = 1 + kind + (0 if token == mention.found.start else len(TYPES))
    for place, key in links.items():
        tags.setdefault(place, 1 + 2 * len(TYPES) + TYPES.index(cast.things[key].type))
    return tags


def describe_shape(word: str) -> int:
    """Return how a word is written, which the encoder's own pieces do not tell."""
    if word.islower():
        return 0
    if any(letter.isdigit() for letter in word):
        return 4
    if word.isupper():
        return 2 if len(word) > 1 else 5
    if word[:1].isupper():
        return 1
    return 3 if any(letter.isalpha() for letter in word) else 6


def cut_windows(
    readings: Sequence[Reading], sentences: Sequence[Sentence], tags: Mapping[tuple[int, int], int], cutter: PieceCutter
) -> Iterator[Window]:
    """Yield the windows of a document; each sentence is in exactly one of them, but for the repeated."""
    sizes = [
        sum(
            len(cutter.cut(token.text))
            for token in readings[one.reading].doc[one.start : one.end]
            if not token.is_space
        )
        for one in sentences
    ]
    start = 0
    while start < len(sentences):
        anchor = sentences[start].anchor
        budget = LONGEST - 2 - (min(sizes[anchor], 2 * _REPEATED) + 1 if anchor >= 0 else 0)
        end = start
        used = 0
        while end < len(sentences) and (end == start or used + sizes[end] + 1 <= budget):
            used += sizes[end] + 1
            end += 1
        yield _make_window(readings, sentences, [anchor] if anchor >= 0 else [], range(start, end), tags, cutter)
        start = end


def _make_window(
    readings: Sequence[Reading],
    sentences: Sequence[Sentence],
    company: Sequence[int],
    own: range,
    tags: Mapping[tuple[int, int], int],
    cutter: PieceCutter,
) -> Window:
    builder = _Builder(cutter, tags)
    for number in company:
        builder.add(number, sentences[number], readings, most=_REPEATED)
    repeated = len(builder.words)
    for number in own:
        builder.add(number, sentences[number], readings)
    return builder.build(repeated)


class _Builder:
    """Makes a window sentence by sentence."""

    def __init__(self, cutter: PieceCutter, tags: Mapping[tuple[int, int], int]) -> None:
        self.words: list[tuple[int, int]] = []
        self._cutter = cutter
        self._tags = tags
        self._sentences: list[int] = []
        self._first: list[int] = []
        self._rows: list[tuple[int, int, int, int]] = []
        self._mark(cutter.opening)

    def add(self, number: int, sentence: Sentence, readings: Sequence[Reading], most: int | None = None) -> None:
        """Add the sentence with this number, or only the last words of it, as many as `most`."""
        reading = readings[sentence.reading]
        kind = KINDS.index(reading.segment.kind)
        tokens = [token for token in reading.doc[sentence.start : sentence.end] if not token.is_space]
        if self.words and self.words[-1][0] != sentence.reading:
            self._mark(self._cutter.separator)
        for token in tokens if most is None else tokens[-most:]:
            pieces = self._cutter.cut(token.text)
            if len(self._rows) + len(pieces) >= 2 * LONGEST:
                break
            self._first.append(len(self._rows))
            self.words.append((sentence.reading, token.i))
            self._sentences.append(number)
            shape, tag = describe_shape(token.text), self._tags.get((sentence.reading, token.i), 0)
            self._rows.extend((piece, shape, tag, kind) for piece in pieces)

    def build(self, repeated: int) -> Window:
        """Return the window; the first words, as many as `repeated`, only keep the others company."""
        self._mark(self._cutter.separator)
        pieces, shapes, tags, kinds = np.array(self._rows, dtype=np.int64).T.copy()
        first = np.array(self._first, dtype=np.int64)
        return Window(tuple(self.words), tuple(self._sentences), repeated, pieces, shapes, tags, kinds, first)

    def _mark(self, piece: int) -> None:
        self._rows.append((piece, SHAPES, 0, len(KINDS)))
