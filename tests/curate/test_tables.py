from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from carekg.curate import read_tables
from carekg.model import Amount, Citation, Modality, Nation, Predicate, Status
from tests.curate.tables import GOOD, add_row, change, write_good


def test_good_tables_are_read_whole(tmp_path: Path) -> None:
    tables = read_tables(write_good(tmp_path))
    assert tables.problems == ()
    assert tables.notices == ()
    office = next(entity for entity in tables.entities if entity.id == "hearth-office")
    assert (office.acronym, office.nation, office.start, office.end) == ("HO", Nation.WALES, "2011-05", "2019-03-31")
    assert office.curated
    assert next(e for e in tables.entities if e.id == "bo-reed").aliases == ("Robert Reed", "Bobby Reed")
    announced = next(s for s in tables.statements if s.predicate is Predicate.ANNOUNCES)
    assert announced.amount == Amount(Decimal(2500000), "GBP", "year")
    assert announced.evidence == Citation("Almanac", "p. 4")
    assert announced.modality is Modality.ACTUAL
    denied = next(s for s in tables.statements if s.predicate is Predicate.FUNDS)
    assert denied.negated
    assert denied.speaker == "bo-reed"
    assert {s.status for s in tables.statements} == {Status.CURATED}
    assert {t.person for t in tables.tenures} == {"ada-quill", "bo-reed"}
    assert tables.documents["news/fund.txt"]["nation"] == "Wales"
    assert tables.decisions[0].decision is Status.REJECTED
    assert tables.lines[announced.id] == 2


def test_a_folder_without_tables_has_no_rows_and_no_problems(tmp_path: Path) -> None:
    tables = read_tables(tmp_path)
    assert (tables.entities, tables.problems) == ((), ())


def test_a_missing_table_of_entities_is_one_fault_however_many_rows_need_it(tmp_path: Path) -> None:
    write_good(tmp_path)
    (tmp_path / "entities.csv").unlink()
    tables = read_tables(tmp_path)
    named = "ada-quill, bo-reed, ember-fund and 3 more"
    assert [str(problem) for problem in tables.problems] == [
        f"{tmp_path / 'entities.csv'}: it is missing, and other tables name what is in none: {named} (put it back)"
    ]
    assert (tables.tenures, tables.statements) == ((), ())


def test_a_missing_table_of_groups_is_a_fault_only_where_others_name_them(tmp_path: Path) -> None:
    write_good(tmp_path)
    (tmp_path / "groups.csv").unlink()
    assert read_tables(tmp_path).problems == ()
    row = add_row("statements.csv", subject="hearth-office", predicate="funds", object="stokers", source="Almanac")
    (tmp_path / "statements.csv").write_text(row)
    assert [str(problem) for problem in read_tables(tmp_path).problems] == [
        f"{tmp_path / 'groups.csv'}: it is missing, and other tables name what is in none: stokers (put it back)"
    ]


@pytest.mark.parametrize(
    ("name", "todo"),
    [
        ("Entities.csv", "rename it entities.csv"),
        ("entities.CSV", "rename it entities.csv"),
        ("entities.xlsx", "save it as CSV UTF-8 under the name entities.csv"),
    ],
)
def test_a_table_under_another_name_is_one_fault_that_says_what_to_do(tmp_path: Path, name: str, todo: str) -> None:
    write_good(tmp_path)
    (tmp_path / "entities.csv").rename(tmp_path / name)
    if (tmp_path / "entities.csv").exists():
        pytest.skip("this file system does not tell capitals from small letters")
    assert [str(problem) for problem in read_tables(tmp_path).problems] == [
        f"{tmp_path / name}: it is not read under this name ({todo})"
    ]


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (b"PK\x03\x04\0\0", "NUL bytes"),
        (b"Our people\n1,2\n", "columns id, type"),
        (GOOD["entities.csv"].split("bo-reed")[0].encode() + b'a,"b"c,\n', "from here it is no CSV"),
    ],
)
def test_a_table_of_entities_that_cannot_be_read_leaves_the_rows_that_need_it_alone(
    tmp_path: Path, damage: bytes, told: str
) -> None:
    write_good(tmp_path)
    (tmp_path / "entities.csv").write_bytes(damage)
    problems = read_tables(tmp_path).problems
    assert any(told in str(problem) for problem in problems)
    assert {problem.path for problem in problems} == {tmp_path / "entities.csv"}


