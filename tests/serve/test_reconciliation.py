"""The service against the JSON schemas of the Reconciliation Service API 0.2, written from its specification."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from carekg.model import Citation, Entity, EntityType, Knowledge, Modality, Predicate, Statement
from carekg.serve.index import Index
from carekg.serve.reconciliation.properties import PROPERTIES

if TYPE_CHECKING:
    from starlette.testclient import TestClient

TYPE_OBJECT = {
    "type": "object",
    "required": ["id", "name"],
    "properties": {"id": {"type": "string"}, "name": {"type": "string"}},
}
SERVICE_DEFINITION = {
    "type": "object",
    "required": ["service_url", "service_path"],
    "properties": {
        "service_url": {"type": "string", "format": "uri"},
        "service_path": {"type": "string", "pattern": "^/"},
    },
}
MANIFEST = {
    "type": "object",
    "required": ["versions", "name", "identifierSpace", "schemaSpace"],
    "properties": {
        "versions": {"type": "array", "items": {"type": "string"}, "contains": {"const": "0.2"}},
        "batchSize": {"type": "integer", "minimum": 1},
        "name": {"type": "string"},
        "identifierSpace": {"type": "string", "format": "uri"},
        "schemaSpace": {"type": "string", "format": "uri"},
        "defaultTypes": {"type": "array", "items": TYPE_OBJECT, "uniqueItems": True},
        "view": {
            "type": "object",
            "required": ["url"],
            "properties": {"url": {"type": "string", "pattern": r".*\{\{id\}\}.*"}},
        },
        "preview": {
            "type": "object",
            "required": ["url", "width", "height"],
            "properties": {
                "url": {"type": "string", "pattern": r".*\{\{id\}\}.*"},
                "width": {"type": "integer"},
                "height": {"type": "integer"},
            },
        },
        "suggest": {
            "type": "object",
            "properties": dict.fromkeys(("entity", "property", "type"), SERVICE_DEFINITION),
            "additionalProperties": False,
        },
        "extend": {
            "type": "object",
            "properties": {"propose_properties": SERVICE_DEFINITION, "property_settings": {"type": "array"}},
            "additionalProperties": False,
        },
    },
}
RESULTS = {
    "type": "object",
    "additionalProperties": {
        "type": "object",
        "required": ["result"],
        "properties": {
            "result": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["id", "name", "score"],
                    "properties": {
                        "id": {"type": "string"},
                        "name": {"type": "string"},
                        "description": {"type": "string"},
                        "score": {"type": "number"},
                        "features": {
                            "type": "array",
                            "items": {
                                "type": "object",
                                "required": ["id", "value"],
                                "properties": {"id": {"type": "string"}, "value": {"type": ["boolean", "number"]}},
                            },
                        },
                        "match": {"type": "boolean"},
                        "type": {"type": "array", "items": {"anyOf": [TYPE_OBJECT, {"type": "string"}]}},
                    },
                },
            }
        },
    },
}
SUGGESTIONS = {
    "type": "object",
    "required": ["result"],
    "properties": {
        "result": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "name"],
                "properties": {
                    "id": {"type": "string"},
                    "name": {"type": "string"},
                    "description": {"type": "string"},
                    "notable": {"type": "array", "items": {"anyOf": [TYPE_OBJECT, {"type": "string"}]}},
                },
            },
        }
    },
}
CELL = {
    "anyOf": [
        {"type": "object", "maxProperties": 0},
        {"type": "object", "required": ["str"], "properties": {"str": {"type": "string"}}},
        {"type": "object", "required": ["id", "name"], "properties": {"id": {"type": "string"}}},
    ]
}
EXTENSION = {
    "type": "object",
    "required": ["meta", "rows"],
    "properties": {
        "meta": {"type": "array", "items": TYPE_OBJECT},
        "rows": {
            "type": "object",
            "additionalProperties": {"type": "object", "additionalProperties": {"type": "array", "items": CELL}},
        },
    },
    "additionalProperties": False,
}
PROPOSALS = {
    "type": "object",
    "required": ["properties", "type"],
    "properties": {"properties": {"type": "array", "items": TYPE_OBJECT}, "limit": {"type": "integer"}},
}


def check(value: object, schema: Mapping[str, Any]) -> None:
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(value)


def match(client: TestClient, *queries: dict[str, object]) -> list[list[dict[str, Any]]]:
    batch = {f"q{number}": query for number, query in enumerate(queries)}
    response = client.post("/reconcile", data={"queries": json.dumps(batch)})
    assert response.status_code == 200, response.text
    check(response.json(), RESULTS)
    return [response.json()[key]["result"] for key in batch]


def test_the_manifest_names_what_the_service_can(client: TestClient) -> None:
    manifest = client.get("/reconcile").json()
    check(manifest, MANIFEST)
    assert manifest["identifierSpace"] == "https://w3id.org/carekg/id/"
    for kind, service in manifest["suggest"].items():
        address = service["service_url"] + service["service_path"]
        found = client.get(
            address, params={"prefix": "re" if kind == "entity" else "na" if kind == "property" else "fu"}
        )
        check(found.json(), SUGGESTIONS)
        assert found.json()["result"], kind
    proposed = manifest["extend"]["propose_properties"]
    check(client.get(proposed["service_url"] + proposed["service_path"], params={"type": "Fund"}).json(), PROPOSALS)
    preview = client.get(manifest["preview"]["url"].replace("{{id}}", "respite-fund"))
    assert "Respite Fund" in preview.text
    assert client.get(manifest["view"]["url"].replace("{{id}}", "respite-fund")).status_code == 200


@pytest.mark.parametrize("written", ["Respite Fund", "the RESPITE fund", "Respite  Fund"])
def test_the_one_thing_of_that_name_is_matched(client: TestClient, written: str) -> None:
    [candidates] = match(client, {"query": written})
    assert (candidates[0]["id"], candidates[0]["match"]) == ("respite-fund", True)
    assert candidates[0]["score"] == 100
    assert {"id": "Fund", "name": "fund"} in [{**each, "name": each["name"].lower()} for each in candidates[0]["type"]]


def test_a_name_written_wrongly_is_proposed_and_not_matched(client: TestClient) -> None:
    [candidates] = match(client, {"query": "Respit Funds"})
    assert candidates[0]["id"] == "respite-fund"
    assert not any(each["match"] for each in candidates)
    assert 50 < candidates[0]["score"] < 100


def test_other_names_and_initials_match_too(client: TestClient) -> None:
    found = match(client, {"query": "DOC"}, {"query": "care department"})
    assert [candidates[0]["id"] for candidates in found] == ["department-of-care"] * 2


def test_a_type_narrows_what_is_found(client: TestClient) -> None:
    funds, people = match(
        client, {"query": "Respite Fund", "type": "Fund"}, {"query": "Respite Fund", "type": ["Person"]}
    )
    assert funds[0]["match"]
    assert "respite-fund" not in [each["id"] for each in people]


def test_a_property_that_speaks_against_it_keeps_a_name_from_matching(client: TestClient) -> None:
    agreeing, differing = match(
        client,
        {"query": "Respite Fund", "properties": [{"pid": "nation", "v": "England"}]},
        {"query": "Respite Fund", "properties": [{"pid": "nation", "v": [{"id": "x", "name": "Wales"}]}]},
    )
    assert (agreeing[0]["match"], agreeing[0]["score"]) == (True, 100)
    assert not differing[0]["match"]
    assert differing[0]["score"] < 100


def test_a_property_that_the_graph_does_not_know_speaks_neither_way(client: TestClient) -> None:
    """The requests are OpenRefine's for a column of nations beside the names: people have none in the graph."""
    query = {"query": "Ann Lee", "limit": 10, "type_strict": "should"}
    [found] = match(client, {**query, "properties": [{"pid": "nation", "v": "England"}]})
    assert (found[0]["id"], found[0]["match"], found[0]["score"]) == ("ann-lee", True, 100)


