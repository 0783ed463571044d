from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carekg.extract.names.acronyms import find_introductions, spells

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Lemur Care Association (LCA) met.", {"LCA": "Lemur Care Association"}),
        ("The Office for Teapots and Saucers (OTS) met.", {"OTS": "Office for Teapots and Saucers"}),
        ("The Lemur Care Association (XYZ) met.", {}),
        ("The fund (see page 3) is new.", {}),
    ],
)
def test_binds_acronyms_where_they_are_introduced(language: Language, text: str, found: dict[str, str]) -> None:
    assert find_introductions(language(text)) == found


@pytest.mark.parametrize(
    ("name", "acronym"),
    [
        ("NHS Lemurshire Integrated Care Board", "ICB"),
        ("Convention of Lemur Councils", "COLC"),
        ("Convention of Lemur Councils", "CLC"),
    ],
)
def test_reads_initials(name: str, acronym: str) -> None:
    assert spells(name, acronym)


@pytest.mark.parametrize(
    ("name", "acronym"),
    [("Convention of Lemur Councils", "LC"), ("Lemur Care Association", "XYZ"), ("", "ABC")],
)
def test_takes_no_other_letters_for_initials(name: str, acronym: str) -> None:
    assert not spells(name, acronym)
