from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekg.extract.cast import Cast, drop_unpaired, normalise_name
from carekg.extract.mentions import Form, Found
from carekg.model import EntityType

NAMES = ["Elm Fund", "the Elm Fund", "ELM FUND", "Elm", "Fund for Elmby", "the new Elm Fund’s", "Oak Board"]
TYPES = [EntityType.ORGANISATION, EntityType.INITIATIVE]


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(TYPES), st.sampled_from(NAMES)), max_size=8))
def test_finds_the_first_thing_by_every_form_of_its_name(things: list[tuple[str, EntityType, str]]) -> None:
    cast = Cast()
    for name, kind, other in things:
        cast.add_form(cast.add_thing(name, kind, "", Form.NAME), other)
    for wanted in NAMES:
        for kind in TYPES:
            called = [
                key
                for key, (name, its, other) in enumerate(things)
                if its == kind and normalise_name(wanted) in {normalise_name(name), normalise_name(other)}
            ]
            found = cast.find_called(normalise_name(wanted), kind)
            assert (found.key if found else None) == (called[0] if called else None)


def test_finds_a_thing_by_its_type_as_it_is_now() -> None:
    cast = Cast()
    thing = cast.add_thing("Elm Steps", EntityType.ORGANISATION, "", Form.NAME)
    thing.type = EntityType.INITIATIVE
    assert cast.find_called("elm steps", EntityType.ORGANISATION) is None
    assert cast.find_called("elm steps", EntityType.INITIATIVE) is thing


def test_lists_what_has_all_of_some_words_in_its_names() -> None:
    cast = Cast()
    fund, board = (cast.add_thing(name, EntityType.INITIATIVE, "", Form.NAME) for name in ("Elm Fund", "Oak Board"))
    cast.spell_out(board, "Oak Board for Elm")
    assert cast.list_with_words(["elm"], EntityType.INITIATIVE) == [fund, board]
    assert cast.list_with_words(["board", "elm"], EntityType.INITIATIVE) == [board]
    assert cast.list_with_words(["elm"], EntityType.ORGANISATION) == []
    assert cast.list_with_words(["ash"], EntityType.INITIATIVE) == []


def test_a_description_enters_once_with_its_longer_form() -> None:
    cast = Cast()
    found = Found(0, 2, 1, "a survey", EntityType.INITIATIVE, form=Form.PHRASE, fuller="a survey of carers")
    key = cast.enter(found)
    assert cast.enter(found) == key
    assert cast.things[key].label == "a survey of carers"
    named = cast.find_called("survey of carers")
    assert named is not None
    assert named.key == key


@pytest.mark.parametrize(
    ("name", "paired"),
    [
        ("Quiet Line” helpline", "Quiet Line helpline"),
        ('Quiet Line" helpline', "Quiet Line helpline"),
        ("Quiet Line’ helpline", "Quiet Line helpline"),
        ("the “Quiet Line” helpline", "the “Quiet Line” helpline"),
        ("‘Carer’s Hour’ scheme", "‘Carer’s Hour’ scheme"),
        ("Carer’s Hour’ scheme", "Carer’s Hour scheme"),
        ("carers’ grants", "carers’ grants"),
        ("Carers (Breaks) Act", "Carers (Breaks) Act"),
        ("Carers (Breaks", "Carers Breaks"),
        ("[draft] plan)", "[draft] plan"),
    ],
)
def test_no_half_of_a_pair_of_signs_stays_in_a_name(name: str, paired: str) -> None:
    assert drop_unpaired(name) == paired
    cast = Cast()
    assert cast.add_thing(name, EntityType.INITIATIVE, "", Form.NAME).names == {paired: 1}


@given(st.text(alphabet='ab “”"()[]s', max_size=12))
def test_what_is_paired_stays_as_it_is(name: str) -> None:
    paired = drop_unpaired(name)
    assert drop_unpaired(paired) == paired
    assert paired.count("(") == paired.count(")")
    assert paired.count("“") == paired.count("”")
