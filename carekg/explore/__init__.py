"""The explorer: the page in which an analyst finds who is tied to whom and reads the sentence that says so."""

from __future__ import annotations

from carekg.explore.page import render_page, write_page
from carekg.explore.payload import Disagreement

__all__ = ["Disagreement", "render_page", "write_page"]
