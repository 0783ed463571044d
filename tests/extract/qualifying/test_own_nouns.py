"""What "the council" is in a council's own paper, and "the fund" in one about a fund."""

from __future__ import annotations

import pytest

from carekg.documents import Source, read_document
from carekg.extract.pipeline import Extractor
from carekg.model import Predicate

LETTER = (
    "Lemur Borough Council\n\nWe run three pools. The Zebra Town Council has closed its own, as has the Otter Trust. "
)


def name_noun(extractor: Extractor, text: str, noun: str) -> str:
    """Return the label of what the last such noun stands for."""
    context = extractor.read(read_document(Source("example.txt", text.encode())))
    number, token = [
        (number, token)
        for number, reading in enumerate(context.readings)
        for token in reading.doc
        if token.text == noun
    ][-1]
    key = context.find_key(number, token)
    return "" if key is None else context.cast.things[key].label


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("The council has no plans to close any.", "Lemur Borough Council"),
        ("Swimmers wrote to this council about it.", "Lemur Borough Council"),
    ],
)
def test_the_bare_noun_is_the_own_body_however_lately_another_was_named(
    extractor: Extractor, sentence: str, body: str
) -> None:
    assert name_noun(extractor, LETTER + sentence, "council") == body


def test_a_noun_that_says_more_is_not(extractor: Extractor) -> None:
    for sentence in ("A council can close a pool.", "The council of swimmers objects."):
        assert name_noun(extractor, LETTER + sentence, "council") != "Lemur Borough Council"


def test_another_sort_of_body_is_the_one_named_last(extractor: Extractor) -> None:
    assert name_noun(extractor, LETTER + "The trust objects.", "trust") == "Otter Trust"


def test_the_bare_noun_is_the_topic(extractor: Extractor) -> None:
    text = (
        "The Kettle Pool Fund opens\n\nThe Kettle Pool Fund will pay for cups. It is like the Saucer Fund. "
        "Swimmers may apply to the fund from May."
    )
    assert name_noun(extractor, text, "fund") == "Kettle Pool Fund"


def test_my_department_is_the_speakers_own(extractor: Extractor) -> None:
    text = (
        "Jo Bell, Minister of the Department of Kettles, answered. The Department of Saucers has closed three pools. "
        "Jo Bell said: “My department will open them again.” "
    )
    assert name_noun(extractor, text, "department") == "Department of Kettles"


def test_the_announcement_is_what_the_text_announces(extractor: Extractor) -> None:
    text = (
        "The Kettle Pool Fund opens\n\nThe Kettle Pool Fund will pay for cups, beside the Saucer Plan. "
        "The Otter Trust welcomed the announcement. The announcement of the plan was late."
    )
    assert name_noun(extractor, text.replace(" The announcement of the plan was late.", ""), "announcement") == (
        "Kettle Pool Fund"
    )
    assert name_noun(extractor, text, "announcement") != "Kettle Pool Fund"


def test_a_post_of_the_bare_noun_is_one_of_the_own_body(extractor: Extractor) -> None:
    text = (
        "From: Lemur Borough Council\n\nPools\n\nThe Zebra Town Council swims. The council's treasurer, Jo Bell, paid."
    )
    extraction = extractor.extract(read_document(Source("example.txt", text.encode())))
    labels = {one.id: one.label for one in extraction.entities}
    posts = {labels[one.object] for one in extraction.statements if one.predicate == Predicate.ROLE_IN}
    assert posts == {"Lemur Borough Council"}
