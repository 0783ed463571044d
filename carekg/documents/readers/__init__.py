"""One reader a format. A reader is loaded when a file of its format is first met."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType

from carekg.documents.drafts import Draft

READERS: Mapping[str, str] = MappingProxyType(
    {
        ".docx": "carekg.documents.readers.word",
        ".eml": "carekg.documents.readers.message",
        ".htm": "carekg.documents.readers.html",
        ".html": "carekg.documents.readers.html",
        ".md": "carekg.documents.readers.markdown",
        ".mht": "carekg.documents.readers.archived",
        ".mhtml": "carekg.documents.readers.archived",
        ".odt": "carekg.documents.readers.opendocument",
        ".pdf": "carekg.documents.readers.pdf",
        ".txt": "carekg.documents.readers.plain",
    }
)
"""The module that reads each kind of file; each has a function `read(data: bytes) -> Draft`."""


def find_reader(suffix: str) -> Callable[[bytes], Draft] | None:
    """Return the reader for files of a kind, such as `.pdf`, or None where there is none."""
    module = READERS.get(suffix)
    if module is None:
        return None
    reader: Callable[[bytes], Draft] = import_module(module).read
    return reader
