"""What a sentence says of a post and of its holder is said once."""

from __future__ import annotations

from carekg.extract.claims import Claim
from carekg.extract.finishing.doubles import drop_doubles
from carekg.model import Predicate

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
