"""A wrong call is answered in one line: which command, what is wrong, and where its help is."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from tests.cli.conftest import Run

WRONG_CALLS = {
    ("show",): "carekg show: ENTITY is missing (see carekg show --help)",
    ("path", "Ann Lee"): "carekg path: B is missing (see carekg path --help)",
    ("add",): "carekg add: PATHS is missing (see carekg add --help)",
    ("curate", "import", "--to", "tenures"): "carekg curate import: FILE is missing (see carekg curate import --help)",
    ("export",): "carekg export: --format is missing; it is one of ttl, trig, nq, jsonld, rdfxml, graphml, gexf, csv, "
    "xlsx (see carekg export --help)",
    ("path", "Ann", "Lee", "Bob", "Ray"): "carekg path: 'Bob Ray' is too much; what has spaces needs quotes round it "
    "(see carekg path --help)",
    ("show", "Ann Lee", "--workspce", "x"): "carekg show: there is no option --workspce (did you mean --workspace?)",
    ("show", "Ann Lee", "--zzz"): "carekg show: there is no option --zzz (see carekg show --help)",
    ("show", "Ann Lee", "-w"): "carekg: -w needs a value",
    ("build", "--force=yes"): "carekg: --force takes no value",
    ("search", "x", "--limit", "0"): "carekg search: --limit must be from 1 to 10000, not 0 (see carekg search --help)",
    ("search", "x", "--limit", "few"): "carekg search: --limit must be a whole number, not 'few' "
    "(see carekg search --help)",
    ("extract", ".", "--min-confidence", "2"): "carekg extract: --min-confidence must be from 0 to 1, not 2 "
    "(see carekg extract --help)",
    ("extract", ".", "--min-confidence", "high"): "carekg extract: --min-confidence must be a number, not 'high' "
    "(see carekg extract --help)",
    ("query", "x", "--timeout", "0"): "carekg query: --timeout must be above 0 and up to 86400, not 0 "
    "(see carekg query --help)",
    ("serve", "--rows", "0"): "carekg serve: --rows must be 1 or more, not 0 (see carekg serve --help)",
    ("search", "x", "--format", "excel"): "carekg search: --format must be one of table, csv, tsv, json, markdown, "
    "not 'excel' (see carekg search --help)",
    ("search", "x", "--format", "marcdown"): "carekg search: --format must be one of table, csv, tsv, json, markdown, "
    "not 'marcdown' (did you mean markdown?)",
    ("extract", ".", "--with", "rule"): "carekg extract: --with must be one of rules, model, llm, not 'rule' "
    "(did you mean rules?)",
    ("who", "Minister", "--nation", "Walse"): "carekg who: --nation must be one of England, Wales, Scotland, Northern "
    "Ireland, United Kingdom, not 'Walse' (did you mean Wales?)",
    ("render", "--depth", "2", "-o", "x.html"): "carekg render: --depth needs --focus ENTITY, around which it counts "
    "(see carekg render --help)",
    ("query",): "carekg query: name a saved question or a file, or give a query with -e (carekg query --list)",
    ("bild",): "carekg: there is no command 'bild' (did you mean build?)",
    ("zzz",): "carekg: there is no command 'zzz' (see carekg --help)",
    ("curate", "chek"): "carekg curate: there is no command 'chek' (did you mean check?)",
}


@pytest.mark.parametrize("arguments", WRONG_CALLS, ids=" ".join)
def test_a_wrong_call_is_answered_in_one_line(run: Run, arguments: tuple[str, ...]) -> None:
    refused = run(*arguments)
    assert (refused.code, refused.out, refused.err) == (2, "", WRONG_CALLS[arguments] + "\n")


def test_a_file_whose_name_begins_like_an_option_is_told_how_to_be_named(run: Run, tmp_path: Path) -> None:
    name = "-notes of the call.txt"
    (tmp_path / name).write_text("Dear all")
    with contextlib.chdir(tmp_path):
        refused = run("text", name)
        assert refused.err == "carekg text: there is no option -n (write ./ before a file name that begins with -)\n"
        assert run("text", f"./{name}").out == "Dear all\n"


def test_a_path_that_is_not_there_or_of_the_wrong_kind_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all")
    missing = tmp_path / "no letter.txt"
    cases = {
        ("add", missing): f"carekg add: there is no file or folder '{missing}' (see carekg add --help)\n",
        ("text", missing): f"carekg text: there is no file '{missing}' (see carekg text --help)\n",
        ("evaluate", missing): f"carekg evaluate: there is no folder '{missing}' (see carekg evaluate --help)\n",
        ("text", tmp_path): f"carekg text: '{tmp_path}' is a folder; name a file (see carekg text --help)\n",
        ("evaluate", tmp_path / "letter.txt"): f"carekg evaluate: '{tmp_path / 'letter.txt'}' is a file; name a folder "
        "(see carekg evaluate --help)\n",
    }
    for arguments, told in cases.items():
        refused = run(*arguments)
        assert (refused.code, refused.err) == (2, told)


@pytest.mark.parametrize("arguments", [(), ("curate",)])
def test_a_group_without_a_command_shows_its_help(run: Run, arguments: tuple[str, ...]) -> None:
    shown = run(*arguments)
    assert shown.code == 2
    assert "Commands:" in shown.out + shown.err


def test_what_is_no_origin_is_refused(run: Run) -> None:
    refused = run("serve", "--cors", "example.org")
    said = "'example.org' is no origin (write it such as https://example.org, or *)"
    assert (refused.code, refused.err) == (2, f"carekg serve: --cors: {said}\n")


def test_the_next_step_can_be_pasted_into_a_shell(run: Run, tmp_path: Path) -> None:
    made = run("init", tmp_path / "my graph", "--no-samples")
    assert f"cd '{tmp_path / 'my graph'}' && carekg build" in made.out


def test_a_table_in_another_encoding_is_said_in_a_line(run: Run, workspace: Path) -> None:
    table = workspace / "seeds" / "entities.csv"
    text = table.read_text(encoding="utf-8-sig").replace("Ann Lee", "Anné Lee", 1)
    table.write_bytes(text.encode("cp1252"))
    checked = run("curate", "check", "-w", workspace)
    line = checked.err.splitlines()[0]
    assert line.startswith(f"{table}:")
    assert line.endswith("is not UTF-8 and was read as windows-1252 (save it as CSV UTF-8)")


def test_a_terminal_shows_the_first_faults_of_a_table_and_counts_the_rest(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (workspace / "seeds" / "tenures.csv").open("a", encoding="utf-8") as stream:
        stream.writelines(f"nobody-{number},minister-for-care,2019,2020,,Gazette\n" for number in range(30))
    assert len(run("curate", "check", "-w", workspace).err.splitlines()) == 31
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    shown = run("curate", "check", "-w", workspace).err.splitlines()
    assert len(shown) == 22
    assert shown[20].endswith("tenures.csv: … and 10 more (carekg curate check 2> all.txt lists them)")


@pytest.mark.parametrize("terminal", [True, False])
def test_a_terminal_shows_that_something_is_being_done(
    run: Run, built: Path, monkeypatch: pytest.MonkeyPatch, *, terminal: bool
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: terminal)
    measured = run("stats", "-w", built)
    assert measured.code == 0
    assert "Measuring" not in measured.out
    assert ("Measuring the graph" in measured.err) is terminal
