"""What Tab offers, by the protocol that the shells speak with a process of their own, and in a real bash."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from carekg.build.workspace import Workspace
from carekg.model import Entity, EntityType, Nation
from carekg.query.naming.completion import write_names

NAMES = (
    Entity("lantern-fund", EntityType.INITIATIVE, "Lantern Fund", subtype="Fund"),
    Entity("lantern-fund-board", EntityType.ORGANISATION, "Lantern Fund Board: Audit"),
    Entity("carers-rights", EntityType.ORGANISATION, 'Carers\' "Rights" $1'),
    Entity("department", EntityType.ORGANISATION, "Department of Hearth, Home and Light"),
    Entity("keeper-wales", EntityType.ROLE, "Keeper of the Lantern", nation=Nation.WALES),
    Entity("keeper-scotland", EntityType.ROLE, "Keeper of the Lantern", nation=Nation.SCOTLAND),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the names of its graph, and no graph: nothing else may be read."""
    folder = tmp_path_factory.mktemp("names")
    (folder / "seeds").mkdir()
    write_names(NAMES, Workspace(folder).names)
    (folder / "bin").mkdir()
    program = folder / "bin" / "carekg"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "from carekg.cli import main; main()"\n', "utf-8")
    program.chmod(0o755)
    return folder


def press_tab(folder: Path, shell: str, words: str, place: str) -> str:
    """Return what a process of carekg answers a shell, which says nothing else."""
    asked = {"_CAREKG_COMPLETE": f"{shell}_complete", "COMP_WORDS": words, "COMP_CWORD": place}
    command = [sys.executable, "-c", "from carekg.cli import main; main()"]
    done = subprocess.run(command, cwd=folder, env={**os.environ, **asked}, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.stdout


def press_in_bash(folder: Path, *words: str) -> list[str]:
    """Return what a real bash is offered for the last of some words, as the command would get it.

    The words are as bash parts them, quotes and all.
    """
    program = shutil.which("bash")
    if program is None:
        pytest.skip("needs bash")
    script = """
        eval "$(_CAREKG_COMPLETE=bash_source carekg)"
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
        _carekg_completion carekg
        for reply in "${COMPREPLY[@]}"; do eval "printf '%s\\n' $QUOTE$reply$QUOTE"; done
    """
    quote = words[-1][:1] if words[-1][:1] in ("'", '"') else ""
    done = subprocess.run(
        [program, "--norc", "-c", script, "bash", *words],
        cwd=folder,
        env={**os.environ, "QUOTE": quote, "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("query who-h", {"who-held"}),
        ("query who-held --set p", {"post="}),
        ("query no-such-question --set p", set()),
    ],
)
def test_questions_and_their_parameters_are_offered(folder: Path, typed: str, offered: set[str]) -> None:
    words = ["carekg", *typed.split()]
    told = press_tab(folder, "bash", "\n".join(words), str(len(words) - 1))
    assert {line.partition(",")[2] for line in told.splitlines() if line} == offered


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("show", "lantern"), ["Lantern Fund", "Lantern Fund Board: Audit"]),
        (("show", "Lantern\\ Fund\\ B"), ["Lantern Fund Board: Audit"]),
        (("show", "'lantern fund b"), ["Lantern Fund Board: Audit"]),
        (("show", '"lantern fund b'), ["Lantern Fund Board: Audit"]),
        (("show", '"carers'), ['Carers\' "Rights" $1']),
        (("show", "carers"), ['Carers\' "Rights" $1']),
        (("show", "'carers"), ['Carers\' "Rights" $1']),
        (("show", "department"), ["Department of Hearth, Home and Light"]),
        (("path", "Lantern\\ Fund", "keeper"), ["Keeper of the Lantern (Scotland)", "Keeper of the Lantern (Wales)"]),
        (("render", "--focus", "dep"), ["Department of Hearth, Home and Light"]),
        (("who", "kee"), ["Keeper of the Lantern"]),
        (("query", "who-funds", "--set", "payee", "=", "lantern"), ["Lantern Fund", "Lantern Fund Board: Audit"]),
        (("query", "who-funds", "--set", "payee", "=", '"department'), ["Department of Hearth, Home and Light"]),
        (("query", "who-funds", "--set", "payee", "="), None),
        (("query", "documents", "--set", "nation", "=", "wa"), ["Wales"]),
        (("show", "zzz"), []),
    ],
)
def test_bash_is_offered_names_that_the_command_gets_whole(
    folder: Path, words: tuple[str, ...], offered: list[str] | None
) -> None:
    told = press_in_bash(folder, "carekg", *words)
    if offered is None:
        assert "Lantern Fund" in told
        assert len(told) >= len(NAMES)
    else:
        assert told == offered


def test_zsh_and_fish_are_offered_names_which_they_quote_themselves(folder: Path) -> None:
    told = press_tab(folder, "zsh", 'carekg show "lantern fund', "2").splitlines()
    assert told == [
        "plain",
        "Lantern Fund",
        "Lantern Fund (fund)",
        "plain",
        "Lantern Fund Board\\: Audit",  # `_describe` reads a bare colon as the end of the name
        "Lantern Fund Board: Audit (organisation)",
    ]
    told = press_tab(folder, "fish", "carekg show department", "department").splitlines()
    label = "Department of Hearth, Home and Light"
    assert told == [f"plain,{label}\t{label} (organisation)"]
    told = press_tab(folder, "fish", "carekg query who-funds --set payee=dep", "payee=dep").splitlines()
    assert told == [f"plain,payee={label}\t{label} (organisation)"]
    # What stands behind the first comma of such a line is one name, whatever commas it has.
    source = press_tab(folder, "fish", "", "").strip()
    assert source == "" or "plain" in source
    script = subprocess.run(
        [sys.executable, "-c", "from carekg.cli import main; main()"],
        env={**os.environ, "_CAREKG_COMPLETE": "fish_source"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert 'string split --max 1 ","' in script


@pytest.mark.parametrize("broken", ["nothing", "damaged", "no workspace"])
def test_nothing_is_said_where_there_are_no_names(tmp_path: Path, broken: str) -> None:
    if broken != "no workspace":
        (tmp_path / "seeds").mkdir()
    if broken == "damaged":
        names = Workspace(tmp_path).names
        names.parent.mkdir(parents=True)
        names.write_bytes(b"lantern\nlan\xff\tx\ty\tz\nlantern")
    assert press_tab(tmp_path, "bash", "carekg\nshow\nlan", "2").strip() == ""
    assert press_tab(tmp_path, "bash", "carekg\nshow\nlan\n-w\n/nowhere", "2").strip() == ""


def test_a_workspace_can_be_named(folder: Path, tmp_path: Path) -> None:
    told = press_tab(tmp_path, "bash", f"carekg\nshow\n-w\n{folder}\ndep", "4")
    assert told.strip() == "plain," + r"Department\\ of\\ Hearth,\\ Home\\ and\\ Light"
