"""Faults of carekg itself, on the log of the server."""

from __future__ import annotations

import logging
import traceback

logger = logging.getLogger("carekg.serve")


def log_fault(fault: BaseException) -> None:
    """Write down where a fault arose, and not what it says, which may quote a query or a name."""
    places = ", ".join(f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(fault.__traceback__)[-4:])
    logger.error("a fault of carekg: %s at %s", type(fault).__name__, places)
