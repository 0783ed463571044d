from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carekg.curate import read_tables
from carekg.errors import QueryError
from carekg.model import Citation, Knowledge, Status
from carekg.query.asking import ask_question
from carekg.query.questions import ParameterKind, Question, list_questions, load_question, read_question
from carekg.query.showing.formatting import shorten_term
from carekg.resources import seeds_folder
from tests.query.sample import KNOWLEDGE, load_store
from tests.query.test_later_questions import LATER_CASES

if TYPE_CHECKING:
    from pathlib import Path

    from pyoxigraph import Store

# Question, settings, some of its columns, and the rows that a reader of the sample would write down.
CASES: tuple[tuple[str, tuple[str, ...], tuple[str, ...], list[tuple[str, ...]]], ...] = (
    (
        "aims-of",
        ("plan=hearth plan",),
        ("of", "aim", "quote"),
        [
            ("Lantern Pilot", "warmer homes", "The pilot wants warmer homes."),
            ("The Hearth Plan", "shorter waits", "It is meant to shorten waits."),
        ],
    ),
    (
        "announced-by",
        ("actor=Ada Pemberton",),
        ("what", "how", "date", "quote", "document"),
        [
            (
                "The Hearth Plan",
                "announces",
                "2021-05-04",
                "As minister I set out the plan today.",
                "Letter on the Hearth Plan",
            )
        ],
    ),
    ("announced-by", ("actor=Ada Pemberton", "since=2022"), ("what",), []),
    ("announced-by", ("actor=Ada Pemberton", "since=2021-05-31"), ("what",), []),
    ("announced-by", ("actor=Ada Pemberton", "since=2021-05-04"), ("what",), [("The Hearth Plan",)]),
    ("announced-by", ("actor=minister",), ("what",), [("The Hearth Plan",)]),
    ("applies-in", ("place=Avalon",), ("what", "kind"), [("The Hearth Plan", "initiative")]),
    (
        "corroborated",
        (),
        ("documents", "subject", "says", "object", "document"),
        [
            ("2", "Avalon Government", "funds", "Hearth Fund", "Letter on the Hearth Plan"),
            ("2", "Avalon Government", "funds", "Hearth Fund", "News of the hearth"),
        ],
    ),
    ("corroborated", ("at_least=3",), ("subject",), []),
    (
        "denials",
        (),
        ("subject", "says_not", "object", "speaker", "quote"),
        [("Avalon Government", "funds", "Moon Levy", "Ada Pemberton", "We shall not pay for a levy.")],
    ),
    ("denials", ("about=Hearth Fund",), ("object",), []),
    (
        "documents",
        (),
        ("date", "document", "where", "statements"),
        [
            ("", "notes.txt", "", "3"),
            ("2021-05-04", "Letter on the Hearth Plan", "Wales", "7"),
            ("2022", "News of the hearth", "England", "7"),
        ],
    ),
    ("documents", ("nation=England", "since=2022-05"), ("file",), [("2022/news.txt",)]),
    ("documents", ("since=2023",), ("file",), []),
    (
        "said-by",
        ("speaker=Ada Pemberton",),
        ("subject", "says", "object", "denied", "quote"),
        [("Avalon Government", "funds", "Moon Levy", "true", "We shall not pay for a levy.")],
    ),
    ("due-by", ("by=2021-07",), ("due", "object"), [("2021-06", "Hearth Fund")]),
    ("due-by", ("by=2021",), ("object",), [("Hearth Fund",)]),
    ("due-by", ("by=2021-06-01",), ("object",), [("Hearth Fund",)]),
    ("due-by", ("by=2021-05-31",), ("object",), []),
    ("due-by", ("by=2030", "since=2021-07"), ("object",), []),
    (
        "history-of",
        ("entity=Hearth Plan",),
        ("date", "subject", "says", "object"),
        [
            ("2021-05-04", "Minister for Tending", "announces", "The Hearth Plan"),
            ("2021-05-04", "The Hearth Plan", "applies in", "Avalon"),
            ("2021-05-04", "The Hearth Plan", "targets", "shorter waits"),
            ("2022", "Lantern Pilot", "part of", "The Hearth Plan"),
            ("2022", "Tenders’ Union", "opposes", "The Hearth Plan"),
            ("2022", "Tending Council", "supports", "The Hearth Plan"),
        ],
    ),
    ("letters", (), ("from", "to"), [("Ada Pemberton (Minister for Tending)", "carers of Avalon")]),
    ("letters", ("sender=Pemberton",), ("to",), [("carers of Avalon",)]),
    ("letters", ("sender=Bryn",), ("to",), []),
    ("members-of", ("body=tenders' union",), ("who", "as"), [("Bryn Hollow", "member")]),
    (
        "members-of",
        ("body=AG",),
        ("who", "as"),
        [("Ada Pemberton", "Minister for Tending"), ("Bryn Hollow", "Minister for Tending")],
    ),
    (
        "money-for",
        ("initiative=Hearth Fund",),
        ("what", "amount", "currency", "by", "date"),
        [
            ("Hearth Fund", "5,000,000", "GBP", "Avalon Government", "2021-06"),
            ("Hearth Fund", "5,000,000", "GBP", "Avalon Government", "2022"),
        ],
    ),
    ("money-for", ("at_least=5,000,001",), ("what",), []),
    (
        "nation-since",
        ("nation=England", "since=2022-03"),
        ("subject", "says", "object"),
        [
            ("Avalon Government", "funds", "Hearth Fund"),
            ("Bryn Hollow", "member of", "Tenders’ Union"),
            ("Lantern Pilot", "part of", "The Hearth Plan"),
            ("Lantern Pilot", "targets", "warmer homes"),
            ("Tenders’ Union", "calls for", "Moon Levy"),
            ("Tenders’ Union", "opposes", "The Hearth Plan"),
            ("Tending Council", "supports", "The Hearth Plan"),
        ],
    ),
    ("nation-since", ("nation=Scotland",), ("subject",), []),
    ("never-planned", (), ("what", "proposed_by"), [("Moon Levy", "Tenders’ Union")]),
    ("never-planned", ("nation=Wales",), ("what",), []),
    ("partners-of", ("actor=Tending Council",), ("who", "with"), [("Avalon Government", "Tending Council")]),
    ("parts-of", ("whole=hearth-plan",), ("part", "of"), [("Lantern Pilot", "The Hearth Plan")]),
    ("parts-of", ("whole=lantern-pilot",), ("part", "of"), [("Lantern Pilot", "The Hearth Plan")]),
    (
        "posts-of",
        ("person=Bryn",),
        ("post", "body", "from", "until"),
        [("Minister for Tending", "Avalon Government", "2018-03", "2021-05-03")],
    ),
    (
        "said-in",
        ("document=LETTER on",),
        ("speaker", "subject", "says", "object", "standing", "denied"),
        [
            ("", "Minister for Tending", "announces", "The Hearth Plan", "actual", "false"),
            ("", "Minister for Tending", "addresses", "carers of Avalon", "actual", "false"),
            ("", "Avalon Government", "funds", "Hearth Fund", "planned", "false"),
            ("", "The Hearth Plan", "targets", "shorter waits", "actual", "false"),
            ("", "Hearth Fund", "benefits", "carers of Avalon", "actual", "false"),
            ("Ada Pemberton", "Avalon Government", "funds", "Moon Levy", "actual", "true"),
            ("", "The Hearth Plan", "applies in", "Avalon", "actual", "false"),
        ],
    ),
    (
        "successions",
        (),
        ("new", "old", "date", "document"),
        [("Tending Council", "Tending Board", "2020", "Annual report")],
    ),
    ("successions", ("entity=Hearth Plan",), ("new",), []),
    (
        "to-review",
        (),
        ("confidence", "subject", "object", "rule"),
        [("0.3", "Bryn Hollow", "Tending Council", "membership")],
    ),
    ("to-review", ("below=0.3",), ("subject",), []),
    ("who-benefits", (), ("what", "helps"), [("Hearth Fund", "carers of Avalon")]),
    ("who-benefits", ("group=carers of avalon",), ("what",), [("Hearth Fund",)]),
    ("who-calls-for", ("since=2021",), ("who", "what"), [("Tenders’ Union", "Moon Levy")]),
    ("who-calls-for", ("thing=Moon Levy",), ("who", "what"), [("Tenders’ Union", "Moon Levy")]),
    ("who-calls-for", ("thing=Hearth Fund",), ("who",), []),
    ("who-delivers", ("what=Lantern Pilot",), ("who", "does", "date"), [("Tending Council", "oversees", "")]),
    (
        "quotes-with",
        ("words=the pilot",),
        ("date", "subject", "says", "object", "quote", "document"),
        [
            (
                "2022",
                "Lantern Pilot",
                "part of",
                "The Hearth Plan",
                "The pilot is part of the plan.",
                "News of the hearth",
            ),
            ("2022", "Lantern Pilot", "targets", "warmer homes", "The pilot wants warmer homes.", "News of the hearth"),
        ],
    ),
    ("quotes-with", ('words="pilot the"',), ("subject",), []),
    ("quotes-with", ("words=plans", "nation=Wales"), ("quote",), [("As minister I set out the plan today.",)]),
    ("quotes-with", ("words=reject* plan", "since=2022"), ("subject", "speaker"), [("Tenders’ Union", "Bryn Hollow")]),
    ("quotes-with", ("words=plan", "since=2023"), ("quote",), []),
    ("words-by-year", ("words=plan",), ("year", "statements", "documents"), [("2021", "1", "1"), ("2022", "3", "1")]),
    ("words-by-year", ("words=plan", "nation=England"), ("year", "statements"), [("2022", "3")]),
    (
        "who-funds",
        (),
        ("from", "to", "amount", "date"),
        [
            ("Avalon Government", "Hearth Fund", "5,000,000", "2021-06"),
            ("Avalon Government", "Hearth Fund", "5,000,000", "2022"),
        ],
    ),
    ("who-funds", ("payee=Moon Levy",), ("from",), []),
    ("who-held", ("post=minister", "on=2020"), ("holder", "source"), [("Bryn Hollow", "Gazette")]),
    ("who-held", ("post=minister", "on=2021-05"), ("holder",), [("Bryn Hollow",), ("Ada Pemberton",)]),
    ("who-held", ("post=minister", "on=2026-01-01"), ("holder", "until"), [("Ada Pemberton", "")]),
    ("who-held", ("post=minister", "on=2018-03-09"), ("holder",), [("Bryn Hollow",)]),
    ("who-held", ("post=minister", "on=2018-02"), ("holder",), []),
    (
        "who-opposes",
        ("initiative=Hearth Plan",),
        ("who", "speaker", "quote"),
        [("Tenders’ Union", "Bryn Hollow", "“We reject the plan.”")],
    ),
    ("who-supports", ("initiative=Hearth Plan",), ("who",), [("Tending Council",)]),
    (
        "without-owner",
        ("nation=wales",),
        ("initiative", "kind", "statements"),
        [("The Hearth Plan", "strategy", "4"), ("Hearth Fund", "fund", "2")],
    ),
    ("without-owner", ("nation=Scotland",), ("initiative",), []),
)


