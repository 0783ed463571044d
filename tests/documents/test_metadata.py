"""What is known of a document beside its text."""

from __future__ import annotations

import hashlib

import pytest

from carekg.documents import Source, read_document
from carekg.documents.signs.languages import guess_language
from carekg.documents.signs.nations import find_nation, parse_signs
from carekg.errors import DocumentError
from carekg.model import Nation
from tests.documents.samples import read

TEXT = "Hub opens\n\nThe Welsh Government has opened a hub in Larchford, near Cardiff, for the people of Wales.\n"


def test_corrections_stand_over_what_the_text_shows() -> None:
    corrections = {
        "id": "hub",
        "title": "The hub",
        "publisher": "Larch News",
        "date": "2026-05",
        "nation": "England",
        "genre": "news",
        "url": "https://news.example/hub",
        "language": "cy",
    }
    metadata = read_document(Source("a/hub note.txt", TEXT.encode()), corrections).metadata
    assert {name: getattr(metadata, name) for name in corrections} == {**corrections, "nation": Nation.ENGLAND}
    assert metadata.path == "a/hub note.txt"
    assert metadata.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def test_empty_corrections_change_nothing() -> None:
    source = Source("hub.txt", TEXT.encode())
    assert read_document(source, {"title": "", "nation": " "}) == read_document(source)


@pytest.mark.parametrize(("column", "value"), [("date", "4 May 2026"), ("date", "2026-13"), ("nation", "Narnia")])
def test_corrections_that_are_wrong_are_refused(column: str, value: str) -> None:
    with pytest.raises(DocumentError, match=value):
        read_document(Source("hub.txt", TEXT.encode()), {column: value})


@pytest.mark.parametrize(
    ("text", "nation"),
    [
        ("The Welsh Government and the Senedd agreed a plan for Wales.", Nation.WALES),
        ("Scottish Ministers and COSLA agreed a plan for Scotland.", Nation.SCOTLAND),
        ("The Minister told MLAs at Stormont about the five HSC Trusts.", Nation.NORTHERN_IRELAND),
        ("DHSC and the Care Quality Commission agreed a plan for England.", Nation.ENGLAND),
        ("The Taoiseach told the Dáil about HIQA and the HSE.", Nation.IRELAND),
        ("The four nations agreed a UK-wide plan across the UK.", Nation.UNITED_KINGDOM),
        ("The club will meet in the hall.", None),
    ],
)
def test_the_nation_is_told_by_bodies_and_places(text: str, nation: Nation | None) -> None:
    assert find_nation(text) is nation


@pytest.mark.parametrize("toml", ["[[sign]]\nnation = 'Narnia'\nweight = 1\nwords = []", "[[sign]]\nland = 1", "[x]"])
def test_signs_that_are_not_understood_are_refused(toml: str) -> None:
    with pytest.raises(ValueError, match=r"Narnia|unknown keys"):
        parse_signs(toml)


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("PRESS RELEASE\n\nHub opens\n\nThe council has opened a hub in the town.\n", "press release"),
        ("Dear colleagues\n\nWe are to open a hub in the town.\n\nYours sincerely\n\nMina Quillfeather\n", "letter"),
        ("Minutes of the hub board\n\nApologies: none.\n\nThe board met.\n", "minutes"),
        ("Q1 Chair: Why a hub?\n\nMr Quill: Because we need one.\n\nQ2 Chair: When?\n\nMr Quill: In May.\n", "debate"),
        ("Notes\n\nThe hall is to be painted green.\n", ""),
    ],
)
def test_the_genre_is_guessed(text: str, genre: str) -> None:
    assert read(text).metadata.genre == genre


def test_without_a_heading_the_first_line_is_the_title() -> None:
    assert read("Subject: A hub for Larch\n\nDear all,\n\nIt opens in May.\n").metadata.title == "A hub for Larch"
    assert read("Dear all,\n\nThe hub opens in May.\n").metadata.title == ""


@pytest.mark.parametrize("line", ["The Kiln, Brook Row, Larchford LF9 2ZZ", "Larchford, 12 June 2023", "12 June 2023"])
def test_an_address_or_a_date_under_a_letterhead_is_no_title(line: str) -> None:
    body = "The trust asks the council to keep the hub open, since sixty families depend on it each week.\n"
    letter = read(f"Larchford Carers Trust\n{line}\n\nThe future of the carers' hub\n\n{body}")
    assert (letter.metadata.title, letter.metadata.publisher) == (
        "The future of the carers' hub",
        "Larchford Carers Trust",
    )


