"""What pronouns and definite descriptions stand for: "it", "they", "the fund", "the regulator", "the minister".

One pass in the order of the text. A description that matches nothing before it ("a recruitment campaign") enters as a
thing of its own, so that "the campaign" further on finds it. Things that no statement uses are dropped at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from carekg.extract.cast import Cast, Thing, normalise_name
from carekg.extract.lexicon import Kind, Lexicon
from carekg.extract.mentions import Form, Found
from carekg.extract.phrases import bound_phrase, classify_noun
from carekg.extract.reading import Reading
from carekg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

_BODIES = frozenset({EntityType.ORGANISATION, EntityType.INITIATIVE})
PRONOUNS = {
    "it": _BODIES,
    "its": _BODIES,
    "itself": _BODIES,
    "he": frozenset({EntityType.PERSON}),
    "him": frozenset({EntityType.PERSON}),
    "his": frozenset({EntityType.PERSON}),
    "she": frozenset({EntityType.PERSON}),
    "her": frozenset({EntityType.PERSON}),
    "they": frozenset({EntityType.ORGANISATION, EntityType.GROUP}),
    "them": frozenset({EntityType.ORGANISATION, EntityType.GROUP}),
    "their": frozenset({EntityType.ORGANISATION, EntityType.GROUP}),
}
_DEFINITE = frozenset({"the", "this", "that", "its", "their", "our", "his", "her", "these", "those", "my"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MEMORY = 60
"""How many mentions back a description may reach."""


@dataclass(slots=True)
class Trail:
    """The mentions so far, latest last."""

    keys: list[int] = field(default_factory=list)
    readings: list[int] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    subjects: list[bool] = field(default_factory=list)

    def leave(self, key: int, reading: int, token: Token) -> None:
        """Record that `token` has mentioned the thing `key`."""
        self.keys.append(key)
        self.readings.append(reading)
        self.sentences.append(token.sent.start)
        self.subjects.append(token.dep_ in _SUBJECTS)


def link_references(readings: Sequence[Reading], cast: Cast, lexicon: Lexicon) -> dict[tuple[int, int], int]:
    """Return what each pronoun and common noun stands for: (reading, token) -> key of a thing."""
    links: dict[tuple[int, int], int] = {}
    trail = Trail()
    for number, reading in enumerate(readings):
        for token in reading.doc:
            mention = cast.at.get((number, token.i))
            if mention is not None:
                if token.i == mention.found.head and mention.found.type != EntityType.ROLE:
                    trail.leave(mention.key, number, token)
                continue
            key = _link_token(token, number, cast, trail, lexicon)
            if key is not None:
                links[number, token.i] = key
                if token.i >= reading.first_own:
                    trail.leave(key, number, token)
    return links


def _link_token(token: Token, number: int, cast: Cast, trail: Trail, lexicon: Lexicon) -> int | None:
    if token.lower_ in PRONOUNS:
        return _link_pronoun(token, number, cast, trail)
    if token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in {"compound", "nmod", "amod"}:
        return None
    kind = classify_noun(token, lexicon)
    if kind is None:
        return None
    return _link_noun(token, kind, cast, trail)


def _link_pronoun(token: Token, number: int, cast: Cast, trail: Trail) -> int | None:
    """Prefer the subject of the sentence, then that of the one before, then what was mentioned last."""
    if token.lower_ in {"it", "its"} and _is_expletive(token):
        return None
    wanted = PRONOUNS[token.lower_]
    plural = token.lower_ in {"they", "them", "their"}
    sentence = token.sent.start
    best: tuple[int, int] | None = None
    sentences_back = 0
    last = (number, sentence)
    for place in range(len(trail.keys) - 1, max(-1, len(trail.keys) - 1 - _MEMORY), -1):
        here = (trail.readings[place], trail.sentences[place])
        if here != last:
            sentences_back += 1
            last = here
        if sentences_back > 2:
            break
        thing = cast.things[trail.keys[place]]
        if thing.type not in wanted:
            continue
        score = 10 - 4 * sentences_back + (5 if trail.subjects[place] else 0)
        score += 2 if thing.form == Form.NAME else 0
        score += 3 if plural and thing.type == EntityType.GROUP else 0
        if sentences_back == 0 and token.dep_ in _SUBJECTS and not trail.subjects[place]:
            score -= 3
        if best is None or score > best[0]:
            best = (score, thing.key)
    return best[1] if best else None


def _is_expletive(token: Token) -> bool:
    """Tell "it is right that", "it takes years to": an "it" that stands for nothing."""
    verb = token.head
    if token.dep_ not in _SUBJECTS:
        return False
    if verb.lemma_ == "be":
        return any(
            child.dep_ == "acomp" and any(c.dep_ in {"xcomp", "ccomp"} for c in child.children)
            for child in verb.children
        ) or any(child.dep_ in {"ccomp", "xcomp"} for child in verb.children)
    return verb.lemma_ in {"seem", "appear", "happen", "rain", "mean"}


def _link_noun(token: Token, kind: Kind, cast: Cast, trail: Trail) -> int | None:
    definite = any(child.lower_ in _DEFINITE for child in token.children if child.dep_ in {"det", "poss"})
    start, end = bound_phrase(token, with_complement=kind.type == EntityType.GROUP)
    text = token.doc[start:end].text
    name = normalise_name(text)
    if kind.type != EntityType.GROUP:
        thing = _find_antecedent(token, text, kind, cast, trail, definite=definite)
        if thing is not None:
            return thing.key
        if definite and end - start == 1:
            return None
    for thing in cast.of_type(kind.type):
        if any(normalise_name(form) == name for form in thing.names):
            return thing.key
    if not name:
        return None
    return cast.add_thing(text, kind.type, kind.subtype, Form.PHRASE).key


def _find_antecedent(token: Token, text: str, kind: Kind, cast: Cast, trail: Trail, *, definite: bool) -> Thing | None:
    """Return the latest thing with the same head noun and no other qualities; failing that, of the same sort."""
    if not definite:
        return None
    words = set(normalise_name(text).split())
    bare = len(words) == 1
    seen = list(dict.fromkeys(reversed(trail.keys[-_MEMORY:])))
    lemma = token.lemma_.lower()
    for key in seen:
        thing = cast.things[key]
        if thing.type not in _BODIES:
            continue
        for form in thing.names:
            other = normalise_name(form).split()
            if (token.lower_ in other or lemma in other) and words - {token.lower_} <= set(other):
                return thing
    if not bare:
        return None
    for key in seen[:12]:
        thing = cast.things[key]
        if thing.type == kind.type and thing.subtype == kind.subtype and kind.subtype:
            return thing
    return None


def describe(found: Found, cast: Cast) -> int:
    """Return the thing that a description names, a new one where none has that name yet."""
    name = normalise_name(found.text)
    for thing in cast.of_type(found.type):
        if any(normalise_name(form) == name for form in thing.names):
            return thing.key
    return cast.add_thing(found.text, found.type, found.subtype, found.form).key
