"""Who speaks where: quotations with their speakers, turns of a debate, and the author's own "I" and "we"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from carekg.extract.clauses import read_clause
from carekg.extract.lexicon import Lexicon
from carekg.extract.reading import Reading
from carekg.model import BlockKind, Document

if TYPE_CHECKING:
    from spacy.tokens import Token

_PAIRS = {"“": "”", "‘": "’", '"': '"', "«": "»"}
_CUE = re.compile(r"\b(?:said|says|added|commented|writes|wrote|explained|responded):$")
_LONGEST_CUE = 300
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|us|me)\b")
_FARTHEST = 12
"""Paragraphs that a quotation may go on for."""
_STATEMENTS = frozenset({"statement", "comment", "remarks", "response", "announcement", "speech"})
_SHORTEST = 25
"""Shorter stretches in quotation marks are names and scare quotes, unless they end as sentences do."""
_SHORTEST_SENTENCE = 6
_STOPS = frozenset(",.!?")


@dataclass(frozen=True, slots=True)
class Voice:
    """The characters from `start` to `end` of the document are the words of the thing `speaker`."""

    start: int
    end: int
    speaker: int


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb of saying at a place of the document, in a block, and the thing that is its subject."""

    place: int
    speaker: int
    block: int
    pronoun: bool
    """Whether the subject is "he" or "she"."""


def find_quotes(document: Document) -> list[tuple[int, int]]:
    """Return the stretches in quotation marks, and the quoted blocks; an unclosed quotation ends with its block."""
    quotes = []
    open_till = 0
    bare = _find_unmarked(document)
    for index, block in enumerate(document.blocks):
        if block.kind == BlockKind.FURNITURE:
            continue
        if index in bare:
            quotes.append((block.start, block.end))
            continue
        found = list(_find_marked(document.text, max(block.start, open_till), block.end))
        if block.start < open_till:
            found = [(block.start, min(block.end, open_till)), *found]
        elif block.kind == BlockKind.QUOTATION and not found:
            found = [(block.start, block.end)]
        elif found and found[-1][1] == block.end:
            open_till = _find_far_close(document, index, found[-1][0])
        quotes.extend(found)
    return quotes


def _find_unmarked(document: Document) -> set[int]:
    """Return the blocks that are somebody's words without marks: in the first person, after "The minister said:"."""
    found: set[int] = set()
    speaking = False
    for index, block in enumerate(document.blocks):
        if block.kind == BlockKind.FURNITURE:
            continue
        words = document.text[block.start : block.end]
        plain = block.kind == BlockKind.PARAGRAPH and not any(mark in words[:2] for mark in _PAIRS)
        if speaking and plain and not words.endswith(":") and _FIRST_PERSON.search(words):
            found.add(index)
        else:
            speaking = len(words) < _LONGEST_CUE and _CUE.search(words) is not None
    return found


def _find_far_close(document: Document, index: int, opening: int) -> int:
    """Return where a quotation that its own paragraph leaves open ends: before any paragraph that opens one anew.

    A list between two such paragraphs is part of it.
    """
    text = document.text
    closing = _PAIRS.get(text[opening], "")
    if not closing or text[document.blocks[index].end - 1] == closing:
        return 0
    after = document.blocks[index + 1 : index + 1 + _FARTHEST]
    for place, block in enumerate(after):
        if block.kind == BlockKind.HEADING or any(mark in text[block.start : block.start + 2] for mark in _PAIRS):
            listed = place and all(one.kind == BlockKind.LIST_ITEM for one in after[:place])
            return after[place - 1].end if listed and text[block.start] == text[opening] else 0
        opened = text.find(text[opening], block.start, block.end) if text[opening] != closing else -1
        close = _find_close(text, block.start, block.end, closing)
        if (opened < 0 or close < opened) and text[close - 1] == closing:
            return close
    return 0


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
        sentence = closing != "’" and stop - place > _SHORTEST_SENTENCE and text[stop - 2] in _STOPS
        if (stop - place > _SHORTEST or sentence) and (closing != "’" or stop < end):
            found.append((place, stop))
            place = stop
        elif closing == text[place]:
            # The end of a short quotation is not the beginning of another.
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
        speaker = _find_nearest(start, end, [saying for saying in says if saying.block == block])
        if speaker is None:
            speaker = _find_introduced(document, start, block, readings, resolve)
        if speaker is None:
            speaker = _speaker_before(document, block, says)
        if speaker is None and previous is not None and previous[0] >= block - 1:
            speaker = previous[1]
        if speaker is not None:
            voices.append(Voice(start, end, speaker))
            previous = (block, speaker)
    return voices


