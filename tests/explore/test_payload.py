from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekg.explore.payload import describe_entity, encode_json, list_statements
from carekg.model import Amount, Citation, Entity, EntityType, Evidence, Nation, Predicate, Statement

_ANY_CHARACTER = st.characters(exclude_categories=())


@given(st.dictionaries(st.text(_ANY_CHARACTER), st.lists(st.text(_ANY_CHARACTER))))
def test_what_is_encoded_is_read_back_the_same_and_holds_no_markup(value: dict[str, list[str]]) -> None:
    text = encode_json(value)
    assert json.loads(text) == value
    assert not set("<>&\u2028\u2029") & set(text)
    assert text.encode("utf-8").decode("utf-8") == text


def test_not_a_number_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        encode_json({"confidence": float("nan")})


def test_unknown_fields_are_left_out() -> None:
    record = describe_entity(Entity("care-fund", EntityType.INITIATIVE, "Care Fund"), 0.0, 0)
    assert record == {"id": "care-fund", "type": "Initiative", "label": "Care Fund", "centrality": 0.0}


def test_who_is_in_no_community_says_nothing_of_one() -> None:
    assert describe_entity(Entity("a", EntityType.PLACE, "A"), 0.0, 1)["community"] == 1
    assert "community" not in describe_entity(Entity("a", EntityType.PLACE, "A"), 0.0, 0)


@pytest.mark.parametrize(
    ("nations", "nation"),
    [
        ({"letter": "Wales", "a": "England", "b": "Scotland"}, "Wales"),
        ({"a": "England", "b": "Scotland"}, "England"),
        ({"b": "Scotland"}, "Scotland"),
    ],
)
def test_nation_is_that_of_the_document_or_else_of_the_ends(nations: dict[str, str], nation: str) -> None:
    statement = Statement("a", Predicate.FUNDS, "b", Evidence("letter", "A pays B.", 0, 9))
    assert list_statements([statement], nations)["nation"] == [nation]


def test_statement_keeps_every_particular() -> None:
    statement = Statement(
        "a",
        Predicate.FUNDS,
        "b",
        Citation("A History", "page 9", "A paid B."),
        amount=Amount(Decimal("0.25"), "EUR", "week"),
        negated=True,
        date="2018-07",
        confidence=0.25,
        speaker="c",
    )
    fields = {name: value for name, (value,) in list_statements([statement], {}).items() if value is not None}
    assert fields == {
        "id": statement.id,
        "subject": "a",
        "predicate": "funds",
        "object": "b",
        "claim": "denied",
        "modality": "actual",
        "negated": True,
        "quote": "A paid B.",
        "source": "A History",
        "locator": "page 9",
        "date": "2018-07",
        "speaker": "c",
        "status": "extracted",
        "confidence": 0.25,
        "amount": {"value": "0.25", "currency": "EUR", "per": "week"},
    }


def test_a_quote_at_the_very_beginning_has_its_place() -> None:
    statement = Statement("a", Predicate.FUNDS, "b", Evidence("letter", "A pays B.", 0, 9))
    fields = list_statements([statement], {})
    assert (fields["document"], fields["start"], fields["end"]) == (["letter"], [0], [9])
    assert fields["source"] == fields["nation"] == fields["amount"] == [None]


def test_nation_of_an_entity_is_a_plain_word() -> None:
    entity = Entity("a", EntityType.PLACE, "A", nation=Nation.NORTHERN_IRELAND)
    assert describe_entity(entity, 1.0, 0)["nation"] == "Northern Ireland"
