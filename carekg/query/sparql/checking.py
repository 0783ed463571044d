"""What is refused before it is run: what would leave the graph or change it, and words it does not know."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from carekg.errors import QueryError
from carekg.likeness import find_nearest
from carekg.namespaces import CARE, PREFIXES, VOCABULARIES, Namespace
from carekg.query.sparql.failures import MalformedQueryError, RefusedQueryError
from carekg.query.sparql.lexing import Token, TokenKind, find_place, read_tokens

_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD", "WITH"})
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_VERBS = _UPDATES | _FORMS
_BY_IRI: Mapping[str, Namespace] = {each.iri: each for each in VOCABULARIES.values()}
_REFUSED: Mapping[str, tuple[str, str]] = {
    "SERVICE": ("SERVICE would ask another server", "carekg answers from its own graph alone; leave it out"),
    "LOAD": ("LOAD would fetch something from elsewhere", "use `carekg add` to take a document in"),
}
_UNWANTED = _UPDATES | _REFUSED.keys()
_WORD, _NAME, _IRI = TokenKind.WORD, TokenKind.NAME, TokenKind.IRI
_OWN = f"<{CARE.iri}"
_OPENING, _CLOSING = frozenset("{(["), frozenset("})]")
_DEEPEST = 500
"""Brackets within brackets. Oxigraph's stack takes some two thousand, and then its process ends."""
_LONGEST_KEPT = 4_000
"""Characters of a query whose tokens are kept: what pages ask again and again is shorter, and memory stays bounded."""
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


class CheckedQuery(NamedTuple):
    """What is known of a query that may be run."""

    tokens: tuple[Token, ...]
    is_ordered: bool
    """Whether it asks for an order of rows."""
    prefixes: Mapping[str, str]
    """Those of our prefixes that it can name. Oxigraph reads each that it is given, for every query."""


def check_query(sparql: str) -> CheckedQuery:
    """Return what is known of a query; raise QueryError, with line and column, where it may not be run.

    Refused are SERVICE and whatever changes a graph, prefixes that nobody declared, and terms of our
    vocabulary that do not exist, which would otherwise just find nothing. A query that was checked before is not
    read again, which would take up to a quarter of the time of a lookup of few rows.
    """
    return _check_again(sparql) if len(sparql) <= _LONGEST_KEPT else _check(sparql)


def _check(sparql: str) -> CheckedQuery:
    tokens = tuple(read_tokens(sparql))
    words = {token.text.upper() for token in tokens if token.kind is _WORD}
    # Most queries are sound and short, and each look at all of their tokens takes as long as finding a few rows.
    if not words.isdisjoint(_UNWANTED):
        _refuse_words(sparql, tokens)
    if sum(map(sparql.count, _OPENING)) > _DEEPEST:
        _refuse_depth(sparql, tokens)
    _refuse_escapes(sparql)
    prefixes = read_prefixes(tokens) if "PREFIX" in words else PREFIXES
    for index, token in enumerate(tokens):
        if token.kind is _NAME and not (index and tokens[index - 1].word == "PREFIX"):
            _check_name(sparql, token, prefixes)
        elif token.kind is _IRI and token.text.startswith(_OWN):
            _check_term(sparql, token, CARE, token.text[len(_OWN) : -1])
    own = MappingProxyType({name: iri for name, iri in PREFIXES.items() if f"{name}:" in sparql})
    return CheckedQuery(tokens, "ORDER" in words, own)


_check_again = lru_cache(maxsize=256)(_check)


def find_form(tokens: Sequence[Token]) -> str:
    """Return SELECT, ASK, CONSTRUCT or DESCRIBE, or nothing where a query has none of them."""
    return next((token.word for token in tokens if token.word in _FORMS), "")


def _refuse_words(sparql: str, tokens: Sequence[Token]) -> None:
    words = [(token.word, token.start) for token in tokens if token.kind is TokenKind.WORD]
    first, start = next(((word, start) for word, start in words if word in _VERBS), ("", 0))
    if first in _UPDATES:
        message = f"{first} would change the graph, and a query only reads it"
        raise _make_error(RefusedQueryError, sparql, start, message, "begin with SELECT, ASK, CONSTRUCT or DESCRIBE")
    for word, start in words:
        if word in _REFUSED:
            raise _make_error(RefusedQueryError, sparql, start, *_REFUSED[word])


def _refuse_depth(sparql: str, tokens: Sequence[Token]) -> None:
    depth = 0
    for token in tokens:
        if token.kind is TokenKind.SIGN:
            depth += (token.text in _OPENING) - (token.text in _CLOSING)
            if depth > _DEEPEST:
                raise _make_error(
                    MalformedQueryError,
                    sparql,
                    token.start,
                    f"brackets stand more than {_DEEPEST} deep within each other",
                    "ask in several steps",
                )


def _refuse_escapes(sparql: str) -> None:
    """Refuse a query that says more once its \\u escapes are read, as SPARQL allows anywhere."""
    if not _ESCAPE.search(sparql):
        return
    read = _ESCAPE.sub(lambda match: _read_escape(match[1] or match[2]), sparql)
    for token in read_tokens(read):
        if token.word in _REFUSED:
            raise RefusedQueryError(f"{_REFUSED[token.word][0]}, even spelt with escapes", hint="leave it out")


def _read_escape(digits: str) -> str:
    number = int(digits, 16)
    return chr(number) if number < 0x110000 else " "


def read_prefixes(tokens: Sequence[Token]) -> dict[str, str]:
    """Return the IRI of each prefix that a query may use: ours, and those that it declares."""
    prefixes = dict(PREFIXES)
    for keyword, name, iri in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if keyword.word == "PREFIX" and name.kind is TokenKind.NAME and iri.kind is TokenKind.IRI:
            prefixes[name.text[:-1]] = iri.text[1:-1]
    return prefixes


def _check_name(sparql: str, token: Token, prefixes: Mapping[str, str]) -> None:
    prefix, _, local = token.text.partition(":")
    if prefix not in prefixes:
        near = find_nearest(prefix, prefixes)
        hint = f"did you mean {near}:{local}?" if near else f"known are {', '.join(sorted(prefixes))}"
        raise _make_error(MalformedQueryError, sparql, token.start, f"there is no prefix {prefix}:", hint)
    vocabulary = _BY_IRI.get(prefixes[prefix])
    if vocabulary and local:
        _check_term(sparql, token, vocabulary, local)


def _check_term(sparql: str, token: Token, vocabulary: Namespace, local: str) -> None:
    """Refuse a term that our vocabulary lacks; of the reused ones, which have more, only a wrong capital."""
    if local in vocabulary or not local:
        return
    if vocabulary is CARE or local.casefold() in {term.casefold() for term in vocabulary}:
        hint = (
            vocabulary.suggest_term(local) or "`carekg query -e 'SELECT * { ?term a owl:ObjectProperty }'` lists them"
        )
        raise _make_error(
            MalformedQueryError, sparql, token.start, f"there is no term {vocabulary.prefix}:{local}", hint
        )


def _make_error(kind: type[QueryError], sparql: str, offset: int, message: str, hint: str) -> QueryError:
    line, column = find_place(sparql, offset)
    return kind(message, line=line, column=column, hint=hint)
