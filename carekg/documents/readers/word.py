"""Word files: paragraphs by their styles, numbering, tables, text boxes; tracked insertions are text, deletions not."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

import docx
from docx.oxml.ns import qn
from docx.oxml.text.paragraph import CT_P
from docx.text.paragraph import Paragraph
from lxml import etree

from carekg.documents.drafts import Draft, Piece, classify_line, join_pieces
from carekg.documents.zipped.packages import check_package
from carekg.errors import DocumentError
from carekg.model import BlockKind

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_HEADING = re.compile(r"heading (\d)|title|subtitle", re.IGNORECASE)
_LIST = re.compile(r"list(?: (?:bullet|number|paragraph|continue))?(?: (\d))?", re.IGNORECASE)
_QUOTE = re.compile(r"(?:intense |block )?(?:quote|quotation|text)", re.IGNORECASE)
_LONGEST_BOLD = 100
_TEXT, _TAB, _BREAK, _RETURN = qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr")
_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_PROPERTIES, _NUMBERING, _VALUE = qn("w:pPr"), qn("w:numPr"), qn("w:val")
_WRAPPERS = frozenset({qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:smartTag"), qn("w:ins")})
_BOX, _FALLBACK = qn("w:txbxContent"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SKIPPED = frozenset({qn("w:del"), qn("w:moveFrom"), _BOX, qn("w:instrText")})


def read(data: bytes) -> Draft:
    """Return the text and blocks of a `.docx` file; raise DocumentError where it is none."""
    check_package(data, "Word", "word/document.xml")
    try:
        document = docx.Document(io.BytesIO(data))
        pieces = list(_read_body(document.element.body, document))
    except (KeyError, ValueError, AttributeError, zipfile.BadZipFile, etree.LxmlError) as error:
        raise DocumentError("is no Word file, or a damaged one", hint="save it anew") from error
    if not any(piece.text.strip() for piece in pieces):
        raise DocumentError("has no text in it to read", hint="if its pages are pictures, run them through OCR")
    return join_pieces(pieces, _read_properties(document))


def _read_body(body: etree._Element, document: WordDocument) -> Iterator[Piece]:
    for element in body:
        if isinstance(element, CT_P):
            yield from _read_paragraph(element, document)
        elif element.tag == _TABLE:
            yield from _read_table(element)
        elif element.tag in _WRAPPERS:
            yield from _read_body(element, document)


def _read_paragraph(element: CT_P, document: WordDocument) -> Iterator[Piece]:
    paragraph = Paragraph(element, document._body)  # noqa: SLF001 - its own iterators pass over content controls
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    for line in "".join(_words(element)).split("\n"):
        yield _classify(line.strip(), style, paragraph)
    for box in element.iter(_BOX):
        if not any(above.tag in {_FALLBACK, _BOX} for above in box.iterancestors()):
            yield from _read_body(box, document)


def _classify(line: str, style: str, paragraph: Paragraph) -> Piece:
    heading, quote = _HEADING.fullmatch(style), _QUOTE.fullmatch(style)
    if heading:
        return Piece(BlockKind.HEADING, line, int(heading[1] or 1))
    level = _list_level(paragraph, style)
    if level:
        return Piece(BlockKind.LIST_ITEM, line, level)
    if quote:
        return Piece(BlockKind.QUOTATION, line)
    runs = [run for run in paragraph.runs if run.text.strip()]
    bold = bool(runs) and all(run.bold for run in runs)
    if bold and len(line) <= _LONGEST_BOLD and not line.endswith((".", ":", ",", ";")):
        return Piece(BlockKind.HEADING, line, 2)
    return classify_line(line)


def _list_level(paragraph: Paragraph, style: str) -> int:
    numbering = paragraph._p.find(f"{_PROPERTIES}/{_NUMBERING}")  # noqa: SLF001 - python-docx shows it nowhere else
    if numbering is not None:
        number, depth = numbering.find(qn("w:numId")), numbering.find(qn("w:ilvl"))
        numbered = number is not None and number.get(_VALUE) != "0"
        return int(depth.get(_VALUE) or 0) + 1 if numbered and depth is not None else int(numbered)
    match = _LIST.fullmatch(style)
    return int(match[1] or 1) if match and style.lower() != "list paragraph" else 0


def _read_table(table: etree._Element) -> Iterator[Piece]:
    for number, row in enumerate(table.iter(_ROW)):
        cells = [" ".join("".join(_words(cell)).split()) for cell in row.iter(_CELL)]
        if any(cells):
            yield Piece(BlockKind.TABLE_ROW, " | ".join(cells), 1 if number == 0 else 2)


def _words(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag == _TAB:
            yield " "
        elif child.tag in {_BREAK, _RETURN}:
            yield "\n"
        else:
            yield from _words(child)
            if child.tag == _PARAGRAPH:
                yield " "


def _read_properties(document: WordDocument) -> dict[str, str]:
    properties = document.core_properties
    stamp = properties.modified or properties.created
    return {
        "core title": properties.title or "",
        "core date": stamp.date().isoformat() if stamp else "",
        "language": (properties.language or "").split("-")[0].lower(),
    }
