from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carekg.model import Nation, Predicate
from carekg.namespaces import CARE
from carekg.query.running import run_query
from carekg.query.wording import find_nation, fold_name, write_predicate

if TYPE_CHECKING:
    from pyoxigraph import Store


def test_relations_are_called_what_the_ontology_calls_them(store: Store) -> None:
    rows = run_query(
        store, "SELECT ?term (STR(?label) AS ?name) { ?term a owl:ObjectProperty ; rdfs:label ?label }"
    ).rows
    labels = {str(term): str(name) for term, name in rows}
    for predicate in Predicate:
        assert labels[f"<{CARE[predicate]}>"] == f'"{write_predicate(predicate)}"'


@pytest.mark.parametrize(
    ("text", "expected"),
    [("wales", Nation.WALES), ("NorthernIreland", Nation.NORTHERN_IRELAND), ("UK", None), ("", None)],
)
def test_nations(text: str, expected: Nation | None) -> None:
    assert find_nation(text) is expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The King’s Fund", "king's fund"),
        ("Health & Social Care", "health and social care"),
        ("10-Year Plan", "10 year plan"),
        ("  C.Q.C. ", "cqc"),
    ],
)
def test_spellings_of_one_name_fold_to_the_same(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


def test_the_alone_stays() -> None:
    assert fold_name("The") == "the"
