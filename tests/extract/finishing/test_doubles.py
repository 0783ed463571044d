"""What a sentence says of a post and of its holder is said once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from carekg.documents import Source, read_document
from carekg.extract.claims import Claim
from carekg.extract.finishing.doubles import drop_doubles, drop_shadows
from carekg.extract.mentions import Form
from carekg.extract.pipeline import Extractor
from carekg.model import EntityType, Predicate

MINISTER, PERSON, FUND, BODY, OTHER = range(5)


def claim(subject: int, predicate: Predicate, thing: int, reading: int = 0, confidence: float = 0.9) -> Claim:
    return Claim(subject, predicate, thing, reading, 0, "example", confidence)


HOLDING = claim(PERSON, Predicate.HOLDS_ROLE, MINISTER)


def test_a_deed_of_a_post_is_its_holders_where_the_sentence_says_both() -> None:
    deeds = [claim(MINISTER, Predicate.ANNOUNCES, FUND), claim(PERSON, Predicate.ANNOUNCES, FUND)]
    letters = [claim(BODY, Predicate.ADDRESSES, PERSON), claim(BODY, Predicate.ADDRESSES, MINISTER)]
    assert drop_doubles([HOLDING, *deeds, *letters]) == [HOLDING, deeds[1], letters[0]]


def test_a_deed_stays_that_is_told_of_the_post_alone_of_another_or_elsewhere() -> None:
    claims = [
        HOLDING,
        claim(MINISTER, Predicate.ANNOUNCES, FUND),
        claim(PERSON, Predicate.ANNOUNCES, FUND, reading=1),
        claim(OTHER, Predicate.ANNOUNCES, FUND),
        claim(MINISTER, Predicate.SUPPORTS, FUND),
        claim(PERSON, Predicate.SUPPORTS, FUND, confidence=0.4),
        claim(MINISTER, Predicate.ROLE_IN, BODY),
        claim(PERSON, Predicate.ROLE_IN, BODY),
    ]
    assert drop_doubles(claims) == claims


@pytest.mark.parametrize(
    ("likelier", "other", "kept"),
    [
        ("raise the tea grant", "Ministers raise the tea grant", 1),
        ("Ministers should raise the tea grant", "raise the tea grant", 1),
        ("raise the tea grant", "raise the tea grants", 2),
        ("raise the tea grant", "open a tea room", 2),
    ],
)
def test_one_thing_is_asked_for_once(extractor: Extractor, likelier: str, other: str, kept: int) -> None:
    text = "The board asked that ministers raise the tea grant. It asked them again."
    context = extractor.read(read_document(Source("example.txt", text.encode())))
    one, two = (context.cast.add_thing(label, EntityType.OBJECTIVE, "", Form.PHRASE).key for label in (likelier, other))
    claims = [claim(BODY, Predicate.CALLS_FOR, two, confidence=0.6), claim(BODY, Predicate.CALLS_FOR, one)]
    assert drop_shadows(claims, context) == claims[-kept:]
    later = [replace(claims[0], token=context.readings[0].doc[-2].i), claims[1]]
    assert drop_shadows(later, context) == later