@pytest.mark.parametrize(
    ("name", "settings", "columns", "expected"),
    CASES,
    ids=[" ".join((name, *settings)) for name, settings, _, _ in CASES],
)
def test_a_question_is_answered(
    store: Store,
    text_index: Path,
    name: str,
    settings: tuple[str, ...],
    columns: tuple[str, ...],
    expected: list[tuple[str, ...]],
) -> None:
    answer = ask_question(store, load_question(name), settings, text_index)
    places = [answer.variables.index(column) for column in columns]
    assert [tuple(shorten_term(row[place]) for place in places) for row in answer.rows] == expected


def test_what_is_to_be_reviewed_has_the_id_that_decisions_name_it_by(store: Store, text_index: Path) -> None:
    answer = ask_question(store, load_question("to-review"), (), text_index)
    place = answer.variables.index("id")
    uncertain = [s.id for s in KNOWLEDGE.statements if s.status is Status.EXTRACTED and s.confidence < 0.7]
    assert uncertain
    assert [shorten_term(row[place]) for row in answer.rows] == uncertain


def test_every_question_is_tested() -> None:
    assert {question.name for question in list_questions()} == {case[0] for case in (*CASES, *LATER_CASES)}
    assert len(list_questions()) >= 42


@pytest.mark.parametrize("question", list_questions(), ids=lambda question: question.name)
def test_every_question_explains_itself(question: Question) -> None:
    assert question.title.endswith("?")
    assert question.explanation.endswith(".")
    for parameter in question.parameters:
        assert bool(parameter.default) != bool(parameter.example)
    assert len({parameter.name for parameter in question.parameters}) == len(question.parameters)


