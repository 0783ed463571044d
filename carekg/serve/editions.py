"""Editions: one graph, whole, and all that is shown of it. Each request sees one of them from beginning to end."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from carekg.explore.site import Site
from carekg.model import Knowledge
from carekg.query.processes.withdrawal import Withdrawal
from carekg.query.processes.workers import QueryWorkers
from carekg.serve.index import Index


@dataclass(frozen=True, slots=True)
class Edition:
    """What is shown of one graph, and how it is asked. Its functions may be called from any thread."""

    stamp: str
    """A hash of the graph."""
    threshold: float
    """The confidence from which an extracted statement counts as a fact."""
    workers: QueryWorkers
    knowledge: Callable[[], Knowledge]
    """All that the graph says; read when it is first asked for, and kept, as are the others."""
    index: Callable[[], Index]
    words: Callable[[], Path]
    """Where the index of words stands, which `search_text` reads."""
    site: Callable[[], Site]
    explorer: Callable[[], bytes]
    close: Callable[[], None]
    """Give back what it holds: worker processes and files."""
    withdrawal: Withdrawal = field(default_factory=Withdrawal)
    """Whether the client has gone that it was borrowed for; to be handed to the workers with each query."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where editions come from: the builds of a workspace, or what a store elsewhere is sent."""

    find_stamp: Callable[[], str | None]
    """Return the stamp of the newest graph, or None while it cannot be told."""
    load: Callable[[], Edition]
    """Return the newest graph as an edition."""
    pause: float
    """Seconds after which to look for a newer one again."""


@dataclass
class _Shelf:
    edition: Edition
    readers: int = 0
    withdrawn: bool = False


class Editions:
    """The edition of the moment. One that was replaced is closed when the last request that reads it is done."""

    def __init__(self, first: Edition) -> None:
        self._lock = threading.Lock()
        self._current = _Shelf(first)

    @property
    def stamp(self) -> str:
        """The stamp of the edition of the moment."""
        return self._current.edition.stamp

    @contextmanager
    def borrow(self) -> Iterator[Edition]:
        """Give the edition of the moment, which stays whole as long as it is held, for one client."""
        with self._lock:
            shelf = self._current
            shelf.readers += 1
        try:
            yield replace(shelf.edition, withdrawal=Withdrawal())
        finally:
            with self._lock:
                shelf.readers -= 1
                unread = shelf.withdrawn and not shelf.readers
            if unread:
                shelf.edition.close()

    def replace(self, new: Edition) -> None:
        """Show another edition to all requests that begin from now on."""
        self._withdraw(_Shelf(new))

    def close(self) -> None:
        """Close the edition of the moment, once nobody reads it."""
        self._withdraw(self._current)

    def _withdraw(self, new: _Shelf) -> None:
        with self._lock:
            old, self._current = self._current, new
            old.withdrawn = True
            unread = not old.readers
        if unread:
            old.edition.close()
