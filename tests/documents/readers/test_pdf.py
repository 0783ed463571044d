"""PDF files."""

from __future__ import annotations

import io

import pypdf
import pytest

from carekg.documents import Source, read_document
from carekg.errors import DocumentError
from carekg.model import BlockKind
from tests.documents.samples import assert_sound, make_pdf, shape

PAGES = [
    [
        "Larch Council hub plan",
        "A plan for hubs",
        "",
        "The council will open a hub in Larchford, and the imple-",
        "mentation of the long-",
        "term plan starts in May. It is to be paid for by",
        "1",
    ],
    [
        "Larch Council hub plan",
        "the county council and by the health board of the",
        "region, which has set aside £3m.",
        "2",
    ],
    ["Larch Council hub plan", "Nothing else is planned.", "3"],
]


def test_pages_are_joined_and_running_lines_dropped() -> None:
    document = read_document(Source("plan.pdf", make_pdf(PAGES)))
    assert_sound(document)
    assert shape(document) == [
        (BlockKind.HEADING, "A plan for hubs"),
        (
            BlockKind.PARAGRAPH,
            (
                "The council will open a hub in Larchford, and the implementation of the long-term plan starts in May."
                " It is to be paid for by the county council and by the health board of the region, which has set aside"
                " £3m."
            ),
        ),
        (BlockKind.PARAGRAPH, "Nothing else is planned."),
    ]


@pytest.mark.parametrize("texts", [["It is free."], ["It is free.", "It has a garden."]])
def test_what_a_browser_prints_around_a_page_is_its_address_and_no_text(texts: list[str]) -> None:
    head = "04/05/2030, 09:15 Hub opens | Larch News"
    feet = [f"https://news.example/hub?from=home {number}/{len(texts)}" for number in range(1, len(texts) + 1)]
    document = read_document(
        Source("hub.pdf", make_pdf([[head, text, foot] for text, foot in zip(texts, feet, strict=True)]))
    )
    assert shape(document) == [(BlockKind.PARAGRAPH, text) for text in texts]
    assert (document.metadata.url, document.metadata.date) == ("https://news.example/hub?from=home", "")


def test_an_address_and_a_time_in_the_text_stay() -> None:
    lines = ["Visits", "", "It opens on 04/05/2030, 09:15", "", "See https://news.example/hub", "or ask 1/2 of us."]
    document = read_document(Source("hub.pdf", make_pdf([lines])))
    assert "04/05/2030, 09:15" in document.text
    assert "https://news.example/hub" in document.text
    assert document.metadata.url == ""


def test_a_name_that_a_page_end_breaks_is_one() -> None:
    first = ["The council will open a hub in Larchford, where", "carers can go for advice on any day of the week and"]
    first += ["meet each other. The hub is to be paid for by the", "county council together with the Department of"]
    second = ["Hubs and Larches, which has set aside three million."]
    assert shape(read_document(Source("hub.pdf", make_pdf([first, second])))) == [
        (BlockKind.PARAGRAPH, " ".join([*first, *second]))
    ]


def test_pages_that_say_the_same_are_read() -> None:
    page = ["The council will open a hub in Larchford."]
    assert page[0] in read_document(Source("hub.pdf", make_pdf([page, page]))).text


def encrypt(data: bytes, password: str, algorithm: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(user_password=password, owner_password="owner", algorithm=algorithm)  # noqa: S106 - a test's own
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_pdf_that_opens_without_a_password_is_read(algorithm: str) -> None:
    document = read_document(Source("plan.pdf", encrypt(make_pdf(PAGES), "", algorithm)))
    assert document.metadata.title == "A plan for hubs"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (make_pdf([[]]), "no text layer"),
        (make_pdf([]), "has 0 pages"),
        (encrypt(make_pdf(PAGES), "secret", "RC4-128"), "encrypted"),
        (encrypt(make_pdf(PAGES), "secret", "AES-256"), "encrypted"),
        (make_pdf(PAGES)[:300], "no PDF, or a damaged one"),
        (b"%PDF-1.4\n", "no PDF, or a damaged one"),
        (b"hello there", "no PDF, or a damaged one"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, message: str) -> None:
    with pytest.raises(DocumentError, match=message) as caught:
        read_document(Source("in/plan.pdf", data))
    assert str(caught.value).startswith("in/plan.pdf: ")
    assert caught.value.hint, "and what to do"
