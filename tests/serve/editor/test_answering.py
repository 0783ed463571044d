"""The query page as the application shows it, and what the API gives it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.testclient import TestClient


def test_all_that_the_page_names_is_there_and_sent_once(client: TestClient) -> None:
    for name in re.findall(r'(?:src|href)="(query/[^"]+)"', client.get("/query").text):
        response = client.get(f"/{name}")
        assert response.headers["content-type"].startswith(("text/javascript", "text/css"))
        again = client.get(f"/{name}", headers={"If-None-Match": response.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_the_api_answers_what_the_page_asks_it(client: TestClient) -> None:
    found = client.get("/api/search", params={"q": "Respite", "kind": "entity", "limit": "8"}).json()["results"]
    assert {"id": "respite-fund", "label": "Respite Fund"}.items() <= found[0].items()
    assert found[0]["kind"]
    filled = client.get("/api/questions/who-funds/sparql", params={"payee": "Respite Fund"})
    assert "VALUES ?payee { ckg:respite-fund }" in filled.json()["sparql"]
    problem = client.post("/sparql", data={"query": "SELECT ?x {\n ?x care:suports ?y }"}, headers={"Accept": "*/*"})
    assert problem.status_code == 400
    assert {"line": 2, "column": 5}.items() <= problem.json().items()
