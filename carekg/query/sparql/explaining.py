"""What is wrong with a query that cannot be parsed, where, and what was expected."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from carekg.likeness import find_nearest
from carekg.namespaces import PREFIXES
from carekg.query.sparql.failures import MalformedQueryError
from carekg.query.sparql.keywords import KEYWORDS
from carekg.query.sparql.lexing import Token, TokenKind, find_place, read_tokens

_CLOSING: Mapping[str, str] = {"{": "}", "(": ")", "[": "]"}
_STARTS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE", "PREFIX", "BASE")
_EXPECTED: Mapping[str, str] = {
    "FILTER": "expected FILTER(…), FILTER EXISTS { … } or FILTER NOT EXISTS { … }",
    "BIND": "expected BIND(… AS ?name)",
    "OPTIONAL": "expected OPTIONAL { … }",
    "MINUS": "expected MINUS { … }",
    "GRAPH": "expected GRAPH ?graph { … }",
    "UNION": "expected { … } UNION { … }",
    "VALUES": "expected VALUES ?name { … }",
    "ORDER": "expected ORDER BY and a variable",
    "GROUP": "expected GROUP BY and a variable",
    "HAVING": "expected HAVING(…)",
    "LIMIT": "expected a whole number after LIMIT",
    "OFFSET": "expected a whole number after OFFSET",
    "PREFIX": "expected PREFIX name: <IRI>",
    ",": "expected no comma: variables stand side by side, and a comma only parts objects or arguments",
    ";": "expected a predicate and an object after a semicolon",
}
_BROKEN_TRIPLE = "expected subject, predicate and object, and a dot before the next triple"
_BROKEN_HEAD = "expected ?name, or (… AS ?name) for what is worked out, after SELECT"
_NOT_ASKABLE = "a variable that BIND or AS sets must be new, and each row of VALUES needs a value for every variable"
_WORD = 3
"""Letters from which a word can be told from another by its spelling."""
_MOST_SLIPS = 2
"""Letters too many or too few in a keyword that is misspelt."""
_PLACE = re.compile(r"error at (\d+):(\d+): expected (.*)", re.DOTALL)


def explain_error(sparql: str, message: str) -> MalformedQueryError:
    """Turn what Oxigraph's parser says of a query into an error that names place and remedy.

    Oxigraph reports the furthest character it tried, mostly long after the mistake; so brackets and quotation marks
    are checked first, and then rdflib's parser, which reports where the part begins that makes no sense.
    """
    tokens = tuple(read_tokens(sparql))
    found = (
        _find_bad_start(tokens) or _find_open_bracket(tokens) or _find_odd_word(tokens) or _find_unread(sparql, tokens)
    )
    if found is None:
        return _repeat_message(message)
    offset, wanted = found
    line, column = find_place(sparql, offset)
    return MalformedQueryError(f"this is no SPARQL: {wanted}", line=line, column=column)


def _find_bad_start(tokens: Sequence[Token]) -> tuple[int, str] | None:
    if not tokens:
        return 0, "expected SELECT, ASK, CONSTRUCT or DESCRIBE, and there is nothing"
    first = tokens[0]
    if first.word in _STARTS:
        return None
    near = find_nearest(first.text, _STARTS)
    return first.start, f"expected {near or 'SELECT, ASK, CONSTRUCT or DESCRIBE'}, not {first.text!r}"


def _find_open_bracket(tokens: Sequence[Token]) -> tuple[int, str] | None:
    opened: list[Token] = []
    for token in tokens:
        if token.kind is not TokenKind.SIGN:
            continue
        if token.text in ("'", '"'):
            return token.start, f"the quotation mark {token.text} is never closed"
        if token.text in _CLOSING:
            opened.append(token)
        elif token.text in _CLOSING.values():
            if not opened:
                return token.start, f"`{token.text}` closes nothing"
            before = opened.pop()
            if _CLOSING[before.text] != token.text:
                return token.start, f"expected `{_CLOSING[before.text]}`, not `{token.text}`"
    return (opened[-1].start, f"`{opened[-1].text}` is never closed") if opened else None


def _find_odd_word(tokens: Sequence[Token]) -> tuple[int, str] | None:
    for token in tokens:
        if len(token.word) >= _WORD and token.word not in KEYWORDS:
            alike = [
                each for each in KEYWORDS if len(each) >= _WORD and abs(len(each) - len(token.word)) <= _MOST_SLIPS
            ]
            near = find_nearest(token.word, alike)
            if near is not None:
                return token.start, f"expected {near}, not {token.text!r}"
    return None


def _find_unread(sparql: str, tokens: Sequence[Token]) -> tuple[int, str] | None:
    # Only a query that has failed pays for loading rdflib.
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql.parser import parseQuery

    declared = "".join(f"PREFIX {prefix}: <{iri}> " for prefix, iri in PREFIXES.items())
    try:
        parseQuery(declared + sparql)
    except ParseBaseException as error:
        offset = error.loc - len(declared)
    except RecursionError:
        return None
    else:
        return None
    before = [token for token in tokens if token.start < offset]
    here = next((token for token in tokens if token.start >= offset), None)
    if here is None:
        return offset, "it ends too soon"
    # A comma or semicolon in the wrong place stops the reader at the triple it stands in, or just behind.
    if before and before[-1].word == "WHERE":
        return here.start, "expected `{` after WHERE"
    if tokens[0].word == "SELECT" and not any(token.text == "{" for token in before):
        return here.start, f"{_EXPECTED.get(here.text) or _BROKEN_HEAD}, at {here.text!r}"
    known = _EXPECTED.get(here.word or here.text) or _EXPECTED.get(before[-1].word if before else "")
    return here.start, f"{known or _BROKEN_TRIPLE}, at {here.text!r}"


def _repeat_message(message: str) -> MalformedQueryError:
    if "SELECT contains a variable that is unbound" in message:
        return MalformedQueryError(
            "SELECT names a variable that is neither grouped nor counted",
            hint="add it to GROUP BY, or take it out of SELECT",
        )
    if "SELECT * is not authorized with GROUP BY" in message:
        return MalformedQueryError(
            "SELECT * goes with no GROUP BY", hint="name the variables that are grouped or counted"
        )
    place = _PLACE.fullmatch(message)
    if place is None:
        return MalformedQueryError(f"this is no SPARQL: {message}")
    line, column = int(place[1]), int(place[2])
    return MalformedQueryError("up to here this cannot be asked", line=line, column=column, hint=_NOT_ASKABLE)
