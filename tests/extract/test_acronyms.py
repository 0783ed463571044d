from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carekg.extract.acronyms import find_introductions

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
