from __future__ import annotations

from dataclasses import replace

import pytest

from carekg.link import Linker
from carekg.model import Entity, EntityType, Evidence, Method, Modality, Nation, Predicate, Statement, Tenure
from tests.link.world import (
    CURATED,
    ENGLAND,
    GROUP,
    INITIATIVE,
    OBJECTIVE,
    ORGANISATION,
    PERSON,
    PLACE,
    ROLE,
    SCOTLAND,
    TENURES,
    WALES,
    extract,
    local,
    say,
)

LINKER = Linker(CURATED, TENURES)


def link_one(kind: EntityType, label: str, *aliases: str, date: str = "", nation: Nation | None = None) -> str:
    return LINKER.link(extract(local("e1", kind, label, *aliases), date=date, nation=nation)).entities[0].id


@pytest.mark.parametrize(
    ("kind", "label", "date", "nation", "expected"),
    [
        (ORGANISATION, "Ministry of Hearths", "2017-05-01", ENGLAND, "ministry-of-hearths"),
        (ORGANISATION, "Ministry of Hearths", "2019-05-01", ENGLAND, "ministry-of-hearths-and-homes"),
        (ORGANISATION, "the Ministry of Hearths & Homes", "", None, "ministry-of-hearths-and-homes"),
        (ORGANISATION, "MHH", "2020", ENGLAND, "ministry-of-hearths-and-homes"),
        (ORGANISATION, "Kindle Trust", "2020", WALES, "kindle-trust"),
        (INITIATIVE, "National Hearth Service", "2024", WALES, "hearth-service-wales"),
        (INITIATIVE, "National Hearth Service", "2024", ENGLAND, "hearth-service-england"),
        (INITIATIVE, "National Hearth Service for Wales", "2024", None, "hearth-service-wales"),
        (INITIATIVE, "the Welsh National Hearth Service", "2024", ENGLAND, "hearth-service-wales"),
        (INITIATIVE, "National Hearth Service", "2024", SCOTLAND, "national-hearth-service-scotland"),
        (INITIATIVE, "Ember’s Fund", "", ENGLAND, "ember-fund"),
        (ROLE, "Hearth Minister", "2021", WALES, "hearth-minister-wales"),
        (ROLE, "Hearth Minister", "2021", ENGLAND, "hearth-minister-england"),
        (ROLE, "Hearth Minister", "2021", Nation.UNITED_KINGDOM, "hearth-minister-england"),
        (ROLE, "Hearth Minister", "2021", SCOTLAND, "minister-for-hearth-scotland"),
        (ROLE, "Scottish Minister for Hearths", "2021", ENGLAND, "minister-for-hearths-scotland"),
        (ROLE, "Minister of State for Hearths", "2021", WALES, "hearth-minister-wales"),
        (ROLE, "Deputy Minister for Hearths", "2021", WALES, "deputy-minister-for-hearths-wales"),
        (INITIATIVE, "Embers Fund", "", ENGLAND, "ember-fund"),
        (
            ORGANISATION,
            "CYNGOR CEIDWAID / WELSH COUNCIL OF KEEPERS",
            "",
            WALES,
            "cyngor-ceidwaid-welsh-council-of-keepers",
        ),
        (ROLE, "Welsh Hearth Minister", "2021", ENGLAND, "hearth-minister-wales"),
        (ROLE, "UK Hearth Minister", "2021", WALES, "hearth-minister-england"),
        (ROLE, "Secretary of State for Kettles", "2021", WALES, "kettle-secretary"),
        (ROLE, "Secretary of State for Pans", "2021", WALES, "secretary-of-state-for-pans-united-kingdom"),
        (PERSON, "Dr Ada Quill MS", "", None, "ada-quill"),
        (GROUP, "Keepers", "", SCOTLAND, "unpaid-keepers"),
        (PLACE, "Wales", "", ENGLAND, "wales"),
    ],
)
def test_a_name_means_what_its_nation_and_date_make_it_mean(
    kind: EntityType, label: str, date: str, nation: Nation | None, expected: str
) -> None:
    assert link_one(kind, label, date=date, nation=nation) == expected


