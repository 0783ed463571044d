"""Zip archives of documents, and the guard against archives made to do harm."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

from carekg.documents.readers import READERS
from carekg.documents.sources import (
    LARGEST_FILE,
    Source,
    is_page_folder,
    is_passed_over,
    leads_outside,
    name_oversized,
    name_unknown,
    with_attachments,
)
from carekg.errors import DocumentError
from carekg.model import Notice

MOST_MEMBERS = 10_000
LARGEST_TOTAL = 300 * 1024 * 1024
"""Of all members together, unpacked, in bytes."""
MOST_TIMES = 200
"""How many times its packed size a member over a megabyte may have, unpacked."""

_SMALL = 1024 * 1024


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


def check_archive(archive: zipfile.ZipFile) -> None:
    """Raise DocumentError for an archive that would unpack to more than a person means to send."""
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise DocumentError(f"holds {len(members)} files, over the limit of {MOST_MEMBERS}", hint="split it")
    if sum(member.file_size for member in members) > LARGEST_TOTAL:
        limit = LARGEST_TOTAL // 1024 // 1024
        raise DocumentError(f"unpacks to more than {limit} MB, as a zip bomb does", hint="split it")
    for member in members:
        if member.file_size > _SMALL and member.file_size > MOST_TIMES * max(1, member.compress_size):
            raise DocumentError(f"holds a file that unpacks to over {MOST_TIMES} times its size, as a zip bomb does")


def read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Return a member's bytes; raise DocumentError where it is longer than the archive says, locked or damaged."""
    if member.flag_bits & 1:
        raise DocumentError("is locked with a password", hint="take the password off")
    try:
        with archive.open(member) as stream:
            data = stream.read(member.file_size + 1)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError, zlib.error) as error:
        raise DocumentError("is damaged inside its archive", hint="make the archive again") from error
    if len(data) > member.file_size:
        raise DocumentError("is longer than its archive says, as a zip bomb is")
    return data


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
