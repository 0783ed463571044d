"""The graph in the forms that other programs read, each the same bytes for the same graph."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

import pyoxigraph as ox

from carekg.errors import GraphError
from carekg.graph.changes.splicing import Text, find_lines, splice_lines
from carekg.graph.changes.touching import Touched, select_reworded
from carekg.graph.forms.sheets import Sheet, list_sheets, list_statements, write_csv, write_workbook
from carekg.graph.forms.turtle import (
    arrange_quads,
    parse_by_graph,
    parse_nquads,
    serialise_quads,
    write_trig,
    write_turtle,
)
from carekg.model import Knowledge
from carekg.namespaces import PREFIXES

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def export_graph(nquads: bytes, knowledge: Knowledge, form: str) -> bytes:
    """Return the graph in one of FORMATS.

    `nquads` is the whole graph, sorted, and `knowledge` the same as values. Turtle and RDF/XML hold the union of
    the named graphs; TriG, N-Quads and JSON-LD keep them apart. CSV and JSON Lines hold the statements, and the
    Excel workbook also entities, tenures and documents. Raises GraphError for another form.
    """
    if form not in FORMATS:
        raise GraphError(f"there is no export format {form!r}", hint=f"known are {', '.join(FORMATS)}")
    return FORMATS[form](nquads, knowledge)


def write_json_lines(knowledge: Knowledge) -> bytes:
    """Return one statement a line as JSON, with the names, the quote and the document; what is empty is left out."""
    return "".join(f"{_ENCODE(record)}\n" for record in _list_records(list_statements(knowledge))).encode()


def revise_json_lines(old: Text, knowledge: Knowledge, touched: Touched) -> Iterator[bytes]:
    """Yield, piece by piece, what `write_json_lines` makes of `knowledge`.

    `old` is what it made of knowledge that differs in `touched`. Raises ValueError where it is no such thing.
    """
    reworded = select_reworded(knowledge, touched)
    ids = {each.id for each in reworded.statements} | touched.statements
    removed = [line for each in ids for line in find_lines(old, _ENCODE({"id": each})[:-1].encode() + b",")]
    return splice_lines(old, removed, write_json_lines(reworded).splitlines(keepends=True))


def write_rdf_xml(nquads: bytes) -> bytes:
    """Return the union of all named graphs as RDF/XML; a character that XML cannot hold becomes U+FFFD."""
    triples = (_clean_triple(quad.triple) for quad in arrange_quads(parse_nquads(nquads), merged=True))
    return serialise_quads(triples, ox.RdfFormat.RDF_XML, PREFIXES)


def write_json_ld(nquads: bytes) -> bytes:
    """Return the named graphs as expanded JSON-LD."""
    return serialise_quads(arrange_quads(parse_by_graph(nquads), merged=False), ox.RdfFormat.JSON_LD, {})


def _list_records(sheet: Sheet) -> Iterator[dict[str, object]]:
    for row in sheet.rows:
        record: dict[str, object] = {}
        for column, cell in zip(sheet.columns, row, strict=True):
            if cell is None or cell == "":
                continue
            record[column] = cell if isinstance(cell, bool | int | float | str) else _write_number(str(cell))
        yield record


def _write_number(text: str) -> int | float:
    return float(text) if "." in text else int(text)


def _clean_triple(triple: ox.Triple) -> ox.Triple:
    value = triple.object
    if not isinstance(value, ox.Literal) or not _NOT_IN_XML.search(value.value):
        return triple
    text = _NOT_IN_XML.sub("\ufffd", value.value)
    clean = ox.Literal(text, language=value.language) if value.language else ox.Literal(text, datatype=value.datatype)
    return ox.Triple(triple.subject, triple.predicate, clean)


FORMATS: Mapping[str, Callable[[bytes, Knowledge], bytes]] = MappingProxyType(
    {
        "ttl": lambda nquads, _: write_turtle(nquads),
        "trig": lambda nquads, _: write_trig(nquads),
        "nq": lambda nquads, _: nquads,
        "jsonld": lambda nquads, _: write_json_ld(nquads),
        "rdfxml": lambda nquads, _: write_rdf_xml(nquads),
        "csv": lambda _, knowledge: write_csv(list_statements(knowledge)),
        "xlsx": lambda _, knowledge: write_workbook(list_sheets(knowledge)),
        "jsonl": lambda _, knowledge: write_json_lines(knowledge),
    }
)
"""Name of a form to what writes it."""
