from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from carekg.build.workspace import Workspace
from carekg.cli import commands
from carekg.cli.failing import run_safely
from carekg.model import Knowledge
from carekg.serve.api.examples import pick_examples
from carekg.serve.index import Index

if TYPE_CHECKING:
    from starlette.testclient import TestClient

FUND = "respite-fund"


def read_description(client: TestClient) -> dict[str, Any]:
    return dict(client.get("/api/openapi.json").json())


def test_the_description_is_openapi(client: TestClient) -> None:
    validate(read_description(client))


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/status", "/status"),
        ("/search", "/search?q=care"),
        ("/search", "/search?q=care&kind=document"),
        ("/search", "/search?q=launched&kind=statement"),
        ("/entities", "/entities?type=Fund&nation=England"),
        ("/entities/{id}", f"/entities/{FUND}"),
        ("/entities/{id}", "/entities/ann-lee"),
        ("/statements", "/statements?limit=200"),
        ("/documents", "/documents"),
        ("/documents/{id}", "/documents/fund"),
        ("/paths", "/paths?from=Ann%20Lee&to=Respite%20Fund"),
        ("/questions", "/questions?limit=200"),
        ("/questions/{name}", "/questions/who-funds"),
        ("/questions/{name}/answer", "/questions/documents/answer"),
        ("/questions/{name}/sparql", "/questions/who-funds/sparql?payee=Respite%20Fund"),
    ],
)
def test_answers_have_the_shapes_that_the_description_gives(client: TestClient, path: str, address: str) -> None:
    description = read_description(client)
    response = client.get(f"/api{address}")
    assert response.status_code == 200, response.text
    content = description["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]
    schema = {**content["schema"], "components": description["components"]}
    Draft202012Validator(schema).validate(response.json())


def test_every_operation_is_told_of_on_the_page(client: TestClient) -> None:
    page = client.get("/api")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    for path in read_description(client)["paths"]:
        assert f"GET /api{path}" in page.text


def test_the_page_leads_to_the_other_pages(client: TestClient) -> None:
    head = client.get("/api").text.partition("<main>")[0]
    links = re.findall(r'<a href="([^"]+)"', head)
    assert links == ["/", "/index.html", "/query", "/api"]
    assert [client.get(link, headers={"Accept": "text/html"}).status_code for link in links] == [200] * 4


def test_the_examples_on_the_page_are_answered_from_the_graph_that_is_shown(client: TestClient) -> None:
    linked = re.findall(r'For example <a href="([^"]+)"', client.get("/api").text)
    examples = [html.unescape(each) for each in linked]
    assert len(examples) == len(read_description(client)["paths"])
    for address in examples:
        assert client.get(address).status_code == 200, address


def test_the_examples_of_the_description_are_answered_from_the_graph_that_is_shown(client: TestClient) -> None:
    for path, operations in read_description(client)["paths"].items():
        parameters = operations["get"]["parameters"]
        given = {each["name"]: each["example"] for each in parameters if each["required"]}
        asked = {name: value for name, value in given.items() if f"{{{name}}}" not in path}
        answer = client.get("/api" + path.format(**given), params=asked)
        assert answer.status_code == 200, path


def test_a_graph_that_says_nothing_has_no_examples() -> None:
    assert pick_examples(Index(Knowledge(), threshold=0.5)) == {}


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("respite", FUND),
        ("RESPITE fu", FUND),
        ("DOC", "department-of-care"),
        ("care department", "department-of-care"),
        ("ministe", "minister-for-care"),
        ("breathin", "breathing-space-programme"),  # the stem is `breath`
        ("doc departm", "department-of-care"),  # words of two of its names
    ],
)
def test_names_are_found_by_their_words_and_the_beginning_of_the_last(
    client: TestClient, words: str, first: str
) -> None:
    assert client.get("/api/search", params={"q": words}).json()["results"][0]["id"] == first


def test_quotes_are_found_by_their_words(client: TestClient) -> None:
    found = client.get("/api/search", params={"q": "unpaid carers", "kind": "statement"}).json()
    assert found["total"] > 0
    assert all("unpaid carers" in each["evidence"]["quote"] for each in found["results"])
    assert client.get("/api/search", params={"q": "helps carer", "kind": "statement"}).json()["total"] == found["total"]
    beside = client.get("/api/search", params={"q": '"carers unpaid"', "kind": "statement"}).json()
    assert beside["total"] == 0


