"""Posts of several bodies under one title."""

from __future__ import annotations

import pytest

from carekg.documents import Source, read_document
from carekg.extract.claims import Claim
from carekg.extract.context import Context
from carekg.extract.finishing.shared_posts import is_bare_title, part_posts
from carekg.extract.lexicon import Lexicon
from carekg.extract.pipeline import Extractor
from carekg.model import Predicate

HOLDS, ROLE_IN = Predicate.HOLDS_ROLE, Predicate.ROLE_IN
OWN = "At the Zebra Trust, Ada Bell served as its chief executive."


def read(extractor: Extractor, *paragraphs: str) -> Context:
    return extractor.read(read_document(Source("example.txt", "\n\n".join(("News of the year", *paragraphs)).encode())))


def claim_holders(context: Context, *found: tuple[str, Predicate, str]) -> list[Claim]:
    """Claim all of one post, each where its subject, or for a body its object, is named."""
    things = {thing.label: thing.key for thing in context.cast.things}
    claims = []
    for one, predicate, other in found:
        named = things[other if predicate == ROLE_IN else one]
        number, token = min(place for place, mention in context.cast.at.items() if mention.key == named)
        claims.append(Claim(things[one], predicate, things[other], number, token, "example", 0.9))
    return claims


def list_holders(context: Context, claims: list[Claim]) -> set[tuple[str, bool]]:
    """Return who holds a post, and whether it is the one that is said to be a body's."""
    posts = {claim.subject for claim in claims if claim.predicate == ROLE_IN}
    things = context.cast.things
    return {(things[one.subject].label, one.object in posts) for one in claims if one.predicate == HOLDS}


@pytest.mark.parametrize(
    ("paragraph", "is_same"),
    [
        ("Cy Gull stayed on as chief executive until the summer.", False),
        ("Cy Gull stayed on as chief executive of the Zebra Trust until the summer.", True),
        ("Cy Gull stayed on as chief executive until Ada Bell came.", True),
    ],
)
def test_a_holder_whose_paragraph_is_about_somebody_else_has_another_post(
    extractor: Extractor, paragraph: str, *, is_same: bool
) -> None:
    context = read(extractor, OWN, paragraph)
    claims = claim_holders(
        context,
        ("chief executive", ROLE_IN, "Zebra Trust"),
        ("Ada Bell", HOLDS, "chief executive"),
        ("Cy Gull", HOLDS, "chief executive"),
    )
    parted = part_posts(claims, context)
    assert list_holders(context, parted) == {("Ada Bell", True), ("Cy Gull", is_same)}
    assert {context.cast.things[one.object].label for one in parted if one.predicate == HOLDS} == {"chief executive"}


def test_one_holder_named_twice_holds_one_post(extractor: Extractor) -> None:
    context = read(extractor, OWN, "Ms Bell stayed on as chief executive until the summer.")
    claims = claim_holders(context, ("chief executive", ROLE_IN, "Zebra Trust"), ("Ada Bell", HOLDS, "chief executive"))
    assert part_posts(claims, context) == claims


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("chief executive", True),
        ("interim chair", True),
        ("care minister", False),
        ("Prime Minister", False),
        ("Permanent Secretary", False),
        ("director of adult services", False),
        ("chief executive of the Zebra Trust", False),
    ],
)
def test_a_bare_title_is_one_that_many_bodies_have(lexicon: Lexicon, title: str, *, bare: bool) -> None:
    assert is_bare_title(title, lexicon) is bare
