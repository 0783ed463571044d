"""A store elsewhere that speaks the SPARQL 1.1 Protocol: where it is, asking it, and changing it."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Self
from urllib.parse import SplitResult, urlsplit, urlunsplit

import pyoxigraph as ox

from carekg.errors import StoreError

if TYPE_CHECKING:
    import requests

SECONDS = 60.0
"""How long a store may take to answer, unless it is said."""

_ROWS = "application/sparql-results+json"
_TRIPLES = "application/n-triples"
_TRIPLES_ASKED = re.compile(
    r"(?>\s+|#[^\r\n]*|BASE\s*<[^>]*>|PREFIX\s+[^\s:]*:\s*<[^>]*>)*+(?:CONSTRUCT|DESCRIBE)\b", re.IGNORECASE
)
"""The prologue of a query whose answer is triples, as in its grammar."""
_LONGEST = 200
_REFUSALS: Mapping[int, tuple[str, str]] = MappingProxyType(
    {
        401: ("wants to know who you are", "set CAREKG_STORE_USER and CAREKG_STORE_PASSWORD, or CAREKG_STORE_TOKEN"),
        403: ("does not allow this", "ask whoever runs it; for many a store only some users may change it"),
        404: ("has no such page", "look up the address for SPARQL in its manual"),
        405: ("takes no such request there", "look up its addresses for queries and for updates in its manual"),
        413: ("takes no request as large as this", "raise its limit on the size of a request"),
        415: ("takes no such request there", "look up its addresses for queries and for updates in its manual"),
    }
)


@dataclass(frozen=True, slots=True)
class StoreAddress:
    """Where a store answers queries and takes updates, and as whom it is asked."""

    query: str
    update: str
    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    timeout: float = SECONDS
    """In seconds, for each request."""


def find_store(
    url: str, environment: Mapping[str, str], *, update: str | None = None, timeout: float | None = None
) -> StoreAddress:
    """Return the store at `url`, the address of its queries, or of the whole server where that is Oxigraph.

    Where it takes updates follows from that unless `update` says it: `/update` stands beside `/query` (Oxigraph,
    Fuseki) and `/statements` below `/repositories/NAME` (RDF4J, GraphDB); elsewhere one address serves for both.
    Who asks stands in `CAREKG_STORE_USER` and `CAREKG_STORE_PASSWORD`, or in `CAREKG_STORE_TOKEN`.
    Raises StoreError for what is no web address.
    """
    parts = _split_address(url)
    path = parts.path.rstrip("/") or "/query"
    if path.endswith("/query"):
        beside = f"{path.removesuffix('query')}update"
    elif "/repositories/" in path:
        beside = f"{path}/statements"
    else:
        beside = path
    return StoreAddress(
        query=urlunsplit(parts._replace(path=path)),
        update=urlunsplit(_split_address(update) if update else parts._replace(path=beside)),
        user=environment.get("CAREKG_STORE_USER", ""),
        password=environment.get("CAREKG_STORE_PASSWORD", ""),
        token=environment.get("CAREKG_STORE_TOKEN", ""),
        timeout=SECONDS if timeout is None else timeout,
    )


def _split_address(url: str) -> SplitResult:
    try:
        parts = urlsplit(url.strip())
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host or parts.scheme not in {"http", "https"}:
        raise StoreError(f"{url!r} is no web address", hint="it begins with http:// or https://")
    if parts.username is not None:
        hint = "set CAREKG_STORE_USER and CAREKG_STORE_PASSWORD instead"
        raise StoreError("the address holds a user name", path=host, hint=hint)
    return parts


class RemoteStore:
    """A store elsewhere, asked over one connection that is kept open. To be closed, or used in a `with`."""

    def __init__(self, address: StoreAddress) -> None:
        # It takes a tenth of a second to load, and most commands ask no store elsewhere.
        import requests

        self.address = address
        self.server = ""
        """What it calls itself, once it has answered."""
        self._session = requests.Session()
        if address.token:
            self._session.headers["Authorization"] = f"Bearer {address.token}"
        elif address.user:
            self._session.auth = (address.user, address.password)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self._session.close()

    def ask(
        self, sparql: str, *, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()
    ) -> ox.QuerySolutions | ox.QueryBoolean | list[ox.Triple]:
        """Return the solutions, the truth or the triples that a query has for its answer.

        Graphs are IRIs, which the protocol lets a request name; without any the store's own default graph is asked.
        Raises StoreError where the store cannot be reached, refuses the query, or does not answer in time.
        """
        form: dict[str, str | list[str]] = {"query": sparql, "default-graph-uri": [*default_graphs]}
        form["named-graph-uri"] = [*named_graphs]
        # Where both are accepted, Virtuoso writes triples as rows.
        accepted = _TRIPLES if _TRIPLES_ASKED.match(sparql) else _ROWS
        response = self._send(self.address.query, form, {"Accept": accepted})
        if "X-SPARQL-MaxRows" in response.headers:
            said = f"cut its answer off at {response.headers['X-SPARQL-MaxRows']} rows"
            hint = "ask for less, or raise its limit; in Virtuoso that is ResultSetMaxRows"
            raise StoreError(said, path=self.address.query, hint=hint)
        kind = response.headers.get("Content-Type", "").partition(";")[0].strip()
        try:
            if kind == _ROWS:
                return _read_results(response.content)
            if kind == _TRIPLES:
                return [quad.triple for quad in ox.parse(response.content, format=ox.RdfFormat.N_TRIPLES)]
        except (SyntaxError, ValueError) as error:
            raise StoreError(f"answered with damaged data: {error}", path=self.address.query) from error
        said = f"answered with {kind or 'nothing'} instead of the result of a query"
        raise StoreError(said, path=self.address.query, hint="is this the address of its SPARQL queries?")

    def ask_rows(self, sparql: str) -> ox.QuerySolutions:
        """Return the solutions of a query that has some; raise StoreError as `ask` does, and for any other answer."""
        answer = self.ask(sparql)
        if not isinstance(answer, ox.QuerySolutions):
            raise StoreError("answered a question for rows with something else", path=self.address.query)
        return answer

    def update(self, sparql: str) -> None:
        """Change the store; raise StoreError where it cannot be reached, refuses, or does not answer in time."""
        self._send(self.address.update, sparql.encode(), {"Content-Type": "application/sparql-update"})

    def _send(
        self, url: str, data: bytes | Mapping[str, str | list[str]], headers: Mapping[str, str]
    ) -> requests.Response:
        from requests.auth import HTTPDigestAuth

        response = self._post(url, data, headers)
        refused = response.status_code == 401 and "basic" not in response.headers.get("WWW-Authenticate", "").lower()
        if refused and self.address.user and not isinstance(self._session.auth, HTTPDigestAuth):
            # Virtuoso wants proof of the password, and says so only to who does not send it.
            self._session.auth = HTTPDigestAuth(self.address.user, self.address.password)
            response = self._post(url, data, headers)
        self.server = response.headers.get("Server", "")
        if not response.ok or response.is_redirect:
            raise _describe_refusal(response, url)
        return response

    def _post(
        self, url: str, data: bytes | Mapping[str, str | list[str]], headers: Mapping[str, str]
    ) -> requests.Response:
        import requests

        try:
            # What is sent goes to the address that the user named and to no other.
            return self._session.post(
                url, data=data, headers=dict(headers), timeout=self.address.timeout, allow_redirects=False
            )
        except requests.RequestException as error:
            raise self._describe_failure(error, url) from error

    def _describe_failure(self, error: requests.RequestException, url: str) -> StoreError:
        import requests

        if isinstance(error, requests.Timeout):
            hint = "ask for less; carekg query and carekg publish give it more time with --timeout"
            return StoreError(f"gave no answer within {self.address.timeout:g} seconds", path=url, hint=hint)
        if isinstance(error, requests.exceptions.SSLError):
            hint = "check the certificate, or whether the address begins with http:// instead"
            return StoreError("no secure connection can be made", path=url, hint=hint)
        return StoreError("cannot be reached", path=url, hint="is the server running, and the address right?")


def _read_results(data: bytes) -> ox.QuerySolutions | ox.QueryBoolean:
    """Return the result that some JSON holds; raise SyntaxError or ValueError where any of it is damaged."""
    results = ox.parse_query_results(data, format=ox.QueryResultsFormat.JSON)
    if isinstance(results, ox.QuerySolutions):
        # Rows are read when they are taken: without this look at all of them, whoever takes a damaged one would fail.
        deque(results, maxlen=0)
        return ox.parse_query_results(data, format=ox.QueryResultsFormat.JSON)
    return results


def _describe_refusal(response: requests.Response, url: str) -> StoreError:
    status = response.status_code
    if response.is_redirect:
        hint = "name the address that it sends you to, if you trust it"
        return StoreError(f"sends us elsewhere ({status})", path=url, hint=hint)
    if status in _REFUSALS:
        message, hint = _REFUSALS[status]
        return StoreError(f"{message} ({status})", path=url, hint=hint)
    letters = (letter if letter.isprintable() else " " for letter in response.text[: 10 * _LONGEST])
    said = " ".join("".join(letters).split())[:_LONGEST]
    return StoreError(f"failed ({status}): {said}" if said else f"failed ({status})", path=url)
