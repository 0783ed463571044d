from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from carekg.build.files.large_files import hash_file, map_file, write_pieces
from carekg.graph.changes.splicing import splice_lines

LINES = [b"%06d %s\n" % (number, b"care " * 12) for number in range(40_000)]
"""More than is copied at once."""


def test_what_is_written_in_pieces_is_hashed_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "text"
    digest = write_pieces(path, [b"one\n", b"", b"two\n"])
    assert path.read_bytes() == b"one\ntwo\n"
    assert digest == hash_file(path) == hashlib.sha256(b"one\ntwo\n").hexdigest()


@pytest.mark.parametrize("content", [b"", b"one\n", b"".join(LINES)])
def test_a_file_is_looked_into_where_it_stands(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "text"
    path.write_bytes(content)
    with map_file(path) as text:
        assert text[:] == content
        assert text.find(b"\n") == content.find(b"\n")


def test_lines_of_a_file_are_spliced_into_another(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_bytes(b"".join(LINES))
    with map_file(old) as text:
        digest = write_pieces(new, splice_lines(text, [LINES[20_000]], [b"000000 a\n", b"999999 z\n"]))
    assert new.read_bytes().splitlines(keepends=True) == [
        b"000000 a\n",
        *LINES[:20_000],
        *LINES[20_001:],
        b"999999 z\n",
    ]
    assert digest == hash_file(new)
    assert old.read_bytes() == b"".join(LINES)
