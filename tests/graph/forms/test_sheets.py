from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from defusedxml import ElementTree

from carekg.graph.forms.sheets import Sheet, list_sheets, write_csv, write_workbook
from carekg.model import Knowledge
from tests.graph.samples import ADA, FUND, FUNDED, SAMPLE, TENURE, quote
from tests.graph.samples import LETTER as DOCUMENT

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read_csv(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_there_are_four_sheets_with_a_row_a_thing() -> None:
    sheets = list_sheets(SAMPLE)
    assert [(sheet.name, len(sheet.rows)) for sheet in sheets] == [
        ("statements", 6),
        ("entities", 7),
        ("tenures", 1),
        ("documents", 2),
    ]
    for sheet in sheets:
        assert {len(row) for row in sheet.rows} == {len(sheet.columns)}


def test_csv_has_names_beside_ids() -> None:
    statements, entities, tenures, documents = (read_csv(write_csv(sheet)) for sheet in list_sheets(SAMPLE))
    row = next(row for row in statements if row["id"] == FUNDED.id)
    assert (row["subject_label"], row["predicate"], row["object_label"]) == (
        "Ministry of Lanterns",
        "funds",
        "Lantern Fund",
    )
    assert (row["amount"], row["currency"], row["per"], row["negated"]) == ("3000000", "GBP", "year", "no")
    assert (row["quote"], row["document_title"]) == ("The Ministry gives it £3m a year.", "A letter on lanterns")
    assert next(row for row in entities if row["id"] == ADA.id)["aliases"] == "Pemberton"
    assert tenures[0]["person_label"] == "Ada Pemberton"
    assert tenures[0]["id"] == TENURE.id
    assert documents[0]["path"] == "2021/letter.txt"


@pytest.mark.parametrize("label", ["=1+1", "+44", "-5", "@SUM(A1)", "\t=1", "\r=1"])
def test_csv_disarms_formulas(label: str) -> None:
    sheet = list_sheets(Knowledge(entities=(replace(FUND, label=label),)))[1]
    assert read_csv(write_csv(sheet))[0]["label"] == "'" + label


def test_csv_leaves_numbers_and_other_texts_alone() -> None:
    sheet = Sheet("numbers", ("a", "b", "c"), ((-5, Decimal("-1.5"), "5 - 3"),))
    assert read_csv(write_csv(sheet)) == [{"a": "-5", "b": "-1.5", "c": "5 - 3"}]


def test_csv_keeps_quotes_that_span_lines() -> None:
    words = 'One, "two"\nthree'
    spanning = replace(SAMPLE, statements=(replace(FUNDED, evidence=quote(DOCUMENT, words)),))
    assert read_csv(write_csv(list_sheets(spanning)[0]))[0]["quote"] == words


def read_workbook(data: bytes) -> dict[str, list[list[str | float | bool]]]:
    """The cells of each sheet, read from the XML as ECMA-376 lays it out; formulas and links are refused."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [
            each.attrib["name"] for each in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter(f"{MAIN}sheet")
        ]
        texts = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
        shared = ["".join(part.text or "" for part in item.iter(f"{MAIN}t")) for item in texts.iter(f"{MAIN}si")]
        sheets = {}
        for number, name in enumerate(names, start=1):
            page = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))
            assert not list(page.iter(f"{MAIN}f"))
            assert not list(page.iter(f"{MAIN}hyperlink"))
            sheets[name] = [[_read_cell(cell, shared) for cell in row] for row in page.iter(f"{MAIN}row")]
        return sheets


def _read_cell(cell: Element, shared: list[str]) -> str | float | bool:
    value = next(cell.iter(f"{MAIN}v")).text or ""
    kind = cell.attrib.get("t", "n")
    if kind == "s":
        return shared[int(value)]
    return value == "1" if kind == "b" else float(value)


def test_a_workbook_holds_every_sheet_and_no_formula() -> None:
    odd = replace(SAMPLE, entities=(replace(FUND, label="=1+1", url="https://lanterns.example", description="007"),))
    sheets = read_workbook(write_workbook(list_sheets(odd)))
    assert list(sheets) == ["statements", "entities", "tenures", "documents"]
    assert sheets["entities"][1] == [
        "lantern-fund",
        "Initiative",
        "Fund",
        "=1+1",
        "https://lanterns.example",
        "007",
        False,
    ]
    assert 3000000.0 in next(row for row in sheets["statements"] if FUNDED.id in row)


def test_a_workbook_cuts_what_no_cell_can_hold() -> None:
    words = "a" * 40_000
    long = replace(SAMPLE, statements=(replace(FUNDED, evidence=quote(DOCUMENT, words)),))
    row = read_workbook(write_workbook(list_sheets(long)))["statements"][1]
    assert "a" * 32_766 + "…" in row


def test_a_workbook_is_the_same_bytes_each_time() -> None:
    assert write_workbook(list_sheets(SAMPLE)) == write_workbook(list_sheets(SAMPLE))


def test_empty_knowledge_gives_empty_sheets() -> None:
    sheets = read_workbook(write_workbook(list_sheets(Knowledge())))
    assert {name: len(rows) for name, rows in sheets.items()} == dict.fromkeys(sheets, 1)
