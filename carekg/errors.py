"""What can go wrong that is the user's to mend, each said in one line."""

from __future__ import annotations

import errno
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import PurePath

_WHAT_TO_DO: Mapping[int, str] = MappingProxyType(
    {
        errno.ENOSPC: "the disk is full; make room and try again",
        errno.EDQUOT: "your share of the disk is used up; make room and try again",
        errno.EFBIG: "the file is larger than this system allows",
        errno.EROFS: "this folder can only be read; copy the workspace to where you may write",
        errno.EACCES: "you may not use this file; ask for access, or work on a copy",
        errno.EPERM: "you may not use this file; ask for access, or work on a copy",
        errno.EISDIR: "this is a folder; name a file",
        errno.ENOENT: "is there such a folder?",
    }
)

_UNSHOWN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""What would end the line, or have a terminal obey the name of a file: control characters and marks of direction."""
_NO_SPACE = "no space left on device"


class CarekgError(Exception):
    """An error a user can act on: what, where, and what to do.

    `line` and `column` count from 1. `str()` gives the one line that the user sees,
    in the form compilers use: ``path:line:column: message (hint)``.
    """

    def __init__(
        self,
        message: str,
        *,
        path: PurePath | str | None = None,
        line: int | None = None,
        column: int | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.column = column
        self.hint = hint

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)
        place = _UNSHOWN.sub(lambda unshown: unshown[0].encode("unicode_escape").decode(), place)
        text = f"{place}: {self.message}" if place else self.message
        return f"{text} ({self.hint})" if self.hint else text


class DocumentError(CarekgError):
    """A document that cannot be read, or has nothing in it to read."""


class TableError(CarekgError):
    """A row or column of a curated table that cannot be used."""


class GraphError(CarekgError):
    """A graph that is missing, damaged, or of another version."""


class StoreError(CarekgError):
    """A store elsewhere that is not there, refuses us, or fails."""


class QueryError(CarekgError):
    """A question that cannot be asked: unknown name, bad parameter, bad SPARQL, unknown entity."""


class WorkspaceError(CarekgError):
    """A workspace that is missing, locked, read-only or full."""


class EndpointError(CarekgError):
    """An endpoint of a language model that is not named, not there, or refuses us: no document can be read with it."""


class AnswerError(CarekgError):
    """An answer of a language model that does not come or cannot be read; another may."""


def describe_os_error(error: OSError, path: PurePath | str | None = None, what: str = "") -> WorkspaceError:
    """Put what the operating system refused into the form of our own errors.

    `path` is the file that the user knows of, and `what` goes before the system's reason: `cannot be written`.
    """
    number, said = error.errno or 0, error.strerror or str(error)
    if not number and _NO_SPACE in said.lower():
        # Oxigraph gives no number, and tells at length which of its own files it was writing.
        number, said = errno.ENOSPC, _NO_SPACE
    reason = f"{what}: {said}".lower().removeprefix(": ")
    return WorkspaceError(reason, path=path or error.filename, hint=_WHAT_TO_DO.get(number))
