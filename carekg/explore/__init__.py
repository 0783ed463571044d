"""The explorer: the page in which an analyst finds who is tied to whom and reads the sentence that says so.

The page is loaded when it is first asked for: what lays it out takes longer to load than most commands take to run.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from carekg.explore.payload import Disagreement

if TYPE_CHECKING:
    from carekg.explore.page import render_page, write_page

__all__ = ["Disagreement", "render_page", "write_page"]


def __getattr__(name: str) -> object:
    if name not in ("render_page", "write_page"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module("carekg.explore.page"), name)
