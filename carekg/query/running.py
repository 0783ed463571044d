"""Running SPARQL in Oxigraph over the merge of all graphs, with parameters bound as terms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Store

from carekg.errors import QueryError
from carekg.namespaces import PREFIXES
from carekg.query.answers import Answer, AnswerKind, Term
from carekg.query.checking import check_query, find_form
from carekg.query.explaining import explain_error
from carekg.query.lexing import Token, TokenKind

_Result = TypeVar("_Result")


def run_query(store: Store, sparql: str, bindings: Mapping[str, Term | None] | None = None) -> Answer:
    """Answer a SPARQL 1.1 query, our prefixes declared beforehand, over a store as `open_store` gives it.

    Asked is the store's default graph, which merges all the named ones; `GRAPH` asks one of these alone.
    `bindings` gives variables their values, as terms: they join the query as a VALUES block at the head of its
    WHERE, so that no text of theirs is ever read as SPARQL; None leaves a variable open. Bound variables are left
    out of the answer, since every row would repeat them. Rows come in the order that the query asks for, else sorted.

    Raises QueryError, with line and column, for what is no SPARQL, for a misspelt term of ours, for a variable
    that the query does not have, and for what would leave the graph or change it (SERVICE, FROM, updates).
    """
    tokens = check_query(sparql)
    values = dict(bindings or {})
    _check_bindings(tokens, values)
    result = _evaluate(store, sparql, _bind_values(sparql, tokens, values))
    if isinstance(result, QueryBoolean):
        return Answer(AnswerKind.TRUTH, truth=bool(result))
    if isinstance(result, QueryTriples):
        return Answer(AnswerKind.GRAPH, triples=tuple(sorted(set(_draw(result)), key=str)))
    return _tabulate(result, values, ordered=any(token.word == "ORDER" for token in tokens))


def _tabulate(solutions: QuerySolutions, values: Mapping[str, object], *, ordered: bool) -> Answer:
    variables = tuple(each.value for each in solutions.variables if each.value not in values)
    rows = [tuple(solution[name] for name in variables) for solution in _draw(solutions)]
    if not ordered:
        rows.sort(key=lambda row: [str(term) if term is not None else "" for term in row])
    return Answer(AnswerKind.TABLE, variables=variables, rows=tuple(rows))


def _draw(results: Iterable[_Result]) -> list[_Result]:
    try:
        return list(results)
    except (RuntimeError, OSError) as error:
        raise QueryError(f"the query broke off: {error}") from error


def _evaluate(store: Store, sparql: str, bound: str) -> QuerySolutions | QueryBoolean | QueryTriples:
    try:
        return store.query(bound, prefixes=dict(PREFIXES))
    except SyntaxError as error:
        raise explain_error(sparql, str(error)) from error
    except (RuntimeError, OSError) as error:
        raise QueryError(f"the query cannot be run: {error}") from error


def _check_bindings(tokens: Sequence[Token], values: Mapping[str, object]) -> None:
    known = {token.text[1:] for token in tokens if token.kind is TokenKind.VARIABLE}
    for name in values:
        if name not in known:
            hint = f"it has {', '.join(f'?{each}' for each in sorted(known))}" if known else "it has none"
            raise QueryError(f"the query has no variable ?{name} to set", hint=hint)


def _bind_values(sparql: str, tokens: Sequence[Token], values: Mapping[str, Term | None]) -> str:
    if not values:
        return sparql
    names = sorted(values)
    row = " ".join("UNDEF" if (term := values[name]) is None else str(term) for name in names)
    block = f" VALUES ({' '.join(f'?{name}' for name in names)}) {{ ({row}) }} "
    opening = _find_pattern(tokens)
    if opening is None:
        return f"{sparql}\n{block}"
    start = tokens[opening].start + 1
    if tokens[opening + 1].word != "SELECT":
        return f"{sparql[:start]}{block}{sparql[start:]}"
    # A pattern that is nothing but a subquery takes no VALUES beside it, unless it has braces of its own.
    end = _find_closing(tokens, opening)
    return f"{sparql[:start]}{block}{{{sparql[start:end]}}}{sparql[end:]}"


def _find_pattern(tokens: Sequence[Token]) -> int | None:
    """Return the index of the brace that opens the outermost WHERE, or None where VALUES belongs at the end.

    It belongs there in `DESCRIBE ?x` and `CONSTRUCT WHERE { … }`, which have no pattern that could hold it.
    """
    form = find_form(tokens)
    template = False
    depth = 0
    for index, (before, token) in enumerate(pairwise(tokens), start=1):
        opens = token.text == "{" and depth == 0
        if opens and before.word == "CONSTRUCT":
            template = True
        elif opens:
            return index if template or form != "CONSTRUCT" else None
        depth += (token.text in ("{", "(")) - (token.text in ("}", ")"))
    return None


def _find_closing(tokens: Sequence[Token], opening: int) -> int:
    depth = 0
    for token in tokens[opening:]:
        depth += (token.text == "{") - (token.text == "}")
        if depth == 0:
            return token.start
    return tokens[-1].start + len(tokens[-1].text)
