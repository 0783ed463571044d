"""Word files."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest

from carekg.documents import Source, read_document
from carekg.errors import DocumentError
from carekg.model import BlockKind, Document
from tests.documents.samples import assert_sound, parents, shape, words_of

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

K = BlockKind


def save(document: WordDocument) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def read(document: WordDocument) -> Document:
    return read_document(Source("hub.docx", save(document)))


def test_styles_lists_and_tables_become_blocks() -> None:
    word = docx.Document()
    word.add_heading("Care hubs for Larch", 0)
    word.add_heading("Aims", 2)
    word.add_paragraph("The hub is to:")
    word.add_paragraph("cut waits", style="List Bullet")
    word.add_paragraph("by day", style="List Bullet 2")
    word.add_paragraph("• help carers")
    word.add_paragraph("It is a good day.", style="Quote")
    table = word.add_table(2, 2)
    for cell, words in zip(table._cells, ["Body", "Sum", "Larch Carers", "£20,000"], strict=True):  # noqa: SLF001 - in order
        cell.text = words
    word.add_paragraph().add_run("What comes next").bold = True
    word.add_paragraph("A second hub.")
    document = read(word)
    assert_sound(document)
    assert shape(document) == [
        (K.HEADING, "Care hubs for Larch"),
        (K.HEADING, "Aims"),
        (K.PARAGRAPH, "The hub is to:"),
        (K.LIST_ITEM, "cut waits"),
        (K.LIST_ITEM, "by day"),
        (K.LIST_ITEM, "help carers"),
        (K.QUOTATION, "It is a good day."),
        (K.TABLE_ROW, "Body | Sum"),
        (K.TABLE_ROW, "Larch Carers | £20,000"),
        (K.HEADING, "What comes next"),
        (K.PARAGRAPH, "A second hub."),
    ]
    assert parents(document)["by day"] == "cut waits"
    assert parents(document)["A second hub."] == "What comes next"


def test_tracked_insertions_are_read_and_deletions_are_not() -> None:
    word = docx.Document()
    word.add_paragraph("The hub opens in ")
    before = save(word)
    changes = b"<w:del><w:r><w:delText>June</w:delText></w:r></w:del><w:ins><w:r><w:t>May.</w:t></w:r></w:ins></w:p>"
    with zipfile.ZipFile(io.BytesIO(before)) as archive:
        xml = archive.read("word/document.xml").replace(b"</w:p>", changes)
    document = read_document(Source("hub.docx", with_member(before, "word/document.xml", xml)))
    assert words_of(document, K.PARAGRAPH) == ["The hub opens in May."]


def test_a_text_box_is_read_once_behind_the_paragraph_it_hangs_on() -> None:
    word = docx.Document()
    word.add_paragraph("The hub opens in May.")
    word.add_paragraph("It is free.")
    before = save(word)
    box = "<w:txbxContent><w:p><w:r><w:t>In numbers: 900 carers.</w:t></w:r></w:p></w:txbxContent>"
    # Word writes a box twice, for itself and for programs that know the older form alone.
    both = (
        '<w:r xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    with zipfile.ZipFile(io.BytesIO(before)) as archive:
        xml = archive.read("word/document.xml").replace(b"</w:p>", f"{both}</w:p>".encode(), 1)
    document = read_document(Source("hub.docx", with_member(before, "word/document.xml", xml)))
    assert words_of(document, K.PARAGRAPH) == ["The hub opens in May.", "In numbers: 900 carers.", "It is free."]


def test_the_program_s_own_date_and_title_come_last() -> None:
    word = docx.Document()
    word.core_properties.title = "Document1"
    word.add_heading("Care hubs", 1)
    word.add_paragraph("4 May 2026")
    word.add_paragraph("The hub has opened.")
    metadata = read(word).metadata
    assert (metadata.title, metadata.date) == ("Care hubs", "2026-05-04")


def with_member(data: bytes, name: str, content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            if member.filename != name:
                new.writestr(member.filename, old.read(member.filename))
        new.writestr(name, content)
    return stream.getvalue()


EMPTY = save(docx.Document())
ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"no zip at all", "no Word file"),
        (b"\xd0\xcf\x11\xe0 an old one", "an old or a locked one"),
        (with_member(EMPTY, "word/document.xml", ENTITIES), "declares entities"),
        (with_member(EMPTY, "word/document.xml", b"<broken"), "damaged"),
        (with_member(EMPTY, "word/media/bomb.bin", bytes(60_000_000)), "zip bomb"),
        (EMPTY, "no text in it"),
        (EMPTY[:-200], "damaged"),
    ],
)
def test_what_cannot_be_read_says_why(data: bytes, message: str) -> None:
    with pytest.raises(DocumentError, match=message) as caught:
        read_document(Source("hub.docx", data))
    assert caught.value.hint, "and what to do"
