from __future__ import annotations

import pyoxigraph as ox
import rdflib
from hypothesis import given, settings
from rdflib.compare import isomorphic

from carekg.graph.forms.turtle import parse_nquads, write_trig, write_turtle
from carekg.graph.triples.writing import write_nquads
from carekg.model import Knowledge
from tests.graph.samples import SAMPLE
from tests.graph.strategies import knowledge


@given(knowledge())
@settings(max_examples=60, deadline=None)
def test_turtle_is_the_union_of_the_graphs(given_knowledge: Knowledge) -> None:
    nquads = write_nquads(given_knowledge, threshold=0.5)
    read = [quad.triple for quad in ox.parse(write_turtle(nquads), format=ox.RdfFormat.TURTLE)]
    assert len(read) == len(set(read))
    assert set(read) == {quad.triple for quad in parse_nquads(nquads)}


@given(knowledge())
@settings(max_examples=60, deadline=None)
def test_trig_keeps_the_graphs_apart(given_knowledge: Knowledge) -> None:
    nquads = write_nquads(given_knowledge, threshold=0.5)
    read = list(ox.parse(write_trig(nquads), format=ox.RdfFormat.TRIG))
    assert len(read) == len(set(read)) == nquads.count(b"\n")
    assert set(read) == set(parse_nquads(nquads))


def test_rdflib_reads_the_same_graph() -> None:
    nquads = write_nquads(SAMPLE, threshold=0.5)
    union = rdflib.Graph()
    for triple in {tuple(line.rsplit(b" ", 2)[0].split(b" ", 2)) for line in nquads.splitlines()}:
        union.parse(data=b" ".join(triple) + b" .\n", format="nt")
    assert isomorphic(rdflib.Graph().parse(data=write_turtle(nquads), format="turtle"), union)


def test_it_reads_well() -> None:
    text = write_turtle(write_nquads(SAMPLE, threshold=0.5)).decode()
    prefixes, _, body = text.partition("\n\n")
    assert prefixes.splitlines() == sorted(prefixes.splitlines())
    assert '\n\ncare:announces a owl:ObjectProperty ;\n\trdfs:label "announces"@en ;\n' in body
    assert "\n\nckg:lantern-fund a " in body
    fund = body.partition("\n\nckg:lantern-fund a ")[2].partition("\n\n")[0]
    assert fund.splitlines()[1] == '\tskos:prefLabel "Lantern Fund"@en .'
    statement = body.partition("\n\nstatement:")[2].partition("\n\n")[0].splitlines()
    assert [line.split()[0] for line in statement[1:4]] == ["rdf:subject", "rdf:predicate", "rdf:object"]


def test_trig_has_the_graphs_in_the_order_of_their_iris_also_where_one_begins_another() -> None:
    graphs = ("https://example.org/news", "https://example.org/news-2", "https://example.org/news/a")
    triple = '<https://example.org/a> <https://example.org/b> "c"'
    nquads = "".join(sorted(f"{triple} <{graph}> .\n" for graph in graphs)).encode()
    assert tuple(quad.graph_name.value for quad in ox.parse(write_trig(nquads), format=ox.RdfFormat.TRIG)) == graphs
