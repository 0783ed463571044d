"""Whose "we" a text is."""

from __future__ import annotations

import pytest

from carekg.documents import Source, read_document
from carekg.extract.context import Context
from carekg.extract.pipeline import Extractor
from carekg.extract.qualifying.own_body import find_own_body


def understand(extractor: Extractor, text: str, name: str = "example.txt") -> Context:
    return extractor.read(read_document(Source(name, text.encode())))


def name_own_body(context: Context) -> str:
    return "" if context.author_body is None else context.cast.things[context.author_body].label


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param(
            "Lemur Care Association\n\nWe met the Zebra Council in May. We told the Zebra Council of it.\n",
            "Lemur Care Association",
            id="the body at the head, not the one that it meets",
        ),
        pytest.param(
            "To: Zebra Care Council\n\nLemur Care Association\n\nWe write about cups. We hope to hear from you.\n",
            "Lemur Care Association",
            id="not whom a letter is sent to",
        ),
        pytest.param(
            "Lemur UK\n\nCouncillor Jo Bell\n\nLeader of Zebra Council\n\nDear Councillor\n\nWe write about cups.\n",
            "Lemur UK",
            id="nor whose name stands over the salutation",
        ),
        pytest.param(
            "Cups are short\n\nThe Otter Trust is a charity for swimmers. The Zebra Council has none. We need more.\n",
            "Otter Trust",
            id="the body that the text says what it is",
        ),
        pytest.param(
            "Statement by the Minister for Tea, Quentin Marmalade\n\n"
            "The Lemur Association asked for cups. The Kettle Government has none. We will buy some.\n",
            "Kettle Government",
            id="a minister speaks for the government",
        ),
        pytest.param(
            "Otter Trust is a charity.\n\nZebra Council\n\n"
            "“The Lemur Association rows,” said Jo Bell of the Lemur Association. We row too.\n",
            "Otter Trust",
            id="not a body that is only quoted",
        ),
    ],
)
def test_we_is_the_body_that_the_signs_point_to(extractor: Extractor, text: str, body: str) -> None:
    assert name_own_body(understand(extractor, text)) == body


def test_we_is_the_publisher(extractor: Extractor) -> None:
    named = "The Zebra Council closed the pool. The Otter Trust swims in it. We want it back."
    for publisher in ("Otter Trust", "Zebra Council"):
        context = understand(extractor, f"---\npublisher: {publisher}\n---\n\n{named}\n", "example.md")
        assert name_own_body(context) == publisher


def test_we_is_the_publisher_that_the_text_does_not_name(extractor: Extractor) -> None:
    text = "---\npublisher: Night Owls\n---\n\nWe met the Zebra Council. We want the pool back.\n"
    assert name_own_body(understand(extractor, text, "example.md")) == "Night Owls"


def test_nobody_says_we_where_nobody_is_named(extractor: Extractor) -> None:
    assert understand(extractor, "We want the pool back.\n").author_body is None


def test_the_model_decides_between_bodies_alike(extractor: Extractor) -> None:
    context = understand(extractor, "Cups are short. The Otter Trust and the Lemur Trust row. We row too.\n")
    trusts = [thing.key for thing in context.cast.things if thing.label.endswith("Trust")]
    assert len(trusts) == 2
    for trust in trusts:
        assert find_own_body(context, {trust: 0.9}) == trust
