"""Who speaks in the turns of a debate or an interview, by the labels that stand before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from carekg.extract.cast import Cast, normalise_name
from carekg.extract.lexicon import Lexicon
from carekg.extract.mentions import Form
from carekg.extract.names.people import find_namesakes, strip_titles
from carekg.extract.syntax.reading import Reading
from carekg.model import Document, EntityType

_BRACKETS = re.compile(r"(?:\s*\([^()]+\))+\W*$")
_BRACKETED = re.compile(r"\(([^()]+)\)")
_LORDS_SPIRITUAL = ("Lord Bishop of ", "Lord Archbishop of ")
"""Who has no other name in a debate."""
_LABEL = 120
"""Characters before a turn that can hold the name of its speaker."""


def find_turns(document: Document, readings: Sequence[Reading], cast: Cast, lexicon: Lexicon) -> dict[int, int]:
    """Return who speaks in each reading that is part of a turn.

    Of "The Minister (Jo Bell) (Con):" it is the person in brackets, of "Care Minister, Jo Bell:" the one after the
    post.
    """
    turns = {}
    bracketed: dict[str, tuple[str, ...]] = {}
    for number, reading in enumerate(readings):
        speaker = reading.segment.speaker
        if not speaker:
            continue
        start = document.blocks[reading.segment.block].start
        inner = _BRACKETS.search(document.text, max(0, start - _LABEL), start)
        if inner is not None and _is_post(speaker, lexicon):
            bracketed[speaker] = tuple(_BRACKETED.findall(inner[0]))
        key = _find_speaker(speaker, bracketed.get(speaker, ()), cast, lexicon)
        if key is not None:
            turns[number] = key
    return turns


def _find_speaker(label: str, bracketed: Sequence[str], cast: Cast, lexicon: Lexicon) -> int | None:
    """Return the first person among those that a label and its brackets may name, else the first thing."""
    found: list[int] = []
    for name in _list_names(label, bracketed, lexicon):
        key = _find_named(name, cast, lexicon)
        if key is not None and cast.things[key].type == EntityType.PERSON:
            return key
        found.extend([] if key is None else [key])
    return found[0] if found else None


def _list_names(label: str, bracketed: Sequence[str], lexicon: Lexicon) -> Iterator[str]:
    """Yield what may be the speaker's name: in brackets, the whole label, or a person's name beside a comma in it."""
    for name in bracketed:
        rank, *rest = name.split()
        # "Deputy Jo Bell" sits in a parliament, and is nobody's deputy.
        addressed = rank.casefold() in lexicon.ranks and bool(rest) and rest[0].casefold() in lexicon.given
        yield " ".join(rest) if addressed else name
    yield label
    for part in label.split(","):
        words = strip_titles(part.strip(), lexicon).casefold().split()
        if part == label or not words or lexicon.ranks.intersection(words) or lexicon.heads.keys() & words:
            continue
        # "Care Minister, Jo Bell": behind a post is a name, whatever it looks like.
        behind = label.endswith(part) and len(words) in {2, 3} and _is_post(label, lexicon)
        titled = part.split()[0].casefold() in lexicon.titles and len(part.split()) > 1
        if behind or titled or words[0] in lexicon.given:
            yield part.strip()


def _is_post(label: str, lexicon: Lexicon) -> bool:
    return any(word.casefold().strip(",") in lexicon.ranks for word in label.split())


def _find_named(name: str, cast: Cast, lexicon: Lexicon) -> int | None:
    """Return the thing of a name, a new one for what looks like a person's."""
    stripped = strip_titles(name.split("(", maxsplit=1)[0].strip(" :"), lexicon)
    wanted = normalise_name(stripped)
    person = next(find_namesakes(stripped, cast, lexicon), None)
    if person is not None:
        return person.key
    thing = cast.find_called(wanted)
    if thing is not None:
        return thing.key
    is_post = _is_post(stripped, lexicon) and not stripped.startswith(_LORDS_SPIRITUAL)
    if is_post or len(stripped.split()) not in {2, 3, 4} or not stripped[:1].isupper():
        return None
    return cast.add_thing(stripped, EntityType.PERSON, "", Form.NAME).key