WRONG = [
    ("tenures", change("tenures.csv", "bo-reed", "Bobby Reed"), 3, 1, "did you mean bo-reed?"),
    ("statements", change("statements.csv", "hearth-office,partOf", "HO,partOf"), 4, 1, "did you mean hearth-office?"),
    ("entities", change("entities.csv", "Initiative,Fund", "Fund,"), 7, 2, "write Initiative, and Fund as its subtype"),
    ("documents", change("documents.csv", "news/", "news\\"), 2, 1, r"'news\fund.txt' has backslashes"),
    ("entities", change("entities.csv", "ember-fund,Initiative", "ember-fund,Initative"), 7, 2, "mean Initiative?"),
    ("entities", change("entities.csv", "Initiative,Fund", "Initiative,Fond"), 7, 3, "mean Fund?"),
    ("entities", change("entities.csv", "HO,Wales", "HO,Walse"), 5, 7, "mean Wales?"),
    ("entities", change("entities.csv", "2011-05,", "2011-13,"), 5, 8, "2018-07-31"),
    ("entities", change("entities.csv", "2011-05,", "2020,"), 5, 9, "before it starts"),
    ("entities", change("entities.csv", "Ada Quill,,,,,,,,,Almanac", "Ada Quill,,,,,,,,,"), 2, 13, "must be filled in"),
    ("entities", change("entities.csv", "Q42", "42"), 5, 11, "write Q and a number"),
    ("entities", change("entities.csv", "https://example", "www.example"), 5, 10, "from https://"),
    ("entities", change("entities.csv", "keepers,Group", "The Keepers,Group"), 9, 1, "small letters"),
    (
        "entities",
        add_row("entities.csv", id="bo-reed", type="Person", label="B R", source="x"),
        10,
        1,
        "line 3 already",
    ),
    (
        "entities",
        add_row("entities.csv", id="x", type="Person", label="Bo Reed", source="x"),
        10,
        4,
        "line 3 is called",
    ),
    (
        "entities",
        add_row("entities.csv", id="x", type="Organisation", label="The hearth boards", nation="Wales", source="x"),
        10,
        4,
        "line 6 is called",
    ),
    ("tenures", change("tenures.csv", "bo-reed,hearth", "bo-read,hearth"), 3, 1, "mean bo-reed?"),
    ("tenures", change("tenures.csv", "bo-reed,hearth-minister", "bo-reed,hearth-office"), 3, 2, "must be Role"),
    ("tenures", change("tenures.csv", "2010-05-12", "2009"), 2, 3, "before the post did"),
    ("tenures", change("tenures.csv", "2010-05-12,2015-05,", "2010-05-12,2015-05,perhaps"), 2, 5, "acting, shared"),
    (
        "tenures",
        change("tenures.csv", "bo-reed,hearth-minister,2015-05", "bo-reed,hearth-minister,2013"),
        3,
        3,
        "same time",
    ),
    ("statements", change("statements.csv", "announces", "anounces"), 2, 2, "mean announces?"),
    ("statements", change("statements.csv", "funds,ember-fund", "funds,ember-found"), 3, 3, "mean ember-fund?"),
    (
        "statements",
        change("statements.csv", "announces,ember-fund", "announces,warm-homes"),
        2,
        3,
        "must be Initiative",
    ),
    ("statements", change("statements.csv", "partOf,hearth-board", "partOf,ember-fund"), 4, 3, "of one type"),
    ("statements", change("statements.csv", "partOf,hearth-board", "succeeds,ada-quill"), 4, 3, "of one type"),
    ("statements", change("statements.csv", "planned", "likely"), 3, 4, "actual, planned, proposed"),
    ("statements", change("statements.csv", "2500000", "2.5m"), 2, 6, "without £, k or m"),
    ("statements", change("statements.csv", "GBP", "quid"), 2, 7, "write GBP"),
    ("statements", change("statements.csv", "year", "fortnight"), 2, 8, "hour, month, week, year"),
    ("statements", change("statements.csv", "2500000", ""), 2, 7, "no amount"),
    ("statements", change("statements.csv", "Almanac,p. 4", ",p. 4"), 2, 11, "must be filled in"),
    ("documents", add_row("documents.csv", path="news/fund.txt"), 3, 1, "line 2 already"),
    ("documents", add_row("documents.csv", path="../secret.txt"), 3, 1, "leads out of the folder"),
    ("documents", add_row("documents.csv", path="a.txt", nation="Cymru"), 3, 6, "England"),
    ("decisions", change("decisions.csv", "rejected", "refused"), 2, 2, "rejected"),
    ("decisions", change("decisions.csv", "rejected", "amended"), 2, 2, "says what is amended"),
]


