from __future__ import annotations

import xml.etree.ElementTree as ET
from decimal import Decimal
from io import BytesIO

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carekg.analyse.projection import project_network
from carekg.analyse.writers import write_gexf, write_graphml
from carekg.model import Amount, Predicate
from tests.analyse.values import assemble, state

KNOWLEDGE = assemble(
    state("a", Predicate.FUNDS, "b", amount=Amount(Decimal(5)), date="2019"),
    state("a", Predicate.FUNDS, "b", amount=Amount(Decimal(7))),
    state("a", Predicate.LEADS, "b"),
)
GEXF = "{http://www.gexf.net/1.2draft}"


def test_graphml_reads_back_with_its_attributes() -> None:
    network = nx.read_graphml(BytesIO(write_graphml(project_network(KNOWLEDGE))), force_multigraph=True)
    assert network.nodes["a"] == {"label": "A", "type": "Organisation"}
    funds = network["a"]["b"]["a--funds--b"]
    assert funds["amounts"] == "£5 | £7"
    assert funds["dates"] == "2019 | 2021-05-04"
    assert funds["weight"] == 2
    assert funds["curated"] is False
    assert set(network["a"]["b"]) == {"a--funds--b", "a--leads--b"}


def test_gexf_reads_back_and_bears_no_date() -> None:
    data = write_gexf(project_network(KNOWLEDGE))
    root = ET.fromstring(data)  # noqa: S314 - our own output
    meta = root.find(f"{GEXF}meta")
    assert meta is not None
    assert meta.attrib == {}
    assert [edge.attrib["id"] for edge in root.iter(f"{GEXF}edge")] == ["a--funds--b", "a--leads--b"]
    assert [edge.attrib["label"] for edge in root.iter(f"{GEXF}edge")] == ["funds", "leads"]
    assert {node.attrib["label"] for node in root.iter(f"{GEXF}node")} == {"A", "B"}


@pytest.mark.parametrize("write", [write_graphml, write_gexf])
def test_the_same_knowledge_gives_the_same_bytes(write: object) -> None:
    backwards = assemble(*reversed(KNOWLEDGE.statements))
    assert callable(write)
    assert write(project_network(KNOWLEDGE)) == write(project_network(backwards))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=20))
def test_any_label_makes_xml_that_can_be_read(label: str) -> None:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_node("a", label=label, nothing=None, several=["x", None, 3, Decimal("2.50")])
    kept = nx.read_graphml(BytesIO(write_graphml(network))).nodes["a"]
    assert kept["several"] == "x | 3 | 2.5"
    assert "nothing" not in kept
    assert next(ET.fromstring(write_gexf(network)).iter(f"{GEXF}node")).attrib["id"] == "a"  # noqa: S314 - our own
