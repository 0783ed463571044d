from __future__ import annotations

from pathlib import Path

import pytest

from carekg.curate import Decision, apply_decisions, read_tables
from carekg.model import Citation, EntityType, Modality, Predicate, Statement, Status
from tests.curate.tables import add_row, write_good

FUND = Statement(
    "ada-quill", Predicate.ANNOUNCES, "ember-fund", Citation("Almanac"), subject_holder="x", object_holder="y"
)
TYPES = {
    "ada-quill": EntityType.PERSON,
    "bo-reed": EntityType.PERSON,
    "keepers-group": EntityType.ORGANISATION,
    "hearth-minister": EntityType.ROLE,
    "ember-fund": EntityType.INITIATIVE,
}
OTHER = Statement("bo-reed", Predicate.SUPPORTS, "ember-fund", Citation("Almanac"))


@pytest.mark.parametrize("status", [Status.ACCEPTED, Status.REJECTED])
def test_a_decision_gives_its_statement_a_status_and_no_other(status: Status) -> None:
    reviewed, notices = apply_decisions([FUND, OTHER], [Decision(FUND.id, status)], TYPES)
    assert [s.status for s in reviewed] == [status, Status.EXTRACTED]
    assert [s.id for s in reviewed] == [FUND.id, OTHER.id]
    assert notices == ()


def test_an_amendment_changes_what_is_said_and_keeps_where() -> None:
    amended = Decision(FUND.id, Status.AMENDED, subject="bo-reed", modality=Modality.PLANNED)
    (statement,), notices = apply_decisions([FUND], [amended], TYPES)
    assert (statement.subject, statement.predicate, statement.object) == ("bo-reed", Predicate.ANNOUNCES, "ember-fund")
    assert (statement.modality, statement.status) == (Modality.PLANNED, Status.AMENDED)
    assert statement.evidence == FUND.evidence
    assert (statement.subject_holder, statement.object_holder) == ("", "y")
    assert notices == ()


def test_a_decision_on_nothing_is_a_notice() -> None:
    reviewed, notices = apply_decisions([FUND], [Decision("0" * 16, Status.REJECTED, line=4)], TYPES)
    assert reviewed == (FUND,)
    assert [(n.path, n.line) for n in notices] == [("decisions.csv", 4)]
    assert "no such statement" in notices[0].reason


def test_a_decision_on_what_has_changed_has_no_effect() -> None:
    reviewed, notices = apply_decisions([FUND], [Decision(FUND.id, Status.ACCEPTED, subject="bo-reed")], TYPES)
    assert reviewed == (FUND,)
    assert "something else" in notices[0].reason


def test_an_amendment_that_changes_nothing_is_a_notice() -> None:
    _, notices = apply_decisions([FUND], [Decision(FUND.id, Status.AMENDED, subject="ada-quill")], TYPES)
    assert "already" in notices[0].reason


@pytest.mark.parametrize(("end", "works"), [("bo-reed", True), ("keepers-group", True), ("nobody", False)])
def test_an_amendment_may_name_what_only_documents_name(end: str, works: object, tmp_path: Path) -> None:
    row = add_row("decisions.csv", statement=FUND.id, decision="amended", subject=end)
    tables = read_tables(write_good(tmp_path, decisions=row))
    assert tables.problems == ()
    found = Statement("keepers-group", Predicate.SUPPORTS, "ember-fund", Citation("Almanac"))
    reviewed, notices = apply_decisions([FUND, found], tables.decisions, TYPES)
    assert (reviewed[0].subject == end) is works
    assert any("neither in entities.csv nor in any document" in n.reason for n in notices) is not works


@pytest.mark.parametrize(
    ("decision", "told"),
    [
        (
            Decision(FUND.id, Status.AMENDED, predicate=Predicate.HOLDS_ROLE),
            "ember-fund is of type Initiative, and the object of holdsRole must be Role",
        ),
        (
            Decision(FUND.id, Status.AMENDED, predicate=Predicate.ROLE_IN, object="keepers-group"),
            "ada-quill is of type Person, and the subject of roleIn must be Role",
        ),
        (
            Decision(FUND.id, Status.AMENDED, predicate=Predicate.SUCCEEDS),
            "both ends of succeeds must be of one type",
        ),
    ],
)
def test_an_amendment_keeps_to_what_its_predicate_joins(decision: Decision, told: str) -> None:
    reviewed, notices = apply_decisions([FUND, OTHER], [decision], TYPES)
    assert reviewed == (FUND, OTHER)
    assert [notice.reason for notice in notices] == [f"{told}, so the amendment has no effect"]
