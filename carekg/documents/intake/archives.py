"""Zip archives of documents."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from carekg.documents.intake.attachments import with_attachments
from carekg.documents.intake.sources import (
    LARGEST_FILE,
    Source,
    is_page_folder,
    is_passed_over,
    leads_outside,
    name_oversized,
    name_unknown,
)
from carekg.documents.readers import READERS
from carekg.documents.zipped.unpacking import check_archive, read_member
from carekg.errors import DocumentError
from carekg.model import Notice


def open_archive(path: str, data: bytes) -> Iterator[Source | Notice]:
    """Yield the documents of a zip archive, and a notice for each member that cannot be used.

    Nothing is written to the disk. A document's path is the archive's, without suffix, and its own; a notice names
    the archive as it is.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        check_archive(archive)
    except DocumentError as error:
        yield Notice(path, error.message, hint=error.hint or "")
        return
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        yield Notice(path, "is no zip archive, or a damaged one", hint="make it again")
        return
    names = frozenset(archive.namelist())
    for member in sorted(archive.infolist(), key=lambda member: member.filename):
        if not member.is_dir() and not _is_passed_over(member.filename, names):
            found = _open_member(archive, member, path)
            yield from with_attachments(found) if isinstance(found, Source) else (found,)


def _open_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: str) -> Source | Notice:
    name = f"{path}/{member.filename}"
    suffix = PurePosixPath(member.filename).suffix.lower()
    if leads_outside(member.filename):
        return Notice(name, "has a name that leads out of its archive", hint="rename it")
    if suffix == ".zip":
        return Notice(name, "is an archive inside an archive, and those are not opened", hint="unpack it first")
    if suffix not in READERS:
        return name_unknown(name)
    if member.file_size > LARGEST_FILE:
        return name_oversized(name, member.file_size)
    try:
        return Source(f"{PurePosixPath(path).with_suffix('')}/{member.filename}", read_member(archive, member))
    except DocumentError as error:
        return Notice(name, error.message, hint=error.hint or "")


def _is_passed_over(name: str, names: frozenset[str]) -> bool:
    folders = (str(above) for above in PurePosixPath(name).parents)
    return any(is_passed_over(part) for part in _split(name)) or any(is_page_folder(above, names) for above in folders)


def _split(name: str) -> tuple[str, ...]:
    return tuple(part for part in name.replace("\\", "/").split("/") if part not in {"", ".", ".."})
