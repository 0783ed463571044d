"""Statements of things that a reader cannot tell: "the question", "their work"."""

from __future__ import annotations

from collections.abc import Sequence

from carekg.extract.cast import Thing
from carekg.extract.claims import Claim
from carekg.extract.context import Context
from carekg.extract.lexicon import Lexicon
from carekg.extract.mentions import Form
from carekg.model import EntityType


def drop_vague(claims: Sequence[Claim], context: Context) -> list[Claim]:
    """Leave out what is said of an initiative that nothing but a vague noun tells of."""
    things = context.cast.things
    return [
        claim
        for claim in claims
        if not any(is_vague(things[key], context.lexicon) for key in (claim.subject, claim.object))
    ]


def is_vague(thing: Thing, lexicon: Lexicon) -> bool:
    """Tell whether a thing has no other name than one vague noun."""
    if thing.type != EntityType.INITIATIVE or thing.form != Form.PHRASE:
        return False
    word = thing.label.casefold()
    several = word not in lexicon.heads and word.removesuffix("s") in lexicon.vague
    return word in lexicon.empty or word in lexicon.vague or several
