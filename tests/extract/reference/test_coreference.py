"""What a noun stands for that several bodies have in their names."""

from __future__ import annotations

import pytest

from carekg.documents import Source, read_document
from carekg.extract.pipeline import Extractor

TEXT = "The Kettle Care Trust runs a helpline. Nurses like the Kettle Care Trust. It is paid by the Otter Care Trust. "


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("In May the Trust swims.", "Kettle Care Trust"),
        ("In May the trust swims.", "Otter Care Trust"),
    ],
)
def test_with_a_capital_a_noun_is_the_body_that_the_text_is_about(
    extractor: Extractor, sentence: str, body: str
) -> None:
    context = extractor.read(read_document(Source("example.txt", (TEXT + sentence).encode())))
    noun = context.readings[0].doc[-3]
    assert context.cast.things[context.links[0, noun.i]].label == body
