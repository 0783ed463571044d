"""Asking the graph, checking it and taking it along."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from defusedxml import ElementTree

import carekg
from carekg.cli import COMMANDS
from tests.cli.conftest import Run


def test_a_query_finds_what_a_document_says(run: Run, built: Path) -> None:
    sparql = "SELECT ?what WHERE { ckg:department-of-care care:launches ?x . ?x skos:prefLabel ?what }"
    rows = list(csv.reader(io.StringIO(run("query", "-e", sparql, "--format", "csv", "-w", built).out)))
    assert rows == [["what"], ["Respite Fund"]]


def test_a_query_can_stand_in_a_file(run: Run, built: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text("ASK { ckg:department-of-care care:funds ckg:respite-fund }")
    answer = run("query", tmp_path / "mine.rq", "--format", "json", "-w", built)
    assert json.loads(answer.out)["boolean"] is True


def test_every_saved_question_is_listed_and_can_be_asked_of_any_name(run: Run, built: Path) -> None:
    listed = run("query", "--list").out
    assert "announced-by" in listed
    answer = run("query", "announced-by", "--set", "actor=DOC", "-w", built)
    assert answer.code == 0
    assert "Respite Fund" in answer.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("query", "anounced-by"), "announced-by"),
        (("query", "-e", "SELECT ?x WHERE { ?x care:anounces ?y }"), "care:announces"),
        (("query", "-e", "SELECT ?x WHERE { ?x care:announces }"), "1:"),
        (("query", "announced-by", "--set", "actor=Nobody At All"), "Nobody At All"),
        (("query", "nowhere.rq"), "nowhere.rq"),
        (("query", "-e", "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"), "SERVICE"),
        (("show", "Departmint of Care"), "Department of Care"),
        (("path", "Ann Lee", "Respit Fund"), "Respite Fund"),
        (("render", "--focus", "Respit Fund", "-o", "x.html"), "Respite Fund"),
    ],
)
def test_what_cannot_be_asked_gets_one_line_that_helps(
    run: Run, built: Path, arguments: tuple[str, ...], told: str
) -> None:
    refused = run(*arguments, "-w", built)
    assert refused.code == 1
    assert told in refused.err
    assert refused.err.count("\n") == 1
    assert refused.err.startswith("carekg: ")


def test_show_finds_by_acronym_and_quotes(run: Run, built: Path) -> None:
    card = run("show", "DOC", "-w", built).out
    assert "Department of Care" in card
    assert "has launched the Respite Fund" in " ".join(card.split())
    assert "Gazette, 2021" in card


def test_a_post_is_resolved_to_its_holder(run: Run, built: Path) -> None:
    card = run("show", "Ann Lee", "-w", built).out
    assert "Breathing Space Programme" in card
    assert "2021-03-01" in card


def test_a_path_quotes_each_step(run: Run, built: Path) -> None:
    shown = run("path", "Ann Lee", "Oakshire Council", "-w", built)
    assert shown.code == 0
    assert "Oakshire Council has welcomed the Home Visits Strategy" in " ".join(shown.out.split()) or (
        "Oakshire Council will run the Breathing Space Programme" in " ".join(shown.out.split())
    )


def test_stats_count_what_is_there(run: Run, built: Path) -> None:
    shown = run("stats", "-w", built).out
    assert "documents" in shown
    assert "Department of Care" in shown


def test_a_sound_graph_conforms(run: Run, built: Path) -> None:
    assert run("validate", "-w", built) == (0, "The graph conforms.\n", "")


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize(
    ("form", "reader"),
    [("ttl", "turtle"), ("trig", "trig"), ("nq", "nquads"), ("rdfxml", "xml"), ("jsonld", "json-ld")],
)
def test_every_rdf_form_reads_back(run: Run, built: Path, tmp_path: Path, form: str, reader: str) -> None:
    target = tmp_path / f"graph.{form}"
    exported = run("export", "--format", form, "-o", target, "-w", built)
    assert (exported.code, exported.err) == (0, f"Wrote {target}\n")
    read = rdflib.Dataset(default_union=True).parse(target, format=reader)
    fund = rdflib.URIRef("https://w3id.org/carekg/id/respite-fund")
    launches = rdflib.URIRef("https://w3id.org/carekg/ontology#launches")
    assert list(read.subjects(launches, fund)) == [rdflib.URIRef("https://w3id.org/carekg/id/department-of-care")]


def test_a_csv_file_begins_so_that_excel_reads_its_accents(run: Run, built: Path, tmp_path: Path) -> None:
    asked = ("query", "-e", "SELECT ('Siân' AS ?who) {}", "--format", "csv", "-w", built)
    assert run(*asked).out.split() == ["who", "Siân"]
    run(*asked, "-o", tmp_path / "who.csv")
    assert (tmp_path / "who.csv").read_bytes().decode("utf-8") == "\ufeffwho\r\nSiân\r\n"


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_gephi_gets_every_entity_of_a_fact(run: Run, built: Path, form: str) -> None:
    exported = run("export", "--format", form, "-w", built)
    assert exported.code == 0
    assert "Respite Fund" in exported.out
    assert ElementTree.fromstring(exported.out) is not None


def test_the_page_and_a_part_of_it(run: Run, built: Path, tmp_path: Path) -> None:
    run("render", "-o", tmp_path / "all.html", "-w", built)
    run("render", "--focus", "Ann Lee", "--depth", "1", "-o", tmp_path / "part.html", "-w", built)
    whole, part = ((tmp_path / name).read_text(encoding="utf-8") for name in ("all.html", "part.html"))
    assert "Home Visits Strategy" in whole
    assert "Ann Lee" in part
    assert "Westshire" not in part


def test_rdflib_opens_the_graph(built: Path) -> None:
    rows = carekg.open_graph(built).query("SELECT ?label WHERE { ckg:ann-lee skos:prefLabel ?label }")
    assert [str(row[0]) for row in rows] == ["Ann Lee"]  # type: ignore[index]  # a SELECT has rows


def test_nothing_can_be_asked_before_a_build(run: Run, tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    refused = run("show", "anyone", "-w", tmp_path)
    assert refused.code == 1
    assert "carekg build" in refused.err


def test_doctor_names_the_model(run: Run) -> None:
    told = run("doctor")
    assert told.code == 0
    assert "en_core_web" in told.out


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_the_help_of_every_command_has_an_example(run: Run, name: str) -> None:
    shown = run(name, "--help")
    assert shown.code == 0
    assert "Example:" in shown.out
    assert f"carekg {name}" in shown.out


def test_a_query_that_takes_too_long_is_ended_with_one_line(built: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    command = [sys.executable, "-m", "carekg", "query", "-e", endless, "--timeout", "0.5", "-w", str(built)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 1
    assert ended.stderr == (
        "carekg: the query took longer than 0.5 seconds (ask for less, or give it more with --timeout SECONDS)\n"
    )


def test_a_question_is_explained(run: Run) -> None:
    told = run("query", "--explain", "who-held").out
    assert told.startswith("Who held a post on a date?\n")
    assert "  on: a date, as 2018, 2018-07 or 2018-07-31; must be given\n" in told
    assert (
        '  carekg query who-held --set post="Secretary of State for Health and Social Care" --set on="2019-07-03"\n'
        in told
    )
    assert told.endswith("ORDER BY STR(?from) STR(?holder)\n")
    assert "# title" not in told


def test_words_are_searched_for(run: Run, built: Path) -> None:
    found = run("search", "launched", "respite", "-w", built)
    assert found.code == 0
    assert "has launched the Respite Fund" in " ".join(found.out.split())
    assert "Department of Care — launches → Respite Fund" in found.out
    rows = list(csv.DictReader(io.StringIO(run("search", "Respite Fund", "--format", "csv", "-w", built).out)))
    assert rows[0]["text"] == "Respite Fund"
    assert run("search", "zebra", "-w", built).out == "Nothing found.\n"


def test_a_question_can_be_asked_of_quotes_with_some_words(run: Run, built: Path) -> None:
    asked = ("query", "announced-by", "--set", "actor=DOC", "--format", "csv", "-w", built)
    everything = list(csv.DictReader(io.StringIO(run(*asked).out)))
    some = list(csv.DictReader(io.StringIO(run(*asked, "--text", "launched respite").out)))
    assert {row["what"] for row in some} == {"Respite Fund"}
    assert [row for row in everything if "launched the Respite" in row["quote"]] == some
    assert "the query has no variable ?statement" in run("query", "-e", "ASK { }", "--text", "x", "-w", built).err
