"""A document before it is read: its bytes, its path and id, and why some names and sizes are not read."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Set
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath
from types import MappingProxyType

from carekg.documents.readers import READERS
from carekg.model import Notice

LARGEST_FILE = 30 * 1024 * 1024
"""In bytes; a care-policy document is a few hundred kilobytes."""
LONGEST_TEXT = 5_000_000
"""In characters: some 2,000 pages, which take several minutes and two gigabytes of memory to read."""

FORMATS = ", ".join(sorted(READERS))
"""The kinds of file that are read, for people."""
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
        **dict.fromkeys((".7z", ".bz2", ".gz", ".rar", ".tar", ".tgz", ".xz"), "unpack it"),
        **dict.fromkeys(
            (".bmp", ".gif", ".heic", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp"),
            "run it through OCR to a PDF, for example with ocrmypdf",
        ),
        **dict.fromkeys((".url", ".webloc"), "open the page and save it as .html or .mhtml"),
        ".epub": "save it as .pdf",
        ".msg": "save it as .eml",
        ".webarchive": "save it as .html",
    }
)
"""What to do with kinds of file that people have and there is no reader for."""
_MISNAMED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {".doc": (".doc or .msg", "save it as .docx, a message as .eml")}
)
"""What to call a kind that several programs write, and what to do with it."""
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


def name_unwritable(path: str) -> Notice | None:
    """Return the notice for a path that has bytes in it which are no text, and so cannot be written down; else None."""
    written = path.encode("utf-8", "replace").decode()
    return None if written == path else Notice(written, "has letters in its name that are not in UTF-8", "rename it")


def name_unknown(path: str) -> Notice:
    """Return the notice for a file of a kind that there is no reader for."""
    suffix = PurePosixPath(path).suffix
    what = f"files of the kind {suffix} are not read" if suffix else "has no suffix that says what kind of file it is"
    return Notice(path, what, hint=_SAVED_ANEW.get(suffix.lower(), f"kinds that are read: {FORMATS}, .zip"))


def name_misnamed(path: str, found: str) -> Notice:
    """Return the notice for a file that is by its bytes of another kind, one that there is no reader for."""
    named = PurePosixPath(path).suffix.lower()
    kind, hint = _MISNAMED.get(found, (found, _SAVED_ANEW.get(found, "rename it")))
    return Notice(path, f"is named {named} and is of the kind {kind}", hint)


def name_oversized(path: str, size: int) -> Notice:
    """Return the notice for a file that is too large to be read."""
    reason = f"is {size / 1024 / 1024:.0f} MB, over the limit of {LARGEST_FILE // 1024 // 1024} MB"
    return Notice(path, reason, hint="split it, or save its text alone")


def name_overlong(path: str, length: int) -> Notice:
    """Return the notice for a file whose text, of so many characters, is longer than any one document's."""
    reason = f"has {length / 1e6:.1f} million characters of text, over the limit of {LONGEST_TEXT / 1e6:.0f} million"
    return Notice(path, reason, hint="split it into the documents that it is made of")