def test_two_names_in_one_document_stand_for_two_things() -> None:
    linked = LINKER.link(
        extract(
            local("e1", ORGANISATION, "Ministry of Hearths"),
            local("e2", ORGANISATION, "Ministry of Hearths and Homes"),
            statements=[say("e2", Predicate.SUCCEEDS, "e1")],
            date="2019-01-30",
            nation=ENGLAND,
        )
    )
    (statement,) = linked.statements
    assert (statement.subject, statement.object) == ("ministry-of-hearths-and-homes", "ministry-of-hearths")


def test_another_short_name_for_what_the_document_names_in_full_means_the_same() -> None:
    curated = (
        Entity("old-post", ROLE, "Secretary for Hearths", aliases=("Hearth Secretary",), nation=ENGLAND, end="2018"),
        Entity("new-post", ROLE, "Secretary for Hearths and Homes", aliases=("Hearth Secretary",), nation=ENGLAND),
    )
    entities = (local("e1", ROLE, "Hearth Secretary"), local("e2", ROLE, "Secretary for Hearths and Homes"))
    linked = Linker(curated, ()).link(extract(*entities, date="2019", nation=ENGLAND))
    assert [entity.id for entity in linked.entities] == ["new-post"]


def test_a_name_that_two_nations_share_is_not_guessed() -> None:
    linked = LINKER.link(extract(local("e1", ROLE, "Hearth Minister"), date="2021"))
    assert linked.entities[0].id == "minister-for-hearth"
    assert "hearth-minister-england or hearth-minister-wales" in linked.notices[0].reason
    assert linked.notices[0].path == "paper.txt"


def test_a_document_without_a_nation_takes_it_from_the_bodies_it_names() -> None:
    linked = LINKER.link(
        extract(
            local("e1", ROLE, "Hearth Minister"), local("e2", ORGANISATION, "Welsh Council of Keepers"), date="2021"
        )
    )
    assert [entity.id for entity in linked.entities] == ["hearth-minister-wales", "welsh-council-of-keepers"]


def test_the_person_who_holds_a_post_tells_which_post_it_is() -> None:
    linked = LINKER.link(
        extract(
            local("e1", PERSON, "Cy Reed"),
            local("e2", ROLE, "Hearth Minister"),
            statements=[say("e1", Predicate.HOLDS_ROLE, "e2")],
        )
    )
    assert linked.statements[0].object == "hearth-minister-england"


def test_surnames_are_told_apart_by_post_and_date() -> None:
    assert link_one(PERSON, "Mr Reed", date="2023", nation=WALES) == "bo-reed"
    assert link_one(PERSON, "Reed", date="2020-06", nation=ENGLAND) == "cy-reed"
    assert link_one(PERSON, "Reed", date="2015", nation=ENGLAND) == "reed-person"
    assert link_one(PERSON, "Reed") == "reed-person"


def test_people_of_one_name_are_told_apart_by_post_and_date() -> None:
    role = local("e2", ROLE, "Chief Stoker")
    person = local("e1", PERSON, "Jo Moss")
    for date, expected in [("2005", "jo-moss-older"), ("2012", "jo-moss-younger")]:
        linked = LINKER.link(
            extract(person, role, statements=[say("e1", Predicate.HOLDS_ROLE, "e2")], date=date, nation=ENGLAND)
        )
        assert linked.statements[0].subject == expected
    linked = LINKER.link(extract(person))
    assert linked.entities[0].id == "jo-moss"
    assert "jo-moss-older or jo-moss-younger" in linked.notices[0].reason


def test_a_peer_is_known_by_title_and_name() -> None:
    peer = Entity("percy-ashby", PERSON, "Lord Ashby of Fell", aliases=("Lord Ashby",), curated=True)
    linker = Linker([*CURATED, peer], TENURES)
    found = linker.link(extract(local("p", PERSON, "Lord Ashby"), local("q", PERSON, "Ms Ashby Grey")))
    assert "percy-ashby" in {entity.id for entity in found.entities}
    assert len(found.entities) == 2


def test_a_new_person_does_not_become_a_curated_one_of_the_same_surname() -> None:
    assert link_one(PERSON, "Di Quill", date="2020", nation=WALES) == "di-quill"


