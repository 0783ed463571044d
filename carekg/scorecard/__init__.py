"""The scorecard: how often extraction was right on annotated documents. Reading one loads nothing heavy."""

from __future__ import annotations

from carekg.scorecard.files import load_shipped, read_scorecard, write_json
from carekg.scorecard.tables import Row, list_rows, write_csv, write_markdown
from carekg.scorecard.values import FEW, Band, Score, Scorecard, Share

__all__ = [
    "FEW",
    "Band",
    "Row",
    "Score",
    "Scorecard",
    "Share",
    "list_rows",
    "load_shipped",
    "read_scorecard",
    "write_csv",
    "write_json",
    "write_markdown",
]
