from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from carekg.build.workspace import Workspace
from carekg.namespaces import CARE, RDF, entity_iri
from carekg.serve.editions import Edition
from tests.serve.conftest import make_client

if TYPE_CHECKING:
    from starlette.testclient import TestClient

FUND = NamedNode(entity_iri("respite-fund"))
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def test_the_explorer_stands_at_the_root_as_it_was_built(client: TestClient, built: Workspace) -> None:
    response = client.get("/", headers=BROWSER)
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    shown, alone = response.text, (built.build / "explorer.html").read_text(encoding="utf-8")
    assert shown[shown.index("<main") :] == alone[alone.index("<main") :]


def test_the_explorer_leads_to_the_other_pages_there_and_to_none_from_a_file(
    client: TestClient, built: Workspace
) -> None:
    head = client.get("/", headers=BROWSER).text.partition("<main")[0]
    links = re.findall(r'<a (?:class="home" )?href="([^"#]+)"', head)
    assert {"index.html", "questions.html", "query", "api"} <= set(links)
    for link in links:
        assert client.get(f"/{link}", headers=BROWSER).status_code == 200
    alone = (built.build / "explorer.html").read_text(encoding="utf-8").partition("<main")[0]
    assert re.findall(r'href="([^"#]+)"', alone) == ["data:,"]


def test_every_page_calls_the_others_by_the_same_names(client: TestClient) -> None:
    names: dict[str, set[str]] = {}
    for path in ("/", "/index.html", "/questions.html", "/id/respite-fund", "/document/fund", "/query", "/api"):
        head = client.get(path, headers=BROWSER).text.partition("<main")[0].partition("<body")[2]
        for link, name in re.findall(r'<a href="([^"#]+)"[^>]*>([^<]+)</a>', head):
            names.setdefault(urljoin(path, link).replace("/explorer.html", "/"), set()).add(name)
    assert names["/"] == {"Explorer"}
    assert names["/query"] == {"Ask in SPARQL"}
    assert names["/api"] == {"API"}
    assert {address for address, said in names.items() if len(said) > 1} == set()
    asked = client.get("/query", headers=BROWSER).text
    assert "<title>Ask in SPARQL · carekg</title>" in asked
    assert re.search(r"<h1>.*Ask in SPARQL.*</h1>", asked)


@pytest.mark.parametrize("path", ["/id/respite-fund", "/entity/respite-fund", "/entity/respite-fund.html"])
def test_an_entity_is_a_page_for_a_browser(client: TestClient, path: str) -> None:
    response = client.get(path, headers=BROWSER)
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert "<h1><bdi>Respite Fund</bdi></h1>" in response.text


@pytest.mark.parametrize(
    ("path", "accept", "media_type", "form"),
    [
        ("/id/respite-fund", "text/turtle", "text/turtle; charset=utf-8", RdfFormat.TURTLE),
        ("/id/respite-fund", "application/ld+json", "application/ld+json", RdfFormat.JSON_LD),
        ("/id/respite-fund", "application/rdf+xml, text/html;q=0.1", "application/rdf+xml", RdfFormat.RDF_XML),
        ("/id/respite-fund.ttl", "text/html", "text/turtle; charset=utf-8", RdfFormat.TURTLE),
        ("/id/respite-fund.jsonld", "*/*", "application/ld+json", RdfFormat.JSON_LD),
    ],
)
def test_an_entity_is_triples_for_a_program(
    client: TestClient, path: str, accept: str, media_type: str, form: RdfFormat
) -> None:
    response = client.get(path, headers={"Accept": accept})
    assert response.headers["content-type"] == media_type
    triples = {quad.triple for quad in parse(response.content, format=form)}
    assert (FUND, NamedNode(RDF.type), NamedNode(CARE.Fund)) in {(*triple,) for triple in triples}
    assert any(triple.object == FUND for triple in triples), "what points at it belongs to it"


def test_the_other_forms_are_named_in_links(client: TestClient) -> None:
    link = client.get("/id/respite-fund", headers=BROWSER).headers["link"]
    assert '</id/respite-fund.ttl>; rel="alternate"; type="text/turtle"' in link
    assert '</id/respite-fund.jsonld>; rel="alternate"; type="application/ld+json"' in link
    assert '<https://w3id.org/carekg/id/respite-fund>; rel="about"' in link