def test_types_are_not_mixed_where_the_statements_would_break() -> None:
    entities = (local("e1", INITIATIVE, "hearth and wellbeing boards"), local("e2", PERSON, "Ada Quill"))
    crossing = LINKER.link(extract(*entities, statements=[say("e2", Predicate.LAUNCHES, "e1")], nation=ENGLAND))
    assert crossing.statements[0].object == "hearth-boards"
    assert crossing.entities[1].type is ORGANISATION
    staying = LINKER.link(extract(*entities, statements=[say("e2", Predicate.ANNOUNCES, "e1")], nation=ENGLAND))
    assert staying.statements[0].object == "hearth-and-wellbeing-boards-initiative-paper"


def test_homonyms_of_another_type_stay_apart() -> None:
    assert link_one(PLACE, "Kindle Trust") == "kindle-trust-place"
    assert link_one(PERSON, "Kindle Trust") == "kindle-trust-person"


def test_holders_are_filled_in_where_exactly_one_fits() -> None:
    entities = (local("e1", ROLE, "Hearth Minister"), local("e2", INITIATIVE, "Ember Fund"))
    announced = [say("e1", Predicate.ANNOUNCES, "e2"), say("e2", Predicate.FUNDS, "e1", place=9)]
    for date, holder in [("2021-01-01", "ada-quill"), ("2023", "bo-reed"), ("2022-05-10", ""), ("2018", ""), ("", "")]:
        linked = LINKER.link(extract(*entities, statements=announced, date=date, nation=WALES))
        assert [(s.subject_holder, s.object_holder) for s in linked.statements] == [(holder, ""), ("", holder)]
        assert linked.statements[0].subject == "hearth-minister-wales"


def test_what_is_told_of_earlier_days_is_resolved_on_those_days() -> None:
    entities = (local("e1", ROLE, "Hearth Minister"), local("e2", INITIATIVE, "Ember Fund"))

    def holder(date: str, modality: Modality) -> str:
        said = [say("e1", Predicate.ANNOUNCES, "e2", date=date, modality=modality)]
        return LINKER.link(extract(*entities, statements=said, date="2023", nation=WALES)).statements[0].subject_holder

    assert holder("2020", Modality.ACTUAL) == "ada-quill"
    assert holder("2024", Modality.PLANNED) == "bo-reed"


def test_a_post_itself_has_no_holder() -> None:
    entities = (local("e1", ROLE, "Hearth Minister"), local("e2", ORGANISATION, "Kindle Trust"))
    linked = LINKER.link(extract(*entities, statements=[say("e1", Predicate.ROLE_IN, "e2")], date="2021", nation=WALES))
    assert linked.statements[0].subject_holder == ""


def test_the_document_names_the_holder_and_disagreement_is_noticed() -> None:
    entities = (
        local("e1", PERSON, "Di Quill"),
        local("e2", ROLE, "Hearth Minister"),
        local("e3", INITIATIVE, "Ember Fund"),
    )
    said = [say("e1", Predicate.HOLDS_ROLE, "e2"), say("e2", Predicate.ANNOUNCES, "e3", place=9)]
    linked = LINKER.link(extract(*entities, statements=said, date="2021", nation=WALES))
    assert linked.statements[1].subject_holder == "di-quill"
    told = "it names Di Quill as Minister for Hearths, and tenures.csv has Ada Quill on 2021"
    assert [notice.reason for notice in linked.notices] == [told]
    agreed = LINKER.link(
        extract(local("e1", PERSON, "Ada Quill"), *entities[1:], statements=said, date="2021", nation=WALES)
    )
    assert agreed.notices == ()


def test_statements_and_mentions_carry_the_canonical_ids() -> None:
    entities = (local("e1", PERSON, "Ada Quill"), local("e2", GROUP, "unpaid keepers"))
    said = Statement("e1", Predicate.SUPPORTS, "e2", Evidence("paper", "words", 0, 5), speaker="e1")
    linked = LINKER.link(extract(*entities, statements=[said]))
    assert (linked.statements[0].subject, linked.statements[0].object) == ("ada-quill", "unpaid-keepers")
    assert linked.statements[0].speaker == "ada-quill"
    assert [mention.entity for mention in linked.mentions] == ["ada-quill", "unpaid-keepers"]


