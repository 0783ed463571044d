"""Whose "I" and "we" the text is: the signatory of a letter, the speaker of a turn, the publishing body."""

from __future__ import annotations

from collections.abc import Sequence

from carekg.extract.cast import Cast, normalise_name
from carekg.extract.context import Context
from carekg.extract.lexicon import Lexicon
from carekg.extract.mentions import Form
from carekg.extract.people import same_person, strip_titles
from carekg.extract.reading import Reading
from carekg.model import BlockKind, Document, EntityType

_LINES = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.SIGNATURE})
_SHORT = 14
"""Words in a line that names an author and says no more."""


def find_turns(readings: Sequence[Reading], cast: Cast, lexicon: Lexicon) -> dict[int, int]:
    """Return who speaks in each reading that is part of a turn."""
    turns = {}
    for number, reading in enumerate(readings):
        speaker = reading.segment.speaker
        if speaker:
            key = _find_named(speaker, cast, lexicon)
            if key is not None:
                turns[number] = key
    return turns


def _find_named(name: str, cast: Cast, lexicon: Lexicon) -> int | None:
    stripped = strip_titles(name.split("(", maxsplit=1)[0].strip(" :"), lexicon)
    wanted = normalise_name(stripped)
    for thing in cast.of_type(EntityType.PERSON):
        if same_person(thing.label, stripped, lexicon):
            return thing.key
    for thing in cast.things:
        if any(normalise_name(form) == wanted for form in thing.names):
            return thing.key
    posts = any(word.casefold().strip(",") in lexicon.ranks for word in stripped.split())
    if posts or len(stripped.split()) not in {2, 3, 4} or not stripped[:1].isupper():
        return None
    return cast.add_thing(stripped, EntityType.PERSON, "", Form.NAME).key


def find_author(document: Document, readings: Sequence[Reading], context: Context) -> tuple[int | None, int | None]:
    """Return the person who signs and the body that speaks, where they can be told."""
    person = _find_signatory(readings, context)
    body = context.titles.body.get(person) if person is not None else None
    return person, body if body is not None else _find_body(document, readings, context)


def _find_signatory(readings: Sequence[Reading], context: Context) -> int | None:
    """Return the person in a signature, or whose name stands on a short line at the end or the beginning."""
    ends = [*range(len(readings) - 1, max(-1, len(readings) - 5), -1), *range(min(3, len(readings)))]
    for kinds, places in ((frozenset({BlockKind.SIGNATURE}), range(len(readings))), (_LINES, ends)):
        for number in places:
            reading = readings[number]
            if reading.segment.kind not in kinds or (kinds is _LINES and len(reading.segment.text.split()) > _SHORT):
                continue
            for mention in context.cast.mentions:
                if mention.reading == number and mention.found.type == EntityType.PERSON:
                    return mention.key
    if not any(token.text == "I" for reading in readings for token in reading.doc):
        return None
    early = [one.key for one in context.cast.mentions if one.reading < 5 and one.found.type == EntityType.PERSON]
    return early[0] if early else None


def _find_body(document: Document, readings: Sequence[Reading], context: Context) -> int | None:
    """Return the body that "we" stands for: named at the top and as publisher, and not beside "we".

    Whoever says "we" does not name their own body in the same sentence, so a name beside it speaks against a body.
    """
    publisher = normalise_name(document.metadata.publisher)
    scores: dict[int, float] = {}
    for mention in context.cast.mentions:
        thing = context.cast.things[mention.key]
        if mention.found.type != EntityType.ORGANISATION:
            continue
        score = 1.0
        reading = readings[mention.reading]
        if mention.reading < 3:
            score += 2
        if len(reading.segment.text.split()) <= _SHORT and reading.segment.kind != BlockKind.LIST_ITEM:
            score += 2
        if mention.key not in scores and publisher and publisher in {normalise_name(form) for form in thing.names}:
            score += 6
        sentence = reading.doc[mention.found.start].sent
        if any(token.lower_ in {"we", "our", "us"} for token in sentence):
            score -= 3
        scores[mention.key] = scores.get(mention.key, 0) + score
    return max(scores, key=lambda key: (scores[key], -key)) if scores else None


def find_topic(context: Context) -> int | None:
    """Return the thing that a document is about: the initiative in its first lines or named most, else a body there."""
    counts: dict[int, float] = {}
    for mention in context.cast.mentions:
        if mention.found.type == EntityType.INITIATIVE:
            # Acts are cited everywhere; a document is rarely about one unless its title says so.
            usual = 0.4 if context.cast.things[mention.key].subtype == "Legislation" else 1.0
            counts[mention.key] = counts.get(mention.key, 0) + (4 if mention.reading < 2 else usual)
    best = max(counts, key=lambda key: (counts[key], -key)) if counts else None
    if best is not None and counts[best] >= 2:
        return best
    bodies = [one.key for one in context.cast.mentions if one.reading < 2 and one.found.type == EntityType.ORGANISATION]
    return bodies[0] if bodies else best