@pytest.mark.parametrize(("table", "text", "line", "column", "said"), WRONG)
def test_a_wrong_row_is_named_by_line_and_column_and_left_out(
    table: str, text: str, line: int, column: int, said: str, tmp_path: Path
) -> None:
    tables = read_tables(write_good(tmp_path, **{table: text}))
    problem = next(p for p in tables.problems if (p.line, p.column) == (line, column))
    assert Path(str(problem.path)).name == f"{table}.csv"
    assert said in str(problem)


def test_every_problem_is_reported_not_only_the_first(tmp_path: Path) -> None:
    tables = read_tables(
        write_good(
            tmp_path,
            entities=change("entities.csv", "Initiative,Fund", "Initative,Fond"),
            tenures=change("tenures.csv", "bo-reed", "bo-read"),
        )
    )
    places = {(Path(str(p.path)).name, p.line, p.column) for p in tables.problems}
    assert {("entities.csv", 7, 2), ("tenures.csv", 3, 1)} <= places
    assert [p.line for p in tables.problems if Path(str(p.path)).name == "statements.csv"] == [2, 3]
    assert {e.id for e in tables.entities} >= {"ada-quill", "hearth-office"}


def test_a_row_that_refers_to_a_wrong_row_says_so(tmp_path: Path) -> None:
    tables = read_tables(write_good(tmp_path, entities=change("entities.csv", "ember-fund,Initiative", "ember-fund,X")))
    said = next(str(p) for p in tables.problems if Path(str(p.path)).name == "statements.csv")
    assert "entities.csv line 7, is wrong" in said


def test_a_statement_cannot_be_about_one_thing_twice(tmp_path: Path) -> None:
    row = add_row("statements.csv", subject="hearth-board", predicate="partOf", object="hearth-board", source="x")
    tables = read_tables(write_good(tmp_path, statements=row))
    assert "the two ends of a statement must differ" in str(tables.problems[0])


def test_the_row_that_closes_a_circle_is_left_out(tmp_path: Path) -> None:
    row = add_row("statements.csv", subject="hearth-board", predicate="partOf", object="hearth-office", source="x")
    tables = read_tables(write_good(tmp_path, statements=row))
    assert [(p.line, p.column) for p in tables.problems] == [(5, 3)]
    assert "hearth-board > hearth-office > hearth-board" in str(tables.problems[0])
    assert len(tables.statements) == 3


def test_a_proposal_closes_no_circle(tmp_path: Path) -> None:
    row = add_row(
        "statements.csv",
        subject="hearth-board",
        predicate="succeeds",
        object="hearth-office",
        modality="proposed",
        source="x",
    ) + add_row(
        "statements.csv", subject="hearth-office", predicate="succeeds", object="hearth-board", source="x"
    ).removeprefix(GOOD["statements.csv"])
    assert read_tables(write_good(tmp_path, statements=row)).problems == ()


@pytest.mark.parametrize("how", ["shared", "acting"])
def test_posts_that_are_shared_or_stood_in_for_may_overlap(how: str, tmp_path: Path) -> None:
    text = GOOD["tenures.csv"].replace("2015-05,,,", f"2013,,{how},").replace("2015-05,,Al", f"2015-05,{how},Al")
    assert read_tables(write_good(tmp_path, tenures=text)).problems == ()


def test_holders_who_meet_on_one_day_or_in_one_vague_month_do_not_overlap(tmp_path: Path) -> None:
    text = change(
        "tenures.csv",
        "2015-05,,Almanac\nbo-reed,hearth-minister,2015-05",
        "2015-05-07,,Almanac\nbo-reed,hearth-minister,2015-05-07",
    )
    assert read_tables(write_good(tmp_path, tenures=text)).problems == ()


def test_one_person_cannot_hold_one_post_twice_at_once(tmp_path: Path) -> None:
    row = add_row("tenures.csv", person="bo-reed", role="hearth-minister", start="2016", acting="shared", source="x")
    assert "at the same time" in str(read_tables(write_good(tmp_path, tenures=row)).problems[0])


def test_labels_may_repeat_in_other_nations_and_types(tmp_path: Path) -> None:
    more = "o2,Organisation,,Hearth Office,,,Scotland,,,,,,x\ni2,Initiative,,Hearth Office,,,Wales,,,,,,x\n"
    assert read_tables(write_good(tmp_path, entities=GOOD["entities.csv"] + more)).problems == ()
