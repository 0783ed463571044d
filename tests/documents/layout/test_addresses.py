"""Postal addresses in letterheads, over salutations and under signatures."""

from __future__ import annotations

import pytest

from carekg.documents import Source, read_document
from carekg.model import BlockKind

BODY = """
4 March 2031

Dear colleague,

Respite beds this winter

The trust asks the council to keep the hub open, since sixty families depend on it each week.
"""


def list_kept(head: str) -> list[str]:
    """Return the lines of a letter's head that are read."""
    document = read_document(Source("letter.txt", f"{head}\n{BODY}".encode()))
    stop = document.text.index("Dear colleague")
    return [
        document.text[block.start : block.end]
        for block in document.blocks
        if block.kind is not BlockKind.FURNITURE and block.start < stop
    ]


@pytest.mark.parametrize(
    ("head", "kept"),
    [
        ("Department of Kettles\n39 Teapot Street\nLarchford\nLF1H 0EU", ["Department of Kettles"]),
        ("Kettle Trust\nCozy House\n1-6 Teapot Square\nLarchford LF9 2ZZ", ["Kettle Trust"]),
        ("Kettle Trust\nSpout Buildings\nLarchford Estate\nLarchford\nLF9 2ZZ", ["Kettle Trust"]),
        ("Kettle Trust\n1st Floor South\n39 Teapot Street\nLarchford LF9 2ZZ", ["Kettle Trust"]),
        ("Kettle Trust\nUnit 101, 164-180 Teapot Street\nLarchford\nLF9 2ZZ", ["Kettle Trust"]),
        ("Oakshire County Council\nCounty Hall, Teapot Road\nOakham LF3 8RA", ["Oakshire County Council"]),
        ("Department of Kettles\nSpout House\nSpout Street\nDublin 2\nD02 VW90", ["Department of Kettles"]),
        ("The Kiln, Brook Row, Larchford LF9 2ZZ", []),
        ("Kettle Trust, The Kiln, 2 Brook Row, Larchford LF9 2ZZ", ["Kettle Trust"]),
        ("Kettle England, 2nd Floor, Cozy House, 40 Teapot Lane, Larchford, LF1 7LS", ["Kettle England"]),
        ("Jo Bellweather MP\nHouse of Kettles\nLarchford LF1A 0AA", ["Jo Bellweather MP", "House of Kettles"]),
        ("CKT, 33 Teapot Street, Larchford LF9 2ZZ", ["CKT"]),
        ("14 Tanyard Row\nLarchford\nJo Bellweather", ["Jo Bellweather"]),
        ("70 Whitehall\nLondon SW1A 2AS", []),
        ("PO Box 12\nLarchford\nLF9 2ZZ", []),
    ],
)
def test_an_address_is_not_read_and_whose_it_is_is(head: str, kept: list[str]) -> None:
    assert list_kept(head) == kept


@pytest.mark.parametrize(
    "line",
    [
        "3 Our Way, our care",
        "Larchford House",
        "2031, a year of change",
        "12 homes on Teapot Street close",
        "First Floor Care, a new service",
        "Care in Larchford",
    ],
)
def test_what_only_looks_like_an_address_is_read(line: str) -> None:
    assert list_kept(f"# {line}") == [f"# {line}"]


def test_the_address_under_a_signature_is_not_read() -> None:
    signature = "Jo Bellweather\nChief Executive\nKettle Trust\n39 Teapot Street\nLarchford LF9 2ZZ"
    text = f"Kettle Trust\n{BODY}\nYours sincerely,\n\n{signature}\n"
    document = read_document(Source("letter.txt", text.encode()))
    read = [document.text[one.start : one.end] for one in document.blocks if one.kind is not BlockKind.FURNITURE]
    assert not [words for words in read if "Teapot" in words or "LF9" in words]
    assert [words for words in read if "Chief Executive" in words]


@pytest.mark.parametrize("salutation", ["Dear colleague,", "Dear Ms Bellweather", "Annwyl gyfaill,", "A chara,"])
def test_a_letter_is_called_by_what_stands_under_its_salutation(salutation: str) -> None:
    text = f"From the Minister for Kettles\n{BODY}".replace("Dear colleague,", salutation)
    assert read_document(Source("letter.txt", text.encode())).metadata.title == "Respite beds this winter"
