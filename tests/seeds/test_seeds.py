from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from carekg.curate import Tables, place_quotes, read_rows, read_tables, write_table
from carekg.curate.adding import find_near
from carekg.curate.schema import TABLES
from carekg.documents import Source, find_sources, read_document
from carekg.link import Linker, propose_merges
from carekg.model import Document, EntityType, Evidence, Nation, Predicate
from carekg.resources import seeds_folder


@pytest.fixture(scope="module")
def tables() -> Tables:
    return read_tables(seeds_folder())


@pytest.fixture(scope="module")
def documents(tables: Tables) -> Mapping[str, Document]:
    sources = [s for s in find_sources([seeds_folder() / "documents"]) if isinstance(s, Source)]
    read = [read_document(source, tables.documents.get(source.path)) for source in sources]
    return {document.metadata.id: document for document in read}


@pytest.fixture(scope="module")
def linker(tables: Tables) -> Linker:
    return Linker(tables.entities, tables.tenures)


def objects(tables: Tables, subject: str, predicate: Predicate) -> set[str]:
    return {s.object for s in tables.statements if (s.subject, s.predicate) == (subject, predicate)}


def test_every_row_can_be_used(tables: Tables) -> None:
    assert [str(problem) for problem in tables.problems] == []
    assert tables.notices == ()


@pytest.mark.parametrize("table", sorted(TABLES))
def test_tables_stand_as_carekg_writes_them(table: str, tmp_path: Path) -> None:
    write_table(tmp_path, table, read_rows(seeds_folder(), table))
    assert (tmp_path / table).read_bytes() == (seeds_folder() / table).read_bytes()


def test_every_quote_stands_in_its_document(tables: Tables, documents: Mapping[str, Document]) -> None:
    placed, notices = place_quotes(tables.statements, documents, tables.lines)
    assert notices == ()
    quoted = {s.evidence.document for s in placed if isinstance(s.evidence, Evidence)}
    assert quoted <= set(documents)
    assert len(quoted) >= 5


def test_every_document_has_its_row_and_is_as_long_as_a_brief(
    tables: Tables, documents: Mapping[str, Document]
) -> None:
    assert set(tables.documents) == {document.metadata.path for document in documents.values()}
    for document in documents.values():
        assert 150 <= len(document.text.split()) <= 500
        assert document.metadata.title
        assert document.metadata.date
        assert document.metadata.nation


def test_no_brief_puts_words_into_anybody_s_mouth(documents: Mapping[str, Document]) -> None:
    assert [d.metadata.id for d in documents.values() if re.search(r"[“‘]|said: |added: ", d.text)] == []


@pytest.mark.gold
def test_briefs_share_only_names_with_what_they_report(
    tables: Tables, documents: Mapping[str, Document], gold_folder: Path
) -> None:
    def words(text: str) -> list[str]:
        return re.findall(r"[a-z0-9£]+", text.casefold().replace("’", "").replace("'", ""))

    names = {" ".join(words(n)) for e in tables.entities for n in (e.label, *e.aliases)}
    originals = [path.read_text("utf-8") for path in sorted((gold_folder / "dev").glob("00*.txt"))]
    assert len(originals) == 5
    for original in originals:
        running = words(original)
        seen = {tuple(running[n : n + 6]) for n in range(len(running) - 5)}
        for document in documents.values():
            said = " ".join(words(document.text))
            for name in sorted(names, key=len, reverse=True):  # a name counts as one word
                if " " in name:
                    said = said.replace(name, "|")
            said_words = [word for part in said.split("|") for word in [*part.split(), "|"]]
            shared = [tuple(said_words[n : n + 6]) for n in range(len(said_words) - 5)]
            assert [s for s in shared if "|" not in s and s in seen] == []


@pytest.mark.parametrize(
    ("role", "on", "nation", "people"),
    [
        ("minister-for-social-care-wales", "2024-04-02", Nation.WALES, {"dawn-bowden"}),
        ("minister-of-state-for-care", "2024-09-18", Nation.ENGLAND, {"stephen-kinnock"}),
        ("minister-of-state-for-care", "2019-07", Nation.ENGLAND, {"caroline-dinenage"}),
        ("secretary-of-state-for-health-and-social-care", "2019-07", Nation.ENGLAND, {"matt-hancock"}),
        ("secretary-of-state-for-health-and-social-care", "2018-07-09", None, {"jeremy-hunt", "matt-hancock"}),
        ("secretary-of-state-for-health", "2018-01-07", None, {"jeremy-hunt"}),
        ("minister-of-state-for-care", "2022-10-10", None, set()),
        ("plaid-cymru-designated-member", "2024-04", None, {"cefin-campbell", "sian-gwenllian"}),
    ],
)
def test_the_holders_of_posts_are_known(
    role: str, on: str, nation: Nation | None, people: set[str], linker: Linker
) -> None:
    assert set(linker.find_holders(role, on, nation)) == people


