"""SPARQL cut into tokens, so that a query can be judged by what it says and not by how it looks."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
# After the terminals of SPARQL 1.1, section 19.8. A trailing dot ends the triple and not the name. What is commonest
# stands first where the order means nothing; a blank node and a name must be tried before a word.
_TOKEN = re.compile(
    rf"""
    (?> \s+ | \#[^\r\n]* )*+
    (?:
      (?P<variable> [?$]\w+ )
    | (?P<name>    (?:[^\W\d_](?:[\w.-]*[\w-])?)?:(?:{_LOCAL}*(?<!\.))? )
    | (?P<blank>   _:\w(?:[\w.-]*[\w-])? )
    | (?P<word>    [^\W\d]\w* )
    | (?P<iri>     <[^<>"{{}}|^`\\\x00-\x20]*> )
    | (?P<text>    \"\"\"(?:\"{{0,2}}(?:[^"\\]|\\.))*\"\"\" | '''(?:'{{0,2}}(?:[^'\\]|\\.))*'''
                 | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*' )
    | (?P<language> @[A-Za-z]+(?:-[A-Za-z0-9]+)* )
    | (?P<number>  (?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)? )
    | (?P<sign>    \S )
    | \Z
    )
    """,
    re.VERBOSE | re.DOTALL,
)


_KINDS = (None, *(TokenKind(name) for name in _TOKEN.groupindex))
"""What the groups of the pattern are, by their numbers, of which the first stands for the whole."""


def read_tokens(sparql: str) -> Iterator[Token]:
    """Yield the tokens of a query, comments and white space left out. Whatever fits nothing is a sign."""
    for match in _TOKEN.finditer(sparql):
        group = match.lastindex or 0
        kind = _KINDS[group]
        if kind is not None:
            yield Token(kind, match[group], match.start(group))


def find_place(sparql: str, offset: int) -> tuple[int, int]:
    """Return the line and column, from 1, of a character of a query."""
    before = sparql[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")
