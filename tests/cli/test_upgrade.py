"""A new version of carekg over a workspace that an older one built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import carekg

PACKAGE = Path(carekg.__file__).parent


@pytest.fixture
def upgraded(tmp_path: Path) -> Path:
    """A folder with a carekg of its own, to be changed; the extractor is ours."""
    folder = tmp_path / "upgraded"
    shutil.copytree(PACKAGE, folder / "carekg", ignore=shutil.ignore_patterns("extract", "__pycache__"))
    for place in (folder / "carekg" / "extract", folder / "ontology", folder / "seeds"):
        place.symlink_to(PACKAGE.parent / place.relative_to(folder))
    return folder


def change(file: Path, line: str) -> None:
    with file.open("a", encoding="utf-8") as text:
        text.write(f"{line}\n")


def build_with(folder: Path, workspace: Path) -> str:
    command = [sys.executable, "-m", "carekg", "build", "-w", str(workspace)]
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True).stdout


def test_an_upgrade_that_changes_the_page_alone_writes_it_anew_and_reads_nothing(
    workspace: Path, upgraded: Path
) -> None:
    change(upgraded / "carekg" / "explore" / "page.css", ".of-the-next-version { color: inherit; }")
    graph = (workspace / "build" / "graph.nq").read_bytes()
    assert "0 read, 2 unchanged" in build_with(upgraded, workspace)
    assert ".of-the-next-version" in (workspace / "build" / "explorer.html").read_text(encoding="utf-8")
    assert (workspace / "build" / "graph.nq").read_bytes() == graph
    assert "Everything was up to date." in build_with(upgraded, workspace)


def test_an_upgrade_that_changes_how_documents_are_read_reads_them_again(workspace: Path, upgraded: Path) -> None:
    change(upgraded / "carekg" / "documents" / "paragraphs.py", "# of the next version")
    assert "2 read, 0 unchanged" in build_with(upgraded, workspace)
