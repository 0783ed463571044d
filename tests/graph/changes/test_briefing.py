from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from carekg.graph.changes.briefing import describe_changes
from carekg.graph.changes.comparison import compare
from carekg.model import Knowledge, Status
from tests.graph.samples import (
    ANNOUNCED,
    DENIED,
    FUND,
    FUNDED,
    LETTER,
    MINISTRY,
    NEWS,
    PROPOSED,
    SAMPLE,
    UNSURE,
    quote,
    without_document,
)
from tests.graph.strategies import knowledge


def describe(old: Knowledge, new: Knowledge) -> list[str]:
    return describe_changes(compare(old, new))


def test_a_new_document_is_described_with_quotes() -> None:
    announced = "“I am glad to announce the Lantern Fund.”"
    funded = "“The Ministry gives it £3m a year.”"
    assert describe(without_document(SAMPLE, LETTER), SAMPLE) == [
        "1 document added:",
        "  A letter on lanterns (Ministry of Lanterns, 2021-06-01)",
        "2 new facts:",
        f"  Minister for Lanterns announces Lantern Fund: {announced} – A letter on lanterns",
        f"  Ministry of Lanterns funds Lantern Fund (£3 million a year, 2021-06): {funded} – A letter on lanterns",
    ]


def test_a_document_that_goes_takes_its_claims_along() -> None:
    lines = describe(SAMPLE, without_document(SAMPLE, NEWS))
    assert lines[:3] == ["1 document taken out:", "  News of the day (2021-07)", "3 statements taken out:"]
    assert any("Guild of Wicks calls for Lantern Plan (proposed): “" in line for line in lines)


def test_what_a_lost_fact_rested_on_is_told_once() -> None:
    lines = describe(SAMPLE, without_document(SAMPLE, LETTER))
    assert lines[2] == "2 facts no longer hold:"
    assert sum("announces Lantern Fund" in line for line in lines) == 1
    assert not any("taken out" in line for line in lines[1:])


def test_what_else_goes_with_facts_is_told_beside_them() -> None:
    old = Knowledge(SAMPLE.entities, statements=(ANNOUNCED, PROPOSED))
    lines = describe(old, Knowledge(SAMPLE.entities))
    assert lines[0] == "1 fact no longer holds:"
    assert lines[2] == "1 further statement taken out:"
    assert "calls for Lantern Plan" in lines[3]


def test_proposals_and_denials_are_told_from_facts() -> None:
    lines = describe(Knowledge(SAMPLE.entities), Knowledge(SAMPLE.entities, statements=(PROPOSED, DENIED, UNSURE)))
    assert "2 new proposals or denials:" in lines
    assert "1 further statement, of what was known or is too uncertain to count as a fact:" in lines
    assert any("Guild of Wicks opposes Lantern Fund (denied): “We do not" in line for line in lines)
    assert not any("new fact" in line for line in lines)


def test_a_second_source_is_said_to_be_one() -> None:
    again = replace(ANNOUNCED, evidence=quote(NEWS, "There is a fund.", 7))
    old = Knowledge(SAMPLE.entities, documents=SAMPLE.documents)
    new = replace(old, statements=tuple(sorted((ANNOUNCED, again), key=lambda each: each.id)))
    assert describe(old, new)[1].endswith(", and 1 more source")
    lines = describe(replace(old, statements=(ANNOUNCED,)), new)
    assert lines[0].startswith("1 further statement")


def test_a_review_is_described() -> None:
    old, new = (
        Knowledge(SAMPLE.entities, statements=(each,)) for each in (FUNDED, replace(FUNDED, status=Status.REJECTED))
    )
    lines = describe(old, new)
    assert lines[0] == "1 fact no longer holds:"
    assert lines[2] == "1 statement reviewed:"
    assert lines[3].startswith("  rejected: Ministry of Lanterns funds Lantern Fund")


def test_names_that_come_and_change_are_described() -> None:
    renamed = replace(MINISTRY, label="Ministry of Light", aliases=("Ministry of Lanterns",))
    told = replace(FUND, description="A fund.", url="https://lanterns.example")
    lines = describe(Knowledge((FUND, MINISTRY)), Knowledge((told, renamed, SAMPLE.entities[0])))
    assert lines == [
        "1 new name:",
        "  Ada Pemberton (person)",
        "2 names changed:",
        "  Lantern Fund: url, description",
        "  Ministry of Light, once Ministry of Lanterns",
    ]


def test_long_lists_are_cut_and_counted() -> None:
    many = tuple(replace(FUND, id=f"fund-{number:02}", label=f"Fund {number:02}") for number in range(25))
    lines = describe_changes(compare(Knowledge(), Knowledge(many)), limit=3)
    assert lines == ["25 new names:", "  Fund 00 (fund)", "  Fund 01 (fund)", "  Fund 02 (fund)", "  … and 22 more"]


def test_long_quotes_are_cut_between_words_and_stay_on_one_line() -> None:
    words = "It was said,\nat length, " + "again and " * 40
    long = replace(ANNOUNCED, evidence=quote(LETTER, words))
    line = describe(Knowledge(SAMPLE.entities), Knowledge(SAMPLE.entities, statements=(long,)))[1]
    assert "“It was said, at length, again and" in line
    assert " …” – letter" in line
    assert len(line) < 320


@given(knowledge(), knowledge())
@settings(max_examples=40, deadline=None)
def test_every_line_is_one_line(one: Knowledge, other: Knowledge) -> None:
    lines = describe(one, other)
    assert lines
    assert all(len(line.splitlines()) == 1 for line in lines)


def test_nothing_in_a_document_steers_the_terminal() -> None:
    sly = replace(FUND, label="Fund\x1b[31m of\r\nLanterns")
    assert describe(Knowledge(), Knowledge((sly,)))[1] == "  Fund[31m of Lanterns (fund)"


def test_nothing_is_said_to_be_nothing() -> None:
    assert describe(SAMPLE, SAMPLE) == ["Nothing changed."]


def test_a_change_of_detail_is_not_passed_over() -> None:
    surer = replace(SAMPLE, statements=(replace(FUNDED, confidence=0.95),))
    assert describe(replace(SAMPLE, statements=(FUNDED,)), surer) == ["Only details changed."]


def test_new_names_stand_in_the_order_of_the_alphabet_and_not_of_their_ids() -> None:
    new = Knowledge(
        tuple(replace(FUND, id=name, label=label) for name, label in (("a", "Wick Fund"), ("b", "ash fund")))
    )
    lines = describe(Knowledge(), new)
    assert lines[0] == "2 new names:"
    assert [line.split(" (")[0] for line in lines[1:]] == ["  ash fund", "  Wick Fund"]