def _find_nearest(start: int, end: int, says: Sequence[Saying]) -> int | None:
    """Return who says a quotation by the verb nearest to it; "he said" is whoever spoke by name last."""
    near = min(says, key=lambda one: (min(abs(start - one.place), abs(one.place - end)), one.place), default=None)
    if near is None or not near.pronoun:
        return near.speaker if near is not None else None
    named = [one.speaker for one in says if one.place < start and not one.pronoun]
    return named[-1] if named else near.speaker


def _find_introduced(
    document: Document,
    start: int,
    block: int,
    readings: Sequence[Reading],
    resolve: Callable[[int, int], int | None],
) -> int | None:
    """Return who is named before the colon of "Jo Bell, chief executive of the trust: “We …”"."""
    before = document.text[document.blocks[block].start : start].rstrip()
    if not before.endswith(":"):
        return None
    colon = document.blocks[block].start + len(before) - 1
    for number, reading in enumerate(readings):
        if reading.segment.block != block or colon not in reading.segment.offsets:
            continue
        place = reading.segment.offsets.index(colon)
        closing = next(token for token in reading.doc if token.idx + len(token) > place)
        opening = max(closing.sent.start, reading.first_own)
        found = (resolve(number, token.i) for token in reading.doc[opening : closing.i] if token.pos_ != "PRON")
        return next((speaker for speaker in found if speaker is not None), None)
    return None


def _find_sayings(
    readings: Sequence[Reading],
    lexicon: Lexicon,
    resolve: Callable[[int, int], int | None],
    quotes: Sequence[tuple[int, int]],
) -> list[Saying]:
    """Return each verb of saying outside quotations whose subject is known."""
    found = []
    for number, reading in enumerate(readings):
        for token in reading.doc[reading.first_own :]:
            if token.pos_ != "VERB" or not (token.lemma_ in lexicon.saying or _makes_statement(token)):
                continue
            place, _ = reading.locate(token.i, token.i + 1)
            if any(start < place < end for start, end in quotes):
                continue
            speaker = _find_sayer(number, token, resolve)
            if speaker is not None:
                subjects = read_clause(token).slots.get("subject", [])
                pronoun = bool(subjects) and subjects[0].lower_ in {"he", "she"}
                found.append(Saying(place, speaker, reading.segment.block, pronoun))
    return found


def _find_sayer(number: int, verb: Token, resolve: Callable[[int, int], int | None]) -> int | None:
    """Return the subject of a verb of saying; of "my friend the Minister (Jo Bell)" whoever of it can be told."""
    subjects = read_clause(verb).slots.get("subject", [])
    inside = [part for subject in subjects for part in subject.subtree if part.pos_ == "PROPN"]
    speakers = (resolve(number, token.i) for token in [*subjects, *inside])
    return next((speaker for speaker in speakers if speaker is not None), None)


def _makes_statement(token: Token) -> bool:
    """Tell "has today made the following statement:" and "the following statement was issued by"."""
    made = token.lemma_ in {"make", "issue", "give", "release"}
    what = {"dobj", "nsubjpass"}
    return made and any(child.dep_ in what and child.lower_ in _STATEMENTS for child in token.children)


def _block_at(document: Document, place: int) -> int:
    return next(i for i, block in enumerate(document.blocks) if block.start <= place < block.end)


def _speaker_before(document: Document, block: int, says: Sequence[Saying]) -> int | None:
    """Return who spoke last in the paragraph right before, as in "Jo Bell said:" or "Jo Bell welcomed it."."""
    before = [i for i in range(block) if document.blocks[i].kind != BlockKind.FURNITURE]
    if not before:
        return None
    speakers = [one.speaker for one in says if one.block == before[-1]]
    return speakers[-1] if speakers else None


def find_voice(voices: Sequence[Voice], place: int) -> int | None:
    """Return who speaks at a place of the document."""
    return next((voice.speaker for voice in voices if voice.start <= place < voice.end), None)
