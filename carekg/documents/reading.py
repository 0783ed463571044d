"""Reading one document: its reader, its blocks, what is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from carekg.documents.intake.formats import find_format
from carekg.documents.intake.sources import (
    LARGEST_FILE,
    LONGEST_TEXT,
    Source,
    name_misnamed,
    name_overlong,
    name_oversized,
    name_unknown,
)
from carekg.documents.metadata import describe
from carekg.documents.readers import READERS, find_reader
from carekg.documents.refinement import refine_blocks
from carekg.errors import DocumentError
from carekg.model import BlockKind, Document, Notice


def read_document(source: Source, corrections: Mapping[str, str] | None = None) -> Document:
    """Return the text, blocks and metadata of a file.

    `corrections` is a row of `documents.csv`: its cells that are not empty stand over what the file says of itself.
    Raises DocumentError, with the path, for a file that cannot be read or has nothing in it to read.
    """
    if PurePosixPath(source.path).suffix.lower() not in READERS:
        raise _to_error(name_unknown(source.path))
    found = find_format(source.path, source.data)
    reader = find_reader(found)
    if reader is None:
        raise _to_error(name_misnamed(source.path, found))
    if len(source.data) > LARGEST_FILE:
        raise _to_error(name_oversized(source.path, len(source.data)))
    if not source.data.strip():
        raise DocumentError("is empty", path=source.path, hint="was it saved, or downloaded whole?")
    try:
        draft = reader(source.data)
    except DocumentError as error:
        raise DocumentError(error.message, path=source.path, hint=error.hint) from error
    if len(draft.text) > LONGEST_TEXT:
        raise _to_error(name_overlong(source.path, len(draft.text)))
    blocks = refine_blocks(draft)
    if all(block.kind is BlockKind.FURNITURE for block in blocks):
        raise DocumentError("has no text in it to read, or none in English", path=source.path)
    return Document(describe(source, draft, blocks, corrections or {}), draft.text, blocks)


def _to_error(notice: Notice) -> DocumentError:
    return DocumentError(notice.reason, path=notice.path, hint=notice.hint)
