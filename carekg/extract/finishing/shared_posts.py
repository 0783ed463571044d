"""Posts of several bodies that go by one bare title, told apart by where each is held: "chief executive".

Rules give each body its own post where its name stands beside the title. This is for posts whose holder or body only
the model sees, once all is claimed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from carekg.extract.cast import normalise_name
from carekg.extract.claims import Claim
from carekg.extract.context import Context
from carekg.extract.finishing.twins import rename_ends
from carekg.extract.lexicon import Lexicon
from carekg.extract.mentions import Form
from carekg.model import EntityType, Predicate

_OF_A_GOVERNMENT = frozenset({"minister", "ministers", "secretary", "under-secretary", "prime"})
"""Titles with these are one government's, whoever holds them."""


def part_posts(claims: Sequence[Claim], context: Context) -> list[Claim]:
    """Return the claims, with a post of its own for whoever holds one elsewhere than the body's own holder does.

    That is: the post goes by a bare title, the text says whose it is in one paragraph and who holds it there, and the
    paragraph that gives it to somebody else names neither that body nor that holder.
    """
    parted = list(claims)
    for key in dict.fromkeys(claim.subject for claim in claims if claim.predicate == Predicate.ROLE_IN):
        thing = context.cast.things[key]
        if thing.type == EntityType.ROLE and is_bare_title(thing.label, context.lexicon):
            for paragraph in _find_elsewhere(key, parted, context):
                parted = _move_post(key, paragraph, parted, context)
    return parted


def is_bare_title(title: str, lexicon: Lexicon) -> bool:
    """Tell whether many bodies have a post of this title: "interim chief executive", and not "care minister"."""
    words = normalise_name(title).split()
    ranks = lexicon.ranks | frozenset(lexicon.roles.modifiers)
    return _OF_A_GOVERNMENT.isdisjoint(words) and all(word in ranks for word in words)


def _find_elsewhere(key: int, claims: Sequence[Claim], context: Context) -> list[int]:
    """Return the paragraphs that give the post to somebody who does not hold it where its body is told."""
    owning = [one for one in claims if (one.subject, one.predicate) == (key, Predicate.ROLE_IN)]
    holdings = [one for one in claims if (one.predicate, one.object) == (Predicate.HOLDS_ROLE, key)]
    told = {_find_paragraph(one.reading, context) for one in owning}
    holders = {one.subject for one in holdings if _find_paragraph(one.reading, context) in told}
    others = [one for one in holdings if one.subject not in holders]
    if not holders or not others:
        return []
    named = holders | {one.object for one in owning}
    at = context.cast.at.items()
    tied = {_find_paragraph(number, context) for (number, _), mention in at if mention.key in named}
    elsewhere = dict.fromkeys(_find_paragraph(one.reading, context) for one in others)
    return [paragraph for paragraph in elsewhere if paragraph not in tied]


def _move_post(key: int, paragraph: int, claims: Sequence[Claim], context: Context) -> list[Claim]:
    """Return the claims with a new post for what a paragraph says of one, and mentions there that are the new one's."""
    cast = context.cast
    own = cast.add_thing(cast.things[key].label, EntityType.ROLE, "", Form.POST).key
    for (number, token), mention in cast.at.items():
        if mention.key == key and _find_paragraph(number, context) == paragraph:
            cast.at[number, token] = replace(mention, key=own)
    return [
        rename_ends(one, {key: own}) if _find_paragraph(one.reading, context) == paragraph else one for one in claims
    ]


def _find_paragraph(reading: int, context: Context) -> int:
    return context.readings[reading].segment.block
