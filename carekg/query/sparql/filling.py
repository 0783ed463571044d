"""Giving the variables of a query their values: for Oxigraph to run, and for a person to read and change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from pyoxigraph import NamedNode

from carekg.namespaces import to_curie
from carekg.query.answers import Binding, Term
from carekg.query.sparql.checking import check_query, find_form
from carekg.query.sparql.lexing import Token, TokenKind, read_tokens


def fill_query(sparql: str, bindings: Mapping[str, Binding]) -> str:
    """Return a query with its variables set in its own text, each by a VALUES on a line of its own.

    The text answers what `run_query` answers with the same bindings, and shows the bound variables where it selects
    all. None leaves a variable open. Raises QueryError where the query may not be run.
    """
    lines = [
        f"VALUES ?{name} {{ {' '.join(map(_write_term, _list_terms(value)))} }}"
        for name, value in bindings.items()
        if value is not None
    ]
    if not lines:
        return sparql
    block = "".join(f"\n  {line}" for line in lines)
    return _insert_block(sparql, check_query(sparql).tokens, block, "\n  ")


def bind_values(
    sparql: str,
    tokens: Sequence[Token],
    values: Mapping[str, Binding],
    choices: Mapping[str, Sequence[Term]] | None = None,
) -> str:
    """Return a query, whose tokens are given, with its variables set, each of `choices` to any one of its terms.

    No line of it moves to another.
    """
    if not values and not choices:
        return sparql
    names = sorted(name for name, value in values.items() if not isinstance(value, tuple))
    row = " ".join("UNDEF" if (value := values[name]) is None else str(value) for name in names)
    block = f" VALUES ({' '.join(f'?{name}' for name in names)}) {{ ({row}) }} " if names else ""
    several = {name: value for name, value in values.items() if isinstance(value, tuple)}
    for name, terms in sorted({**several, **(choices or {})}.items()):
        block += f" VALUES ?{name} {{ {' '.join(map(str, terms))} }} "
    return _insert_block(sparql, tokens, block, "")


def _list_terms(value: Term | tuple[Term, ...]) -> tuple[Term, ...]:
    return value if isinstance(value, tuple) else (value,)


def _write_term(term: Term) -> str:
    if not isinstance(term, NamedNode):
        return str(term)
    curie = to_curie(term.value)
    is_name = [(token.kind, token.text) for token in read_tokens(curie)] == [(TokenKind.NAME, curie)]
    return curie if is_name else str(term)


def _insert_block(sparql: str, tokens: Sequence[Token], block: str, gap: str) -> str:
    opening = _find_pattern(tokens)
    if opening is None:
        return f"{sparql}\n{block.strip()}"
    start = tokens[opening].start + 1
    if tokens[opening + 1].word != "SELECT":
        return f"{sparql[:start]}{block}{sparql[start:]}"
    # A pattern that is nothing but a subquery takes no VALUES beside it, unless it has braces of its own.
    end = _find_closing(tokens, opening)
    return f"{sparql[:start]}{block}{gap}{{{sparql[start:end]}}}{sparql[end:]}"


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