def test_the_subjects_of_the_sample_documents_are_answered(tables: Tables) -> None:
    assert "department-of-health" in objects(tables, "department-of-health-and-social-care", Predicate.SUCCEEDS)
    assert len(objects(tables, "dhsc-single-departmental-plan", Predicate.TARGETS)) == 5
    assert {"integrated-care-boards", "council-chief-executives"} <= objects(
        tables, "stephen-kinnock", Predicate.ADDRESSES
    )
    shifts = {o for o in objects(tables, "ten-year-health-plan", Predicate.TARGETS) if o.startswith("shift-")}
    assert len(shifts) == 3
    board = "adult-social-care-workforce-strategy-delivery-board"
    assert objects(tables, board, Predicate.SUCCEEDS) == {"workforce-strategy-steering-group"}
    assert "mandate-the-workforce-strategy" in objects(tables, "skills-for-care", Predicate.CALLS_FOR)
    paid = {s.amount.value for s in tables.statements if s.object == "carers-innovation-fund" and s.amount is not None}
    assert paid == {Decimal(500_000), Decimal(5_000_000)}
    office = "national-office-for-care-and-support"
    assert "national-care-service-wales" in objects(tables, office, Predicate.IMPLEMENTS)
    assert objects(tables, "albert-heaney", Predicate.HOLDS_ROLE) == {"chief-social-care-officer-for-wales"}


def test_nothing_in_the_base_is_nearly_the_same_as_anything_else_in_it(tables: Tables) -> None:
    assert propose_merges(tables.entities) == ()


def test_the_base_is_as_large_as_it_says(tables: Tables) -> None:
    assert len(tables.entities) >= 500
    assert len(tables.tenures) >= 250
    assert len(tables.statements) >= 600
    assert len(tables.documents) >= 30


@pytest.mark.parametrize(
    "name",
    [
        "Royal Commission on Long Term Care",
        "Free personal care",
        "Community Care (Direct Payments) Act 1996",
        "Individual budgets pilots",
        "Putting People First",
        "Dilnot Commission",
        "£86,000 cap on care costs",
        "Care Act 2014",
        "Better Care Fund",
        "Social Services and Well-being (Wales) Act 2014",
        "Social Care (Self-directed Support) (Scotland) Act 2013",
        "Public Bodies (Joint Working) (Scotland) Act 2014",
        "Build Back Better: Our Plan for Health and Social Care",
        "Health and Social Care Levy",
        "People at the Heart of Care",
        "Market Sustainability and Improvement Fund",
        "Health and Care Act 2022",
        "Integrated care boards",
        "CQC",
        "Commission for Social Care Inspection",
        "Social Care Wales",
        "Care Inspectorate",
        "RQIA",
        "Skills for Care",
        "National Care Service (Scotland) Bill",
        "Casey Commission",
        "Employment Rights Act 2025",
        "Carers Action Plan",
        "National dementia strategy",
        "Power to People",
        "Winterbourne View",
    ],
)
def test_what_the_history_of_care_policy_turns_on_is_there(name: str, tables: Tables) -> None:
    found = find_near(tables.entities, name, most=3)
    assert found, name
    told = {end for s in tables.statements for end in (s.subject, s.object)}
    assert any(entity.id in told for entity in found), [entity.id for entity in found]


@pytest.mark.parametrize(
    ("role", "years"),
    [
        ("secretary-of-state-for-health", range(1997, 2019)),
        ("secretary-of-state-for-health-and-social-care", range(2018, 2027)),
        ("minister-of-state-for-care", range(1999, 2027)),
        ("cabinet-secretary-for-health-scotland", range(1999, 2027)),
        ("prime-minister", range(1997, 2027)),
    ],
)
def test_who_held_a_post_is_known_for_every_year_of_it(role: str, years: range, linker: Linker) -> None:
    assert [year for year in years if not linker.find_holders(role, str(year))] == []


def test_groups_and_places_stand_under_broader_ones(tables: Tables) -> None:
    known = {entity.id: entity for entity in tables.entities}
    assert "unpaid-carers" in known["young-carers"].broader
    assert known["wales"].broader == ("great-britain",)
    assert known["great-britain"].broader == ("united-kingdom",)
    groups = [entity for entity in tables.entities if entity.type is EntityType.GROUP]
    places = [entity for entity in tables.entities if entity.type is EntityType.PLACE]
    assert sum(bool(entity.broader) for entity in groups) > len(groups) / 2
    assert [
        place.id for place in places if not place.broader and place.id not in {"united-kingdom", "ireland", "europe"}
    ] == []
