"""Finding documents: files, folders and zip archives, in a fixed order, with what cannot be used named."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from carekg.documents.intake.formats import find_format
from carekg.documents.intake.sources import (
    FORMATS,
    LARGEST_FILE,
    Source,
    is_page_folder,
    is_passed_over,
    name_oversized,
    name_unknown,
    name_unwritable,
)
from carekg.documents.readers import READERS
from carekg.model import Notice


def find_sources(paths: Sequence[Path]) -> Iterator[Source | Notice]:
    """Yield every document under the files, folders and zip archives given, and a notice for all that cannot be used.

    A folder is gone through to its bottom in the order of names; hidden files, editors' lock files, and the folder
    of pictures and scripts that a browser keeps beside a page it has saved whole are passed over.
    A file is read only when it is yielded.
    """
    for path in paths:
        if path.is_dir():
            yield from _keep_apart(_walk(path, path, frozenset()))
        else:
            unwritable = name_unwritable(path.name)
            yield from [unwritable] if unwritable else _keep_apart(_open(path, path.name))


def find_given_sources(paths: Sequence[Path]) -> Iterator[Source | Notice]:
    """Yield what `find_sources` does, and a notice for each folder or archive given in which there is nothing."""
    for path in paths:
        empty = True
        for found in find_sources([path]):
            empty = False
            yield found
        if empty:
            yield Notice(str(path), "has no document in it", hint=f"kinds that are read: {FORMATS}, .zip")


def _keep_apart(found: Iterable[Source | Notice]) -> Iterator[Source | Notice]:
    """Yield what was found, with a notice for what would be taken for an earlier document, as it has its path.

    An archive may hold two files of one name, and stand beside a folder of its own name.
    """
    met: set[str] = set()
    for one in found:
        if isinstance(one, Source) and one.path in met:
            yield Notice(one.path, "has the path of another document, and was left out", hint="rename one of the two")
        else:
            met.add(one.path)
            yield one


def _walk(folder: Path, top: Path, above: frozenset[tuple[int, int]]) -> Iterator[Source | Notice]:
    name = folder.relative_to(top).as_posix()
    beginning = "" if folder == top else f"{name}/"
    try:
        status = folder.stat()
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        yield Notice(name, f"cannot be opened: {error.strerror}", hint="check its permissions")
        return
    names = frozenset(entry.name for entry in entries)
    here = (status.st_dev, status.st_ino)
    if here in above:
        yield Notice(name, "is a link back to a folder above it", hint="take the link away")
        return
    for entry in entries:
        if is_passed_over(entry.name) or is_page_folder(entry.name, names):
            continue
        unwritable = name_unwritable(beginning + entry.name)
        if unwritable:
            yield unwritable
        elif entry.is_dir():
            yield from _walk(entry, top, above | {here})
        else:
            yield from _open(entry, beginning + entry.name)


def _open(path: Path, name: str) -> Iterator[Source | Notice]:
    suffix = path.suffix.lower()
    try:
        if not path.is_file():
            yield _name_missing(path, name)
            return
        if suffix != ".zip" and suffix not in READERS:
            yield name_unknown(name)
            return
        size = path.stat().st_size
        if size > LARGEST_FILE:
            yield name_oversized(name, size)
            return
        data = path.read_bytes()
    except OSError as error:
        yield Notice(name, f"cannot be read: {error.strerror}", hint="check its permissions")
        return
    # Most workspaces have neither archives nor e-mails.
    if suffix == ".zip":
        from carekg.documents.intake.archives import open_archive

        yield from open_archive(name, data)
    elif find_format(name, data) == ".eml":
        from carekg.documents.intake.attachments import with_attachments

        yield from with_attachments(Source(name, data))
    else:
        yield Source(name, data)


def _name_missing(path: Path, name: str) -> Notice:
    if not os.path.lexists(path):
        return Notice(name, "does not exist")
    if path.is_symlink() and not path.exists():
        return Notice(name, "is a link to a file that is not there", "take the link away, or put the file back")
    return Notice(name, "is no ordinary file")
