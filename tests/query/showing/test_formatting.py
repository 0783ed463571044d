from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import (
    Literal,
    NamedNode,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from carekg.errors import QueryError
from carekg.namespaces import CARE, RDF, XSD, entity_iri
from carekg.query.answers import Answer, AnswerKind
from carekg.query.showing.folding import fold_table
from carekg.query.showing.formatting import format_answer

MONEY = Literal("5000000.50", datatype=NamedNode(XSD.decimal))
YEAR = Literal("2018", datatype=NamedNode(XSD.gYear))
ROWS = Answer(
    AnswerKind.TABLE,
    variables=("who", "at_most", "said", "empty", "year"),
    rows=(
        (NamedNode(entity_iri("ada")), MONEY, Literal('She said, "no"\nand a | b', language="en"), None, YEAR),
        (NamedNode("http://example.org/x"), None, Literal("<b>"), None, None),
    ),
)
YES = Answer(AnswerKind.TRUTH, truth=True)
GRAPH = Answer(
    AnswerKind.GRAPH, triples=(Triple(NamedNode(entity_iri("ada")), NamedNode(RDF.type), NamedNode(CARE.Person)),)
)


def test_table_shows_curies_thousands_and_quotes_on_one_line() -> None:
    lines = format_answer(ROWS, "table", width=100).splitlines()
    assert lines[0].split() == ["who", "at", "most", "said", "year"]
    assert "ckg:ada" in lines[2]
    assert "5,000,000.50" in lines[2]
    assert 'She said, "no" and a | b' in lines[2]
    assert "2018" in lines[2]
    assert lines[-1] == "2 rows"


@pytest.mark.parametrize("width", [30, 60, 200])
def test_table_keeps_to_its_width_and_loses_nothing(width: int) -> None:
    words = Literal("wandering " * 20)
    answer = Answer(AnswerKind.TABLE, variables=("a", "b"), rows=((words, Literal("end")),))
    text = format_answer(answer, "table", width=width)
    assert max(len(line) for line in text.splitlines()) <= width
    assert text.count("wandering") == 20


def test_markup_in_values_is_shown_and_not_obeyed() -> None:
    answer = Answer(AnswerKind.TABLE, variables=("a",), rows=((Literal("[bold]x[/bold] :smile:"),),))
    assert "[bold]x[/bold] :smile:" in format_answer(answer, "table")


def test_no_rows() -> None:
    empty = Answer(AnswerKind.TABLE, variables=("a",))
    assert format_answer(empty, "table") == "Nothing found.\n"
    assert format_answer(empty, "csv") == "a\r\n"
    assert format_answer(empty, "markdown") == "| a   |\n| --- |\n"


def test_csv_is_that_of_sparql() -> None:
    text = format_answer(ROWS, "csv")
    assert text.startswith("who,at_most,said,empty,year\r\n")
    assert list(csv.reader(io.StringIO(text, newline="")))[1] == [
        entity_iri("ada"),
        "5000000.50",
        'She said, "no"\nand a | b',
        "",
        "2018",
    ]


@pytest.mark.parametrize(("form", "kind"), [("json", QueryResultsFormat.JSON), ("tsv", QueryResultsFormat.TSV)])
def test_json_and_tsv_read_back(form: str, kind: QueryResultsFormat) -> None:
    parsed = parse_query_results(format_answer(ROWS, form), kind)
    assert isinstance(parsed, QuerySolutions)
    assert [tuple(solution[name] for name in ROWS.variables) for solution in parsed] == list(ROWS.rows)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.text(alphabet=st.characters(exclude_categories=["Cs"])), st.booleans()), max_size=5))
def test_any_text_reads_back_from_json(cells: list[tuple[str, bool]]) -> None:
    rows = tuple((Literal(text) if given else None,) for text, given in cells)
    parsed = parse_query_results(
        format_answer(Answer(AnswerKind.TABLE, variables=("x",), rows=rows), "json"), QueryResultsFormat.JSON
    )
    assert isinstance(parsed, QuerySolutions)
    assert [(solution["x"],) for solution in parsed] == list(rows)


def test_markdown_is_aligned_and_escaped() -> None:
    assert format_answer(ROWS, "markdown").splitlines() == [
        "| who                  |      at most | said                      | empty | year |",
        "| -------------------- | -----------: | ------------------------- | ----- | ---- |",
        '| ckg:ada              | 5,000,000.50 | She said, "no" and a \\| b |       | 2018 |',
        "| http://example.org/x |              | &lt;b>                    |       |      |",
    ]


def test_truth() -> None:
    assert format_answer(YES, "table") == "yes\n"
    assert format_answer(Answer(AnswerKind.TRUTH), "table") == "no\n"
    assert json.loads(format_answer(YES, "json")) == {"head": {}, "boolean": True}


@pytest.mark.parametrize("form", ["table", "ttl"])
def test_a_graph_is_turtle(form: str) -> None:
    text = format_answer(GRAPH, form)
    assert "ckg:ada a care:Person" in text
    assert "skos" not in text
    assert [quad.triple for quad in parse(text.encode(), format=RdfFormat.TURTLE)] == list(GRAPH.triples)


@pytest.mark.parametrize(("answer", "form"), [(ROWS, "ttl"), (YES, "csv"), (GRAPH, "csv"), (GRAPH, "json")])
def test_a_form_that_does_not_fit_is_refused(answer: Answer, form: str) -> None:
    with pytest.raises(QueryError, match=f"a {answer.kind} cannot be written as {form} "):
        format_answer(answer, form)


CELLS = st.text(st.sampled_from("ab ,.é—“£"), max_size=9).map(str.strip)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=4))
def test_a_table_that_fits_looks_like_one_that_is_folded(rows: list[tuple[str, str]]) -> None:
    shown = [tuple(" ".join(cell.split()) for cell in row) for row in rows]
    answer = Answer(
        AnswerKind.TABLE, variables=("who", "what_for"), rows=tuple((Literal(a), Literal(b)) for a, b in rows)
    )
    drawn, count = format_answer(answer, "table", width=60).rsplit("\n", 2)[:2]
    assert f"{drawn}\n" == fold_table(("who", "what for"), shown, (False, False), 60)
    assert count.split()[0] == str(len(rows))


def test_a_folded_table_breaks_no_sum_or_date() -> None:
    words = "The council has set aside money for a hub of which carers had been told in the spring"
    row = (words, words, Literal("19000000", datatype=NamedNode(XSD.decimal)), "2024-11-05", words)
    variables = ("from", "to", "amount", "date", "quote")
    terms = tuple(each if isinstance(each, Literal) else Literal(each) for each in row)
    table = format_answer(Answer(AnswerKind.TABLE, variables=variables, rows=(terms,)), "table", width=60)
    assert max(map(len, table.splitlines())) <= 60
    assert {"amount", "19,000,000", "2024-11-05"} <= set(table.split())


def test_a_table_of_wide_and_of_combining_signs_keeps_its_columns() -> None:
    rows = ((Literal("国民保健"), Literal("x")), (Literal("cafe\u0301 Mo\u0302n"), Literal("y")))
    lines = format_answer(Answer(AnswerKind.TABLE, variables=("a", "b"), rows=rows), "table").splitlines()
    assert lines[2:4] == ["国民保健   x", "cafe\u0301 Mo\u0302n   y"]
