"""How values of the model are put into words: relations, quotes, dates, sources, and lines that fit a terminal."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence

from carekg.model import DocumentMetadata, Evidence, Predicate, Statement

_CAPITAL = re.compile(r"[A-Z]")
_NARROWEST = 20
"""Columns below which a line is no longer broken to fit."""


def write_predicate(predicate: Predicate) -> str:
    """Write a relation as the ontology labels it: `calls for`."""
    return _CAPITAL.sub(lambda letter: f" {letter[0].lower()}", predicate)


def write_quote(quote: str) -> str:
    """Write a quote on one line, in quotation marks."""
    return f"“{' '.join(quote.split())}”"


def wrap_line(line: str, width: int, *, hang: int = 0) -> Sequence[str]:
    """Break a line between words to `width` columns; what goes on stands `hang` columns further in than its beginning.

    A word is never broken: half an address cannot be followed, so it rather stands out beyond the edge.
    """
    words = line.lstrip()
    indent = " " * (len(line) - len(words))
    return textwrap.wrap(
        words,
        max(width, _NARROWEST),
        initial_indent=indent,
        subsequent_indent=indent + " " * hang,
        break_on_hyphens=False,
        break_long_words=False,
    ) or [""]


def find_document(statement: Statement, documents: Mapping[str, DocumentMetadata]) -> DocumentMetadata | None:
    """Return the document that a statement quotes, where it quotes one that is there."""
    return documents.get(statement.evidence.document) if isinstance(statement.evidence, Evidence) else None


def find_date(statement: Statement, documents: Mapping[str, DocumentMetadata]) -> str:
    """Return when a statement happened or is due, else the date of its document, else an empty string."""
    document = find_document(statement, documents)
    return statement.date or (document.date if document else "")


def find_source(statement: Statement, documents: Mapping[str, DocumentMetadata]) -> str:
    """Name what a statement rests on: the title or path of its document, or its citation with the place in it."""
    evidence = statement.evidence
    if isinstance(evidence, Evidence):
        document = documents.get(evidence.document)
        return (document.title or document.path) if document else evidence.document
    return f"{evidence.source}, {evidence.locator}" if evidence.locator else evidence.source
