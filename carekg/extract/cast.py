"""Who and what a document speaks of: every name in it, gathered into things.

Names are found reading by reading, but what a short form stands for is known only from the whole document: a surname
from the full name, an acronym from where it is introduced, "the National Office" from its full title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from carekg.extract.mentions import Form, Found
from carekg.model import EntityType

_PAIRS = {"”": "“", "’": "‘", '"': '"', ")": "(", "]": "["}
"""What closes -> what opens."""


@dataclass(slots=True)
class Thing:
    """An entity in the making."""

    key: int
    type: EntityType
    subtype: str
    form: Form
    soft: bool = False
    """Whether its type is a guess, made without a head noun or a known name."""
    told: bool = False
    """Whether the text says beside its name what it is: "Night Owls, a befriending group"."""
    names: dict[str, int] = field(default_factory=dict)
    """Each form that names it, in the order of the text, and how often."""

    @property
    def label(self) -> str:
        """The fullest form."""
        # A heading's capitals are no better form of a name.
        return max(self.names, key=lambda name: (len(name.split()), not name.isupper(), len(name)))


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A mention in its reading, and the key of what it stands for."""

    reading: int
    found: Found
    key: int


@dataclass(slots=True)
class Cast:
    """The things of a document, and where it mentions them."""

    things: list[Thing] = field(default_factory=list)
    mentions: list[Mentioned] = field(default_factory=list)
    at: dict[tuple[int, int], Mentioned] = field(default_factory=dict)
    """Reading and token -> the mention that covers it."""

    _called: dict[str, set[int]] = field(default_factory=dict)
    """Form of a name, normalised -> the keys of the things that have it."""
    _with_word: dict[str, set[int]] = field(default_factory=dict)
    """Word of such a form -> the same."""

    def add_thing(self, name: str, kind: EntityType, subtype: str, form: Form) -> Thing:
        """Make a new thing, named once so far."""
        thing = Thing(len(self.things), kind, subtype, form)
        self.things.append(thing)
        self.add_form(thing, name)
        return thing

    def add_form(self, thing: Thing, name: str) -> None:
        """Count a form of a thing's name."""
        self.spell_out(thing, name)
        thing.names[drop_unpaired(name)] += 1

    def spell_out(self, thing: Thing, fuller: str) -> None:
        """Know a thing by a form that need not name it anywhere."""
        thing.names.setdefault(drop_unpaired(fuller), 0)
        name = normalise_name(fuller)
        self._called.setdefault(name, set()).add(thing.key)
        for word in name.split():
            self._with_word.setdefault(word, set()).add(thing.key)

    def add_mention(self, reading: int, found: Found, key: int) -> Mentioned:
        """Record where a thing is mentioned."""
        mention = Mentioned(reading, found, key)
        self.mentions.append(mention)
        for place in range(found.start, found.end):
            self.at.setdefault((reading, place), mention)
        return mention

    def find_called(self, name: str, *types: EntityType) -> Thing | None:
        """Return the first thing called `name`, which is normalised already; of these types where any are given."""
        things = (self.things[key] for key in sorted(self._called.get(name, ())))
        return next((thing for thing in things if not types or thing.type in types), None)

    def list_with_words(self, words: Sequence[str], *types: EntityType) -> list[Thing]:
        """Return the things of these types in whose names, normalised, all of `words` stand, in their order."""
        keys = set.intersection(*(self._with_word.get(word, set()) for word in words)) if words else set()
        return [self.things[key] for key in sorted(keys) if self.things[key].type in types]

    def enter(self, found: Found) -> int:
        """Return the key of the thing that a description names, a new one where none of its type has that name yet."""
        thing = self.find_called(normalise_name(found.text), found.type)
        if thing is None:
            thing = self.add_thing(found.text, found.type, found.subtype, found.form)
            if found.fuller:
                self.spell_out(thing, found.fuller)
        return thing.key

    def of_type(self, *types: EntityType) -> Iterator[Thing]:
        """Yield the things of these types."""
        return (thing for thing in self.things if thing.type in types)


@lru_cache(maxsize=65536)
def drop_unpaired(name: str) -> str:
    """Leave out the marks and brackets whose other half stands outside of a name: the “Quiet Line” helpline.

    A single mark after an s may be an apostrophe, "carers’ grants", and stays.
    """
    opened: dict[str, list[int]] = {sign: [] for sign in _PAIRS.values()}
    gone: list[int] = []
    for place, sign in enumerate(name):
        waiting = opened.get(_PAIRS.get(sign, ""))
        apostrophe = name[place + 1 : place + 2].isalnum() or (not waiting and name[place - 1 : place] in {"s", "S"})
        if sign == "’" and apostrophe:
            continue
        if waiting:
            waiting.pop()
        elif sign in opened:
            opened[sign].append(place)
        elif sign in _PAIRS:
            gone.append(place)
    gone.extend(place for places in opened.values() for place in places)
    kept = "".join(sign for place, sign in enumerate(name) if place not in gone)
    return kept.strip() if gone else name


@lru_cache(maxsize=65536)
def normalise_name(name: str) -> str:
    """Fold what does not tell names apart: case, articles, possessives, blanks, apostrophes."""
    name = re.sub(r"[’']s?\b(?=\s|$)", "", name.casefold().replace("’", "'"))
    name = re.sub(r"[^\w£€$&+%]+", " ", name)
    return re.sub(r"^(?:(?:the|a|an|new|our|its|their|this) )+", "", name.strip())
