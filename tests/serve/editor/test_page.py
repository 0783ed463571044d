from __future__ import annotations

import json
import re

import pytest

from carekg.query.questions import list_questions
from carekg.serve.editor import list_files, render_editor, state_policy

NONCE = "c2l4dGVlbiBieXRlcyEh"


def test_nothing_in_the_page_runs_but_by_the_policy() -> None:
    html = render_editor(NONCE, title="A <graph>").decode()
    assert "A &lt;graph&gt;" in html
    assert re.findall(r"<script[^>]*>", html) == [f'<script type="module" src="query/main.js" nonce="{NONCE}">']
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", html)
    policy = dict(part.split(" ", 1) for part in state_policy(NONCE).split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["style-src"] == f"'self' 'nonce-{NONCE}'"
    assert "unsafe" not in state_policy(NONCE)


@pytest.mark.parametrize("nonce", ["", "short", 'x" onload="alert(1)', "'unsafe-inline' 0123456789"])
def test_a_nonce_that_protects_nobody_is_refused(nonce: str) -> None:
    with pytest.raises(ValueError, match="nonce"):
        render_editor(nonce)
    with pytest.raises(ValueError, match="nonce"):
        state_policy(nonce)


def test_every_file_that_the_page_or_a_module_names_is_there() -> None:
    files = list_files()
    wanted = set(re.findall(r'(?:src|href)="query/([^"]+)"', render_editor(NONCE).decode()))
    for name, file in files.items():
        if name.endswith(".js") and name not in ("codemirror.js", "vis-network.js"):
            wanted |= set(re.findall(r'(?:from|await import\()\s*"\./([^"]+)"', file.content.decode()))
    assert wanted <= set(files)
    assert set(files) - wanted == {"vocabulary.json", "questions.json"}


def test_the_editor_needs_no_evaluation_of_text() -> None:
    bundle = list_files()["codemirror.js"].content.decode()
    assert not re.search(r"\beval\(|new Function\(", bundle)


def test_terms_come_with_the_definitions_of_the_ontology() -> None:
    vocabulary = json.loads(list_files()["vocabulary.json"].content)
    terms = {term["name"]: term for term in vocabulary["terms"]}
    assert terms["care:Person"] == {
        "name": "care:Person",
        "kind": "class",
        "label": "person",
        "definition": "A named human being.",
    }
    assert terms["care:announces"]["kind"] == "relation"
    assert terms["care:Wales"]["label"] == "Wales"
    assert terms["skos:prefLabel"]["kind"] == "property"
    assert vocabulary["prefixes"]["ckg"] == "https://w3id.org/carekg/id/"


def test_every_saved_question_is_offered_with_its_parameters() -> None:
    offered = json.loads(list_files()["questions.json"].content)
    assert [question["name"] for question in offered["questions"]] == [one.name for one in list_questions()]
    by_name = {question["name"]: question for question in offered["questions"]}
    assert [one["name"] for one in by_name["announced-by"]["parameters"]] == ["actor", "since"]
    assert "Northern Ireland" in offered["choices"]["nation"]
    assert "NHS body" in offered["choices"]["type"]
