"""What words were found in, with what it says and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from carekg.namespaces import to_curie
from carekg.query.answers import Answer, AnswerKind, Term
from carekg.query.searching.text import Hit, HitKind, search_text
from carekg.query.showing.wording import wrap_line, write_quote
from carekg.query.sparql.running import run_query

if TYPE_CHECKING:
    from pyoxigraph import Store

_SENSES = """
SELECT ?thing (SAMPLE(?said) AS ?sense) (SAMPLE(?named) AS ?document) (SAMPLE(?day) AS ?date) WHERE {
  { ?thing rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o .
    ?s skos:prefLabel ?subject . ?p rdfs:label ?predicate . ?o skos:prefLabel ?object .
    BIND(CONCAT(?subject, " — ", ?predicate, " → ", ?object) AS ?said)
    OPTIONAL {
      ?thing prov:wasDerivedFrom ?source . ?source care:path ?path .
      OPTIONAL { ?source dcterms:title ?title }
      OPTIONAL { ?source dcterms:issued ?issued }
    }
    OPTIONAL { ?thing care:evidence/dcterms:bibliographicCitation ?cited }
    OPTIONAL { ?thing care:date ?stated }
    BIND(COALESCE(?title, ?path, ?cited) AS ?named)
    BIND(STR(COALESCE(?stated, ?issued)) AS ?day) }
  UNION
  { ?thing skos:prefLabel ?said }
  UNION
  { ?thing a care:Document ; care:path ?named .
    OPTIONAL { ?thing dcterms:title ?headed }
    BIND(COALESCE(?headed, ?named) AS ?said)
    OPTIONAL { ?thing dcterms:issued ?on . BIND(STR(?on) AS ?day) } }
}
GROUP BY ?thing
"""
_Ask = Callable[[str, Mapping[str, Sequence[Term]]], Answer]
_COLUMNS = ("found", "text", "sense", "document", "date", "id")


@dataclass(frozen=True, slots=True)
class Finding:
    """A hit, with what the graph says of it."""

    hit: Hit
    sense: str
    """What a statement says, the label of an entity; empty where the graph does not know it."""
    document: str = ""
    date: str = ""


def find_passages(store: Store, index: Path, words: str, most: int = 20) -> tuple[Finding, ...]:
    """Return the texts that have all the words, the best first, with what they say and where they stand.

    Raises QueryError and GraphError as `search_text` does.
    """
    hits = search_text(index, words, most=most)
    return explain_hits(hits, lambda sparql, choices: run_query(store, sparql, choices=choices))


def explain_hits(hits: Sequence[Hit], ask: _Ask) -> tuple[Finding, ...]:
    """Return hits with what they say and where they stand, by asking SPARQL with choices as `run_query` has them."""
    things = [NamedNode(iri) for iri in dict.fromkeys(hit.iri for hit in hits)]
    rows = ask(_SENSES, {"thing": things}).rows if things else ()
    known = {str(row[0]): [cell.value if isinstance(cell, Literal) else "" for cell in row[1:]] for row in rows}
    return tuple(Finding(hit, *known.get(f"<{hit.iri}>", ["", "", ""])) for hit in hits)


def describe_findings(findings: Sequence[Finding], width: int = 100) -> str:
    """Write findings for reading, `width` columns wide."""
    if not findings:
        return "Nothing found.\n"
    lines = [line for finding in findings for line in _describe_finding(finding)]
    return "".join(f"{each}\n" for line in lines for each in wrap_line(line, width, hang=2))


def tabulate_findings(findings: Sequence[Finding]) -> Answer:
    """Return findings as rows, for spreadsheets and other programs."""
    rows = [
        (each.hit.kind, each.hit.text, each.sense, each.document, each.date, to_curie(each.hit.iri))
        for each in findings
    ]
    return Answer(
        AnswerKind.TABLE, _COLUMNS, tuple(tuple(Literal(cell) if cell else None for cell in row) for row in rows)
    )


def _describe_finding(finding: Finding) -> list[str]:
    hit = finding.hit
    if hit.kind is HitKind.NAME:
        return [hit.text if finding.sense in ("", hit.text) else f"{hit.text}: {finding.sense}"]
    if hit.kind is HitKind.DESCRIPTION:
        return [f"{finding.sense}: {hit.text}" if finding.sense else hit.text]
    place = ", ".join(each for each in (finding.document, finding.date) if each and each != hit.text)
    if hit.kind is HitKind.TITLE:
        return [f"{hit.text} ({place})" if place else hit.text]
    return [write_quote(hit.text), f"    {finding.sense}", f"    {place}"]
