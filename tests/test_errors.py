"""The one line that a user sees."""

from __future__ import annotations

import errno

import pytest

from carekg.errors import CarekgError, TableError, describe_os_error


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (CarekgError("it is empty"), "it is empty"),
        (CarekgError("it is empty", path="a.csv", hint="fill it"), "a.csv: it is empty (fill it)"),
        (TableError("no such nation: Wails", path="a.csv", line=3, column=5), "a.csv:3:5: no such nation: Wails"),
        (TableError("the row is short", path="a.csv", line=3), "a.csv:3: the row is short"),
        (CarekgError("it is empty", path="café\n\x1b[31m.txt"), "café\\n\\x1b[31m.txt: it is empty"),
    ],
)
def test_an_error_says_where_what_and_what_to_do(error: CarekgError, line: str) -> None:
    assert str(error) == line


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, "No space left on device"),
        OSError("IO error: No space left on device: While appending to file: /x/000006.dbtmp"),
    ],
)
def test_a_full_disk_is_told_whoever_met_it(error: OSError) -> None:
    assert str(describe_os_error(error, "build")) == (
        "build: no space left on device (the disk is full; make room and try again)"
    )
