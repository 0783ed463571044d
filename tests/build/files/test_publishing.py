"""A reader meets the old build or the new one, never a mixture, whenever the writer is killed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from carekg.build.files.publishing import finish_publishing, lock_build, open_staging, publish_staging
from carekg.errors import WorkspaceError

FILES = ("a.txt", "b.txt", "store/data")


def stage(folder: Path, content: str) -> None:
    staging = open_staging(folder)
    for name in FILES:
        (staging / name).parent.mkdir(exist_ok=True)
        (staging / name).write_text(content)


def read(folder: Path) -> set[str]:
    return {(folder / name).read_text() for name in FILES if (folder / name).exists()}


def test_what_was_staged_replaces_what_was_there(tmp_path: Path) -> None:
    for content in ("old", "new"):
        with lock_build(tmp_path):
            stage(tmp_path, content)
            publish_staging(tmp_path)
    assert read(tmp_path) == {"new"}
    assert {path.name for path in tmp_path.iterdir()} <= {"a.txt", "b.txt", "store", ".lock"}


def test_files_that_were_not_staged_stay(tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "x").write_text("kept")
    with lock_build(tmp_path):
        stage(tmp_path, "new")
        publish_staging(tmp_path)
    assert (tmp_path / "cache" / "x").read_text() == "kept"


def test_a_build_that_stops_while_staging_changes_nothing(tmp_path: Path) -> None:
    with lock_build(tmp_path):
        stage(tmp_path, "old")
        publish_staging(tmp_path)
        stage(tmp_path, "half")
    finish_publishing(tmp_path)
    assert read(tmp_path) == {"old"}


KILLED = """
import os, sys
from pathlib import Path
from carekg.build.files import publishing
from tests.build.files.test_publishing import stage

folder, moves = Path(sys.argv[1]), int(sys.argv[2])
plain = Path.replace

def replace(self, target):
    global moves
    if moves == 0:
        os._exit(9)
    moves -= 1
    return plain(self, target)

Path.replace = replace
with publishing.lock_build(folder):
    stage(folder, "new")
    publishing.publish_staging(folder)
"""


@pytest.mark.parametrize("moves", [0, 1, 2, 3])
def test_a_build_killed_between_two_moves_is_finished_by_the_next_reader(tmp_path: Path, moves: int) -> None:
    with lock_build(tmp_path):
        stage(tmp_path, "old")
        publish_staging(tmp_path)
    killed = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), str(moves)], check=False)
    assert killed.returncode == (9 if moves < 3 else 0)
    finish_publishing(tmp_path)
    assert read(tmp_path) == {"new"}


def test_a_second_build_is_told_at_once_that_one_is_under_way(tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from carekg.build.files.publishing import lock_build\n"
        "with lock_build(Path(sys.argv[1])): pass"
    )
    with lock_build(tmp_path):
        second = subprocess.run(
            [sys.executable, "-c", program, str(tmp_path)], check=False, capture_output=True, text=True
        )
    assert "another build of this workspace is under way" in second.stderr
    with lock_build(tmp_path):
        pass


def test_a_reader_does_not_wait_for_a_build(tmp_path: Path) -> None:
    with lock_build(tmp_path):
        stage(tmp_path, "old")
        publish_staging(tmp_path)
        finish_publishing(tmp_path)
    assert read(tmp_path) == {"old"}
    with pytest.raises(WorkspaceError), lock_build(tmp_path), lock_build(tmp_path):
        pass
