"""Statements of things that a reader cannot tell, "the question", "all four", and of money given to money."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carekg.extract.cast import Thing
from carekg.extract.claims import Claim
from carekg.extract.context import Context
from carekg.extract.lexicon import Lexicon
from carekg.extract.mentions import Form
from carekg.extract.values.money import find_sums
from carekg.model import EntityType, Predicate

_MONEY_OF = re.compile(
    r"(?:\w+ )?(?:funding|money|cash|investment|sum|grant|contribution|award)s? (?:of|worth) ", re.IGNORECASE
)
_AFTER_SUM = re.compile(r"$|,| (?:a|an|per|each)\b")

_DESCRIBED = frozenset({EntityType.GROUP, EntityType.INITIATIVE, EntityType.OBJECTIVE})
"""Types of which a description may be all that a text gives."""


def drop_vague(claims: Sequence[Claim], context: Context) -> list[Claim]:
    """Leave out what is said of things of which only vague words tell, and that a sum is funded."""
    things = context.cast.things
    return [
        claim
        for claim in claims
        if not any(is_vague(things[key], context.lexicon) for key in (claim.subject, claim.object))
        and not (claim.predicate == Predicate.FUNDS and is_bare_sum(things[claim.object].label))
    ]


def is_bare_sum(label: str) -> bool:
    """Tell whether a label names but money, "£220k", "funding of £2m a year", and nothing that it is for."""
    given = _MONEY_OF.match(label)
    amount = label[given.end() :] if given else label
    sums = find_sums(amount)
    return bool(sums) and sums[0].start == 0 and _AFTER_SUM.match(amount[sums[0].end :]) is not None


def is_vague(thing: Thing, lexicon: Lexicon) -> bool:
    """Tell whether a thing has no other name than words that only count, or for an initiative one vague noun."""
    if thing.form != Form.PHRASE:
        return False
    label = thing.label.casefold().partition(",")[0]
    if lexicon.counting.issuperset(label.split()):
        return thing.type in _DESCRIBED or thing.label.islower()
    if thing.type not in _DESCRIBED:
        return False
    several = label not in lexicon.heads and label.removesuffix("s") in lexicon.vague
    return thing.type == EntityType.INITIATIVE and (label in lexicon.empty or label in lexicon.vague or several)
