"""The rules and the trained model together, as the extractor runs; what a model may learn otherwise is not asked."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carekg.documents import Source, read_document
from carekg.extract import load_extractor
from carekg.extract.pipeline import Extractor
from carekg.extract.trained.reader import LEAST, NAME
from carekg.model import EntityType, Evidence, Extraction, Method

TEXT = (
    "# Heron Care Council opens the Quiet Line\n\n"
    "The Heron Care Council has opened the Quiet Line, a helpline for carers. It will put £2 million into the line.\n\n"
    "The line aims to:\n\n- help carers to rest\n- keep families together\n\n"
    "“We welcome the Quiet Line,” said Wilma Otter, chief executive of Carers Together Otterdale.\n\n"
    "Share this page\n\nCookie settings\n"
)


@pytest.fixture(scope="module")
def both() -> Extractor:
    return load_extractor()


def extract(extractor: Extractor, text: str) -> Extraction:
    return extractor.extract(read_document(Source("paper.md", text.encode())))


def test_every_statement_says_who_found_it_and_quotes_the_text(both: Extractor) -> None:
    extraction = extract(both, TEXT)
    document = read_document(Source("paper.md", TEXT.encode()))
    assert extraction.statements
    for each in extraction.statements:
        assert isinstance(each.evidence, Evidence)
        assert document.text[each.evidence.start : each.evidence.end] == each.evidence.quote
        assert LEAST <= each.confidence <= 1
        assert each.methods
        assert (each.rule == NAME) == (each.methods == (Method.MODEL,))
    assert {method for each in extraction.statements for method in each.methods} == {Method.MODEL, Method.RULES}


def test_a_post_and_its_body_are_sure(both: Extractor) -> None:
    extraction = extract(both, TEXT)
    label = {entity.id: entity.label for entity in extraction.entities}
    sure = {(label[each.subject], each.predicate.value) for each in extraction.statements if each.confidence > 0.8}
    assert ("Wilma Otter", "holdsRole") in sure


def test_who_speaks_in_a_debate_is_listed_and_no_department_is_a_person(both: Extractor) -> None:
    text = (
        "House of Lords\n\nLord Quennell (CB): My Lords, the noble Baroness has done us a service.\n\n"
        "Earl Otterby, the Parliamentary Under-Secretary of State, Department of Health (Con): My Lords, I thank "
        "the noble Baroness. We will look into it.\n\nBaroness Tolling (Lab): My Lords, that is not enough.\n"
    )
    people = {one.label for one in extract(both, text).entities if one.type is EntityType.PERSON}
    assert people >= {"Lord Quennell", "Earl Otterby", "Baroness Tolling"}
    assert "Department of Health" not in people


def test_nothing_comes_from_page_furniture(both: Extractor) -> None:
    assert not any("ookie" in entity.label or "Share" in entity.label for entity in extract(both, TEXT).entities)


def test_without_the_model_the_rules_speak_alone() -> None:
    extraction = extract(load_extractor(trained=False), TEXT)
    assert {each.methods for each in extraction.statements} == {(Method.RULES,)}


@pytest.mark.parametrize("text", ["It.", "Otters", "The Heron Care Council", "We we we they it its"])
def test_reads_what_has_hardly_a_word(both: Extractor, text: str) -> None:
    assert extract(both, text).statements == ()


@settings(max_examples=40)
@given(
    st.lists(
        st.sampled_from(
            [
                "The Elm Board",
                "will fund",
                "it",
                "“",
                "they",
                "\n\n- ",
                "the Oak Plan",
                "§",
                "to help carers",
                ".",
                "£3m",
            ]
        ),
        max_size=14,
    )
)
def test_reads_any_text_twice_alike(both: Extractor, pieces: list[str]) -> None:
    text = " ".join(["Otters", *pieces])
    assert extract(both, text) == extract(both, text)
