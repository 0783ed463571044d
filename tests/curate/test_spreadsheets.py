from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from carekg.curate.spreadsheets import read_spreadsheet
from carekg.errors import TableError


@cache
def make_workbook() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Minister", "Since"), ("Ada Quill", 2012), ("Ben Ash", 2014)):
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def list_parts() -> list[str]:
    with zipfile.ZipFile(io.BytesIO(make_workbook())) as archive:
        return archive.namelist()


def replace_part(name: str, content: bytes | None) -> bytes:
    """Return the workbook with another content of one of its files, or without it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(make_workbook())) as whole, zipfile.ZipFile(stream, "w") as changed:
        for each in whole.namelist():
            data = content if each == name else whole.read(each)
            if data is not None:
                changed.writestr(each, data)
    return stream.getvalue()


def read(path: Path, data: bytes) -> list[list[str]] | str:
    """Return the rows of a workbook, or what is said of it."""
    path.write_bytes(data)
    try:
        return [cells for _, cells in read_spreadsheet(path)]
    except TableError as error:
        return str(error)


def test_a_workbook_is_read(tmp_path: Path) -> None:
    rows = read(tmp_path / "posts.xlsx", make_workbook())
    assert rows == [["Minister", "Since"], ["Ada Quill", "2012"], ["Ben Ash", "2014"]]


@pytest.mark.parametrize("content", [None, b"", b"<worksheet><sheetData><row>", b"\xff\xfe junk"])
def test_of_a_workbook_with_a_damaged_sheet_one_line_says_so(tmp_path: Path, content: bytes | None) -> None:
    said = read(tmp_path / "posts.xlsx", replace_part("xl/worksheets/sheet1.xml", content))
    assert isinstance(said, str)
    assert "posts.xlsx: it cannot be read as an Excel workbook (save it" in said


@pytest.mark.parametrize("part", list_parts())
@pytest.mark.parametrize("content", [None, b"", b"<x>", b"junk"])
def test_whatever_part_is_damaged_no_rows_are_made_up(tmp_path: Path, part: str, content: bytes | None) -> None:
    found = read(tmp_path / "posts.xlsx", replace_part(part, content))
    assert isinstance(found, str) or found == [["Minister", "Since"], ["Ada Quill", "2012"], ["Ben Ash", "2014"]]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.dictionaries(st.integers(0, len(make_workbook()) - 1), st.integers(0, 255), min_size=1, max_size=4))
def test_a_workbook_with_wrong_bytes_is_read_or_refused(tmp_path: Path, wrong: dict[int, int]) -> None:
    data = bytearray(make_workbook())
    for place, byte in wrong.items():
        data[place] = byte
    found = read(tmp_path / "posts.xlsx", bytes(data))
    assert isinstance(found, str) or all(isinstance(cell, str) for row in found for cell in row)
