"""Files that are of another kind than their name says are read as what they are, or refused as that."""

from __future__ import annotations

import io
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

from carekg.documents import Source, find_sources, read_document
from carekg.errors import DocumentError
from tests.documents.intake.test_sources import make_zip
from tests.documents.samples import make_pdf

OUTLOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99)
WORDS = "Larch Council supports the hub."
PAGE = f"<!DOCTYPE html>\n<html><head><title>Hub</title></head><body><main><p>{WORDS}</p></main></body></html>"


def make_word() -> bytes:
    document = docx.Document()
    document.add_paragraph(WORDS)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def make_message(words: str, subtype: str, *, related: bool = False) -> bytes:
    message = EmailMessage()
    message["From"] = "Jo Larch <jo@larch.example>"
    message["Subject"] = "Hub"
    message["Date"] = "Mon, 1 Jun 2026 09:30:00 -0000"
    message.set_content(words, subtype=subtype, cte="quoted-printable")
    if related:
        message.add_related(b"\x89PNG", maintype="image", subtype="png")
    return message.as_bytes()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("hub.txt", PAGE.encode()),
        ("hub.pdf", PAGE.encode()),
        ("hub.docx", b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- saved -->\n" + PAGE.encode()),
        ("hub.txt", make_pdf([[WORDS]])),
        ("hub.docx", make_pdf([[WORDS]])),
        ("hub.pdf", make_word()),
        ("hub.txt", make_word()),
        ("hub.html", make_message(PAGE, "html", related=True)),
        ("hub.txt", make_message(PAGE, "html", related=True)),
        ("hub.txt", make_message(f"{WORDS}\n", "plain")),
    ],
)
def test_what_a_file_is_decides_how_it_is_read(name: str, data: bytes) -> None:
    document = read_document(Source(name, data))
    assert document.text.replace("Hub\n\n", "").strip() == WORDS
    assert document.metadata.id == "hub"


@pytest.mark.parametrize(
    ("name", "data", "kind", "hint"),
    [
        ("hub.txt", rb"{\rtf1\ansi Larch Council supports the hub.\par}", ".rtf", "save it as .docx"),
        ("hub.docx", rb"{\rtf1\ansi Larch Council supports the hub.\par}", ".rtf", "save it as .docx"),
        ("hub.eml", OUTLOOK, ".doc or .msg", "save it as .docx, a message as .eml"),
        ("hub.pdf", make_zip({"a.txt": b"x"}), ".zip", "rename it"),
    ],
)
def test_what_cannot_be_read_is_called_what_it_is(name: str, data: bytes, kind: str, hint: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_document(Source(name, data))
    assert caught.value.message == f"is named {name[3:]} and is of the kind {kind}"
    assert caught.value.hint == hint


@pytest.mark.parametrize(
    "words",
    [
        "Subject: the hub\nFrom: Jo Larch\nDate: 1 June 2026\n\nLarch Council supports the hub.\n",
        "The page begins with <html> and ends with </html>.\n",
        "%PDF is what a PDF begins with.\n",
    ],
)
def test_a_text_that_speaks_of_such_things_is_a_text(words: str) -> None:
    assert read_document(Source("hub.txt", words.encode())).text == words


def test_what_comes_with_a_message_is_found_though_it_is_named_a_text(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "jo@larch.example", "Hub"
    message.set_content("See the plan.\n")
    message.add_attachment(make_pdf([[WORDS]]), maintype="application", subtype="pdf")
    (tmp_path / "hub.txt").write_bytes(b"Date: Mon, 1 Jun 2026 09:30:00 -0000\n" + message.as_bytes())
    assert [found.path for found in find_sources([tmp_path])] == ["hub.txt", "hub/attachment-1.pdf"]
