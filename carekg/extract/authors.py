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
    if len(stripped.split()) < 2 or not stripped[:1].isupper():
        return None
    return cast.add_thing(stripped, EntityType.PERSON, "", Form.NAME).key


def find_author(document: Document, readings: Sequence[Reading], context: Context) -> tuple[int | None, int | None]:
    """Return the person who signs and the body that speaks, where they can be told."""
    person: int | None = None
    body: int | None = None
    for number, reading in enumerate(readings):
        if reading.segment.kind != BlockKind.SIGNATURE:
            continue
        for mention in context.cast.mentions:
            if mention.reading != number:
                continue
            if mention.found.type == EntityType.PERSON and person is None:
                person = mention.key
            if mention.found.type == EntityType.ORGANISATION and body is None:
                body = mention.key
    if person is not None:
        body = context.titles.body.get(person, body)
    if body is None:
        body = _find_publisher(document, context)
    return person, body


def _find_publisher(document: Document, context: Context) -> int | None:
    publisher = normalise_name(document.metadata.publisher)
    counts: dict[int, int] = {}
    for mention in context.cast.mentions:
        if mention.found.type == EntityType.ORGANISATION:
            counts[mention.key] = counts.get(mention.key, 0) + 1
    for key in counts:
        if publisher and any(normalise_name(form) == publisher for form in context.cast.things[key].names):
            return key
    return max(counts, key=lambda key: (counts[key], -key)) if counts else None


def find_topic(context: Context) -> int | None:
    """Return the initiative that a document is about: named in its first lines, or else most often."""
    counts: dict[int, int] = {}
    for mention in context.cast.mentions:
        if mention.found.type == EntityType.INITIATIVE:
            early = 4 if mention.reading < 2 else 1
            counts[mention.key] = counts.get(mention.key, 0) + early
    return max(counts, key=lambda key: (counts[key], -key)) if counts else None
