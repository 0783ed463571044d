from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from rdflib import Dataset, Graph

from carekg.errors import GraphError
from carekg.graph.forms.export import FORMATS, export_graph
from carekg.graph.forms.turtle import parse_nquads
from carekg.graph.triples.writing import write_nquads
from carekg.model import Amount, Knowledge
from tests.graph.samples import ANNOUNCED, FUND, FUNDED, PARTNERED, SAMPLE
from tests.graph.strategies import knowledge


@given(knowledge())
@settings(max_examples=40, deadline=None)
def test_json_ld_says_what_the_n_quads_say(given_knowledge: Knowledge) -> None:
    nquads = write_nquads(given_knowledge, threshold=0.5)
    text = export_graph(nquads, given_knowledge, "jsonld")
    assert set(ox.parse(text, format=ox.RdfFormat.JSON_LD)) == set(parse_nquads(nquads))


def test_rdf_xml_says_what_the_union_says() -> None:
    nquads = write_nquads(SAMPLE, threshold=0.5)
    text = export_graph(nquads, SAMPLE, "rdfxml")
    read = list(ox.parse(text, format=ox.RdfFormat.RDF_XML))
    assert {quad.triple for quad in read} == {quad.triple for quad in parse_nquads(nquads)}
    assert len(Graph().parse(data=text, format="xml")) == len(read)


@given(knowledge())
@settings(max_examples=40, deadline=None)
def test_rdf_xml_stays_well_formed_whatever_a_text_holds(given_knowledge: Knowledge) -> None:
    nquads = write_nquads(given_knowledge, threshold=0.5)
    read = {
        quad.triple for quad in ox.parse(export_graph(nquads, given_knowledge, "rdfxml"), format=ox.RdfFormat.RDF_XML)
    }
    given_triples = {quad.triple for quad in parse_nquads(nquads)}
    lost = [triple.object for triple in given_triples - read]
    held = set(map(chr, range(32))) - set("\t\n\r") | {"\ufffe", "\uffff"}
    assert all(isinstance(value, ox.Literal) and held & set(value.value) for value in lost)


def test_json_lines_have_names_quotes_and_documents() -> None:
    lines = export_graph(b"", SAMPLE, "jsonl").decode().splitlines()
    records = [json.loads(line) for line in lines]
    assert [record["id"] for record in records] == [each.id for each in SAMPLE.statements]
    funded = next(record for record in records if record["id"] == FUNDED.id)
    assert funded == {
        "id": FUNDED.id,
        "subject": "ministry-of-lanterns",
        "subject_label": "Ministry of Lanterns",
        "predicate": "funds",
        "object": "lantern-fund",
        "object_label": "Lantern Fund",
        "modality": "actual",
        "negated": False,
        "amount": 3000000,
        "currency": "GBP",
        "per": "year",
        "date": "2021-06",
        "speaker": "ada-pemberton",
        "speaker_label": "Ada Pemberton",
        "status": "extracted",
        "confidence": 0.8,
        "rule": "frame:fund",
        "methods": "llm, rules",
        "quote": "The Ministry gives it £3m a year.",
        "document": "letter",
        "document_title": "A letter on lanterns",
        "document_publisher": "Ministry of Lanterns",
        "document_date": "2021-06-01",
        "document_nation": "Wales",
        "document_url": "https://lanterns.example/letter",
        "start": 60,
        "end": 93,
    }
    cited = next(record for record in records if record["id"] == PARTNERED.id)
    assert (cited["source"], cited["locator"]) == ("Annual report of the guild", "page 4")


def test_json_lines_keep_pence() -> None:
    pence = replace(SAMPLE, statements=(replace(FUNDED, amount=Amount(Decimal("12.60"), per="hour")),))
    assert json.loads(export_graph(b"", pence, "jsonl"))["amount"] == pytest.approx(12.6)


def test_trig_and_n_quads_read_into_the_same_dataset() -> None:
    nquads = write_nquads(SAMPLE, threshold=0.5)
    trig, quads = (
        Dataset().parse(data=export_graph(nquads, SAMPLE, form), format=name)
        for form, name in (("trig", "trig"), ("nq", "nquads"))
    )
    assert {str(graph.identifier): len(graph) for graph in trig.graphs()} == {
        str(graph.identifier): len(graph) for graph in quads.graphs()
    }


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(GraphError, match=r"no export format 'docx' \(known are ttl, trig, nq, jsonld"):
        export_graph(b"", SAMPLE, "docx")


_PROGRAM = """
import hashlib, json, sys
from carekg.graph.forms.export import FORMATS, export_graph
from carekg.graph.triples.writing import write_nquads
from tests.graph.samples import SAMPLE
nquads = write_nquads(SAMPLE, threshold=0.5)
print(json.dumps({form: hashlib.sha256(export_graph(nquads, SAMPLE, form)).hexdigest() for form in FORMATS}))
"""


def test_the_bytes_are_the_same_whatever_the_hash_seed() -> None:
    found = [
        subprocess.run(
            [sys.executable, "-c", _PROGRAM],
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": zone},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("0", "UTC"), ("4242", "Asia/Tokyo"))
    ]
    assert found[0] == found[1]
    assert set(json.loads(found[0])) == set(FORMATS)


def test_labels_are_left_out_where_the_entity_is_not_described() -> None:
    alone = Knowledge(entities=(FUND,), statements=(ANNOUNCED,))
    record = json.loads(export_graph(b"", alone, "jsonl"))
    assert "subject_label" not in record
    assert record["object_label"] == "Lantern Fund"