def test_a_limit_is_kept(client: TestClient) -> None:
    [candidates] = match(client, {"query": "care", "limit": 1})
    assert len(candidates) <= 1


def test_queries_may_be_sent_in_the_address(client: TestClient) -> None:
    response = client.get("/reconcile", params={"queries": '{"a":{"query":"Respite Fund"}}'})
    assert response.json()["a"]["result"][0]["id"] == "respite-fund"


def test_columns_are_added_from_the_graph(client: TestClient) -> None:
    wanted = {
        "ids": ["department-of-care", "nobody"],
        "properties": [{"id": "nation"}, {"id": "acronym"}, {"id": "funds"}],
    }
    answer = client.post("/reconcile", data={"extend": json.dumps(wanted)}).json()
    check(answer, EXTENSION)
    assert [column["id"] for column in answer["meta"]] == ["nation", "acronym", "funds"]
    assert answer["rows"]["department-of-care"] == {
        "nation": [{"str": "England"}],
        "acronym": [{"str": "DOC"}],
        "funds": [{"id": "respite-fund", "name": "Respite Fund"}],
    }
    assert answer["rows"]["nobody"] == {"nation": [], "acronym": [], "funds": []}


@pytest.mark.parametrize(
    "form",
    [
        {"queries": "no json"},
        {"queries": "[]"},
        {"queries": '{"q0": "text"}'},
        {"queries": '{"q0": {"query": 3}}'},
        {"queries": '{"q0": {"query": "a", "limit": 0}}'},
        {"queries": "[" * 100_000},
        {"extend": '{"ids": ["a"], "properties": [{"id": "nothing"}]}'},
        {"extend": '{"ids": "a", "properties": []}'},
    ],
)
def test_what_is_no_message_of_the_protocol_is_refused(client: TestClient, form: dict[str, str]) -> None:
    response = client.post("/reconcile", data=form)
    assert response.status_code == 400
    assert response.json()["detail"]


