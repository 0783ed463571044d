"""One deed told twice, once as the rules read it and once as the model does.

Of a post and of its holder: one reads the title, the other the name beside it. Of one thing by two stretches of its
words: "asks that ministers raise the grant", for one "ministers raise the grant" and for the other "raise the grant".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from carekg.extract.cast import Thing, normalise_name
from carekg.extract.claims import Claim
from carekg.extract.context import Context
from carekg.model import Predicate

_ABOUT_THE_POST = frozenset({Predicate.HOLDS_ROLE, Predicate.ROLE_IN, Predicate.SUCCEEDS})

_SURE = 0.5


def drop_doubles(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims without those of a post that the same sentence makes as surely of whoever holds it."""
    holders: dict[int, set[int]] = defaultdict(set)
    for one in claims:
        if one.predicate == Predicate.HOLDS_ROLE and not one.qualifiers.negated and one.confidence >= _SURE:
            holders[one.object].add(one.subject)
    told = {(one.reading, one.subject, one.predicate, one.object): one.confidence for one in claims}

    def is_double(one: Claim) -> bool:
        by_holder = ((one.reading, person, one.predicate, one.object) for person in holders.get(one.subject, ()))
        to_holder = ((one.reading, one.subject, one.predicate, person) for person in holders.get(one.object, ()))
        return any(told.get(other, 0.0) >= one.confidence for other in (*by_holder, *to_holder))

    return [one for one in claims if one.predicate in _ABOUT_THE_POST or not is_double(one)]


def drop_shadows(claims: Sequence[Claim], context: Context) -> list[Claim]:
    """Return the claims without those of an object whose words lie in, or around, those of a likelier one.

    Both stand in one sentence, with the same subject and predicate and objects of the same type.
    """
    rivals: dict[tuple[int, int, int, Predicate, bool], list[Claim]] = defaultdict(list)

    def find_slot(one: Claim) -> tuple[int, int, int, Predicate, bool]:
        sentence = context.readings[one.reading].doc[one.token].sent
        return one.reading, sentence.start, one.subject, one.predicate, one.qualifiers.negated

    for one in claims:
        rivals[find_slot(one)].append(one)
    things = context.cast.things

    def is_shadow(one: Claim) -> bool:
        likelier = (other for other in rivals[find_slot(one)] if other.confidence > one.confidence)
        return any(_is_within(things[one.object], things[other.object]) for other in likelier)

    return [one for one in claims if not is_shadow(one)]


def _is_within(one: Thing, other: Thing) -> bool:
    """Tell whether the words of one thing are among those of another of its type, in a row, or the other way about."""
    short, long = sorted((f" {normalise_name(thing.label)} " for thing in (one, other)), key=len)
    return one.type == other.type and short in long
