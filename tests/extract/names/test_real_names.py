"""What real bodies, acts, programmes and posts are called is one name each, and of the right kind."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from carekg.documents import Source, read_document
from carekg.extract.pipeline import Extractor
from carekg.model import EntityType, Predicate

NAMES = tomllib.loads((Path(__file__).parents[1] / "cases" / "real_names.toml").read_text(encoding="utf-8"))


def name_things(extractor: Extractor, text: str) -> set[tuple[str, EntityType]]:
    context = extractor.read(read_document(Source("paper.txt", f"{text}\n".encode())))
    doc = context.readings[0].doc
    return {
        (doc[one.found.start : one.found.end].text, context.cast.things[one.key].type) for one in context.cast.mentions
    }


@pytest.mark.parametrize("name", NAMES["bodies"])
def test_a_body_is_named_whole(extractor: Extractor, name: str) -> None:
    assert (name, EntityType.ORGANISATION) in name_things(extractor, f"Ministers met {name} last week.")
    named = name_things(extractor, f"In May Mencap and {name} backed the new strategy.")
    assert {(name, EntityType.ORGANISATION), ("Mencap", EntityType.ORGANISATION)} <= named


@pytest.mark.parametrize("name", NAMES["initiatives"])
def test_an_act_or_programme_is_named_whole(extractor: Extractor, name: str) -> None:
    assert (name, EntityType.INITIATIVE) in name_things(extractor, f"Ministers launched the {name} last week.")
    assert (name, EntityType.INITIATIVE) in name_things(extractor, f"In May Mencap backed the {name} and the strategy.")


@pytest.mark.parametrize("post", NAMES["posts"])
def test_a_post_is_named_whole_and_held(extractor: Extractor, post: str) -> None:
    for text in (
        f"Jane Otterby, {post}, welcomed the plan.",
        f"Jane Otterby OBE, {post}, welcomed the plan.",
        f"Jane Otterby, later {post}, welcomed the plan.",
        f"The {post}, Jane Otterby, welcomed the plan.",
        f"Jane Otterby has been appointed {post}.",
    ):
        extraction = extractor.extract(read_document(Source("paper.txt", f"{text}\n".encode())))
        labels = {entity.id: entity.label for entity in extraction.entities}
        held = {
            (labels[one.subject], labels[one.object])
            for one in extraction.statements
            if one.predicate is Predicate.HOLDS_ROLE
        }
        assert held == {("Jane Otterby", post)}
