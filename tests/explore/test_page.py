from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carekg.errors import GraphError, WorkspaceError
from carekg.explore import render_page, write_page
from carekg.graph.triples.reading import read_knowledge
from carekg.graph.triples.writing import write_nquads
from carekg.model import Citation, Entity, EntityType, Knowledge, Modality, Predicate, Statement, Status
from tests.explore.columns import unpack
from tests.explore.sample import make_knowledge, measure_degrees

_ELEMENT = re.compile(r"<(script|style)([^>]*)>(.*?)</\1>", re.DOTALL)


def render_sample(title: str = "Care policy") -> str:
    knowledge = make_knowledge()
    return render_page(knowledge, centrality=measure_degrees(knowledge), communities={"england": 1}, title=title)


def read_data(html: str, name: str) -> Any:  # noqa: ANN401 - whatever the JSON holds
    return next(json.loads(text) for _, attributes, text in _ELEMENT.findall(html) if f'id="{name}"' in attributes)


def test_same_knowledge_gives_the_same_page() -> None:
    assert render_sample() == render_sample()


def test_page_carries_every_entity_tenure_document_and_statement() -> None:
    knowledge = make_knowledge()
    html = render_sample()
    details = read_data(html, "data-details")
    nodes, statements = unpack(read_data(html, "data-nodes")), unpack(details["statements"])
    assert [node["entity"]["id"] for node in nodes] == [item.id for item in knowledge.entities]
    assert [item["id"] for item in statements] == [item.id for item in knowledge.statements]
    assert [item["id"] for item in details["documents"]] == [item.id for item in knowledge.documents]
    assert len(details["tenures"]) == len(knowledge.tenures)


_THINGS = tuple(Entity(f"thing-{number}", kind, f"Thing {number}") for number, kind in enumerate(EntityType))
_IDS = st.sampled_from([entity.id for entity in _THINGS])
_CLAIMS = st.builds(
    Statement,
    subject=_IDS,
    predicate=st.sampled_from(list(Predicate)),
    object=_IDS,
    evidence=st.builds(Citation, source=st.sampled_from(["a book", "a letter"])),
    modality=st.sampled_from(list(Modality)),
    negated=st.booleans(),
    confidence=st.sampled_from([0.25, 0.5, 0.875]),
    status=st.sampled_from(list(Status)),
)


@given(st.lists(_CLAIMS, max_size=30, unique_by=lambda statement: statement.id))
@settings(max_examples=25, deadline=None)
def test_from_graph_to_page_no_statement_relation_or_parallel_edge_is_lost(claims: list[Statement]) -> None:
    quads = write_nquads(Knowledge(_THINGS, (), (), tuple(claims)), threshold=0.5)
    knowledge = read_knowledge(ox.parse(quads, format=ox.RdfFormat.N_QUADS))
    html = render_page(knowledge, centrality={}, communities={}, title="", threshold=0.5)
    nodes, edges = unpack(read_data(html, "data-nodes")), unpack(read_data(html, "data-edges"))
    statements = unpack(read_data(html, "data-details")["statements"])
    ids = [node["entity"]["id"] for node in nodes]
    drawn = [(ids[edge["from"]], edge["predicate"], ids[edge["to"]], edge["claim"], edge["fact"]) for edge in edges]
    behind = [
        (statements[place]["id"], *edge[:4])
        for edge, record in zip(drawn, edges, strict=True)
        for place in record["statements"]
    ]
    said = [(s.id, s.subject, s.predicate.value, s.object, "denied" if s.negated else s.modality.value) for s in claims]
    assert sorted(behind) == sorted(said)
    assert {edge[:3] for edge in drawn if edge[4]} == set(list_asserted(quads))


def list_asserted(quads: bytes) -> Iterator[tuple[str, str, str]]:
    """Yield the direct triples between things that the graph asserts and does not infer."""
    for subject, predicate, object_, graph in ox.parse(quads, format=ox.RdfFormat.N_QUADS):
        ends = [str(term).strip("<>").rpartition("/")[2] for term in (subject, object_)]
        relation = predicate.value.partition("ontology#")[2]
        if (
            relation in set(Predicate)
            and all(end.startswith("thing-") for end in ends)
            and "inferred" not in str(graph)
        ):
            yield ends[0], relation, ends[1]


def test_page_has_no_element_that_fetches() -> None:
    markup = _ELEMENT.sub("", render_sample())
    assert not re.search(r"\bsrc=|<iframe|<object|<embed", markup)
    assert re.findall(r"<link [^>]*>", markup) == ['<link rel="icon" href="data:,">']


def test_policy_lets_exactly_the_scripts_and_styles_of_the_page_run() -> None:
    html = render_sample()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    for kind in ("script", "style"):
        texts = [text for tag, attributes, text in _ELEMENT.findall(html) if tag == kind and "json" not in attributes]
        hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts}
        stated = re.search(rf"{kind}-src ([^;]*)", unescape(policy[1]))
        assert stated is not None
        assert set(stated[1].split()) == hashes
    assert policy[1].startswith("default-src &#39;none&#39;")
    assert "unsafe" not in policy[1]


def test_title_is_escaped() -> None:
    html = render_sample('</title><script>alert("1")</script>\x00')
    assert "<script>alert" not in html
    assert "\x00" not in html


def test_empty_knowledge_has_a_page() -> None:
    html = render_page(Knowledge(), centrality={}, communities={}, title="Nothing yet")
    assert unpack(read_data(html, "data-nodes")) == []


def test_statement_on_an_unknown_entity_is_an_error_that_names_it() -> None:
    known = Entity("known", EntityType.ORGANISATION, "Known")
    statement = Statement("known", Predicate.SUPPORTS, "unheard-of", Citation("a book"))
    with pytest.raises(GraphError, match="unheard-of"):
        render_page(Knowledge((known,), (), (), (statement,)), centrality={}, communities={}, title="")


def test_page_is_written_as_utf_8_with_plain_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    write_page(path, "<p>Llywodraeth Cymru – tŷ\n</p>")
    assert path.read_bytes() == "<p>Llywodraeth Cymru – tŷ\n</p>".encode()
    assert [item.name for item in path.parent.iterdir()] == ["page.html"]


def test_page_that_cannot_be_written_is_an_error_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(WorkspaceError, match="cannot be written"):
        write_page(tmp_path / "file" / "page.html", "<p></p>")
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(WorkspaceError):
        write_page(folder, "<p></p>")
    assert sorted(item.name for item in tmp_path.iterdir()) == ["file", "folder"]
