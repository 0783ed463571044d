"""What a query may take: time, memory, rows."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

DEFAULT_SECONDS = 60.0
_STATM = Path("/proc/self/statm")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one query may take before it is ended. Raises ValueError for a limit that is not above zero."""

    seconds: float = DEFAULT_SECONDS
    memory: int = 1 << 30
    """Bytes of address space beyond those that the open store takes. Held on Linux only: see `can_limit_memory`."""
    rows: int = 100_000
    """Rows of a table, or triples of a graph."""

    def __post_init__(self) -> None:
        for name in ("seconds", "memory", "rows"):
            if not getattr(self, name) > 0:
                raise ValueError(f"{name} must be more than 0")


def can_limit_memory() -> bool:
    """Tell whether this system holds a process to a limit of memory. macOS takes the limit and ignores it."""
    return sys.platform == "linux" and _STATM.is_file()


def limit_memory(beyond: int) -> None:
    """Let this process take `beyond` bytes of address space more than it has now; do nothing where that cannot be.

    Whatever asks for more ends the process, for good.
    """
    if not can_limit_memory():
        return
    import resource

    pages = int(_STATM.read_text(encoding="ascii").split()[0])
    most = pages * os.sysconf("SC_PAGE_SIZE") + beyond
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
