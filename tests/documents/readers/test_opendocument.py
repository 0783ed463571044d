"""OpenDocument texts."""

from __future__ import annotations

import io

import odfdo
import pytest

from carekg.documents import Source, read_document
from carekg.errors import DocumentError
from carekg.model import BlockKind
from tests.documents.intake.test_sources import make_zip
from tests.documents.samples import assert_sound, parents, shape

K = BlockKind


def make_text() -> bytes:
    document = odfdo.Document("text")
    body = document.body
    body.clear()
    body.append(odfdo.Header(1, "Care hubs"))
    body.append(odfdo.Paragraph("The hub is to:"))
    items = odfdo.List(["cut waits"])
    body.append(items)
    outer = odfdo.ListItem("help carers")
    outer.append(odfdo.List(["by day"]))
    items.append(outer)
    table = odfdo.Table("Grants", width=2, height=2)
    for place, words in {"A1": "Body", "B1": "Sum", "A2": "Larch Carers", "B2": "£20,000"}.items():
        table.set_value(place, words)
    body.append(table)
    body.append(odfdo.Paragraph("It opens   in May."))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_headings_lists_and_tables_become_blocks() -> None:
    document = read_document(Source("hub.odt", make_text()))
    assert_sound(document)
    assert shape(document) == [
        (K.HEADING, "Care hubs"),
        (K.PARAGRAPH, "The hub is to:"),
        (K.LIST_ITEM, "cut waits"),
        (K.LIST_ITEM, "help carers"),
        (K.LIST_ITEM, "by day"),
        (K.TABLE_ROW, "Body | Sum"),
        (K.TABLE_ROW, "Larch Carers | £20,000"),
        (K.PARAGRAPH, "It opens in May."),
    ]
    assert parents(document)["by day"] == "help carers"


@pytest.mark.parametrize(
    "data",
    [
        b"no zip at all",
        make_zip({"content.xml": b"<x/>"}),
        make_zip({"other.xml": b"<x/>"}),
        make_zip({"content.xml": b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'}),
        make_text()[:-300],
    ],
)
def test_what_cannot_be_read_says_why(data: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        read_document(Source("hub.odt", data))
    assert str(caught.value).startswith("hub.odt: ")
    assert caught.value.hint, "and what to do"
