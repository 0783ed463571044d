from __future__ import annotations

from decimal import Decimal

from carekg.analyse.statistics import STATISTICS, Statistics, gather_statistics
from carekg.model import Amount, Knowledge, Modality, Nation, Predicate, Status, Tenure
from tests.analyse.values import make_document, make_entity, make_quote, state

KNOWLEDGE = Knowledge(
    entities=tuple(make_entity(name) for name in ("a", "b", "c", "d", "idle")),
    tenures=(Tenure("c", "d", "2019"),),
    documents=(
        make_document("early", "2017-03-01", Nation.WALES),
        make_document("late", "2020-06", Nation.ENGLAND),
        make_document("later", "2020-07", Nation.ENGLAND),
        make_document("latest", "2020-08", Nation.ENGLAND),
        make_document("undated"),
    ),
    statements=(
        state("a", Predicate.FUNDS, "b", document="early", amount=Amount(Decimal(5))),
        state("a", Predicate.FUNDS, "b", document="late", date="2021", speaker="a"),
        state("a", Predicate.SUPPORTS, "b", document="undated", modality=Modality.PROPOSED),
        state("a", Predicate.OPPOSES, "b", document="late", status=Status.REJECTED),
    ),
)


def test_counts() -> None:
    counted = gather_statistics(KNOWLEDGE)
    assert (counted.documents, counted.entities, counted.statements, counted.tenures) == (5, 5, 3, 1)
    assert counted.facts == 2
    assert (counted.components, counted.largest_component) == (2, 2)
    assert list(counted.predicates.items()) == [("funds", 2), ("supports", 1)]
    assert counted.statuses == {"extracted": 3, "rejected": 1}
    assert counted.modalities == {"actual": 2, "proposed": 1}
    assert counted.entity_types == {"Organisation": 5}
    assert (counted.with_date, counted.with_speaker, counted.with_amount) == (1, 1, 1)


def test_years_and_nations() -> None:
    counted = gather_statistics(KNOWLEDGE)
    assert list(counted.document_years.items()) == [("2017", 1), ("2020", 3), ("unknown", 1)]
    assert list(counted.statement_years.items()) == [("2017", 1), ("2021", 1), ("unknown", 1)]
    assert list(counted.document_nations.items()) == [("England", 3), ("Wales", 1), ("unknown", 1)]
    assert counted.statement_nations == {"England": 1, "Wales": 1, "unknown": 1}


def test_gaps() -> None:
    counted = gather_statistics(KNOWLEDGE)
    assert counted.idle_entities == ("idle",)
    assert counted.silent_documents == ("later", "latest")
    assert counted.undated_documents == ("undated",)
    # Four dated documents in four years average one a year; half of that is reached by a year with one.
    assert counted.sparse_years == ("2018", "2019")


def test_nothing_counts_nothing() -> None:
    counted = gather_statistics(Knowledge())
    assert (counted.documents, counted.components, counted.largest_component) == (0, 0, 0)
    assert counted.sparse_years == ()


def test_quotes_of_documents_that_are_not_there_are_of_unknown_year() -> None:
    lost = Knowledge(statements=(state("a", Predicate.FUNDS, "b", evidence=make_quote("gone", "A funds B")),))
    assert gather_statistics(lost).statement_years == {"unknown": 1}


def test_explanations_are_of_figures_that_exist() -> None:
    assert set(STATISTICS) <= set(Statistics.__dataclass_fields__)
