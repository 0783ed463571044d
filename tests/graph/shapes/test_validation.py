"""Each mistake that a graph can hold is found, named in plain words, and traced to what caused it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from carekg.errors import GraphError
from carekg.graph.shapes.validation import Problem, validate_graph
from carekg.graph.triples.writing import write_nquads
from carekg.model import Entity, EntityType, Knowledge, Predicate, Statement, Status
from tests.graph.samples import (
    ADA,
    ANNOUNCED,
    CARERS,
    FUND,
    FUNDED,
    GUILD,
    LETTER,
    MINISTER,
    MINISTRY,
    PARTNERED,
    PLAN,
    SAMPLE,
    TENURE,
    UNSURE,
    quote,
)


def with_statement(*statements: Statement) -> Knowledge:
    return replace(SAMPLE, statements=tuple(sorted(statements, key=lambda each: each.id)))


def with_entity(entity: Entity) -> Knowledge:
    return replace(SAMPLE, entities=tuple(entity if each.id == entity.id else each for each in SAMPLE.entities))


def find_problems(knowledge: Knowledge) -> tuple[Problem, ...]:
    validation = validate_graph(write_nquads(knowledge, threshold=0.5))
    assert validation.conforms == (not validation.problems)
    return validation.problems


def find_messages(nquads: bytes) -> set[str]:
    return {problem.message for problem in validate_graph(nquads).problems}


def test_a_sound_graph_conforms() -> None:
    assert find_problems(SAMPLE) == ()
    assert find_problems(Knowledge()) == ()


@pytest.mark.parametrize("damaged", [b"", b"<a:s> <a:p> .", b'<a:s> <a:p> "cut', b"<a:s> <a:p> <a:o> ."])
def test_a_line_that_is_no_quad_is_named(damaged: bytes) -> None:
    lines = write_nquads(SAMPLE, threshold=0.5).splitlines()
    lines[41] = damaged
    with pytest.raises(GraphError, match=r"^42: this is no line of a graph that carekg wrote"):
        validate_graph(b"\n".join(lines))


def test_a_damaged_term_is_refused() -> None:
    nquads = write_nquads(with_entity(replace(FUND, label="")), threshold=0.5)
    for damaged in (b'prefLabel> "Lantern Plan', b'altLabel> "Pemberton'):
        assert damaged in nquads
        with pytest.raises(GraphError):
            validate_graph(nquads.replace(damaged, damaged + b"\\q"))


@pytest.mark.parametrize(
    ("statement", "message", "origin", "label"),
    [
        (
            replace(ANNOUNCED, object=ADA.id, subject_holder=""),
            "The object of care:announces must be an initiative.",
            "2021/letter.txt, characters 10 to 49",
            "Minister for Lanterns announces Ada Pemberton",
        ),
        (
            replace(ANNOUNCED, subject=PLAN.id, subject_holder=""),
            "The subject of care:announces must be a person, a role, an organisation or a group.",
            "2021/letter.txt, characters 10 to 49",
            "Lantern Plan announces Lantern Fund",
        ),
        (
            replace(UNSURE, subject=ADA.id),
            "The subject of this statement is of a kind that cannot stand before its predicate.",
            "news.html, characters 120 to 147",
            "Ada Pemberton benefits night carers",
        ),
        (
            replace(UNSURE, object=ADA.id),
            "The object of this statement is of a kind that cannot stand after its predicate.",
            "news.html, characters 120 to 147",
            "Lantern Fund benefits Ada Pemberton",
        ),
        (
            replace(PARTNERED, object=FUND.id),
            "The object of care:partnersWith must be a person, a role, an organisation or a group.",
            "statements.csv, from Annual report of the guild",
            "Guild of Wicks partners with Lantern Fund",
        ),
        (
            replace(UNSURE, confidence=1.5),
            "Confidence must be a number from 0 to 1.",
            "news.html, characters 120 to 147",
            "Lantern Fund benefits night carers",
        ),
        (
            replace(UNSURE, date="next spring"),
            "A statement's date must be a year, a month or a day, such as 2018-07.",
            "news.html, characters 120 to 147",
            "Lantern Fund benefits night carers",
        ),
        (
            replace(UNSURE, object="nobody-knows"),
            "A statement must have one object, and the graph must describe it.",
            "news.html, characters 120 to 147",
            "Lantern Fund benefits nobody-knows",
        ),
        (
            replace(ANNOUNCED, subject_holder=GUILD.id),
            "The holder of the subject's post must be one person.",
            "2021/letter.txt, characters 10 to 49",
            "Minister for Lanterns announces Lantern Fund",
        ),
    ],
)
def test_what_is_wrong_with_a_statement(statement: Statement, message: str, origin: str, label: str) -> None:
    (problem,) = find_problems(with_statement(statement))
    assert (problem.message, problem.origin, problem.label) == (message, origin, label)


def test_a_curated_row_is_the_cause_though_it_quotes_a_document() -> None:
    (problem,) = find_problems(with_statement(replace(UNSURE, status=Status.CURATED, confidence=2.0)))
    assert problem.origin == "statements.csv, quoting news.html"


def test_the_words_of_a_problem_are_one_line() -> None:
    (problem,) = find_problems(with_statement(replace(UNSURE, confidence=1.5)))
    assert str(problem) == (
        "news.html, characters 120 to 147: Lantern Fund benefits night carers: "
        "Confidence must be a number from 0 to 1. (confidence: 1.5)"
    )


def test_a_wrong_fact_is_traced_to_every_statement_that_carries_it() -> None:
    wrong = replace(ANNOUNCED, object=ADA.id, subject_holder="")
    again = replace(wrong, evidence=quote(LETTER, "Again, Ada.", 300))
    assert [problem.origin for problem in find_problems(with_statement(wrong, again))] == [
        "2021/letter.txt, characters 10 to 49",
        "2021/letter.txt, characters 300 to 311",
    ]


@pytest.mark.parametrize(
    ("entity", "message", "origin"),
    [
        (replace(MINISTRY, label=""), "An entity must have one name.", "entities.csv"),
        (replace(CARERS, label=""), "An entity must have one name.", "news.html"),
        (
            replace(MINISTRY, url="lanterns"),
            "A web address must be one that starts with http:// or https:// and has no space.",
            "entities.csv",
        ),
        (replace(MINISTRY, end="1998-12"), "The end must not be before the start.", "entities.csv"),
        (
            replace(MINISTRY, start="long ago"),
            "A start must be one date: a year, a month or a day, such as 2018-07.",
            "entities.csv",
        ),
    ],
)
def test_what_is_wrong_with_an_entity(entity: Entity, message: str, origin: str) -> None:
    (problem,) = find_problems(with_entity(entity))
    assert (problem.message, problem.origin) == (message, origin)


@pytest.mark.parametrize(
    ("start", "end", "conforms"),
    [
        ("2021-05", "2021-05-01", True),
        ("2021-05-02", "2021-05", True),
        ("2021", "2021", True),
        ("2021-05", "2021-04-30", False),
        ("2021", "2020-12", False),
    ],
)
def test_a_tenure_ends_after_it_starts(start: str, end: str, *, conforms: bool) -> None:
    problems = find_problems(replace(SAMPLE, tenures=(replace(TENURE, start=start, end=end),)))
    expected = [("tenures.csv", "Ada Pemberton as Minister for Lanterns", "The end must not be before the start.")]
    assert [(each.origin, each.label, each.message) for each in problems] == ([] if conforms else expected)


def test_a_tenure_is_of_a_person_and_a_role() -> None:
    found = find_problems(replace(SAMPLE, tenures=(replace(TENURE, person=GUILD.id, role=FUND.id, start=""),)))
    assert {problem.message for problem in found} >= {
        "A tenure must be of one person.",
        "A tenure must be of one role.",
        "A tenure must start on one date: a year, a month or a day, such as 2018-07.",
    }
    assert {problem.origin for problem in found} == {"tenures.csv"}


def test_a_document_needs_its_hash() -> None:
    documents = (replace(LETTER, sha256=""), *SAMPLE.documents[1:])
    (problem,) = find_problems(replace(SAMPLE, documents=documents))
    assert problem.message == "A document must have the SHA-256 hash of its file."
    assert (problem.origin, problem.label) == ("2021/letter.txt", "A letter on lanterns")


def part_of(part: Entity, whole: Entity, start: int) -> Statement:
    return Statement(part.id, Predicate.PART_OF, whole.id, quote(LETTER, "It is part of it.", start))


def test_a_cycle_of_parts_is_found_wherever_it_is_entered() -> None:
    third = Entity("lantern-list", EntityType.INITIATIVE, "Lantern List")
    outside = Entity("lantern-link", EntityType.INITIATIVE, "Lantern Link")
    chain = [part_of(FUND, PLAN, 1), part_of(PLAN, third, 2), part_of(third, FUND, 3), part_of(outside, FUND, 4)]
    cyclic = with_statement(*chain)
    found = find_problems(replace(cyclic, entities=(*cyclic.entities, third, outside)))
    assert {problem.message for problem in found} == {"Nothing can be part of itself, be it through others."}
    assert {problem.label for problem in found} == {
        "Lantern Fund is part of Lantern Plan",
        "Lantern Plan is part of Lantern List",
        "Lantern List is part of Lantern Fund",
    }


def test_an_initiative_is_no_part_of_an_organisation() -> None:
    (problem,) = find_problems(with_statement(part_of(FUND, MINISTRY, 1)))
    message = "An initiative can only be part of an initiative, and an organisation of an organisation."
    assert (problem.message, problem.label) == (message, "Lantern Fund is part of Ministry of Lanterns")


def test_an_entity_of_two_kinds_is_found() -> None:
    nquads = write_nquads(SAMPLE, threshold=0.5)
    graph = "<https://w3id.org/carekg/id/graph/curated>"
    a = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    other = f"<https://w3id.org/carekg/id/{MINISTER.id}> {a} <https://w3id.org/carekg/ontology#Place> {graph} .\n"
    assert find_messages(nquads + other.encode()) == {"An entity cannot be of two kinds at once."}


@pytest.mark.parametrize(
    ("fragment", "replacement", "message"),
    [
        (b"ontology#evidence>", b"", "A statement must rest on evidence: a passage of a document, or a citation."),
        (b"oa#hasSource>", b"", "A passage must be of one document, and the graph must describe it."),
        (b"ontology#modality>", b"", "A statement must be actual, planned or proposed."),
        (b"schema.org/currency>", b"", "An amount must have one currency, of three letters, such as GBP."),
        (b'"I am glad', b'"I glad', "The quote must be as long as its place in the document."),
        (b'currency> "GBP"', b'currency> "pounds"', "An amount must have one currency, of three letters, such as GBP."),
        (b'per> "year"', b'per> "fortnight"', "The period of an amount must be year, month, week or hour."),
        (b"ontology#Wales> <", b"ontology#Fund> <", "The nation must be one of those that the ontology knows."),
    ],
)
def test_what_only_another_program_could_write(fragment: bytes, replacement: bytes, message: str) -> None:
    """Lines with the fragment are left out, or have it replaced, in all graphs but the ontology."""
    lines = []
    for line in write_nquads(with_statement(ANNOUNCED, FUNDED), threshold=0.5).splitlines(keepends=True):
        if fragment not in line or b"graph/ontology" in line:
            lines.append(line)
        elif replacement:
            lines.append(line.replace(fragment, replacement))
    assert find_messages(b"".join(lines)) == {message}


def test_characters_count_and_not_bytes() -> None:
    welsh = replace(UNSURE, evidence=quote(LETTER, "Mae’r ŵyl yn yr ysbyty 😀", 400))
    assert find_problems(with_statement(welsh)) == ()
