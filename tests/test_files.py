"""A file or folder is replaced whole or not at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from carekg.errors import WorkspaceError
from carekg.files import replace_file, replace_folder, restore_folder


def test_what_was_there_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    path.chmod(0o640)
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_a_new_file_is_as_open_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    replace_file(tmp_path / "ours", b"")
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.parametrize("name", ["nowhere/a.csv", "folder"])
def test_what_cannot_be_written_is_said_with_its_place_and_leaves_nothing(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(WorkspaceError, match="cannot be written") as refused:
        replace_file(tmp_path / name, b"new")
    assert str(refused.value).startswith(str(tmp_path / name))
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def make_folder(path: Path, content: str) -> Path:
    path.mkdir()
    (path / "a.txt").write_text(content)
    return path


def test_a_folder_takes_the_place_of_another_or_of_none(tmp_path: Path) -> None:
    for content in ("old", "new"):
        replace_folder(tmp_path / "site", make_folder(tmp_path / "part", content))
        assert (tmp_path / "site" / "a.txt").read_text() == content
        assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_that_cannot_be_replaced_stands_as_it_did(tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "site", "old")
    with pytest.raises(FileNotFoundError):
        replace_folder(folder, tmp_path / "part")
    assert (folder / "a.txt").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


KILLED = """
import os, sys
from pathlib import Path
from carekg.files import replace_folder

folder, left = Path(sys.argv[1]), int(sys.argv[2])

def die(event, _arguments):
    global left
    if event in {"os.rename", "os.remove", "os.rmdir"}:
        if left == 0:
            os._exit(9)
        left -= 1

sys.addaudithook(die)
replace_folder(folder, folder.with_name("part"))
"""
STEPS = 6
"""Renames and removals by which a folder with two files takes the place of another."""


def list_files(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


@pytest.mark.parametrize("step", range(STEPS + 1))
def test_wherever_a_replacement_is_killed_the_old_folder_or_the_new_one_is_whole(tmp_path: Path, step: int) -> None:
    folder = tmp_path / "site"
    for path, content in ((folder, "old"), (tmp_path / "part", "new")):
        (make_folder(path, content) / "b.txt").write_text(content)
    killed = subprocess.run([sys.executable, "-c", KILLED, str(folder), str(step)], check=False)
    assert killed.returncode == (9 if step < STEPS else 0)
    restore_folder(folder)
    assert list_files(folder) in [{"a.txt": content, "b.txt": content} for content in ("old", "new")]
    assert {path.name for path in tmp_path.iterdir()} <= {"site", "part"}


def test_a_folder_that_was_never_moved_is_not_restored(tmp_path: Path) -> None:
    (tmp_path / ".site.old").mkdir()
    restore_folder(tmp_path / "site")
    assert [path.name for path in tmp_path.iterdir()] == [".site.old"]
