"""Things that go under one name are one."""

from __future__ import annotations

from carekg.extract.cast import Cast, Thing
from carekg.extract.finishing.twins import find_twins, unite_twins
from carekg.extract.mentions import Form, Found
from carekg.model import EntityType


def make(key: int, kind: EntityType, *names: str, form: Form = Form.NAME, subtype: str = "") -> Thing:
    return Thing(key, kind, subtype, form, names=dict.fromkeys(names, 1))


def test_a_thing_whose_label_another_has_too_is_that_one() -> None:
    things = [
        make(0, EntityType.INITIATIVE, "Quiet Line"),
        make(1, EntityType.INITIATIVE, "Quiet Line helpline", "Quiet Line", subtype="Service"),
        make(2, EntityType.INITIATIVE, "Quiet Line Review"),
        make(3, EntityType.INITIATIVE, "the quiet line helpline", form=Form.PHRASE),
    ]
    assert find_twins(things) == {0: 1, 3: 1}


def test_a_noun_that_says_what_a_name_is_makes_no_other_thing() -> None:
    things = [
        make(0, EntityType.INITIATIVE, "Quiet Line"),
        make(1, EntityType.INITIATIVE, "Quiet Line helpline", form=Form.PHRASE, subtype="Service"),
        make(2, EntityType.INITIATIVE, "Quiet Line review", form=Form.PHRASE),
        make(3, EntityType.INITIATIVE, "winter helpline", form=Form.PHRASE),
        make(4, EntityType.INITIATIVE, "winter", form=Form.PHRASE),
        make(5, EntityType.ORGANISATION, "Quiet Line"),
    ]
    assert find_twins(things) == {1: 0}


def test_one_word_another_type_a_post_or_a_person_makes_no_twins() -> None:
    things = [
        make(0, EntityType.INITIATIVE, "report"),
        make(1, EntityType.INITIATIVE, "report"),
        make(2, EntityType.ORGANISATION, "Quiet Line"),
        make(3, EntityType.INITIATIVE, "Quiet Line"),
        make(4, EntityType.ROLE, "chief otter"),
        make(5, EntityType.ROLE, "chief otter"),
        make(6, EntityType.PERSON, "Jane Otterby"),
        make(7, EntityType.PERSON, "Jane Otterby"),
    ]
    assert find_twins(things) == {}


def test_what_mentions_a_twin_mentions_the_one_that_stays() -> None:
    cast = Cast()
    for subtype, *names in (("", "Quiet Line", "The Quiet Line"), ("Service", "Quiet Line helpline", "Quiet Line")):
        thing = cast.add_thing(names[0], EntityType.INITIATIVE, subtype, Form.NAME)
        thing.names.update(dict.fromkeys(names, 1))
        start = 10 * thing.key
        cast.add_mention(0, Found(start, start + 2, start + 1, names[0], EntityType.INITIATIVE), thing.key)
    (kept,) = set(unite_twins(cast).values())
    assert {one.key for one in cast.mentions} == {one.key for one in cast.at.values()} == {kept}
    assert set(cast.things[kept].names) == {"Quiet Line", "The Quiet Line", "Quiet Line helpline"}
    assert cast.things[kept].subtype == "Service"
