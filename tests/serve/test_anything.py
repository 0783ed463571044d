"""Whatever is sent, the answer is an answer or says what is wrong with the request, and never a fault of carekg."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from carekg.serve.api.operations import OPERATIONS

if TYPE_CHECKING:
    from starlette.testclient import TestClient

many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
TEXT = st.one_of(
    st.text(max_size=30),
    st.sampled_from(["respite-fund", "Department of Care", "who-funds", '"', "*", "\0", "../..", "9" * 30, "-1", "{}"]),
)
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXT),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXT, inner, max_size=3)),
    max_leaves=8,
)
QUERIES = st.fixed_dictionaries(
    {},
    optional={
        "query": VALUES,
        "type": VALUES,
        "limit": VALUES,
        "properties": st.one_of(
            VALUES,
            st.lists(st.fixed_dictionaries({"pid": st.one_of(TEXT, st.just("nation")), "v": VALUES}), max_size=2),
        ),
    },
)


@many
@given(
    st.sampled_from(["id", "entity", "document", "query", "api/entities", "reconcile/suggest"]),
    st.lists(TEXT, min_size=1, max_size=3),
    st.sampled_from(["text/html", "text/turtle", "application/ld+json", "*/*"]),
)
def test_any_address_is_answered(client: TestClient, root: str, names: list[str], accept: str) -> None:
    path = "/".join(quote(name, safe="") for name in names)
    assert client.get(f"/{root}/{path}", headers={"Accept": accept}).status_code < 500


@many
@given(st.data())
def test_any_parameter_of_the_api_is_answered(client: TestClient, data: st.DataObject) -> None:
    operation = data.draw(st.sampled_from(OPERATIONS))
    path, given_ = operation.path, {}
    for parameter in operation.parameters:
        value = data.draw(st.one_of(TEXT, st.just(parameter.example)))
        if parameter.in_path:
            path = path.replace(f"{{{parameter.name}}}", quote(value, safe="") or "x")
        elif data.draw(st.booleans()):
            given_[parameter.name] = value
    assert client.get(f"/api{path}", params=given_).status_code < 500


@many
@given(st.one_of(TEXT, VALUES.map(json.dumps), st.dictionaries(TEXT, QUERIES, max_size=2).map(json.dumps)))
@pytest.mark.parametrize("field", ["queries", "extend"])
def test_any_message_of_openrefine_is_answered(client: TestClient, field: str, message: str) -> None:
    assert client.post("/reconcile", data={field: message}).status_code < 500
