"""Documents come into a workspace and go again, and nothing else happens to it meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from carekg.build.additions import add_documents
from carekg.build.pipeline import build_workspace
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
