"""Finding the quotes of curated statements in the documents that they cite."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from rapidfuzz import fuzz

from carekg.curate.schema import STATEMENTS
from carekg.likeness import suggest_nearest
from carekg.model import Citation, Document, Evidence, Notice, Statement

_LOOKS_LIKE_AN_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
_ALIKE = MappingProxyType({"'": "['‘’ʼ]", '"': '["“”]', "-": "[-‐‑–—]"})
"""What spreadsheets and word processors make of a character, as an expression that matches any of it."""
_NEAR = 70


def place_quotes(
    statements: Iterable[Statement],
    documents: Mapping[str, Document],
    lines: Mapping[str, int] = MappingProxyType({}),
    known: Collection[str] = (),
) -> tuple[tuple[Statement, ...], tuple[Notice, ...]]:
    """Turn each citation of a document's own words into evidence that knows where they stand.

    `documents` stand under their ids, at least those that are cited; `known` names all others, to suggest the nearest.
    `lines` gives the line of the table for the id of a statement. A statement that cites a published source stays as
    it is. One whose quote is not in its document, or whose document is not here, is left out, with a notice that shows
    what the document has instead.
    """
    placed, notices = [], []
    for statement in statements:
        citation = statement.evidence
        if not isinstance(citation, Citation) or not _cites_a_document(citation, documents):
            placed.append(statement)
            continue
        line = lines.get(statement.id)
        document = documents.get(citation.source)
        if document is None:
            hint = suggest_nearest(citation.source, {*documents, *known}) or "add the document, or take the row out"
            reason = f"there is no document {citation.source!r}, so the statement was left out"
            notices.append(Notice(STATEMENTS, reason, hint, citation.quote, line))
            continue
        evidence = _find_quote(citation, document)
        if evidence is None:
            notices.append(_describe_missing(citation, document, line))
        else:
            placed.append(replace(statement, evidence=evidence))
    return tuple(placed), tuple(sorted(notices, key=lambda n: (n.line or 0, n.reason, n.quote)))


def _cites_a_document(citation: Citation, documents: Mapping[str, Document]) -> bool:
    return bool(citation.quote) and (
        citation.source in documents or _LOOKS_LIKE_AN_ID.fullmatch(citation.source) is not None
    )


def _find_quote(citation: Citation, document: Document) -> Evidence | None:
    words = citation.quote.split()
    pattern = r"\s+".join("".join(_ALIKE.get(_straighten(c), re.escape(c)) for c in word) for word in words)
    found = re.search(pattern, document.text)
    if found is None or not found[0]:
        return None
    return Evidence(document.metadata.id, found[0], found.start(), found.end())


def _straighten(character: str) -> str:
    return next((plain for plain, alike in _ALIKE.items() if re.fullmatch(alike, character)), character)


def _describe_missing(citation: Citation, document: Document, line: int | None) -> Notice:
    near = fuzz.partial_ratio_alignment(citation.quote, document.text, score_cutoff=_NEAR)
    hint = "copy the words from: carekg text"
    if near is not None:
        hint = f"it has: {' '.join(document.text[near.dest_start : near.dest_end].split())}"
    reason = f"the quote is not in document {document.metadata.id!r}, so the statement was left out"
    return Notice(STATEMENTS, reason, hint, citation.quote, line)