@pytest.fixture(scope="module")
def curated() -> Store:
    """What the curated tables of the samples say, without any document."""
    tables = read_tables(seeds_folder())
    statements = tuple(each for each in tables.statements if isinstance(each.evidence, Citation))
    knowledge = Knowledge(entities=tables.entities, tenures=tables.tenures, statements=statements)
    return load_store(knowledge)


@pytest.mark.parametrize("question", list_questions(), ids=lambda question: question.name)
def test_every_example_can_be_asked_of_the_samples(curated: Store, text_index: Path, question: Question) -> None:
    examples = [f"{each.name}={each.example}" for each in question.parameters if each.example]
    ask_question(curated, question, examples, text_index)


@pytest.mark.parametrize("name", ["members-of", "posts-of", "successions", "who-held"])
def test_the_curated_tables_alone_answer(curated: Store, text_index: Path, name: str) -> None:
    question = load_question(name)
    examples = [f"{each.name}={each.example}" for each in question.parameters if each.example]
    assert ask_question(curated, question, examples, text_index).rows


def test_a_misspelt_name_is_met_with_the_nearest() -> None:
    with pytest.raises(QueryError, match=r"there is no saved question 'who-suports' \(did you mean who-supports\?\)"):
        load_question("who-suports")


@pytest.mark.parametrize("name", ["../../pyproject", "", "zzzz"])
def test_a_name_that_resembles_none_is_refused(name: str) -> None:
    with pytest.raises(QueryError, match="there is no saved question"):
        load_question(name)


