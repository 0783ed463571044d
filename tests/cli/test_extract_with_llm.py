"""`carekg extract --with llm` as a user runs it, against a server on this machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.llm.sample import DENIAL, ENTITIES, GOOD, LAUNCH, MONEY, TEXT, answer_with
from tests.server import Reply, Server, refuse, say, serve
from tests.workspaces import make_workspace


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Server]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    # No workspace, and nobody's own folder of things kept.
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    for name in ("CAREKG_LLM_KEY", "OPENAI_BASE_URL", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    with serve() as running:
        running.answer(say(GOOD))
        monkeypatch.setenv("CAREKG_LLM_URL", running.url)
        monkeypatch.setenv("CAREKG_LLM_MODEL", "elm-7b")
        yield running


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "respite.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_what_the_model_says_is_linked_to_the_tables(run: Run, server: Server, paper: Path, tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path / "workspace")
    shown = run("extract", paper, "--with", "llm", "-w", workspace, "--format", "jsonl")
    assert (shown.code, shown.err) == (0, "")
    record = json.loads(shown.out)
    assert ("ann-lee", "launches") in {(each["subject"], each["predicate"]) for each in record["statements"]}
    assert {tuple(each["methods"]) for each in record["statements"]} == {("llm",)}
    assert {entity["id"] for entity in record["entities"]} >= {"ann-lee", "minister-for-care", "oakshire-council"}
    assert len(list((workspace / "build" / "answers").iterdir())) == len(server.requests) == 1
    assert run("extract", paper, "--with", "llm", "-w", workspace, "--format", "jsonl").out == shown.out
    assert len(server.requests) == 1


def test_each_statement_says_which_method_found_it(run: Run, server: Server, paper: Path, tmp_path: Path) -> None:
    # Nobody but the language model takes giving for overseeing.
    overseen = {**MONEY, "predicate": "oversees", "amount": None}
    server.answer(say(json.dumps({"entities": ENTITIES, "statements": [LAUNCH, overseen, DENIAL]})))
    paper.write_text(f"{TEXT}\nOakshire Council has welcomed the Home Visits Scheme.\n", encoding="utf-8")
    arguments = ("extract", paper, "--format", "jsonl", "--cache", tmp_path / "kept")
    both = json.loads(run(*arguments, "--with", "rules,llm").out)
    assert json.loads(run(*arguments, "--with", "rules", "--with", "llm").out) == both
    methods = {tuple(each["methods"]) for each in both["statements"]}
    assert methods == {("llm",), ("rules",), ("llm", "rules")}
    claims = [(each["subject"], each["predicate"], each["object"], each["negated"]) for each in both["statements"]]
    assert len(claims) == len(set(claims))
    for each in both["statements"]:
        quote = each["evidence"]
        assert paper.read_text(encoding="utf-8")[quote["start"] : quote["end"]] == quote["quote"]
    assert len(list((tmp_path / "kept").iterdir())) == 1
    shown = run("extract", paper, "--cache", tmp_path / "kept", "--with", "rules,llm").out
    assert "Ann Lee funds Home Visits Scheme (denied, planned)  [0.50, llm and rules]" in shown


def test_outside_of_a_workspace_answers_are_kept_for_the_user(run: Run, server: Server, paper: Path) -> None:
    before = sorted(paper.parent.iterdir())
    first = run("extract", paper.name, "--with", "llm")
    assert run("extract", paper.name, "--with", "llm") == first
    assert len(server.requests) == 1
    assert sorted(paper.parent.iterdir()) == [paper.parent / "home", *before]


def test_without_the_option_nothing_is_sent(run: Run, server: Server, paper: Path) -> None:
    assert run("extract", paper).code == 0
    assert server.requests == []


def test_what_is_not_taken_is_listed(run: Run, server: Server, paper: Path) -> None:
    server.answer(say(answer_with(quote="Ann Lee made all of this up.")))
    shown = run("extract", paper, "--with", "llm")
    assert shown.code == 0
    assert "0 statements" in shown.out
    assert shown.err.strip() == (
        "respite.txt: a statement of the language model was not taken: its quote does not stand in the text: "
        "“Ann Lee launches Breathing Space: Ann Lee made all of this up.”"
    )


def test_an_endpoint_that_refuses_stops_at_the_first_document(run: Run, server: Server, paper: Path) -> None:
    paper.with_name("other.txt").write_text("Oakshire Council is content with all of it.")
    server.answer(refuse(401))
    refused = run("extract", paper, paper.with_name("other.txt"), "--with", "rules,llm")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err == (
        f"carekg: {server.url}: does not accept the key (401) (set CAREKG_LLM_KEY to a key of this server)\n"
    )
    assert len(server.requests) == 1


def test_where_one_document_gets_no_answer_the_others_are_read(run: Run, server: Server, paper: Path) -> None:
    other = paper.with_name("a.txt")
    other.write_text("Oakshire Council is content with all of it.")
    server.answer(say("I would rather not."), say(GOOD))
    shown = run("extract", other, paper, "--with", "llm", "--format", "jsonl")
    assert shown.code == 1
    assert [json.loads(line)["document"]["path"] for line in shown.out.splitlines()] == ["respite.txt"]
    assert shown.err == (
        f"a.txt: {server.url}: the model's answer is not the JSON it was asked for: “I would rather not.” (try a model "
        "that is better at JSON)\n"
    )


def test_where_the_model_gives_no_answer_the_rules_still_do(run: Run, server: Server, paper: Path) -> None:
    server.answer(say("I would rather not."))
    shown = run("extract", paper, "--with", "rules,llm", "--format", "jsonl")
    assert shown.code == 1
    assert json.loads(shown.out)["statements"]
    assert "not the JSON" in shown.err


def test_patience_is_an_option(run: Run, server: Server, paper: Path) -> None:
    server.answer(Reply(delay=0.3))
    refused = run("extract", paper, "--with", "llm", "--llm-timeout", "0.01")
    assert refused.code == 1
    assert "gave no answer within 0.01 seconds in 3 tries" in refused.err


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("--with", "magic"), 2, "--with must be one of rules, model, llm, not 'magic'"),
        (("--with", ""), 2, "--with must be one of rules, model, llm, not ''"),
        (("--with", "model"), 2, "write rules,model"),
        (("--with", "llm", "--llm-timeout", "0"), 2, "--llm-timeout"),
        (("--with", "llm", "--llm-url", "elm"), 1, "the endpoint is no web address"),
        (("--llm-model", "oak"), 2, "--with llm"),
    ],
)
def test_a_wrong_call_is_told(
    run: Run, server: Server, paper: Path, arguments: tuple[str, ...], code: int, told: str
) -> None:
    refused = run("extract", paper, *arguments)
    assert refused.code == code
    assert told in refused.err
    assert server.requests == []


def test_without_the_extra_one_line_says_what_to_install(paper: Path) -> None:
    program = (
        "import sys; sys.modules['openai'] = sys.modules['platformdirs'] = None; from carekg.cli import main; "
        f"sys.argv = ['carekg', 'extract', {str(paper)!r}, '--with', 'llm']; main()"
    )
    environment = {**os.environ, "CAREKG_LLM_URL": "http://127.0.0.1:9/v1", "CAREKG_LLM_MODEL": "elm-7b"}
    ended = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 1
    assert ended.stderr == ('carekg: reading with a language model needs an extra (pip install "carekg[llm]")\n')
