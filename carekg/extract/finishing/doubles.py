"""One deed told twice, of a post and of its holder: the rules read the title, the model the name beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from carekg.extract.claims import Claim
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
