"""How fast documents are read, and how much memory that takes."""

from __future__ import annotations

import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Throughput:
    """What reading took, from a document's bytes to its statements, on one core and with everything loaded."""

    words: int
    """In the texts as they were read."""
    seconds: float
    """Of processor time."""
    peak_mb: float | None
    """The most memory that the process held at once, in millions of bytes; None where the system does not say."""

    @property
    def words_per_second(self) -> float:
        """Words read in a second of processor time."""
        return self.words / self.seconds if self.seconds else 0.0


def measure_peak_mb() -> float | None:
    """Return the most memory that this process has held so far, in millions of bytes; None on Windows."""
    try:
        import resource
    except ImportError:
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # macOS counts bytes where Linux counts kibibytes.
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6
