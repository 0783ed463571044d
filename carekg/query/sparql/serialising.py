"""Results as bytes in the formats of SPARQL and RDF, straight from Oxigraph, and never more rows than allowed."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, Triple, serialize

from carekg.errors import QueryError
from carekg.namespaces import PREFIXES
from carekg.query.sparql.checking import check_query, find_form
from carekg.query.sparql.failures import TooManyRowsError

if TYPE_CHECKING:
    from typing_extensions import Buffer

Result = QuerySolutions | QueryBoolean | Iterable[Triple]
"""What a query gives back: rows, a truth value or triples."""
TABLE_TYPES: Mapping[str, QueryResultsFormat] = MappingProxyType(
    {
        "application/sparql-results+json": QueryResultsFormat.JSON,
        "application/sparql-results+xml": QueryResultsFormat.XML,
        "text/csv": QueryResultsFormat.CSV,
        "text/tab-separated-values": QueryResultsFormat.TSV,
    }
)
"""The media types of rows and truth values; the first is the usual one."""
GRAPH_TYPES: Mapping[str, RdfFormat] = MappingProxyType(
    {
        "text/turtle": RdfFormat.TURTLE,
        "application/n-triples": RdfFormat.N_TRIPLES,
        "application/rdf+xml": RdfFormat.RDF_XML,
        "application/ld+json": RdfFormat.JSON_LD,
    }
)
"""The media types of triples; the first is the usual one."""

_ROW_STARTS: Mapping[QueryResultsFormat, tuple[bytes, ...]] = {
    QueryResultsFormat.JSON: (b",{", b"[{"),
    QueryResultsFormat.XML: (b"<result>",),
    QueryResultsFormat.CSV: (b"\n",),
    QueryResultsFormat.TSV: (b"\n",),
}
"""What stands once in each row. In a text of JSON or CSV it may stand as well, so that quoted texts do not count."""
_LONGEST_MARK = 8
_QUOTED: Mapping[QueryResultsFormat, re.Pattern[bytes]] = {
    QueryResultsFormat.JSON: re.compile(rb'"(?:[^"\\]|\\.)*"?', re.DOTALL),
    QueryResultsFormat.CSV: re.compile(rb'"[^"]*"?'),
}


def list_media_types(sparql: str) -> tuple[str, ...]:
    """Return the media types that a query's answer can be had in, the usual one first.

    Raises QueryError as `check_query` does.
    """
    form = find_form(check_query(sparql).tokens)
    return tuple(GRAPH_TYPES if form in ("CONSTRUCT", "DESCRIBE") else TABLE_TYPES)


def serialise_result(result: Result, media_type: str, most_rows: int) -> bytes:
    """Write the result of a query in the format of a media type.

    Raises TooManyRowsError as soon as there are more than `most_rows` rows or triples, and QueryError where the
    result has no such format: rows are no Turtle, triples no CSV.
    """
    if not isinstance(result, QuerySolutions | QueryBoolean):
        return _serialise_triples(result, media_type, most_rows)
    if media_type not in TABLE_TYPES:
        raise _make_misfit("rows or a truth value", media_type, TABLE_TYPES)
    form = TABLE_TYPES[media_type]
    if isinstance(result, QueryBoolean):
        return result.serialize(format=form) or b""
    output = _CountedOutput(form, most_rows)
    result.serialize(output, format=form)
    return output.getvalue()


def _serialise_triples(triples: Iterable[Triple], media_type: str, most_rows: int) -> bytes:
    if media_type not in GRAPH_TYPES:
        raise _make_misfit("a graph", media_type, GRAPH_TYPES)
    stream = io.BytesIO()
    counted, prefixes = _count_triples(triples, most_rows), _list_prefixes(media_type)
    serialize(counted, stream, format=GRAPH_TYPES[media_type], prefixes=prefixes)
    return stream.getvalue()


class _CountedOutput(io.BytesIO):
    """Takes what Oxigraph writes, and stops it at the first row too many."""

    def __init__(self, form: QueryResultsFormat, most_rows: int) -> None:
        super().__init__()
        self._marks = _ROW_STARTS[form]
        self._quoted = _QUOTED.get(form)
        # The head line of CSV and TSV ends like a row.
        self._most = most_rows + (form in (QueryResultsFormat.CSV, QueryResultsFormat.TSV))
        self._excess = _make_excess(most_rows, "rows")
        self._last = b""
        self._rows = 0
        """At least as many as there are: a text that looks like the start of a row counts too, until recounted."""

    def write(self, data: Buffer, /) -> int:
        written = super().write(data)
        new = bytes(data)
        for mark in self._marks:
            # A mark of several bytes may be cut in two; what stands before is too short to hold a whole one.
            before = self._last[-len(mark) + 1 :] if len(mark) > 1 else b""
            self._rows += (before + new).count(mark)
        self._last = (self._last + new)[-_LONGEST_MARK:]
        if self._rows > self._most and self._quoted is not None:
            bare = self._quoted.sub(b"", self.getvalue())
            self._rows = sum(bare.count(mark) for mark in self._marks)
        if self._rows > self._most:
            raise self._excess
        return written


def _count_triples(triples: Iterable[Triple], most: int) -> Iterator[Triple]:
    for number, triple in enumerate(triples):
        if number >= most:
            raise _make_excess(most, "triples")
        yield triple


def _make_excess(most: int, what: str) -> TooManyRowsError:
    return TooManyRowsError(
        f"the answer has more than {most:,} {what}", hint="ask for less: add LIMIT, or more conditions"
    )


def _make_misfit(what: str, media_type: str, known: Mapping[str, object]) -> QueryError:
    return QueryError(f"{what} cannot be written as {media_type}", hint=f"it can as {', '.join(known)}")


def _list_prefixes(media_type: str) -> dict[str, str] | None:
    return dict(PREFIXES) if media_type == "text/turtle" else None
