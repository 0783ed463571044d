"""Answers as text: for the eye, for spreadsheets, for other programs."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from carekg.errors import QueryError
from carekg.namespaces import PREFIXES, XSD, to_curie
from carekg.query.answers import Answer, AnswerKind, Term

_NUMBERS = frozenset({XSD.decimal, XSD.integer, "http://www.w3.org/2001/XMLSchema#double"})
_BETWEEN = "   "
_FIRST_COMBINING = "\u0300"
_PUNCTUATION = frozenset("‐‑‒–—‘’“”†•…€")


def format_answer(answer: Answer, form: str, *, width: int = 100) -> str:
    """Write an answer as `table` (`width` columns), `csv`, `tsv`, `json`, `markdown` or `ttl`.

    CSV, TSV and JSON are those of SPARQL 1.1; tables and Markdown show CURIEs, thousands parted by commas, and quotes
    on one line, and a table leaves out columns without a value. Triples come as Turtle, even where a table is asked
    for. Raises QueryError where an answer has no such form: rows are no Turtle, triples no CSV.
    """
    writers = _WRITERS[answer.kind]
    if form not in writers:
        raise QueryError(f"a {answer.kind} cannot be written as {form}", hint=f"it can as {', '.join(sorted(writers))}")
    return writers[form](answer, width)


def shorten_term(term: Term | None) -> str:
    """Write a term for reading: a CURIE for an IRI, a text on one line, a number with its thousands parted."""
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        return to_curie(term.value)
    if isinstance(term, Literal):
        if term.datatype.value in _NUMBERS:
            return _part_thousands(term.value)
        return " ".join(term.value.split())
    return str(term)


def _part_thousands(digits: str) -> str:
    from decimal import Decimal, InvalidOperation

    try:
        return f"{Decimal(digits):,f}"
    except (InvalidOperation, ValueError):
        return digits


def _is_numeric(answer: Answer, index: int) -> bool:
    terms = [row[index] for row in answer.rows if row[index] is not None]
    return bool(terms) and all(isinstance(term, Literal) and term.datatype.value in _NUMBERS for term in terms)


def _write_table(answer: Answer, width: int) -> str:
    if not answer.rows:
        return "Nothing found.\n"
    shown = [place for place in range(len(answer.variables)) if any(row[place] is not None for row in answer.rows)]
    heads = [answer.variables[place].replace("_", " ") for place in shown]
    rows = [[shorten_term(row[place]) for place in shown] for row in answer.rows]
    numeric = [_is_numeric(answer, place) for place in shown]
    count = len(rows)
    return f"{_draw_table(heads, rows, numeric, width)}{count} {'row' if count == 1 else 'rows'}\n"


def _draw_table(heads: list[str], rows: list[list[str]], numeric: list[bool], width: int) -> str:
    """Draw columns under their heads, the `numeric` ones to the right, their cells folded where `width` wants it."""
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    whole = sum(widths) + len(_BETWEEN) * (len(widths) - 1)
    if whole > width or not all(_is_narrow(cell) for row in (heads, *rows) for cell in row):
        # It knows how wide any sign is and where a line is best folded, and takes longer to load than all else here.
        from carekg.query.showing.folding import fold_table

        return fold_table(heads, rows, numeric, width)
    lines = [_BETWEEN.join(_align(row, widths, numeric)).rstrip() for row in (heads, *rows)]
    return "".join(f"{line}\n" for line in (lines[0], "─" * whole, *lines[1:]))


def _is_narrow(text: str) -> bool:
    """Tell whether each character surely takes one column, as those of European languages do when composed."""
    return text.isprintable() and (
        text.isascii() or all(each < _FIRST_COMBINING or each in _PUNCTUATION for each in text)
    )


def _write_markdown(answer: Answer, _: int) -> str:
    heads = [_escape_markdown(name.replace("_", " ")) for name in answer.variables]
    rows = [[_escape_markdown(shorten_term(term)) for term in row] for row in answer.rows]
    widths = [max(3, len(head), *(len(row[index]) for row in rows)) for index, head in enumerate(heads)]
    numeric = [_is_numeric(answer, index) for index in range(len(heads))]
    rule = [("-" * (size - 1) + ":") if right else "-" * size for size, right in zip(widths, numeric, strict=True)]
    lines = [_align(heads, widths, numeric), rule, *(_align(row, widths, numeric) for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _align(cells: list[str], widths: list[int], numeric: list[bool]) -> list[str]:
    return [
        cell.rjust(size) if right else cell.ljust(size)
        for cell, size, right in zip(cells, widths, numeric, strict=True)
    ]


def _escape_markdown(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")


def _write_csv(answer: Answer, _: int) -> str:
    import csv

    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(answer.variables)
    writer.writerows([_write_plain(term) for term in row] for row in answer.rows)
    return stream.getvalue()


def _write_plain(term: Term | None) -> str:
    if term is None:
        return ""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def _write_tsv(answer: Answer, _: int) -> str:
    lines = ["\t".join(f"?{name}" for name in answer.variables)]
    lines += ["\t".join("" if term is None else str(term) for term in row) for row in answer.rows]
    return "".join(f"{line}\n" for line in lines)


def _write_json(answer: Answer, _: int) -> str:
    bindings = [
        {name: _describe_term(term) for name, term in zip(answer.variables, row, strict=True) if term is not None}
        for row in answer.rows
    ]
    return _dump({"head": {"vars": list(answer.variables)}, "results": {"bindings": bindings}})


def _describe_term(term: Term) -> dict[str, object]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _describe_term(part) for name, part in parts.items()}}
    described: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language:
        return {**described, "xml:lang": term.language}
    return described if term.datatype.value == XSD.string else {**described, "datatype": term.datatype.value}


def _dump(value: object) -> str:
    import json

    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _write_truth(answer: Answer, _: int) -> str:
    return "yes\n" if answer.truth else "no\n"


def _write_truth_json(answer: Answer, _: int) -> str:
    return _dump({"head": {}, "boolean": answer.truth})


def _write_turtle(answer: Answer, _: int) -> str:
    used = {prefix: iri for prefix, iri in PREFIXES.items() if any(iri in str(triple) for triple in answer.triples)}
    stream = io.BytesIO()
    serialize(answer.triples, stream, format=RdfFormat.TURTLE, prefixes=used)
    return stream.getvalue().decode()


_WRITERS: Mapping[AnswerKind, Mapping[str, Callable[[Answer, int], str]]] = {
    AnswerKind.TABLE: {
        "table": _write_table,
        "csv": _write_csv,
        "tsv": _write_tsv,
        "json": _write_json,
        "markdown": _write_markdown,
    },
    AnswerKind.TRUTH: {"table": _write_truth, "markdown": _write_truth, "json": _write_truth_json},
    AnswerKind.GRAPH: {"table": _write_turtle, "ttl": _write_turtle},
}
