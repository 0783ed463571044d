"""Finding documents: files, folders and zip archives, in a fixed order, with what cannot be used named."""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from types import MappingProxyType

from carekg.documents.readers import READERS
from carekg.model import Notice

LARGEST_FILE = 30 * 1024 * 1024
"""In bytes; a care-policy document is a few hundred kilobytes."""

_FORMATS = ", ".join(sorted(READERS))
_PASSED_OVER = re.compile(
    r"\.|~\$|~lock|Thumbs\.db$|desktop\.ini$|__MACOSX$|.*(?:~|\.lock|\.tmp|\.swp)$", re.IGNORECASE
)
_SAVED_ANEW: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys((".doc", ".docm", ".dot", ".rtf", ".pages", ".wpd"), "save it as .docx"),
        **dict.fromkeys((".ppt", ".pptx", ".odp", ".key"), "save it as .pdf"),
        **dict.fromkeys(
            (".xls", ".xlsx", ".ods", ".csv"), "save it as .pdf, or take its rows with: carekg curate import"
        ),
        ".msg": "save it as .eml",
        ".webarchive": "save it as .html",
    }
)
"""What to do with kinds of file that people have and there is no reader for."""
_PAGE_FOLDER = re.compile(r"[_-](?:files|Dateien|fichiers|archivos)$")


@dataclass(frozen=True, slots=True)
class Source:
    """A file's bytes, and its path relative to the folder it was found in, with forward slashes."""

    path: str
    data: bytes
    email: str = ""
    """The path of the e-mail that it came with, if it came with one."""

    @property
    def sha256(self) -> str:
        """Of the bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


def find_sources(paths: Sequence[Path]) -> Iterator[Source | Notice]:
    """Yield every document under the files, folders and zip archives given, and a notice for all that cannot be used.

    A folder is gone through to its bottom in the order of names; hidden files, editors' lock files, and the folder
    of pictures and scripts that a browser keeps beside a page it has saved whole are passed over.
    A file is read only when it is yielded.
    """
    for path in paths:
        if path.is_dir():
            yield from _walk(path, path, frozenset())
        else:
            yield from _open(path, path.name)


def find_given_sources(paths: Sequence[Path]) -> Iterator[Source | Notice]:
    """Yield what `find_sources` does, and a notice for each folder or archive given in which there is nothing."""
    for path in paths:
        empty = True
        for found in find_sources([path]):
            empty = False
            yield found
        if empty:
            yield Notice(str(path), "has no document in it", hint=f"kinds that are read: {_FORMATS}, .zip")


def document_id(path: str) -> str:
    """Return a document's id: its relative path without suffix, in plain small letters, digits and hyphens."""
    stem = str(PurePosixPath(path).with_suffix("")) if PurePosixPath(path).suffix.lower() in READERS else path
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return slug or "document-" + hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def is_passed_over(name: str) -> bool:
    """Tell whether a file or folder is hidden, a lock or a backup, which nobody means to be read."""
    return bool(_PASSED_OVER.match(name))


def leads_outside(name: str) -> bool:
    """Tell whether a path leads out of the folder or archive that it is to stand in, on whatever system."""
    return (
        "\\" in name or name.startswith("/") or ".." in PurePosixPath(name).parts or bool(PureWindowsPath(name).drive)
    )


def is_page_folder(name: str, beside: Set[str]) -> bool:
    """Tell whether a folder is the one that a browser keeps beside a page: `Hub.html` has `Hub_files`."""
    page = _PAGE_FOLDER.sub("", name)
    return page != name and (f"{page}.html" in beside or f"{page}.htm" in beside)


def name_unknown(path: str) -> Notice:
    """Return the notice for a file of a kind that there is no reader for."""
    suffix = PurePosixPath(path).suffix
    what = f"files of the kind {suffix} are not read" if suffix else "has no suffix that says what kind of file it is"
    return Notice(path, what, hint=_SAVED_ANEW.get(suffix.lower(), f"kinds that are read: {_FORMATS}, .zip"))


def name_oversized(path: str, size: int) -> Notice:
    """Return the notice for a file that is too large to be read."""
    reason = f"is {size / 1024 / 1024:.0f} MB, over the limit of {LARGEST_FILE // 1024 // 1024} MB"
    return Notice(path, reason, hint="split it, or save its text alone")


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
        if entry.is_dir():
            yield from _walk(entry, top, above | {here})
        else:
            yield from _open(entry, beginning + entry.name)


def _open(path: Path, name: str) -> Iterator[Source | Notice]:
    suffix = path.suffix.lower()
    try:
        if not path.is_file():
            yield Notice(name, "does not exist" if not os.path.lexists(path) else "is no ordinary file")
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
    if suffix == ".zip":
        from carekg.documents.archives import open_archive

        yield from open_archive(name, data)
    else:
        yield from with_attachments(Source(name, data))


def with_attachments(source: Source) -> Iterator[Source | Notice]:
    """Yield a document and, where it is an e-mail, the files that come with it."""
    yield source
    if PurePosixPath(source.path).suffix.lower() == ".eml":
        from carekg.documents.attachments import open_attachments

        yield from open_attachments(source.path, source.data)
