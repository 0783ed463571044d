"""How values of the model are put into words: sums, dates, sources."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from carekg.model import DocumentMetadata, Evidence, Nation, Predicate, Statement

_QUOTES = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-"})
_CAPITAL = re.compile(r"[A-Z]")
_FILLING = re.compile(r"[\"'.,()]")


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


def find_nation(text: str) -> Nation | None:
    """Return the nation of that name, whatever its capitals and spaces, or None."""
    wanted = text.replace(" ", "").casefold()
    return next((nation for nation in Nation if nation.replace(" ", "").casefold() == wanted), None)


def fold_name(name: str) -> str:
    """Reduce a name to what two spellings of it share: no capitals, accents, quotes, stops, or a leading `the`."""
    plain = unicodedata.normalize("NFKD", name.translate(_QUOTES))
    plain = "".join(each for each in plain if not unicodedata.combining(each))
    words = _FILLING.sub("", plain.casefold().replace("&", " and ").replace("-", " ")).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)