def test_a_version_that_asks_for_scripts_as_answers_is_not_promised(client: TestClient) -> None:
    """Every address of version 0.1 must answer in JSONP, which would let any web page read the graph."""
    assert client.get("/reconcile").json()["versions"] == ["0.2"]


def test_a_batch_may_have_as_many_queries_as_the_manifest_says(client: TestClient) -> None:
    most = client.get("/reconcile").json()["batchSize"]
    assert len(match(client, *[{"query": "Ann Lee", "limit": 1}] * most)) == most
    batch = {f"q{number}": {"query": "Ann Lee"} for number in range(most + 1)}
    assert client.post("/reconcile", data={"queries": json.dumps(batch)}).status_code == 413


@pytest.mark.parametrize(("kind", "id_"), [("entity", "ann-lee"), ("type", "NHSBody"), ("property", "callsFor")])
def test_what_has_an_id_is_suggested_by_it(client: TestClient, kind: str, id_: str) -> None:
    found = client.get(f"/reconcile/suggest/{kind}", params={"prefix": id_}).json()
    check(found, SUGGESTIONS)
    assert id_ in [each["id"] for each in found["result"]]


@pytest.mark.parametrize(("kind", "prefix"), [("entity", "re"), ("type", "p"), ("property", "a")])
def test_further_suggestions_follow_those_that_are_skipped(client: TestClient, kind: str, prefix: str) -> None:
    address = f"/reconcile/suggest/{kind}"
    whole = client.get(address, params={"prefix": prefix}).json()["result"]
    rest = client.get(address, params={"prefix": prefix, "cursor": "1"}).json()["result"]
    assert len(whole) > 1 or kind == "entity"
    assert rest == whole[1:]
    assert client.get(address, params={"prefix": prefix, "cursor": "x"}).status_code == 400


def test_columns_hold_what_is_a_fact_or_called_for() -> None:
    """A proposal, a denial, or what is likelier wrong than right is no fact; that it is called for is one."""
    fund, plan, body = (
        Entity("larch-fund", EntityType.INITIATIVE, "Larch Fund"),
        Entity("larch-plan", EntityType.INITIATIVE, "Larch Plan"),
        Entity("larch-council", EntityType.ORGANISATION, "Larch Council"),
    )
    partner = Entity("elder-trust", EntityType.ORGANISATION, "Elder Trust")
    told = [
        Statement(body.id, Predicate.FUNDS, fund.id, Citation("Gazette, 2031")),
        Statement(body.id, Predicate.FUNDS, plan.id, Citation("Gazette, 2032"), modality=Modality.PROPOSED),
        Statement(body.id, Predicate.SUPPORTS, fund.id, Citation("Gazette, 2033"), negated=True),
        Statement(body.id, Predicate.SUPPORTS, plan.id, Citation("Gazette, 2034"), confidence=0.4),
        Statement(body.id, Predicate.CALLS_FOR, plan.id, Citation("Gazette, 2035"), modality=Modality.PROPOSED),
        Statement(body.id, Predicate.PARTNERS_WITH, partner.id, Citation("Gazette, 2036")),
    ]
    index = Index(Knowledge(entities=(fund, plan, body, partner), statements=tuple(told)), threshold=0.5)

    def list_ends(id_: str, predicate: Predicate) -> list[str]:
        return [cell["id"] for cell in PROPERTIES[str(predicate)].find_values(index, index.entities[id_])]

    assert list_ends("larch-council", Predicate.FUNDS) == ["larch-fund"]
    assert list_ends("larch-council", Predicate.SUPPORTS) == []
    assert list_ends("larch-council", Predicate.CALLS_FOR) == ["larch-plan"]
    assert list_ends("larch-council", Predicate.PARTNERS_WITH) == ["elder-trust"]
    assert list_ends("elder-trust", Predicate.PARTNERS_WITH) == ["larch-council"]


def test_a_type_is_offered_the_columns_that_it_can_have(client: TestClient) -> None:
    def propose(type_: str) -> set[str]:
        answer = client.get("/reconcile/properties", params={"type": type_}).json()
        check(answer, PROPOSALS)
        return {each["id"] for each in answer["properties"]}

    assert {"announces", "posts", "nation"} < propose("Person")
    assert not {"benefits", "appliesIn"} & propose("Person")
    assert {"benefits", "appliesIn"} < propose("Fund")
    assert not {"holdsRole", "posts"} & propose("Fund")
    assert propose("no type of ours") == propose("") > propose("Fund")


def test_a_preview_may_be_framed_by_openrefine_alone(client: TestClient) -> None:
    policy = client.get("/reconcile/preview", params={"id": "respite-fund"}).headers["Content-Security-Policy"]
    assert "frame-ancestors http://127.0.0.1:3333 http://localhost:3333" in policy
