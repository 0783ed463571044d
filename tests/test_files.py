"""A file or folder is replaced whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from carekg.errors import WorkspaceError
from carekg.files import replace_file, replace_folder


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