def test_two_names_for_one_thing_become_one_and_say_nothing_of_themselves() -> None:
    entities = (local("e1", PERSON, "Bo Reed"), local("e2", PERSON, "Robert Reed"))
    linked = LINKER.link(extract(*entities, statements=[say("e1", Predicate.SUPPORTS, "e2")]))
    assert [(entity.id, entity.label, entity.aliases) for entity in linked.entities] == [
        ("bo-reed", "Robert Reed", ("Bo Reed",))
    ]
    assert linked.statements == ()
    assert "itself" in linked.notices[0].reason


@pytest.mark.parametrize(
    ("kind", "label", "scoped"),
    [
        (INITIATIVE, "the letter", True),
        (INITIATIVE, "new plan", True),
        (ROLE, "the minister", True),
        (ROLE, "Minister for Kindling", False),
        (INITIATIVE, "seven point plan", True),
        (ORGANISATION, "Steering Group", True),
        (ORGANISATION, "Cabinet", True),
        (ORGANISATION, "Scrutiny Committee", True),
        (ROLE, "Parliamentary Under-Secretary of State", True),
        (ROLE, "deputy leader", True),
        (OBJECTIVE, "keep people warm", True),
        (INITIATIVE, "Kindling Strategy", False),
        (INITIATIVE, "Hearths Act 2019", False),
        (ORGANISATION, "KDX", False),
        (GROUP, "stokers", False),
    ],
)
def test_bare_descriptions_belong_to_their_document(kind: EntityType, label: str, scoped: object) -> None:
    ids = {LINKER.link(extract(local("e1", kind, label), document=name)).entities[0].id for name in ("one", "two")}
    assert (len(ids) == 2) is scoped


@pytest.mark.parametrize(
    ("one", "other"),
    [("Stokers", "the stokers"), ("Night Stokers", "night stoker"), ("stokers & keepers", "stokers and keepers")],
)
def test_groups_merge_by_their_normalised_name(one: str, other: str) -> None:
    assert link_one(GROUP, one) == link_one(GROUP, other)


def test_names_of_plain_words_belong_to_a_nation_and_others_do_not() -> None:
    assert link_one(INITIATIVE, "National Care Strategy", nation=WALES) == "national-care-strategy-wales"
    assert link_one(INITIATIVE, "National Care Strategy", nation=SCOTLAND) == "national-care-strategy-scotland"
    assert link_one(INITIATIVE, "Kindling Strategy", nation=WALES) == "kindling-strategy"
    assert link_one(ORGANISATION, "Kindling Board", nation=SCOTLAND) == "kindling-board"


def test_a_new_thing_never_takes_the_id_of_a_curated_one() -> None:
    ids = {entity.id for entity in CURATED}
    for kind in EntityType:
        for entity in CURATED:
            linked = link_one(kind, entity.id.replace("-", " "), nation=SCOTLAND)
            known = next((e for e in CURATED if e.id == linked), None)
            assert known is None or linked in ids
            assert known is None or known.type is kind or {known.type, kind} <= {ORGANISATION, INITIATIVE, GROUP}


def test_curated_statements_get_their_holders_too() -> None:
    said = say("hearth-minister-wales", Predicate.ANNOUNCES, "ember-fund", date="2020")
    assert LINKER.fill_holders(said, "").subject_holder == "ada-quill"
    assert LINKER.fill_holders(said, "2023", ENGLAND).subject_holder == "ada-quill"
    undated = say("hearth-minister-wales", Predicate.ANNOUNCES, "ember-fund")
    assert LINKER.fill_holders(undated, "").subject_holder == ""
    assert LINKER.fill_holders(undated, "2023-01").subject_holder == "bo-reed"


