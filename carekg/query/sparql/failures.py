"""The ways in which a query fails, each a type of its own, so that a server can answer each as the protocol says."""

from __future__ import annotations

from carekg.errors import QueryError


class MalformedQueryError(QueryError):
    """What is no SPARQL, or names a term, a prefix or a graph that cannot be."""


class RefusedQueryError(QueryError):
    """A query that would leave the graph or change it: SERVICE, LOAD, updates."""


class QueryTimeoutError(QueryError):
    """A query that took longer than it may, and was ended."""


class QueryMemoryError(QueryError):
    """A query that took more memory than it may, and was ended."""


class TooManyRowsError(QueryError):
    """A query with more rows or triples in its answer than it may have."""


class QueryCrashError(QueryError):
    """A query that ended the process that evaluated it, mostly for its depth."""


class WithdrawnQueryError(QueryError):
    """A query that was ended because nobody waits for its answer any more."""

    def __init__(self) -> None:
        super().__init__("nobody waits for the answer any more")


class BusyWorkersError(QueryError):
    """A query that could not begin, since every worker had another one for too long."""
