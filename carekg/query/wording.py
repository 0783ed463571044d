"""How values of the model are put into words: sums, dates, sources."""

from __future__ import annotations

import re
from collections.abc import Mapping

from carekg.model import DocumentMetadata, Evidence, Predicate, Statement

_CAPITAL = re.compile(r"[A-Z]")


def write_predicate(predicate: Predicate) -> str:
    """Write a relation as the ontology labels it: `calls for`."""
    return _CAPITAL.sub(lambda letter: f" {letter[0].lower()}", predicate)


def write_quote(quote: str) -> str:
    """Write a quote on one line, in quotation marks."""
    return f"“{' '.join(quote.split())}”"


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
