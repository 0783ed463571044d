"""Bodies and places that are named for several places."""

from __future__ import annotations

import pytest

from carekg.documents import Source, read_document
from carekg.extract.pipeline import Extractor


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Mencap and Brighton & Hove City Council will meet Tees, Esk and Wear Valleys NHS Foundation Trust.",
            ["Mencap", "Brighton & Hove City Council", "Tees, Esk and Wear Valleys NHS Foundation Trust"],
        ),
        (
            "It was agreed by Shropshire, Telford and Wrekin Integrated Care Board and NHS Ayrshire and Arran.",
            ["Shropshire, Telford and Wrekin Integrated Care Board", "NHS Ayrshire and Arran"],
        ),
        ("Blackburn with Darwen Borough Council agreed.", ["Blackburn with Darwen Borough Council"]),
        ("Carers in Perth and Kinross praised it.", ["Perth and Kinross"]),
        ("Carers in Devon and Cornwall praised it.", ["Devon", "Cornwall"]),
        ("Carers praised Devon and Cornwall Police.", ["Devon and Cornwall Police"]),
    ],
)
def test_a_body_is_named_for_all_of_its_places(extractor: Extractor, text: str, names: list[str]) -> None:
    context = extractor.read(read_document(Source("paper.txt", text.encode())))
    doc = context.readings[0].doc
    assert [doc[one.found.start : one.found.end].text for one in context.cast.mentions] == names