HEADER = """\
# title: Who pays?
# explanation: Whoever pays,
#   and how much.
# parameter: nation (nation) = Northern Ireland — where it is paid
# parameter: since (date) = any
# parameter: payer (entity), for example the Old Bank
"""


def test_a_header_is_read() -> None:
    question = read_question(
        HEADER + "\nSELECT ?nation ?since ?payer { } # title: not this\n# key: nor this\n", "pay.rq"
    )
    assert (question.name, question.title, question.explanation) == ("pay", "Who pays?", "Whoever pays, and how much.")
    nation, since, payer = question.parameters
    assert (nation.kind, nation.default, nation.description) == (
        ParameterKind.NATION,
        "Northern Ireland",
        "where it is paid",
    )
    assert (since.default, since.example) == ("any", "")
    assert (payer.default, payer.example) == ("", "the Old Bank")


def test_a_query_needs_no_header() -> None:
    assert read_question("# Just a remark.\nASK { ?s ?p ?o }", "mine.rq").parameters == ()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "# titel: Who pays?",
            r"mine\.rq:1: the header has no key 'titel' \(known are explanation, parameter, title\)",
        ),
        ("# parameter: nation = Wales", r"mine\.rq:1: the parameter 'nation = Wales' cannot be read"),
        ("# parameter: nation (country) = Wales", r"mine\.rq:1: there is no kind of parameter 'country'"),
        ("# parameter: nation (nation) = Wales", r"mine\.rq: the query does not use its parameter \?nation"),
    ],
)
def test_a_wrong_header_is_refused(line: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        read_question(line + "\nSELECT ?nations { }", "mine.rq")
