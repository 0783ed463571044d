"""Documents come into a workspace and go again, and nothing else happens to it meanwhile."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from carekg.build.additions import add_documents
from carekg.build.pipeline import build_workspace
from carekg.build.removals import remove_document
from carekg.build.workspace import Workspace
from carekg.documents import Source
from carekg.errors import WorkspaceError
from tests.workspaces import make_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(make_workspace(tmp_path / "workspace"))


def ignore_progress(_done: int, _total: int) -> None:
    """Show nothing."""


def test_nothing_else_is_built_while_a_document_is_added(workspace: Workspace) -> None:
    def arrive() -> Iterator[Source]:
        with pytest.raises(WorkspaceError, match="under way"):
            build_workspace(workspace)
        yield Source("gate.txt", b"Oakshire Council has launched the Gate Scheme.\n")

    added = add_documents(workspace, [], arrive(), {}, ignore_progress)
    assert "Added gate.txt" in added.lines[0]
    assert build_workspace(workspace).changed is False


def test_a_document_added_is_named_once_and_then_what_it_changed(workspace: Workspace) -> None:
    gate = Source("gate.txt", b"Oakshire Council has launched the Gate Scheme.\n")
    added = add_documents(workspace, [], [gate], {}, ignore_progress)
    assert [line for line in added.lines if line.startswith(("Added", "1 document"))] == [added.lines[0]]
    assert any("launches Gate Scheme" in line for line in added.lines[1:])
    removed = remove_document(workspace, "gate", ignore_progress)
    assert removed[0] == "Removed gate.txt"
    assert not any("document" in line for line in removed[1:])
    assert any("launches Gate Scheme" in line for line in removed[1:])


def test_the_rows_that_go_with_a_document_are_counted(workspace: Workspace) -> None:
    add_documents(workspace, [], [Source("gate.txt", b"There was tea.\n")], {"nation": "Wales"}, ignore_progress)
    removed = remove_document(workspace, "gate", ignore_progress)
    assert removed[0] == "Removed gate.txt and 1 row of the tables that rests on it"


def test_a_document_of_which_nothing_can_be_used_changes_nothing_else(workspace: Workspace) -> None:
    added = add_documents(workspace, [], [Source("tea.txt", b"There was tea.\n")], {}, ignore_progress)
    assert len(added.lines) == 2
    assert added.lines[1] == "Nothing else changed."


def test_a_document_that_says_what_another_says_is_told_to_be_left_out(workspace: Workspace) -> None:
    text = b"Oakshire Council has launched the Gate Scheme.\n"
    twins = [Source("gate.txt", text), Source("gate copy.md", text + b"\n")]
    added = add_documents(workspace, [], twins, {}, ignore_progress)
    assert [str(error) for error in added.refused] == [
        "gate.txt: says the same as gate copy.md and was left out (keep one of the two)"
    ]


def test_documents_under_names_that_would_not_be_read_are_refused(workspace: Workspace) -> None:
    names = {
        "../../gate.txt": "leads out",
        "/gate.txt": "leads out",
        "..\\gate.txt": "leads out",
        ".gate.txt": "hidden",
        "news/~$gate.txt": "hidden",
    }
    before = sorted(workspace.root.parent.rglob("*gate.txt"))
    piped = [Source(name, f"Oakshire Council has launched the Gate {name}.\n".encode()) for name in names]
    added = add_documents(workspace, [], piped, {}, ignore_progress)
    assert added.lines == ()
    said = {str(error.path): error.message for error in added.refused}
    assert [told in said[name] for name, told in names.items()] == [True] * len(names)
    assert sorted(workspace.root.parent.rglob("*gate.txt")) == before


MAIL = b"""\
From: Ann Lee <ann@example.org>
To: Councils <all@example.org>
Subject: The Lantern Levy
Date: Tue, 4 May 2021 10:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="part"

--part
Content-Type: text/plain

Oakshire Council has welcomed the Lantern Levy.
--part
Content-Type: text/plain
Content-Disposition: attachment; filename="plan.txt"

Northmoor Trust has launched the Tallow Scheme.
--part--
"""


def test_what_came_with_an_email_comes_and_goes_with_it(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "levy.eml").write_bytes(MAIL)
    (workspace.documents / "levy.txt").write_text("Elmshire Council has launched the Elm Scheme.\n")
    added = add_documents(workspace, [tmp_path / "levy.eml"], [], {"publisher": "Care Weekly"}, ignore_progress)
    assert [line.partition(":")[0] for line in added.lines[:2]] == ["Added levy-2.eml", "Added levy-2/plan.txt"]
    assert added.refused == ()
    assert sorted(path.name for path in workspace.documents.iterdir() if "levy" in path.name) == [
        "levy-2.eml",
        "levy.txt",
    ]
    described = (workspace.seeds / "documents.csv").read_text(encoding="utf-8")
    assert "levy-2/plan.txt,,,Care Weekly" in described
    assert "Tallow Scheme" in (workspace.build / "graph.ttl").read_text(encoding="utf-8")
    with pytest.raises(WorkspaceError, match=r"levy-2\.eml"):
        remove_document(workspace, "levy-2/plan.txt", ignore_progress)
    assert "Tallow Scheme" in (workspace.build / "graph.ttl").read_text(encoding="utf-8")
    remove_document(workspace, "levy-2", ignore_progress)
    assert "Tallow Scheme" not in (workspace.build / "graph.ttl").read_text(encoding="utf-8")
    assert "levy-2" not in (workspace.seeds / "documents.csv").read_text(encoding="utf-8")


def test_a_document_in_an_archive_is_not_taken_out_of_it(workspace: Workspace) -> None:
    with zipfile.ZipFile(workspace.documents / "bundle.zip", "w") as archive:
        archive.writestr("2021/elm.txt", "Elmshire Council has launched the Elm Scheme.\n")
    with pytest.raises(WorkspaceError, match=r"elm\.txt: .*no file of its own \(take it out of bundle\.zip"):
        remove_document(workspace, "bundle/2021/elm.txt", ignore_progress)
    assert (workspace.documents / "bundle.zip").is_file()