def test_a_document_shows_its_text_and_its_triples(client: TestClient) -> None:
    page = client.get("/document/fund", headers=BROWSER)
    assert "which will help unpaid carers" in page.text
    assert client.get("/document/fund.html", headers=BROWSER).content == page.content
    assert "A fund for respite" in client.get("/document/fund.ttl").text
    assert client.get("/id/document/fund", headers=BROWSER).headers["location"] == "/document/fund"


def test_a_statement_leads_to_where_it_is_quoted(client: TestClient) -> None:
    [statement] = client.get("/api/statements", params={"document": "fund", "predicate": "launches"}).json()["results"]
    response = client.get(f"/id/statement/{statement['id']}", headers=BROWSER)
    assert (response.status_code, response.headers["location"]) == (303, f"/document/fund#s-{statement['id']}")
    assert f'id="s-{statement["id"]}"' in client.get("/document/fund", headers=BROWSER).text
    triples = client.get(f"/id/statement/{statement['id']}", headers={"Accept": "application/ld+json"})
    assert "launched" in json.dumps(triples.json())


@pytest.mark.parametrize("path", ["/index.html", "/questions.html", "/scorecard.html", "/graph.ttl", "/ontology.ttl"])
def test_the_rest_of_the_site_is_there(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 200


def test_every_link_of_a_page_leads_somewhere(client: TestClient) -> None:
    for start in ("/index.html", "/id/respite-fund", "/document/fund", "/questions.html"):
        page = client.get(start, headers=BROWSER).text
        for target in set(re.findall(r'href="([^":#]+)[#"]', page)) - {"../query", "query"}:
            assert client.get(urljoin(start, target), headers=BROWSER).status_code == 200, (start, target)


@pytest.mark.parametrize(
    "path",
    [
        "/id/nobody",
        "/id/statement/nothing",
        "/document/nothing",
        "/id/nobody.ttl",
        "/nothing.html",
        "/manifest.json",
        "/../../../../etc/passwd",
        "/..%2f..%2f..%2fetc%2fpasswd",
        "/document/..%2f..%2f..%2fetc%2fpasswd",
        "/id/%2e%2e/%2e%2e/seeds/entities.csv",
        "/%00",
        "//etc/passwd",
    ],
)
def test_what_is_not_there_is_not_there_and_no_path_reaches_the_disk(client: TestClient, path: str) -> None:
    response = client.get(path, headers=BROWSER)
    assert response.status_code == 404
    assert "There is nothing here" in response.text


@pytest.mark.parametrize("accept", ["text/turtle", "text/html"])
@pytest.mark.parametrize(
    "path", ["/id/a%20b/c", "/id/%3Ca%3E/c", "/id/%00/a", "/id/%7B/a", "/entity/%5C/x", "/id/graph/%20/x"]
)
def test_a_name_that_fits_in_no_iri_is_not_there(client: TestClient, path: str, accept: str) -> None:
    assert client.get(path, headers={"Accept": accept}).status_code == 404


def test_what_a_client_has_already_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/id/respite-fund", headers=BROWSER)
    again = client.get("/id/respite-fund", headers={**BROWSER, "If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    turtle = client.get("/id/respite-fund", headers={"Accept": "text/turtle", "If-None-Match": first.headers["etag"]})
    assert turtle.status_code == 200


def test_a_page_that_was_drawn_anew_is_sent_though_the_graph_is_the_same(edition: Edition) -> None:
    before = make_client(edition).get("/", headers=BROWSER)
    redrawn = make_client(replace(edition, explorer=lambda: b"<!doctype html><title>Drawn anew</title>"))
    after = redrawn.get("/", headers={**BROWSER, "If-None-Match": before.headers["etag"]})
    assert after.status_code == 200
    assert "Drawn anew" in after.text


def test_a_form_that_does_not_exist_is_refused(client: TestClient) -> None:
    response = client.get("/id/respite-fund", headers={"Accept": "image/png"})
    assert response.status_code == 406
    assert "text/turtle" in response.json()["hint"]


def test_a_browser_is_told_in_sentences_what_is_not_there(client: TestClient) -> None:
    page = client.get("/id/nobody", headers=BROWSER).text
    assert "<p>The graph has nothing of that name.</p>\n<p>Search for it by another name.</p>" in page
