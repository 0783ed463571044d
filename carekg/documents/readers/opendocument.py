"""OpenDocument texts: headings, paragraphs, lists and tables as their tags name them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

import odfdo
from lxml import etree

from carekg.documents.drafts import Draft, Piece, classify_line, join_pieces
from carekg.documents.zipped.packages import check_package
from carekg.errors import DocumentError
from carekg.model import BlockKind

if TYPE_CHECKING:
    from odfdo.element import Element

_INSIDE = frozenset({"text:section", "text:index-body", "text:soft-page-break", "office:text"})
_SKIPPED = frozenset(
    {"text:note", "text:tracked-changes", "office:annotation", "office:annotation-end", "draw:frame", "text:ruby-text"}
)
_BREAKS = {"text:line-break": "\n", "text:tab": " "}
_MOST_SPACES = 100


def read(data: bytes) -> Draft:
    """Return the text and blocks of an `.odt` file; raise DocumentError where it is none."""
    check_package(data, "OpenDocument", "content.xml")
    try:
        document = odfdo.Document(io.BytesIO(data))
        pieces = list(_read_children(document.body))
        properties = _read_properties(document)
    except (KeyError, ValueError, TypeError, AttributeError, OSError, zipfile.BadZipFile, etree.LxmlError) as error:
        raise DocumentError("is no OpenDocument text, or a damaged one", hint="save it anew") from error
    if not any(piece.text.strip() for piece in pieces):
        raise DocumentError("has no text in it to read", hint="if its pages are pictures, run them through OCR")
    return join_pieces(pieces, properties)


def _read_children(element: Element, lists: int = 0) -> Iterator[Piece]:
    first = True
    for child in element.children:
        tag = child.tag
        if tag == "text:h":
            yield Piece(BlockKind.HEADING, _words(child), int(child.get_attribute_string("text:outline-level") or 1))
        elif tag == "text:p":
            yield from _read_paragraph(child, lists if first else 0)
            first = False
        elif tag == "text:list":
            yield from _read_items(child, lists + 1)
        elif tag == "table:table":
            yield from _read_rows(child)
        elif tag in _INSIDE:
            yield from _read_children(child, lists)


def _read_items(element: Element, level: int) -> Iterator[Piece]:
    for item in element.children:
        if item.tag in {"text:list-item", "text:list-header"}:
            yield from _read_children(item, level)


def _read_paragraph(paragraph: Element, level: int) -> Iterator[Piece]:
    style = (paragraph.get_attribute_string("text:style-name") or "").lower()
    for line in _words(paragraph).split("\n"):
        if level:
            yield Piece(BlockKind.LIST_ITEM, line, level)
        elif style in {"title", "subtitle"}:
            yield Piece(BlockKind.HEADING, line, 1)
        elif style == "quotations":
            yield Piece(BlockKind.QUOTATION, line)
        else:
            yield classify_line(line)


def _read_rows(table: Element) -> Iterator[Piece]:
    for number, row in enumerate(table.get_elements("descendant::table:table-row")):
        cells = [" ".join(_words(cell).split()) for cell in row.children if cell.tag == "table:table-cell"]
        if any(cells):
            yield Piece(BlockKind.TABLE_ROW, " | ".join(cells), 1 if number == 0 else 2)


def _words(element: Element) -> str:
    gathered = [element.text or ""]
    for child in element.children:
        tag = child.tag
        if tag == "text:s":
            gathered.append(" " * min(_MOST_SPACES, int(child.get_attribute_string("text:c") or 1)))
        elif tag in _BREAKS:
            gathered.append(_BREAKS[tag])
        elif tag not in _SKIPPED:
            gathered.append(_words(child) + (" " if tag == "text:p" else ""))
        gathered.append(child.tail or "")
    return "".join(gathered)


def _read_properties(document: odfdo.Document) -> dict[str, str]:
    meta = document.meta
    stamp = meta.date or meta.creation_date
    return {
        "core title": meta.title or "",
        "core date": stamp.date().isoformat() if stamp else "",
        "language": (meta.language or "").split("-")[0].lower(),
    }
