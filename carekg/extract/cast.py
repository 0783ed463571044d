"""Who and what a document speaks of: every name in it, gathered into things.

Names are found reading by reading, but what a short form stands for is known only from the whole document: a surname
from the full name, an acronym from where it is introduced, "the National Office" from its full title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from carekg.extract.mentions import Form, Found
from carekg.model import EntityType


@dataclass(slots=True)
class Thing:
    """An entity in the making."""

    key: int
    type: EntityType
    subtype: str
    form: Form
    soft: bool = False
    """Whether its type is a guess, made without a head noun or a known name."""
    names: dict[str, int] = field(default_factory=dict)
    """Each form that names it, in the order of the text, and how often."""

    @property
    def label(self) -> str:
        """The fullest form."""
        # A heading's capitals are no better form of a name.
        return max(self.names, key=lambda name: (len(name.split()), not name.isupper(), len(name)))

    def is_called(self, name: str) -> bool:
        """Tell whether a form that names it is `name`, which is normalised already."""
        return any(normalise_name(form) == name for form in self.names)

    def add(self, name: str) -> None:
        """Count a form of the name."""
        self.names[name] = self.names.get(name, 0) + 1

    def spell_out(self, fuller: str) -> None:
        """Know the thing by a fuller form too, if there is one."""
        if fuller:
            self.names.setdefault(fuller, 0)


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

    def add_thing(self, name: str, kind: EntityType, subtype: str, form: Form) -> Thing:
        """Make a new thing."""
        thing = Thing(len(self.things), kind, subtype, form, names={name: 1})
        self.things.append(thing)
        return thing

    def add_mention(self, reading: int, found: Found, key: int) -> Mentioned:
        """Record where a thing is mentioned."""
        mention = Mentioned(reading, found, key)
        self.mentions.append(mention)
        for place in range(found.start, found.end):
            self.at.setdefault((reading, place), mention)
        return mention

    def find_called(self, name: str, *types: EntityType) -> Thing | None:
        """Return the first thing called `name`, which is normalised already; of these types where any are given."""
        things = self.of_type(*types) if types else self.things
        return next((thing for thing in things if thing.is_called(name)), None)

    def enter(self, found: Found) -> int:
        """Return the key of the thing that a description names, a new one where none of its type has that name yet."""
        thing = self.find_called(normalise_name(found.text), found.type)
        if thing is None:
            thing = self.add_thing(found.text, found.type, found.subtype, found.form)
            thing.spell_out(found.fuller)
        return thing.key

    def of_type(self, *types: EntityType) -> Iterator[Thing]:
        """Yield the things of these types."""
        return (thing for thing in self.things if thing.type in types)


@lru_cache(maxsize=65536)
def normalise_name(name: str) -> str:
    """Fold what does not tell names apart: case, articles, possessives, blanks, apostrophes."""
    name = re.sub(r"[’']s?\b(?=\s|$)", "", name.casefold().replace("’", "'"))
    name = re.sub(r"[^\w£€$&+%]+", " ", name)
    return re.sub(r"^(?:(?:the|a|an|new|our|its|their|this) )+", "", name.strip())
