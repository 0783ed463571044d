"""Telling whoever works on a question that nobody waits for the answer any more."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Withdrawal:
    """Whether a question was withdrawn. May be used from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._react: Callable[[], object] | None = None
        self._withdrawn = False

    @property
    def is_withdrawn(self) -> bool:
        """Whether nobody waits any more."""
        return self._withdrawn

    def withdraw(self) -> None:
        """Say that nobody waits any more."""
        with self._lock:
            self._withdrawn = True
            if self._react is not None:
                self._react()

    @contextmanager
    def reacting(self, react: Callable[[], object]) -> Iterator[None]:
        """Have `react` called as soon as the question is withdrawn within the block, or was before, but never after.

        It is called from the thread that withdraws, which waits for it.
        """
        with self._lock:
            self._react = react
            if self._withdrawn:
                react()
        try:
            yield
        finally:
            with self._lock:
                self._react = None