@pytest.mark.parametrize("line", ["Larchford Borough Council, November 2023", "Larchford Care Institute, 2 July 2024"])
def test_a_body_with_a_date_under_the_title_is_the_publisher(line: str) -> None:
    plan = read(
        f"# Ageing well: a plan\n\n{line}\n\n## Summary\n\nThe plan has three aims for the next ten years.\n", "x.md"
    )
    assert plan.metadata.title == "Ageing well: a plan"
    assert plan.metadata.publisher == line.partition(",")[0]


def read_publisher(letterhead: str, text: str) -> str:
    return read(
        f"{letterhead}\n\nPRESS RELEASE\n\n28 January 2025\n\nHUB OPENED IN LARCHFORD\n\n{text}\n"
    ).metadata.publisher


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Larchford Town Council has opened a hub.", "Larchford Town Council"),
        ("The town council has opened a hub.", "LARCHFORD TOWN COUNCIL"),
    ],
)
def test_a_letterhead_in_capitals_is_written_as_the_text_writes_it(text: str, publisher: str) -> None:
    assert read_publisher("LARCHFORD TOWN COUNCIL", text) == publisher


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("LLYWODRAETH CYMRU / WELSH GOVERNMENT", "Welsh Government"),
        ("AN ROINN SLÁINTE / DEPARTMENT OF HEALTH", "DEPARTMENT OF HEALTH"),
    ],
)
def test_of_a_letterhead_in_two_languages_the_english_is_the_publisher(line: str, publisher: str) -> None:
    assert read_publisher(line, "The Welsh Government built it.") == publisher


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Published by Larchford Council, 2 May 2031", "Larchford Council"),
        ("Published by the Department for Larches on 2 May 2031", "Department for Larches"),
        ("Issued by Larchford Care Alliance.", "Larchford Care Alliance"),
        ("Published on 2 May 2031 by the Department for Larches", "Department for Larches"),
        ("Published by Larch Community Healthcare East, May 2031", "Larch Community Healthcare East"),
        ("Newsletter of the Guild of Larchers", "Guild of Larchers"),
        ("A statement for our members from the Larch Coalition", "Larch Coalition"),
        ("From Department for Larches. Published on 4 July 2031", "Department for Larches"),
        ("From the Department for Larches", "Department for Larches"),
        ("From: Department for Larches and Larch Care and Ada Bell MP", "Department for Larches and Larch Care"),
        ("From: Department for Larches and The Rt Hon Ada Bell MP", "Department for Larches"),
        ("Response to the Larchford Commission", ""),
        # Not a body's name, or a sentence that goes on.
        ("Published by Ada Bell, 2 May 2031", ""),
        ("From next May carers in Larchford can ask the Council for a break", ""),
        ("Published by Larchford Council in spring, the plan says what it will do.", ""),
    ],
)
def test_who_published_it_is_told_by_a_line_that_says_so(line: str, publisher: str) -> None:
    page = f"A plan for care\n\n{line}\n\nThe plan sets out what will be done for carers by the end of the year.\n"
    assert read_document(Source("plan.txt", page.encode())).metadata.publisher == publisher


def test_a_letterhead_may_say_what_the_paper_is() -> None:
    assert read_publisher("LARCHFORD TOWN COUNCIL NEWS RELEASE", "Larchford has a pool.") == "LARCHFORD TOWN COUNCIL"


def test_labels_and_copyright_lines_name_the_publisher() -> None:
    labelled = read("Hub opens\n\nIssued by: Larchford Council\n\nThe hub has opened its doors to all.\n")
    assert labelled.metadata.publisher == "Larchford Council"
    dated = read("Hub opens\n\nFrom: Larchford Council Published 5 June 2031\n\nThe hub has opened its doors to all.\n")
    assert dated.metadata.publisher == "Larchford Council"
    signed = read("Hub opens\n\nThe hub has opened its doors to all.\n\n© 2026 Larch News. All rights reserved.\n")
    assert signed.metadata.publisher == "Larch News"


def test_a_written_statement_names_its_publisher_and_title_behind_labels() -> None:
    text = "WRITTEN STATEMENT BY THE LARCHFORD GOVERNMENT\n\nTITLE: A hub for Larch\n\nDATE: 4 June 2031\n\nSoon.\n"
    metadata = read(text).metadata
    assert (metadata.title, metadata.publisher, metadata.date) == (
        "A hub for Larch",
        "LARCHFORD GOVERNMENT",
        "2031-06-04",
    )


def test_other_languages_are_known() -> None:
    assert guess_language("Mae'r Llywodraeth wedi cyhoeddi cynllun i wella gofal yn y gymuned gyda'r cyngor.") == "cy"
    assert guess_language("The government has announced a plan to improve care in the community.") == "en"
    assert guess_language("") == "en"
