"""Running SPARQL in Oxigraph over the merge of all graphs, with parameters bound as terms."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import TypeVar

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store, Triple

from carekg.errors import QueryError
from carekg.namespaces import CKG
from carekg.query.answers import Answer, AnswerKind, Binding, Term
from carekg.query.sparql.checking import CheckedQuery, check_query
from carekg.query.sparql.failures import MalformedQueryError
from carekg.query.sparql.filling import bind_values
from carekg.query.sparql.lexing import Token, TokenKind

_Row = tuple[Term | None, ...]
_Result = TypeVar("_Result")


def run_query(
    store: Store,
    sparql: str,
    bindings: Mapping[str, Binding] | None = None,
    choices: Mapping[str, Sequence[Term]] | None = None,
) -> Answer:
    """Answer a SPARQL 1.1 query, our prefixes declared beforehand, over a store as `open_store` gives it.

    Asked is the store's default graph, which merges all the named ones; `GRAPH` asks one of these alone, and so does
    `FROM`, which names a graph of the store and fetches nothing. A relative IRI, `<respite-fund>`, is an entity's.
    `bindings` gives variables their values, as terms: they join the query as a VALUES block at the head of its
    WHERE, so that no text of theirs is ever read as SPARQL; of several terms the variable is any one, and None leaves
    it open. Bound variables are left out of the answer, since every row would repeat them. A variable of `choices`
    has one of several values, too, such as the statements that words were found in, and stays in the answer.
    Rows come in the order that the query asks for, else sorted.

    Raises QueryError, with line and column, for what is no SPARQL, for a misspelt term of ours, for a variable
    that the query does not have, and for what would leave the graph or change it (SERVICE, updates).
    """
    values = dict(bindings or {})
    result, ordered = evaluate_query(store, sparql, values, choices)
    if isinstance(result, QueryBoolean):
        return Answer(AnswerKind.TRUTH, truth=bool(result))
    if isinstance(result, QueryTriples):
        return make_graph(_draw(result))
    # Rows as Oxigraph gives them are larger than tuples, and are not kept all at once.
    rows: list[_Row] = _draw(map(tuple, result))
    return make_table([each.value for each in result.variables], rows, hidden=values, ordered=ordered)


def evaluate_query(
    store: Store,
    sparql: str,
    bindings: Mapping[str, Binding],
    choices: Mapping[str, Sequence[Term]] | None = None,
    *,
    default_graphs: Sequence[str] = (),
    named_graphs: Sequence[str] = (),
) -> tuple[QuerySolutions | QueryBoolean | QueryTriples, bool]:
    """Check a query and begin to evaluate it; return its result, and whether it asks for an order of rows.

    The result is worked out as it is read. Graphs are IRIs: where either kind is given, the default graph is made of
    `default_graphs` alone, and GRAPH reaches `named_graphs` alone. A triple of several default graphs is found once
    for each (Oxigraph's issue 1919). Raises QueryError as `run_query` does.
    """
    bound, checked = prepare_query(sparql, bindings, choices)
    is_whole = not (default_graphs or named_graphs)
    default, named = _make_graphs(default_graphs), _make_graphs(named_graphs)
    try:
        result = store.query(
            bound,
            base_iri=CKG,
            prefixes=dict(checked.prefixes),
            default_graph=None if is_whole else [*default],
            named_graphs=None if is_whole else [*named],
        )
    except SyntaxError as error:
        from carekg.query.sparql.explaining import explain_error

        raise explain_error(sparql, str(error)) from error
    except (RuntimeError, OSError) as error:
        raise QueryError(f"the query cannot be run: {error}") from error
    return result, checked.is_ordered


def prepare_query(
    sparql: str, bindings: Mapping[str, Binding], choices: Mapping[str, Sequence[Term]] | None = None
) -> tuple[str, CheckedQuery]:
    """Check a query; return it with its values bound, and what is known of it.

    Raises QueryError as `run_query` does, but for syntax.
    """
    checked = check_query(sparql)
    if bindings or choices:
        _check_bindings(checked.tokens, {**bindings, **(choices or {})})
    return bind_values(sparql, checked.tokens, bindings, choices), checked


def make_table(
    names: Sequence[str], solutions: Iterable[Iterable[Term | None]], *, hidden: Container[str], ordered: bool
) -> Answer:
    """Return rows as an answer, without the `hidden` variables, and sorted unless they are `ordered`."""
    shown = [place for place, name in enumerate(names) if name not in hidden]
    rows = [tuple(solution) for solution in solutions]
    if len(shown) < len(names):
        rows = [tuple(row[place] for place in shown) for row in rows]
    if not ordered:
        rows = _sort_rows(rows, len(shown))
    return Answer(AnswerKind.TABLE, variables=tuple(names[place] for place in shown), rows=tuple(rows))


def make_graph(triples: Iterable[Triple]) -> Answer:
    """Return triples as an answer, each once and sorted."""
    return Answer(AnswerKind.GRAPH, triples=tuple(sorted(set(triples), key=str)))


def _sort_rows(rows: list[_Row], width: int) -> list[_Row]:
    """Sort rows by the texts of their terms, without writing out those that make no difference, mostly the longest."""
    parts = [rows]
    for place in range(width):
        if all(len(part) == 1 for part in parts):
            break
        parts = [smaller for part in parts for smaller in (_part_rows(part, place) if len(part) > 1 else (part,))]
    return [row for part in parts for row in part]


def _part_rows(rows: list[_Row], place: int) -> list[list[_Row]]:
    """Part rows by the text of the term at a place, in the order of these texts."""
    parts: dict[str, list[_Row]] = {}
    for row in rows:
        term = row[place]
        parts.setdefault("" if term is None else str(term), []).append(row)
    return [parts[text] for text in sorted(parts)]


def _draw(results: Iterable[_Result]) -> list[_Result]:
    try:
        return list(results)
    except (RuntimeError, OSError) as error:
        raise QueryError(f"the query broke off: {error}") from error


def _make_graphs(iris: Iterable[str]) -> list[NamedNode]:
    try:
        return [NamedNode(iri) for iri in iris]
    except ValueError as error:
        raise MalformedQueryError(f"the IRI of a graph is none: {error}") from error


def _check_bindings(tokens: Sequence[Token], values: Mapping[str, object]) -> None:
    known = {token.text[1:] for token in tokens if token.kind is TokenKind.VARIABLE}
    for name in values:
        if name not in known:
            hint = f"it has {', '.join(f'?{each}' for each in sorted(known))}" if known else "it has none"
            raise QueryError(f"the query has no variable ?{name} to set", hint=hint)
