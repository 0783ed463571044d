"""SPARQL cut into tokens, so that a query can be judged by what it says and not by how it looks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple


class TokenKind(StrEnum):
    """What a stretch of SPARQL is. The names are the groups of the pattern below."""

    IRI = "iri"
    TEXT = "text"
    VARIABLE = "variable"
    BLANK = "blank"
    LANGUAGE = "language"
    NAME = "name"
    """A prefixed name, `care:announces`, or a prefix alone, `care:`."""
    NUMBER = "number"
    WORD = "word"
    """A keyword or the name of a function; case means nothing."""
    SIGN = "sign"


class Token(NamedTuple):
    """A stretch of a query, `sparql[start:start + len(text)]`. A tuple is made in half the time of a dataclass."""

    kind: TokenKind
    text: str
    start: int

    @property
    def word(self) -> str:
        """The keyword in capitals, or nothing where this is none."""
        return self.text.upper() if self.kind is TokenKind.WORD else ""


_LOCAL = r"(?:[\w.:·-]|%[0-9A-Fa-f]{2}|\\.)"
# After the terminals of SPARQL 1.1, section 19.8. A trailing dot ends the triple and not the name.
_TOKEN = re.compile(
    rf"""
      (?P<skip>    \s+ | \#[^\r\n]* )
    | (?P<iri>     <[^<>"{{}}|^`\\\x00-\x20]*> )
    | (?P<text>    \"\"\"(?:\"{{0,2}}(?:[^"\\]|\\.))*\"\"\" | '''(?:'{{0,2}}(?:[^'\\]|\\.))*'''
                 | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*' )
    | (?P<variable> [?$]\w+ )
    | (?P<blank>   _:\w(?:[\w.-]*[\w-])? )
    | (?P<language> @[A-Za-z]+(?:-[A-Za-z0-9]+)* )
    | (?P<name>    (?:[^\W\d_](?:[\w.-]*[\w-])?)?:(?:{_LOCAL}*(?<!\.))? )
    | (?P<number>  (?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)? )
    | (?P<word>    [^\W\d]\w* )
    | (?P<sign>    . )
    """,
    re.VERBOSE | re.DOTALL,
)


_KINDS: Mapping[str | None, TokenKind] = {kind.value: kind for kind in TokenKind}


def read_tokens(sparql: str) -> Iterator[Token]:
    """Yield the tokens of a query, comments and white space left out. Whatever fits nothing is a sign."""
    for match in _TOKEN.finditer(sparql):
        kind = _KINDS.get(match.lastgroup)
        if kind is not None:
            yield Token(kind, match[0], match.start())


def find_place(sparql: str, offset: int) -> tuple[int, int]:
    """Return the line and column, from 1, of a character of a query."""
    before = sparql[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")
