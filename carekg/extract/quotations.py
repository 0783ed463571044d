"""Who speaks where: quotations with their speakers, turns of a debate, and the author's own "I" and "we"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from carekg.extract.clauses import read_clause
from carekg.extract.lexicon import Lexicon
from carekg.extract.reading import Reading
from carekg.model import BlockKind, Document

_PAIRS = {"“": "”", "‘": "’", '"': '"', "«": "»"}
_SHORTEST = 25
"""Shorter stretches in quotation marks are names and scare quotes."""


@dataclass(frozen=True, slots=True)
class Voice:
    """The characters from `start` to `end` of the document are the words of the thing `speaker`."""

    start: int
    end: int
    speaker: int


def find_quotes(document: Document) -> list[tuple[int, int]]:
    """Return the stretches in quotation marks, and the quoted blocks; an unclosed quotation ends with its block."""
    quotes = []
    for block in document.blocks:
        if block.kind == BlockKind.FURNITURE:
            continue
        found = list(_find_marked(document.text, block.start, block.end))
        if block.kind == BlockKind.QUOTATION and not found:
            found = [(block.start, block.end)]
        quotes.extend(found)
    return quotes


def _find_marked(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found = []
    place = start
    while place < end:
        closing = _PAIRS.get(text[place])
        before = text[place - 1] if place else " "
        if closing is None or before.isalnum():
            place += 1
            continue
        stop = _find_close(text, place + 1, end, closing)
        if stop - place > _SHORTEST and (closing != "’" or stop < end):
            found.append((place, stop))
            place = stop
        place += 1
    return found


def _find_close(text: str, start: int, end: int, closing: str) -> int:
    for place in range(start, end):
        if text[place] != closing:
            continue
        after = text[place + 1] if place + 1 < len(text) else " "
        if closing != "’" or not after.isalnum():
            return place + 1
    return end


def attribute_quotes(
    document: Document,
    readings: Sequence[Reading],
    lexicon: Lexicon,
    resolve: Callable[[int, int], int | None],
) -> list[Voice]:
    """Return who says each quotation; those whose speaker can't be told are left out.

    `resolve` returns the thing that a token of a reading stands for, if it can speak.
    """
    quotes = find_quotes(document)
    says = _find_sayings(readings, lexicon, resolve, quotes)
    voices: list[Voice] = []
    previous: tuple[int, int] | None = None
    for start, end in quotes:
        block = _block_at(document, start)
        near = [
            (min(abs(start - place), abs(place - end)), speaker) for place, speaker, where in says if where == block
        ]
        speaker = min(near)[1] if near else None
        if speaker is None:
            speaker = _speaker_before(document, block, says)
        if speaker is None and previous is not None and previous[0] >= block - 1:
            speaker = previous[1]
        if speaker is not None:
            voices.append(Voice(start, end, speaker))
            previous = (block, speaker)
    return voices


def _find_sayings(
    readings: Sequence[Reading],
    lexicon: Lexicon,
    resolve: Callable[[int, int], int | None],
    quotes: Sequence[tuple[int, int]],
) -> list[tuple[int, int, int]]:
    """Return place, speaker and block of each verb of saying outside quotations."""
    found = []
    for number, reading in enumerate(readings):
        for token in reading.doc[reading.first_own :]:
            if token.lemma_ not in lexicon.saying or token.pos_ != "VERB":
                continue
            place, _ = reading.locate(token.i, token.i + 1)
            if any(start < place < end for start, end in quotes):
                continue
            for subject in read_clause(token).slots.get("subject", []):
                speaker = resolve(number, subject.i)
                if speaker is not None:
                    found.append((place, speaker, reading.segment.block))
                    break
    return found


def _block_at(document: Document, place: int) -> int:
    return next(i for i, block in enumerate(document.blocks) if block.start <= place < block.end)


def _speaker_before(document: Document, block: int, says: Sequence[tuple[int, int, int]]) -> int | None:
    """Return who spoke last in the paragraph right before, as in "Jo Bell said:" or "Jo Bell welcomed it."."""
    before = [i for i in range(block) if document.blocks[i].kind != BlockKind.FURNITURE]
    if not before:
        return None
    speakers = [speaker for _, speaker, where in says if where == before[-1]]
    return speakers[-1] if speakers else None


def find_voice(voices: Sequence[Voice], place: int) -> int | None:
    """Return who speaks at a place of the document."""
    return next((voice.speaker for voice in voices if voice.start <= place < voice.end), None)
