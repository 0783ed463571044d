"""Who says each quotation: the subject of the verb of saying nearest to it, or who is named before its colon."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from carekg.extract.lexicon import Lexicon
from carekg.extract.speech.quotations import find_quotes
from carekg.extract.syntax.clauses import read_clause
from carekg.extract.syntax.reading import Reading
from carekg.model import BlockKind, Document

if TYPE_CHECKING:
    from spacy.tokens import Token

_STATEMENTS = frozenset({"statement", "comment", "remarks", "response", "announcement", "speech"})


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
