"""Questions on what changes with time, asked of the sample land some years on."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from carekg.model import (
    Amount,
    Citation,
    DocumentMetadata,
    Entity,
    EntityType,
    Evidence,
    Knowledge,
    Modality,
    Nation,
    Predicate,
    Statement,
)
from carekg.query.asking import ask_question
from carekg.query.questions import load_question
from carekg.query.searching.text import write_search_index
from carekg.query.showing.formatting import shorten_term
from tests.query.sample import load_store
from tests.query.sequel import SEQUEL

if TYPE_CHECKING:
    from pathlib import Path

    from pyoxigraph import Store

# Question, settings, some of its columns, and the rows that a reader of the two samples would write down.
LATER_CASES: tuple[tuple[str, tuple[str, ...], tuple[str, ...], list[tuple[str, ...]]], ...] = (
    (
        "added-by",
        ("document=budget",),
        ("subject", "says", "object"),
        [
            ("Minister for Tending", "announces", "Call for Views"),
            ("Hearth Fund", "benefits", "elders"),
            ("Minister for Tending", "publishes", "The Hearth Plan"),
        ],
    ),
    (
        "added-by",
        ("document=news",),
        ("subject", "says", "object"),
        [
            ("Lantern Pilot", "part of", "The Hearth Plan"),
            ("Lantern Pilot", "targets", "warmer homes"),
            ("Tenders’ Union", "opposes", "The Hearth Plan"),
            ("Tending Council", "supports", "The Hearth Plan"),
            ("Tenders’ Union", "calls for", "Moon Levy"),
            ("Bryn Hollow", "member of", "Tenders’ Union"),
        ],
    ),
    (
        "after-consultations",
        (),
        ("consultation_name", "date", "subject", "says", "object"),
        [
            ("Call for Views", "2023-03-01", "Minister for Tending", "announces", "Call for Views"),
            ("Call for Views", "2024-02-01", "Ember Plan", "part of", "Call for Views"),
            ("Call for Views", "2024-02-01", "Ember Plan", "succeeds", "The Hearth Plan"),
            ("Call for Views", "2024-02-01", "Minister for Tending", "announces", "Ember Plan"),
        ],
    ),
    ("after-consultations", ("consultation=Ember Plan",), ("subject",), []),
    (
        "announced-again",
        (),
        ("times", "what", "date", "how"),
        [("2", "The Hearth Plan", "2021-05-04", "announces"), ("2", "The Hearth Plan", "2023-03-01", "publishes")],
    ),
    ("announced-again", ("at_least=3",), ("what",), []),
    ("appears-with", ("actor=Cora Lind",), ("documents", "who", "kind"), [("1", "Avalon Government", "organisation")]),
    (
        "appears-with",
        ("actor=Tending Council",),
        ("documents", "who", "kind"),
        [
            ("2", "Avalon Government", "organisation"),
            ("2", "Bryn Hollow", "person"),
            ("1", "Tenders’ Union", "organisation"),
        ],
    ),
    (
        "changed-position",
        (),
        ("who", "about", "first", "first_date", "then", "then_quote"),
        [("Tenders’ Union", "The Hearth Plan", "against", "2022", "for", "We now back the plan.")],
    ),
    ("changed-position", ("actor=Bryn",), ("who",), []),
    ("contested", (), ("what", "for", "against", "opponents"), [("The Hearth Plan", "2", "1", "Tenders’ Union")]),
    ("contested", ("nation=Scotland",), ("what",), []),
    (
        "contradictions",
        (),
        ("subject", "says", "object", "yes_date", "no_date", "no_quote"),
        [("Avalon Government", "funds", "Moon Levy", "2024-02-01", "2021-05-04", "We shall not pay for a levy.")],
    ),
    ("contradictions", ("about=Hearth Fund",), ("subject",), []),
    (
        "dropped-later",
        ("actor=Ada Pemberton",),
        ("what", "date", "later_date", "later", "later_by", "later_quote"),
        [
            (
                "The Hearth Plan",
                "2021-05-04",
                "2024-02-01",
                "is replaced",
                "Ember Plan",
                "It takes the place of the old plan.",
            )
        ],
    ),
    ("dropped-later", ("actor=Cora Lind",), ("what",), []),
    (
        "holder-when",
        ("post=minister", "initiative=Hearth Plan"),
        ("date", "says", "holder"),
        [("2021-05-04", "announces", "Ada Pemberton"), ("2023-03-01", "publishes", "Ada Pemberton")],
    ),
    (
        "holder-when",
        ("post=minister", "initiative=Ember Plan"),
        ("date", "says", "holder", "until"),
        [("2024-02-01", "announces", "Cora Lind", "")],
    ),
    (
        "money-by-payer",
        (),
        ("by", "year", "currency", "sums", "total"),
        [
            ("Avalon Government", "2021", "GBP", "1", "5,000,000"),
            ("Avalon Government", "2022", "GBP", "1", "5,000,000"),
            ("Avalon Government", "2023", "GBP", "1", "2,000,000"),
        ],
    ),
    (
        "ledger",
        ("thing=Hearth Fund",),
        ("purpose", "payer", "amount", "date", "standing", "where", "times", "first"),
        [
            ("Hearth Fund", "Avalon Government", "2,000,000", "2023-03-01", "actual", "Wales", "2", "2023-03-01"),
            ("Hearth Fund", "Avalon Government", "2,000,000", "2023-06-10", "actual", "Wales", "2", "2023-03-01"),
            ("Hearth Fund", "Avalon Government", "5,000,000", "2021-06", "planned", "Wales", "2", "2021-06"),
            ("Hearth Fund", "Avalon Government", "5,000,000", "2022", "actual", "Wales", "2", "2021-06"),
        ],
    ),
    ("ledger", ("since=2023-06", "nation=Wales"), ("amount", "first"), [("2,000,000", "2023-03-01")]),
    ("ledger", ("at_least=3000000", "thing=AG"), ("amount", "date"), [("5,000,000", "2021-06"), ("5,000,000", "2022")]),
    ("ledger", ("nation=Scotland",), ("purpose",), []),
    ("money-by-payer", ("payer=AG", "since=2023"), ("year", "total"), [("2023", "2,000,000")]),
    ("money-by-payer", ("payer=Tenders' Union",), ("by",), []),
    (
        "money-for-group",
        ("group=elders",),
        ("what", "amount", "by", "date"),
        [
            ("Hearth Fund", "5,000,000", "Avalon Government", "2021-06"),
            ("Hearth Fund", "5,000,000", "Avalon Government", "2022"),
            ("Hearth Fund", "2,000,000", "Avalon Government", "2023-03-01"),
            ("Hearth Fund", "2,000,000", "Avalon Government", "2023-06-10"),
        ],
    ),
    (
        "money-for-group",
        ("group=carers of Avalon", "since=2023", "nation=Wales"),
        ("amount", "date", "document"),
        [("2,000,000", "2023-03-01", "The budget"), ("2,000,000", "2023-06-10", "A paper")],
    ),
    ("money-for-group", ("group=elders", "nation=Scotland"), ("what",), []),
    (
        "life-of",
        ("initiative=Hearth Plan",),
        ("date", "step", "who", "announced_before"),
        [
            ("2021-05-04", "announced", "Ada Pemberton (Minister for Tending)", ""),
            ("2023-03-01", "published", "Minister for Tending", ""),
            ("2024-02-01", "replaced", "Ember Plan", ""),
        ],
    ),
    (
        "life-of",
        ("initiative=Moon Levy",),
        ("date", "step", "who", "quote"),
        [
            ("2021-05-04", "not funded", "Avalon Government", "We shall not pay for a levy."),
            ("2022", "called for", "Tenders’ Union", "The union wants a levy on the moon."),
            ("2024-02-01", "to be funded", "Avalon Government", "We shall pay for the levy after all."),
        ],
    ),
    (
        "life-of",
        ("initiative=Ember Plan",),
        ("date", "step", "who"),
        [
            ("2024-02-01", "announced", "Cora Lind (Minister for Tending)"),
            ("2024-02-01", "put in place of", "The Hearth Plan"),
        ],
    ),
    (
        "life-of",
        ("initiative=Hearth Fund",),
        ("date", "step", "amount"),
        [
            ("2021-06", "to be funded", "5,000,000"),
            ("2022", "funded", "5,000,000"),
            ("2023-03-01", "funded", "2,000,000"),
            ("2023-06-10", "funded", "2,000,000"),
        ],
    ),
    (
        "without-date",
        (),
        ("what", "how", "by", "said", "quote"),
        [("Moon Levy", "funds", "Avalon Government", "2024-02-01", "We shall pay for the levy after all.")],
    ),
    ("without-date", ("nation=Scotland",), ("what",), []),
    ("most-named", ("type=Fund",), ("documents", "statements", "what", "where"), [("4", "6", "Hearth Fund", "Wales")]),
    ("most-named", ("nation=Wales",), ("documents", "statements", "what"), [("3", "4", "Avalon Government")]),
    (
        "nations-for-group",
        ("group=elders",),
        ("nation", "initiative", "kind", "quote"),
        [
            ("Scotland", "Vale Fund", "fund", "In the vale elders have a fund."),
            ("Wales", "Hearth Fund", "fund", "The fund is for elders too."),
        ],
    ),
    (
        "new-in-post",
        ("since=2021",),
        ("from", "holder", "post", "where", "source"),
        [
            ("2021-05-03", "Ada Pemberton", "Minister for Tending", "Wales", ""),
            ("2023-12-01", "Cora Lind", "Minister for Tending", "Wales", "Gazette"),
        ],
    ),
    ("new-in-post", ("nation=Scotland",), ("holder",), []),
    (
        "no-later-word",
        (),
        ("date", "what", "how", "by"),
        [
            ("2024-02-01", "Ember Plan", "announces", "Cora Lind (Minister for Tending)"),
            ("2024-02-01", "Moon Levy", "funds", "Avalon Government"),
        ],
    ),
    ("no-later-word", ("before=2023",), ("what",), []),
    (
        "only-in-nation",
        (),
        ("initiative", "says", "whom"),
        [("Hearth Fund", "benefits", "carers of Avalon"), ("The Hearth Plan", "targets", "shorter waits")],
    ),
    ("only-in-nation", ("nation=Scotland",), ("initiative",), []),
    (
        "party-announcements",
        ("party=Ash Party",),
        ("who", "what", "date"),
        [("Ada Pemberton", "The Hearth Plan", "2021-05-04"), ("Ada Pemberton", "Call for Views", "2023-03-01")],
    ),
    ("party-announcements", ("party=Ash Party", "since=2023"), ("what",), [("Call for Views",)]),
    (
        "said-on",
        ("on=2024",),
        ("date", "speaker", "subject", "says", "object", "quote"),
        [
            ("2024-02-01", "", "Ember Plan", "part of", "Call for Views", "The views led to the Ember Plan."),
            ("2024-02-01", "", "Ember Plan", "succeeds", "The Hearth Plan", "It takes the place of the old plan."),
            ("2024-02-01", "", "Minister for Tending", "announces", "Ember Plan", "I announce the Ember Plan."),
            (
                "2024-02-01",
                "Cora Lind",
                "Avalon Government",
                "funds",
                "Moon Levy",
                "We shall pay for the levy after all.",
            ),
        ],
    ),
    ("said-on", ("on=2025",), ("subject",), []),
    (
        "without-money",
        (),
        ("what", "how", "date"),
        [
            ("Call for Views", "announces", "2023-03-01"),
            ("Ember Plan", "announces", "2024-02-01"),
            ("Moon Levy", "funds", "2024-02-01"),
            ("The Hearth Plan", "announces", "2021-05-04"),
        ],
    ),
    ("without-money", ("since=2022", "nation=Wales"), ("what",), [("Call for Views",), ("Ember Plan",)]),
)


@pytest.fixture(scope="module")
def sequel() -> Store:
    return load_store(SEQUEL)


@pytest.fixture(scope="module")
def later_words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("words") / "index.sqlite"
    write_search_index(SEQUEL, path)
    return path


@pytest.mark.parametrize(
    ("name", "settings", "columns", "expected"),
    LATER_CASES,
    ids=[" ".join((name, *settings)) for name, settings, _, _ in LATER_CASES],
)
def test_a_question_on_change_is_answered(
    sequel: Store,
    later_words: Path,
    name: str,
    settings: tuple[str, ...],
    columns: tuple[str, ...],
    expected: list[tuple[str, ...]],
) -> None:
    answer = ask_question(sequel, load_question(name), settings, later_words)
    places = [answer.variables.index(column) for column in columns]
    assert [tuple(shorten_term(row[place]) for place in places) for row in answer.rows] == expected


def test_a_word_without_a_date_hides_no_pledge(tmp_path: Path) -> None:
    fund = Entity("fund", EntityType.INITIATIVE, "Tide Fund", subtype="Fund")
    board, shore = Entity("board", EntityType.ORGANISATION, "Board"), Entity("shore", EntityType.PLACE, "Shore")
    pledge = Statement("board", Predicate.ANNOUNCES, "fund", Citation("Gazette, 2012"), date="2012-12-18")
    undated = Statement("fund", Predicate.APPLIES_IN, "shore", Citation("Gazette"))
    knowledge = Knowledge(entities=(board, fund, shore), statements=(pledge, undated))
    answer = ask_question(load_store(knowledge), load_question("no-later-word"), (), tmp_path)
    assert [shorten_term(row[answer.variables.index("what")]) for row in answer.rows] == ["Tide Fund"]


def test_what_is_told_later_counts_by_the_day_it_tells_of(tmp_path: Path) -> None:
    fund, heir = (Entity(each, EntityType.INITIATIVE, f"{each} fund") for each in ("tide", "moon"))
    board = Entity("board", EntityType.ORGANISATION, "Board")
    story = DocumentMetadata("story", "story.txt", "0" * 64, title="The story", date="2021")
    told = Statement("board", Predicate.ANNOUNCES, "tide", Evidence("story", "x", 0, 1), date="2012-12-18")
    listed = Statement("board", Predicate.ANNOUNCES, "tide", Citation("Gazette, 2012"), date="2012-12-18")
    ended = Statement("moon", Predicate.SUCCEEDS, "tide", Citation("Gazette, 2015"), date="2015-07")
    knowledge = Knowledge(entities=(board, fund, heir), documents=(story,), statements=(told, listed))
    store, later = load_store(knowledge), load_store(replace(knowledge, statements=(told, listed, ended)))
    assert len(ask_question(store, load_question("no-later-word"), (), tmp_path).rows) == 2
    assert ask_question(later, load_question("no-later-word"), (), tmp_path).rows == ()
    assert ask_question(store, load_question("announced-again"), (), tmp_path).rows == ()


def test_the_money_of_a_group_is_what_is_for_it_and_for_or_from_what_is_meant_for_it(tmp_path: Path) -> None:
    people = Entity("people", EntityType.GROUP, "night carers")
    fund = Entity("fund", EntityType.INITIATIVE, "Tide Fund", subtype="Fund", nation=Nation.WALES)
    other = Entity("other", EntityType.INITIATIVE, "Moon Fund", subtype="Fund")
    board, huts = Entity("board", EntityType.ORGANISATION, "Board"), Entity("huts", EntityType.INITIATIVE, "huts")
    source = Citation("Gazette, 2021")

    def pay(payer: str, payee: str, millions: int) -> Statement:
        return Statement(payer, Predicate.FUNDS, payee, source, amount=Amount(Decimal(millions * 1_000_000)))

    meant = Statement("fund", Predicate.BENEFITS, "people", source)
    paid = (pay("board", "people", 1), pay("board", "fund", 2), pay("fund", "huts", 3), pay("board", "other", 4))
    knowledge = Knowledge(entities=(board, fund, huts, other, people), statements=(meant, *paid))
    store = load_store(knowledge)

    def list_sums(*settings: str) -> set[tuple[str, ...]]:
        answer = ask_question(store, load_question("money-for-group"), ("group=night carers", *settings), tmp_path)
        places = [answer.variables.index(column) for column in ("what", "amount", "by")]
        return {tuple(shorten_term(row[place]) for place in places) for row in answer.rows}

    assert list_sums() == {
        ("night carers", "1,000,000", "Board"),
        ("Tide Fund", "2,000,000", "Board"),
        ("huts", "3,000,000", "Tide Fund"),
    }
    assert list_sums("nation=Wales") == {("Tide Fund", "2,000,000", "Board"), ("huts", "3,000,000", "Tide Fund")}


def test_the_ledger_tells_who_pays_from_who_announces_and_who_gets_it_from_what_it_is_for(tmp_path: Path) -> None:
    fund = Entity("fund", EntityType.INITIATIVE, "Tide Fund", subtype="Fund", nation=Nation.WALES)
    board, crew = Entity("board", EntityType.ORGANISATION, "Board"), Entity("crew", EntityType.GROUP, "night crew")
    million, yearly = Amount(Decimal(1_000_000)), Amount(Decimal(1_000_000), per="year")

    def say(subject: str, predicate: Predicate, end: str, date: str, amount: Amount) -> Statement:
        return Statement(subject, predicate, end, Citation(f"Gazette, {date}"), date=date, amount=amount)

    said = (
        say("board", Predicate.ANNOUNCES, "fund", "2031-04", million),
        say("fund", Predicate.BENEFITS, "crew", "2031-05", million),
        say("board", Predicate.FUNDS, "fund", "2032", yearly),
        say("board", Predicate.FUNDS, "crew", "2033", million),
    )
    store = load_store(Knowledge(entities=(board, crew, fund), statements=said))
    answer = ask_question(store, load_question("ledger"), (), tmp_path)
    names = ("purpose", "payee", "payer", "per", "date", "where", "times", "first")
    places = [answer.variables.index(each) for each in names]
    assert [tuple(shorten_term(row[place]) for place in places) for row in answer.rows] == [
        ("", "night crew", "Board", "", "2033", "", "1", "2033"),
        ("Tide Fund", "", "", "", "2031-04", "Wales", "2", "2031-04"),
        ("Tide Fund", "", "Board", "year", "2032", "Wales", "1", "2032"),
        ("Tide Fund", "night crew", "", "", "2031-05", "Wales", "2", "2031-04"),
    ]


def test_a_life_tells_an_announcement_from_its_repetition_and_a_proposal_from_either(tmp_path: Path) -> None:
    fund, board = Entity("fund", EntityType.INITIATIVE, "Tide Fund"), Entity("board", EntityType.ORGANISATION, "Board")

    def say(predicate: Predicate, date: str, modality: Modality) -> Statement:
        return Statement("board", predicate, "fund", Citation(f"Gazette, {date}"), date=date, modality=modality)

    said = (
        say(Predicate.LAUNCHES, "2029", Modality.PROPOSED),
        say(Predicate.ANNOUNCES, "2029-06", Modality.PROPOSED),
        say(Predicate.ANNOUNCES, "2030-05", Modality.ACTUAL),
        say(Predicate.ANNOUNCES, "2030-05-20", Modality.PLANNED),
        say(Predicate.ANNOUNCES, "2031", Modality.ACTUAL),
        say(Predicate.LAUNCHES, "2032", Modality.PLANNED),
    )
    store = load_store(Knowledge(entities=(board, fund), statements=said))
    answer = ask_question(store, load_question("life-of"), ("initiative=Tide Fund",), tmp_path)
    places = [answer.variables.index(each) for each in ("date", "step", "announced_before")]
    assert [tuple(shorten_term(row[place]) for place in places) for row in answer.rows] == [
        ("2029", "proposed to be launched", ""),
        ("2029-06", "proposed to be announced", ""),
        ("2030-05", "announced", ""),
        ("2030-05-20", "announced", ""),
        ("2031", "announced", "2030-05"),
        ("2032", "to be launched", ""),
    ]


def test_a_pledge_has_a_date_once_any_source_gives_one_or_tells_that_it_is_done(tmp_path: Path) -> None:
    board = Entity("board", EntityType.ORGANISATION, "Board")
    names = ("due", "done", "spoken-of", "vague")
    plans = [Entity(name, EntityType.INITIATIVE, name.title(), nation=Nation.WALES) for name in names]

    def say(predicate: Predicate, plan: str, modality: Modality, date: str = "") -> Statement:
        return Statement("board", predicate, plan, Citation(f"Gazette of {plan}"), modality=modality, date=date)

    said = (
        *(say(Predicate.LAUNCHES, name, Modality.PLANNED) for name in names),
        say(Predicate.ANNOUNCES, "due", Modality.PLANNED, "2033"),
        say(Predicate.IMPLEMENTS, "done", Modality.ACTUAL),
        say(Predicate.ANNOUNCES, "spoken-of", Modality.ACTUAL, "2031"),
        say(Predicate.LAUNCHES, "vague", Modality.PROPOSED, "2034"),
    )
    store = load_store(Knowledge(entities=(board, *plans), statements=said))
    answer = ask_question(store, load_question("without-date"), ("nation=Wales",), tmp_path)
    place = answer.variables.index("what")
    assert [shorten_term(row[place]) for row in answer.rows] == ["Spoken-Of", "Vague"]


def test_a_proposal_is_no_announcement(tmp_path: Path) -> None:
    fund, board = Entity("fund", EntityType.INITIATIVE, "Tide Fund"), Entity("board", EntityType.ORGANISATION, "Board")

    def announce(date: str, modality: Modality) -> Statement:
        return Statement(
            "board", Predicate.ANNOUNCES, "fund", Citation(f"Gazette, {date}"), date=date, modality=modality
        )

    said = (announce("2020", Modality.ACTUAL), announce("2021", Modality.PROPOSED))
    store = load_store(Knowledge(entities=(board, fund), statements=said))
    assert ask_question(store, load_question("announced-again"), (), tmp_path).rows == ()


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("contradictions", ("yes_document", "no_document")),
        ("changed-position", ("first_document", "then_document")),
        ("dropped-later", ("document", "later_document")),
    ],
)
def test_both_sides_of_a_pair_name_their_source(
    sequel: Store, later_words: Path, name: str, columns: tuple[str, ...]
) -> None:
    answer = ask_question(sequel, load_question(name), (), later_words)
    assert answer.rows
    places = [answer.variables.index(column) for column in columns]
    assert all(row[place] is not None for row in answer.rows for place in places)