def test_what_is_found_is_what_the_command_line_finds(
    client: TestClient, built: Workspace, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    found = client.get("/api/search", params={"q": "breathing space", "kind": "statement"}).json()["results"]
    assert run_safely(commands, ["search", "breathing space", "-w", str(built.root), "--format", "json"]) == 0
    told = json.loads(capfdbinary.readouterr().out)["results"]["bindings"]
    quotes = [row["text"]["value"] for row in told if row["found"]["value"] == "quote"]
    assert [each["evidence"]["quote"] for each in found] == quotes


@pytest.mark.parametrize("words", ['"', "care OR", "NEAR(a b)", "label:care", "*", "care AND NOT", "ca\x00re", "£3"])
def test_no_words_are_read_as_operators(client: TestClient, words: str) -> None:
    assert client.get("/api/search", params={"q": words}).status_code == 200


def test_an_entity_has_its_names_posts_and_statements(client: TestClient) -> None:
    person = client.get("/api/entities/ann-lee").json()
    assert person["label"] == "Ann Lee"
    assert [tenure["role"]["id"] for tenure in person["tenures"]] == ["minister-for-care"]
    assert client.get("/api/entities/department-of-care").json()["aliases"] == ["Care Department"]


def test_a_statement_has_its_words_and_its_sum(client: TestClient) -> None:
    statements = client.get("/api/statements", params={"entity": FUND, "predicate": "funds"}).json()["results"]
    assert [statement["amount"] for statement in statements] == [{"value": "4000000", "currency": "GBP", "per": "year"}]
    [launched] = client.get("/api/statements", params={"document": "fund", "predicate": "launches"}).json()["results"]
    assert launched["evidence"]["document"] == {"id": "fund", "title": "A fund for respite"}
    assert client.get(f"/api/statements/{launched['id']}").json() == launched


def test_pages_follow_each_other_without_gap_or_overlap(client: TestClient) -> None:
    whole = client.get("/api/entities", params={"limit": 200}).json()
    address, seen = "/api/entities?limit=3", []
    while address:
        page = client.get(address).json()
        seen += page["results"]
        address = page["next"]
        assert page["total"] == whole["total"]
    assert seen == whole["results"]


def test_a_path_says_by_which_statements_it_goes(client: TestClient) -> None:
    found = client.get("/api/paths", params={"from": "Respite Fund", "to": "Minister for Care"}).json()
    steps = found["paths"][0]["steps"]
    assert steps[0]["from"]["id"] == FUND
    assert steps[-1]["to"]["id"] == "minister-for-care"
    assert all(step["statements"] or step["tenures"] for step in steps)


def test_a_saved_question_is_asked_with_names_as_people_write_them(client: TestClient) -> None:
    answer = client.get("/api/questions/who-funds/answer", params={"payee": "respite fund", "limit": 5}).json()
    assert any(cell["value"] == "Department of Care" for row in answer["results"] for cell in row.values() if cell)


def test_a_saved_question_looks_for_words_in_quotes(client: TestClient) -> None:
    answer = client.get("/api/questions/quotes-with/answer", params={"words": "unpaid carers"}).json()
    assert answer["total"] > 0
    assert all("unpaid carers" in row["quote"]["value"] for row in answer["results"])
    filled = client.get("/api/questions/quotes-with/sparql", params={"words": "unpaid carers"}).json()["sparql"]
    rows = client.get("/sparql", params={"query": filled}).json()["results"]["bindings"]
    assert len(rows) == answer["total"]
    none = client.get("/api/questions/quotes-with/answer", params={"words": "?"})
    assert (none.status_code, none.json()["detail"]) == (400, "there is no word in '?'")


def test_a_saved_question_can_be_had_as_sparql(client: TestClient) -> None:
    filled = client.get("/api/questions/who-funds/sparql", params={"payee": "Respite Fund"}).json()["sparql"]
    assert "respite-fund" in filled
    assert client.get("/sparql", params={"query": filled}).status_code == 200


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/api/search", 400, "q needs a value"),
        ("/api/search?q=a&kinds=entity", 400, "did you mean kind?"),
        ("/api/search?q=a&kind=thing", 400, "it is one of entity, document, statement"),
        ("/api/entities?limit=201", 400, "from 0 to 200"),
        ("/api/entities?offset=-1", 400, "a whole number"),
        ("/api/entities?limit=٣", 400, "a whole number"),
        ("/api/entities/nobody", 404, "there is no such entity"),
        ("/api/statements?entity=nobody", 404, "there is no such entity"),
        ("/api/documents/nothing", 404, "there is no such document"),
        ("/api/paths?from=Nobody&to=Ann%20Lee", 404, "there is no entity 'Nobody'"),
        ("/api/questions/who-fund", 404, "did you mean who-funds?"),
        ("/api/questions/who-supports/answer?initiativ=x", 400, "did you mean initiative?"),
        ("/api/questions/who-supports/answer", 400, "initiative needs a value"),
        ("/api/nothing", 404, "search"),
    ],
)
def test_what_cannot_be_answered_is_explained(client: TestClient, address: str, status: int, told: str) -> None:
    response = client.get(address)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert told in f"{problem['detail']} {problem.get('hint', '')}"


def test_nothing_of_the_api_takes_another_method(client: TestClient) -> None:
    assert client.post("/api/entities").status_code == 405
    assert client.delete("/api/entities/respite-fund").status_code == 405
