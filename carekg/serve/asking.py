"""Asking SPARQL on behalf of a client, and what a failure of it means in HTTP."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus

from carekg.errors import QueryError, StoreError
from carekg.query.sparql.failures import (
    BusyWorkersError,
    QueryCrashError,
    QueryMemoryError,
    QueryTimeoutError,
    RefusedQueryError,
    TooManyRowsError,
    WithdrawnQueryError,
)
from carekg.serve.refusals import RefusalError, make_refusal

_STATUSES: Mapping[type[QueryError], HTTPStatus] = {
    RefusedQueryError: HTTPStatus.FORBIDDEN,
    QueryTimeoutError: HTTPStatus.GATEWAY_TIMEOUT,
    QueryMemoryError: HTTPStatus.SERVICE_UNAVAILABLE,
    QueryCrashError: HTTPStatus.SERVICE_UNAVAILABLE,
    TooManyRowsError: HTTPStatus.SERVICE_UNAVAILABLE,
    BusyWorkersError: HTTPStatus.SERVICE_UNAVAILABLE,
    WithdrawnQueryError: HTTPStatus.SERVICE_UNAVAILABLE,
}
"""What it will not do is 403, what it cannot do within its limits 503 or 504; all else is the asker's to mend."""


@contextmanager
def refuse_failures() -> Iterator[None]:
    """Turn a QueryError or StoreError into the RefusalError that says the same in HTTP."""
    try:
        yield
    except StoreError as error:
        raise refuse_store(error) from error
    except QueryError as error:
        refusal = make_refusal(_STATUSES.get(type(error), HTTPStatus.BAD_REQUEST), error)
        if isinstance(error, BusyWorkersError):
            refusal.headers["Retry-After"] = "1"
        raise refusal from error


def refuse_store(error: StoreError) -> RefusalError:
    """Return what is said where a store elsewhere fails; its address is left out."""
    return RefusalError(HTTPStatus.BAD_GATEWAY, f"the store {error.message}", hint="try again in a moment")


def choose_form(wanted: str, known: Mapping[str, str]) -> str:
    """Return the media type of a short name as in `format=csv`; raise RefusalError for a name that is not known."""
    if wanted not in known:
        hint = f"known are {', '.join(known)}"
        raise RefusalError(HTTPStatus.NOT_ACCEPTABLE, f"there is no format {wanted!r}", hint=hint)
    return known[wanted]