def test_a_claim_found_twice_under_two_names_keeps_both_methods() -> None:
    said = say("e1", Predicate.FUNDS, "e3")
    again = replace(said, subject="e2", confidence=0.9, methods=(Method.LLM,))
    found = extract(
        local("e1", ORGANISATION, "Ministry of Hearths and Homes"),
        local("e2", ORGANISATION, "MHH"),
        local("e3", INITIATIVE, "Ember Fund"),
        statements=(replace(said, confidence=0.5, methods=(Method.RULES,)), again),
        date="2020",
    )
    (kept,) = LINKER.link(found).statements
    assert (kept.confidence, kept.methods) == (0.9, (Method.LLM, Method.RULES))


def test_a_name_in_two_languages_is_linked_where_both_halves_mean_the_same() -> None:
    keepers = Entity(
        "council-of-keepers", ORGANISATION, "Council of Keepers", aliases=("Cyngor Ceidwaid",), nation=WALES
    )
    linker = Linker((keepers, Entity("kindle-trust", ORGANISATION, "Kindle Trust", nation=WALES)), ())

    def link(label: str) -> str:
        return linker.link(extract(local("e1", ORGANISATION, label), nation=WALES)).entities[0].id

    assert link("CYNGOR CEIDWAID / COUNCIL OF KEEPERS") == "council-of-keepers"
    assert link("Kindle Trust / Council of Keepers") == "kindle-trust-council-of-keepers"


def test_initials_that_the_document_spells_out_otherwise_are_another_bodys() -> None:
    assert link_one(ORGANISATION, "Midland Hive Holders", "MHH", nation=ENGLAND) == "midland-hive-holders-organisation"
    assert link_one(ORGANISATION, "Hearths and Homes", "MHH", nation=ENGLAND) == "ministry-of-hearths-and-homes"


def test_the_crown_has_one_name_in_every_reign() -> None:
    crown = Entity("crown-office", ORGANISATION, "His Majesty's Kettle Office", nation=ENGLAND)
    linker = Linker((crown,), ())
    for label in ("HM Kettle Office", "Her Majesty’s Kettle Office"):
        assert linker.link(extract(local("e1", ORGANISATION, label))).entities[0].id == "crown-office"
    assert link_one(ORGANISATION, "His Majesty's Stokers") == link_one(ORGANISATION, "HM Stokers")


def test_what_is_called_after_a_nation_is_not_the_british_body_of_its_short_name() -> None:
    linker = Linker((Entity("hearth-party", ORGANISATION, "Hearth Party", nation=Nation.UNITED_KINGDOM),), ())
    scottish = local("e1", ORGANISATION, "Scottish Hearth Party", "Hearth Party")
    assert linker.link(extract(scottish, nation=SCOTLAND)).entities[0].id == "scottish-hearth-party"


def test_the_end_of_a_name_stands_for_the_one_of_what_the_document_names() -> None:
    curated = (
        Entity("ember-plan", INITIATIVE, "Plan for Embers", aliases=("Ember Plan",), nation=ENGLAND),
        Entity("ember-plan-steering-group", ORGANISATION, "Ember Plan Steering Group", nation=ENGLAND),
    )
    linker = Linker(curated, ())
    group, plan = local("e1", ORGANISATION, "steering group"), local("e2", INITIATIVE, "Plan for Embers")
    linked = linker.link(extract(group, plan, nation=ENGLAND))
    assert [entity.id for entity in linked.entities] == ["ember-plan", "ember-plan-steering-group"]
    alone = linker.link(extract(group, nation=ENGLAND))
    assert [entity.id for entity in alone.entities] == ["steering-group-paper"]
    elsewhere = linker.link(extract(group, plan, nation=SCOTLAND))
    assert "ember-plan-steering-group" not in [entity.id for entity in elsewhere.entities]


def test_a_post_that_each_body_has_is_its_bodys() -> None:
    def link(title: str, body: str, document: str) -> str:
        entities = (local("e1", ROLE, title), local("e2", ORGANISATION, body))
        place = [say("e1", Predicate.ROLE_IN, "e2")]
        linked = LINKER.link(extract(*entities, statements=place, nation=ENGLAND, document=document))
        return linked.statements[0].subject

    assert link("Director of Social Services", "Ashby Council", "one") == "director-of-social-services-ashby-council"
    assert link("director of social services", "Ashby Council", "two") == "director-of-social-services-ashby-council"
    assert link("Director of Social Services", "Corby Council", "one") == "director-of-social-services-corby-council"
    assert link("chief executive", "Kindle Trust", "one") == "chief-executive-kindle-trust"
    assert link("first chief executive", "Kindle Trust", "two") == "chief-executive-kindle-trust"
    assert link("general secretary", "Trust of Keepers", "one") == "general-secretary-trust-of-keepers"
    assert link("health spokesperson", "Hearth Party", "one") == "health-spokesperson-hearth-party"


