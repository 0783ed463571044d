"""What a query answers, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

Term = NamedNode | BlankNode | Literal | Triple
"""A value in a row."""
Binding = Term | tuple[Term, ...] | None
"""What a variable of a query is set to: a term, any one of several, or nothing, which leaves it open."""


class AnswerKind(StrEnum):
    """What a query gives back."""

    TABLE = "table"
    """SELECT: rows under variables."""
    TRUTH = "truth"
    """ASK: yes or no."""
    GRAPH = "graph"
    """CONSTRUCT and DESCRIBE: triples."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of a query: rows, a truth value or triples, by its kind."""

    kind: AnswerKind
    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Term | None, ...], ...] = ()
    """A row has one value for each variable, None where it has none."""
    truth: bool = False
    triples: tuple[Triple, ...] = ()
    """Sorted."""
