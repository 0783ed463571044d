"""What kind of file it is by its bytes, whatever its name says: a web page saved as `.txt`, a letter as `.pdf`."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePosixPath

_OFFICE = frozenset({".docx", ".odt"})
_PAGES = frozenset({".htm", ".html"})
_MESSAGES = frozenset({".eml", ".mht", ".mhtml"})
_MEMBERS = (("word/document.xml", ".docx"), ("content.xml", ".odt"))
_HEAD_BYTES = 8192
_BEGINNINGS = (
    (re.compile(rb"%PDF-"), ".pdf"),
    (re.compile(rb"\{\\rtf"), ".rtf"),
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), ".doc"),
)
_PAGE = re.compile(
    # Atomic: many comments before what is no page must not be tried in every combination.
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?><!--.*?-->\s*)*+<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_HEADERS = re.compile(rb"(?:[A-Za-z][A-Za-z-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){3,}")
_VERSION = re.compile(rb"^mime-version:", re.IGNORECASE | re.MULTILINE)
_CONTENT = re.compile(rb"^content-type:", re.IGNORECASE | re.MULTILINE)
_SAVED = re.compile(rb"^(?:snapshot-content-location:|content-type:\s*multipart/related)", re.IGNORECASE | re.MULTILINE)


def find_format(path: str, data: bytes) -> str:
    """Return the suffix of what a file plainly is by its bytes, and else that of its name, in small letters."""
    named = PurePosixPath(path).suffix.lower()
    if data.startswith(b"PK\x03\x04"):
        return named if named in _OFFICE else _find_package(data) or named
    for beginning, suffix in _BEGINNINGS:
        if beginning.match(data):
            # What such a file is by its name has a reader that says more of what is wrong with it.
            return named if suffix == ".doc" and named in _OFFICE else suffix
    if named not in _PAGES and _PAGE.match(data[:_HEAD_BYTES]):
        return ".html"
    headers = _HEADERS.match(data[:_HEAD_BYTES]) if named not in _MESSAGES else None
    if headers and _VERSION.search(headers[0]) and _CONTENT.search(headers[0]):
        return ".mhtml" if _SAVED.search(headers[0]) else ".eml"
    return named


def _find_package(data: bytes) -> str:
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return ""
    return next((suffix for member, suffix in _MEMBERS if member in names), ".zip")