@pytest.mark.parametrize(
    ("name", "nation", "linked"),
    [
        ("Great Review of Hearths", SCOTLAND, True),
        ("Great Review of Hearths", WALES, False),
        ("Scottish Great Review of Hearths", WALES, True),
        ("Hearth Watch", SCOTLAND, False),
    ],
)
def test_a_nations_own_goes_without_its_nation_there(name: str, nation: Nation, *, linked: bool) -> None:
    curated = (
        Entity("great-review", INITIATIVE, "Great Review of Hearths in Scotland", nation=SCOTLAND),
        Entity("hearth-watch", INITIATIVE, "Hearth Watch for Scotland", nation=SCOTLAND),
    )
    found = Linker(curated, ()).link(extract(local("e1", INITIATIVE, name), nation=nation)).entities[0].id
    assert (found in {"great-review", "hearth-watch"}) is linked


def test_a_minister_of_england_is_one_of_the_united_kingdom() -> None:
    found = [
        LINKER.link(extract(local("e1", ROLE, "Home Minister"), nation=nation)).entities[0].id
        for nation in (ENGLAND, Nation.UNITED_KINGDOM, WALES)
    ]
    assert found[0] == found[1] != found[2]


def test_a_post_that_each_body_has_is_its_documents_where_no_body_is_named() -> None:
    found = [
        extract(local("e1", ROLE, "Director of Social Services"), nation=WALES, document=d) for d in ("one", "two")
    ]
    assert len({LINKER.link(extraction).entities[0].id for extraction in found}) == 2


def test_initials_and_their_name_become_one() -> None:
    linked = LINKER.link(
        extract(local("e1", ORGANISATION, "Kofa"), local("e2", ORGANISATION, "Kettle Owners of Ashby"))
    )
    assert len(linked.entities) == 2
    linked = LINKER.link(
        extract(local("e1", ORGANISATION, "Kooa"), local("e2", ORGANISATION, "Kettle Owners of Ashby"))
    )
    assert [(entity.id, entity.aliases) for entity in linked.entities] == [("kettle-owners-of-ashby", ("Kooa",))]


@pytest.mark.parametrize("label", ["Hearths and Sport Committee", "Public Fires Committee", "Parliament"])
def test_committees_and_parliaments_belong_to_a_nation(label: str) -> None:
    ids = {link_one(ORGANISATION, label, nation=nation) for nation in (WALES, SCOTLAND)}
    assert len(ids) == 2


@pytest.mark.parametrize(
    ("label", "expected"),
    [("Scottish Parliament", "scottish-parliament"), ("Cabinet Office", "cabinet-office")],
)
def test_a_name_that_is_one_bodys_alone_stays_as_it_is(label: str, expected: str) -> None:
    assert link_one(ORGANISATION, label, nation=SCOTLAND) == expected


def test_the_short_name_of_one_body_is_not_the_kind_of_body_that_it_is() -> None:
    assert link_one(ORGANISATION, "Ashby Hearth and Wellbeing Board", "Hearth and Wellbeing Board", nation=ENGLAND) == (
        "ashby-hearth-and-wellbeing-board"
    )
    assert link_one(ORGANISATION, "Ashby Ministry of Hearths and Homes", "MHH", nation=ENGLAND) == (
        "ashby-ministry-of-hearths-and-homes"
    )
    assert link_one(INITIATIVE, "Ember Fund for keepers", "Ember Fund", nation=ENGLAND) == "ember-fund"


