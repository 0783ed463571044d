from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekg.link import Linker, merge_entities, propose_merges
from carekg.model import Entity, EntityType, Extraction, Nation
from tests.link.world import CURATED, INITIATIVE, ORGANISATION, PERSON, ROLE, TENURES, WALES, extract, local

LINKER = Linker(CURATED, TENURES)


def linked(document: str, *entities: Entity) -> Extraction:
    return LINKER.link(extract(*entities, document=document, nation=WALES))


def test_a_curated_entity_stays_and_gains_names_worth_keeping() -> None:
    forms = local("e1", PERSON, "Robert Reed", "Mr Reed", "Reed", "Rob Reed")
    merged = {e.id: e for e in merge_entities(CURATED, [LINKER.link(extract(forms, date="2023", nation=WALES))])}
    assert merged["bo-reed"].label == "Bo Reed"
    assert merged["bo-reed"].aliases == ("Robert Reed", "Rob Reed")
    assert merged["bo-reed"].curated
    assert len(merged) == len(CURATED)


def test_a_new_entity_is_called_what_most_documents_call_it() -> None:
    merged = merge_entities(
        (),
        [
            linked("one", local("e1", ORGANISATION, "Kindling Board", "the Board")),
            linked("two", local("e1", ORGANISATION, "The Kindling Board")),
            linked("three", local("e1", ORGANISATION, "Kindling Board")),
        ],
    )
    assert [(e.id, e.label, e.aliases) for e in merged] == [
        ("kindling-board", "Kindling Board", ("The Kindling Board", "the Board"))
    ]
    assert not merged[0].curated


@pytest.mark.parametrize(
    ("names", "label", "aliases"),
    [
        ([("MARA TALLIS",), ("MARA TALLIS",), ("Mara Tallis",)], "Mara Tallis", ()),
        ([("MARA TALLIS", "Mara Tallis", "Tallis")], "Mara Tallis", ("Tallis",)),
        ([("MARA TALLIS", "Tallis")], "MARA TALLIS", ("Tallis",)),
    ],
)
def test_a_name_in_capitals_gives_way_to_the_same_in_small_letters(
    names: list[tuple[str, ...]], label: str, aliases: tuple[str, ...]
) -> None:
    documents = [linked(f"d{number}", local("e1", PERSON, *each)) for number, each in enumerate(names)]
    assert [(e.label, e.aliases) for e in merge_entities((), documents)] == [(label, aliases)]


def test_of_equally_frequent_names_the_longest_is_the_label() -> None:
    merged = merge_entities(
        (), [linked("one", local("e1", PERSON, "Di Ash")), linked("two", local("e1", PERSON, "Dr Di Ash"))]
    )
    assert merged[0].label == "Dr Di Ash"


WORDS = st.sampled_from(
    ["Hearth", "hearth", "Ember", "Fund", "fund", "Board", "Care", "Service", "the", "Di", "Reed", "2014"]
)
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
LOCALS = st.lists(st.tuples(st.sampled_from(EntityType), NAMES, NAMES), max_size=6)
NATIONS = st.sampled_from([None, *Nation])


def make_extractions(documents: list[tuple[list[tuple[EntityType, str, str]], Nation | None]]) -> list[Extraction]:
    return [
        LINKER.link(
            extract(
                *(local(f"e{m}", kind, label, alias) for m, (kind, label, alias) in enumerate(entities)),
                document=f"d{n}",
                nation=nation,
            )
        )
        for n, (entities, nation) in enumerate(documents)
    ]


@given(st.lists(st.tuples(LOCALS, NATIONS), max_size=4), st.randoms(use_true_random=False))
def test_merging_knows_no_order_and_no_id_has_two_types(
    documents: list[tuple[list[tuple[EntityType, str, str]], Nation | None]], random: object
) -> None:
    extractions = make_extractions(documents)
    merged = merge_entities(CURATED, extractions)
    shuffled = [replace(e, entities=tuple(reversed(e.entities))) for e in extractions]
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert merge_entities(tuple(reversed(CURATED)), shuffled) == merged
    assert [entity.id for entity in merged] == sorted({entity.id for entity in merged})
    types = {entity.id: entity.type for entity in merged}
    for extraction in extractions:
        for entity in extraction.entities:
            assert types[entity.id] is entity.type


@given(st.lists(st.tuples(LOCALS, NATIONS), max_size=3))
def test_linking_is_the_same_whatever_order_a_document_lists_its_entities(
    documents: list[tuple[list[tuple[EntityType, str, str]], Nation | None]],
) -> None:
    for n, (entities, nation) in enumerate(documents):
        locals_ = [local(f"e{m}", kind, label, alias) for m, (kind, label, alias) in enumerate(entities)]
        one = LINKER.link(extract(*locals_, document=f"d{n}", nation=nation))
        other = LINKER.link(extract(*reversed(locals_), document=f"d{n}", nation=nation))
        assert one.entities == other.entities


def test_names_that_are_nearly_the_same_are_proposed_and_not_merged() -> None:
    entities = (
        Entity("carers-innovation-fund", INITIATIVE, "Carers Innovation Fund", curated=True),
        Entity("carers-innovations-fund", INITIATIVE, "Carers Innovations Fund"),
        Entity("hearth-act-2014", INITIATIVE, "Hearth Act 2014"),
        Entity("hearth-act-2016", INITIATIVE, "Hearth Act 2016"),
        Entity("di-ash", PERSON, "Di Ash"),
        Entity("di-ash-org", ORGANISATION, "Di Ash"),
    )
    notices = propose_merges(entities)
    assert len(notices) == 1
    assert "'Carers Innovation Fund' (carers-innovation-fund) and 'Carers Innovations Fund'" in notices[0].reason


def test_what_people_told_apart_is_not_proposed() -> None:
    assert propose_merges(CURATED) == propose_merges(tuple(e for e in CURATED if not e.curated))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("North Hearth and Kettle Trust", "South Hearth and Kettle Trust"),
        ("Keeper Commissioner", "Keep Commissioner"),
        ("North Coast Regional Kettle Partnership Board", "North Downs Regional Kettle Partnership Board"),
    ],
)
def test_names_that_differ_in_a_whole_word_are_not_proposed(one: str, other: str) -> None:
    assert propose_merges((Entity("one", ORGANISATION, one), Entity("other", ORGANISATION, other))) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Department for Kettles", "Department of Kettles"),
        ("HearthPlus Programme", "Hearth Plus Programme"),
        ("Kettle Organisation of Ashby", "Kettle Organization of Ashby"),
    ],
)
def test_names_that_differ_in_spelling_or_small_words_are_proposed(one: str, other: str) -> None:
    assert len(propose_merges((Entity("one", ORGANISATION, one), Entity("other", ORGANISATION, other)))) == 1


def test_posts_that_many_people_hold_are_not_proposed_across_nations() -> None:
    posts = (Entity("stoker-england", ROLE, "stoker", nation=Nation.ENGLAND), Entity("stoker", ROLE, "stoker"))
    assert propose_merges(posts) == ()
    posts = (Entity("mayor-england", ROLE, "Ashby Mayor", nation=Nation.ENGLAND), Entity("mayor", ROLE, "Ashby Mayor"))
    assert len(propose_merges(posts)) == 1
