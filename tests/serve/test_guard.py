from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from carekg.serve.guard import GuardRules, list_names, state_policy
from tests.serve.conftest import make_client

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from carekg.serve.editions import Edition

ASK = {"query": "ASK {}"}


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "LOCALHOST:8000", "[::1]:8000"])
def test_a_request_under_a_name_of_this_machine_is_answered(client: TestClient, host: str) -> None:
    assert client.get("/api/status", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "evil.example:8000", "127.0.0.1@evil.example", "localhost.", "", "[::1"],
)
@pytest.mark.parametrize("path", ["/", "/sparql?query=ASK%20%7B%7D", "/nothing"])
def test_a_request_under_another_name_is_not(client: TestClient, host: str, path: str) -> None:
    response = client.get(path, headers={"Host": host})
    assert response.status_code == 421
    assert "detail" in response.json()


def test_a_server_goes_by_the_names_it_is_given() -> None:
    assert list_names("::", ["Care.example.org"]) == {"127.0.0.1", "::1", "localhost", "care.example.org"}
    assert "192.0.2.7" in list_names("192.0.2.7")


@pytest.mark.parametrize(
    "path", ["/", "/index.html", "/id/respite-fund", "/api", "/nothing", "/sparql?query=ASK%20%7B"]
)
def test_every_answer_bears_the_headers_that_keep_a_browser_safe(client: TestClient, path: str) -> None:
    headers = client.get(path, headers={"Accept": "text/html, */*;q=0.1"}).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_the_policy_lets_run_what_the_page_allows_itself(client: TestClient) -> None:
    response = client.get("/")
    own = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', response.text)
    assert own is not None
    allowed = {
        source for source in own[1].replace("&#39;", "'").replace(";", " ").split() if source.startswith("'sha256-")
    }
    stated = set(response.headers["Content-Security-Policy"].replace(";", " ").split())
    assert allowed
    assert allowed <= stated


def test_a_block_of_data_needs_no_leave() -> None:
    assert "script-src 'none'" in state_policy(b'<script type="application/json" id="names">[]</script>')


@pytest.mark.parametrize("claims", [True, False])
def test_a_body_that_is_too_large_is_refused(edition: Edition, *, claims: bool) -> None:
    client = make_client(edition, GuardRules(body_limit=1000))
    body = b"ASK {} #" + b"x" * 2000
    content = body if claims else iter([body[:800], body[800:]])
    response = client.post("/sparql", content=content, headers={"Content-Type": "application/sparql-query"})
    assert response.status_code == 413
    assert client.post("/sparql", data=ASK).status_code == 200


def test_no_script_of_another_site_may_read_unless_it_is_let(client: TestClient, edition: Edition) -> None:
    origin = {"Origin": "https://example.org"}
    assert "Access-Control-Allow-Origin" not in client.get("/sparql", params=ASK, headers=origin).headers
    let = make_client(edition, GuardRules(origins=frozenset({"https://example.org"})))
    headers = let.get("/sparql", params=ASK, headers=origin).headers
    assert headers["Access-Control-Allow-Origin"] == "https://example.org"
    assert "Origin" in headers["Vary"]
    other = {"Origin": "https://other.example"}
    assert "Access-Control-Allow-Origin" not in let.get("/sparql", params=ASK, headers=other).headers


def test_a_browser_may_ask_beforehand(edition: Edition) -> None:
    let = make_client(edition, GuardRules(origins=frozenset({"*"})))
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}
    response = let.options("/sparql", headers=asked)
    assert response.status_code == 204
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "POST" in response.headers["Access-Control-Allow-Methods"]


def test_openrefine_on_this_machine_may_read_what_is_for_it_and_nothing_else(client: TestClient) -> None:
    origin = {"Origin": "http://127.0.0.1:3333"}
    assert client.get("/reconcile", headers=origin).headers["Access-Control-Allow-Origin"] == "http://127.0.0.1:3333"
    assert "Access-Control-Allow-Origin" not in client.get("/api/status", headers=origin).headers