def test_a_bare_name_is_not_that_of_another_nations_body() -> None:
    group = Entity(
        "expert-group-wales", ORGANISATION, "Expert Group on Hearths", aliases=("Expert Group",), nation=WALES
    )
    linker = Linker((group,), ())

    def link(nation: Nation) -> str:
        return linker.link(extract(local("e1", ORGANISATION, "Expert Group"), nation=nation)).entities[0].id

    assert link(WALES) == "expert-group-wales"
    assert link(ENGLAND) == "expert-group-paper"


def test_the_british_government_is_not_irelands() -> None:
    government = Entity(
        "british-rule", ORGANISATION, "British Rule", aliases=("Government",), nation=Nation.UNITED_KINGDOM
    )
    linker = Linker((government,), ())

    def link(label: str, nation: Nation) -> str:
        return linker.link(extract(local("e1", ORGANISATION, label), nation=nation)).entities[0].id

    assert link("Government", Nation.NORTHERN_IRELAND) == "british-rule"
    assert link("Government", Nation.IRELAND) == "government-paper"
    assert link("British Rule", Nation.IRELAND) == "british-rule"
    ashby = local("e1", ORGANISATION, "Government of Ashby", "Government")
    assert linker.link(extract(ashby, nation=ENGLAND)).entities[0].id == "government-of-ashby"


def test_a_nation_behind_a_comma_tells_whose_body_it_is() -> None:
    there = local("e1", ORGANISATION, "Ministry of Hearths, Scotland", "Ministry of Hearths")
    linked = LINKER.link(extract(there, date="2017", nation=SCOTLAND))
    assert linked.entities[0].id == "ministry-of-hearths-scotland"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("chair", "chair-of-the-kindle-trust"),
        ("Chair", "chair-of-the-kindle-trust"),
        ("first chair", "chair-of-the-kindle-trust"),
        ("outgoing chair", "chair-of-the-kindle-trust"),
        ("co-chairs", "co-chair-of-the-trust"),
        ("deputy chair", "deputy-chair-kindle-trust"),
        ("chief executive", "chief-executive-kindle-trust"),
    ],
)
def test_a_bodys_post_is_the_curated_one_that_carries_its_name(title: str, expected: str) -> None:
    curated = (
        Entity("kindle-trust", ORGANISATION, "Kindle Trust", aliases=("KT Charity",), nation=ENGLAND),
        Entity("chair-of-the-kindle-trust", ROLE, "Chair of the Kindle Trust", nation=ENGLAND),
        Entity("co-chair-of-the-trust", ROLE, "Co-chair of the KT Charity", nation=ENGLAND),
        Entity("chair-of-the-ember-trust", ROLE, "Chair of the Ember Trust", nation=ENGLAND),
        Entity("chief-executive-of-the-kindle-trust", INITIATIVE, "Chief Executive of the Kindle Trust"),
        Entity("ada-quill", PERSON, "Ada Quill"),
    )
    linker = Linker(curated, (Tenure("ada-quill", "chair-of-the-kindle-trust", "2019"),))
    entities = (local("e1", ROLE, title), local("e2", ORGANISATION, "Kindle Trust"), local("e3", GROUP, "keepers"))
    said = [say("e1", Predicate.ROLE_IN, "e2"), say("e1", Predicate.SUPPORTS, "e3", place=9)]
    linked = linker.link(extract(*entities, statements=said, nation=ENGLAND, date="2021"))
    assert linked.statements[0].subject == expected
    holder = "ada-quill" if expected == "chair-of-the-kindle-trust" else ""
    assert linked.statements[1].subject_holder == holder


@pytest.mark.parametrize(
    ("person", "date", "noticed"),
    [
        ("Ada Quill", "2023", False),  # the document may tell of her time
        ("Bo Reed", "2020", True),  # two years before he took up the post
        ("Di Quill", "2023", True),
    ],
)
def test_only_who_cannot_have_held_a_post_by_then_disagrees(person: str, date: str, *, noticed: bool) -> None:
    entities = (local("e1", PERSON, person), local("e2", ROLE, "Hearth Minister"))
    said = [say("e1", Predicate.HOLDS_ROLE, "e2")]
    assert bool(LINKER.link(extract(*entities, statements=said, date=date, nation=WALES)).notices) is noticed
