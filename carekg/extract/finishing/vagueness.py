"""Statements of things that a reader cannot tell, "the question", "their work", and of money given to money."""

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


def drop_vague(claims: Sequence[Claim], context: Context) -> list[Claim]:
    """Leave out what is said of an initiative that nothing but a vague noun tells of, and that a sum is funded."""
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
    """Tell whether a thing has no other name than one vague noun."""
    if thing.type != EntityType.INITIATIVE or thing.form != Form.PHRASE:
        return False
    word = thing.label.casefold()
    several = word not in lexicon.heads and word.removesuffix("s") in lexicon.vague
    return word in lexicon.empty or word in lexicon.vague or several
