"""PDF: the text layer, page by page, without running headers and footers, and with words joined over line ends."""

from __future__ import annotations

import io
import logging
import struct
import zlib

import pypdf
from pypdf.errors import DependencyError, PyPdfError

from carekg.documents.characters.encodings import decode_text
from carekg.documents.drafts import Draft
from carekg.documents.layout.blocks import find_blocks
from carekg.documents.printing.page_lines import read_printed_page
from carekg.documents.printing.pages import find_address, join_pages
from carekg.errors import DocumentError

_MOST_PAGES = 2_000
_DAMAGE = (
    DependencyError,
    PyPdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)


def read(data: bytes) -> Draft:
    """Return the text layer of a PDF with its blocks; raise DocumentError where it has none or cannot be opened."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = _open(data)
    pages = _read_pages(reader)
    address = find_address(pages)
    text = decode_text(join_pages(pages, from_browser=bool(address)).encode("utf-8", "replace"))
    if sum(character.isalpha() for character in text) < 3:
        raise DocumentError("has no text layer", hint="it is a scan: run it through OCR, for example with ocrmypdf")
    return Draft(text, find_blocks(text), {**_read_properties(reader), "url": address})


def _open(data: bytes) -> pypdf.PdfReader:
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        pages = 0 if locked else len(reader.pages)
    except _DAMAGE as error:
        raise DocumentError("is no PDF, or a damaged one", hint="save it anew") from error
    if locked:
        raise DocumentError("is encrypted", hint="save it without its password")
    if not 0 < pages <= _MOST_PAGES:
        raise DocumentError(
            f"has {pages} pages; between 1 and {_MOST_PAGES} can be read", hint="split it" if pages else "save it anew"
        )
    return reader


def _read_pages(reader: pypdf.PdfReader) -> list[str]:
    texts: list[str] = []
    for number in range(len(reader.pages)):
        try:
            texts.append(read_printed_page(reader.pages[number]))
        except _DAMAGE as error:
            raise DocumentError(f"is damaged on page {number + 1}", hint="save it anew") from error
    return texts


def _read_properties(reader: pypdf.PdfReader) -> dict[str, str]:
    try:
        said = reader.metadata
        stamp = (said.modification_date or said.creation_date) if said else None
        title = said.title if said else None
    except _DAMAGE:
        return {}
    return {"core title": str(title or ""), "core date": stamp.date().isoformat() if stamp else ""}
