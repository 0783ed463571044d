"""From a text to entities and statements, as a user meets them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carekg.documents import Source, read_document
from carekg.extract import describe_model, extractor_fingerprint, load_extractor
from carekg.extract.pipeline import Extractor
from carekg.model import SIGNATURES, Document, Entity, EntityType, Evidence, Extraction, Statement
from tests.extract.cases_files import load_cases

Triple = tuple[str, str, str]
PIECES = [
    "The Elm Board",
    "will fund",
    "£3m",
    "carers",
    ",",
    "and",
    "Jo Bell",
    "said",
    "“",
    "”",
    "(",
    ")",
    "it",
    "\n\n",
    "- to help",
    ":",
    ".",
]


def read(text: str, name: str = "example.txt") -> Document:
    return read_document(Source(name, text.encode()))


def name_triples(extraction: Extraction) -> dict[Triple, Statement]:
    labels = {entity.id: entity.label for entity in extraction.entities}
    return {(labels[one.subject], one.predicate.value, labels[one.object]): one for one in extraction.statements}


def check(document: Document, extraction: Extraction) -> None:
    """Every statement fits its predicate, and its quote stands in the text."""
    types = {entity.id: entity.type for entity in extraction.entities}
    for one in extraction.statements:
        signature = SIGNATURES[one.predicate]
        assert types[one.subject] in signature.subjects
        assert types[one.object] in signature.objects
        assert isinstance(one.evidence, Evidence)
        assert document.text[one.evidence.start : one.evidence.end] == one.evidence.quote
        assert one.rule
        assert 0 < one.confidence <= 1
    for mention in extraction.mentions:
        assert mention.entity in types
        assert document.text[mention.start : mention.end].strip()


@pytest.mark.parametrize(
    "case", load_cases("frames") + load_cases("titles") + load_cases("references"), ids=lambda case: case["text"][:50]
)
def test_says_what_the_sentence_says(extractor: Extractor, case: dict[str, Any]) -> None:
    document = read(case["text"])
    extraction = extractor.extract(document)
    check(document, extraction)
    said = name_triples(extraction)
    for triple in case["says"]:
        assert tuple(triple) in said
        if "modality" in case:
            assert said[tuple(triple)].modality == case["modality"]
        if "amount" in case:
            amount = said[tuple(triple)].amount
            assert amount is not None
            assert amount.value == case["amount"]
        if "date" in case:
            assert said[tuple(triple)].date == case["date"]
    for triple in case.get("never", []):
        assert tuple(triple) not in said


def test_reads_items_under_their_lead_in(extractor: Extractor) -> None:
    document = read("The Kettle Strategy aims to:\n\n- reduce isolation among young carers\n- raise the pay of staff\n")
    said = name_triples(extractor.extract(document))
    one = said["Kettle Strategy", "targets", "reduce isolation among young carers"]
    assert isinstance(one.evidence, Evidence)
    assert "Kettle" not in one.evidence.quote
    assert ("Kettle Strategy", "targets", "raise the pay of staff") in said


def test_gives_each_quotation_its_speaker(extractor: Extractor) -> None:
    text = "Quentin Marmalade, chair of the Lemur Association, said: “The Teapot Fund will help unpaid carers.”\n"
    extraction = extractor.extract(read(text))
    said = name_triples(extraction)
    labels = {entity.id: entity.label for entity in extraction.entities}
    assert labels[said["Teapot Fund", "benefits", "unpaid carers"].speaker] == "Quentin Marmalade"


def test_binds_acronyms_surnames_and_we(extractor: Extractor) -> None:
    text = (
        "The Lemur Care Association (LCA) met Quentin Marmalade on Monday.\n\n"
        "Mr Marmalade later backed the Kettle Bill. The LCA opposes the Kettle Bill.\n"
    )
    extraction = extractor.extract(read(text))
    said = name_triples(extraction)
    assert ("Quentin Marmalade", "supports", "Kettle Bill") in said
    assert ("Lemur Care Association", "opposes", "Kettle Bill") in said
    association = next(entity for entity in extraction.entities if entity.label == "Lemur Care Association")
    assert "LCA" in association.aliases


def test_reads_sums(extractor: Extractor) -> None:
    said = name_triples(extractor.extract(read("The Zebra Care Council will give £2.5m to the Teapot Fund.")))
    amount = said["Zebra Care Council", "funds", "Teapot Fund"].amount
    assert amount is not None
    assert amount.value == 2_500_000


def test_says_nothing_of_whom_spam_has_overwritten(extractor: Extractor) -> None:
    document = read("Қызмет орталығы launched the Teapot Fund.\n\nThe Lemur Association backed the Teapot Fund.\n")
    extraction = extractor.extract(document)
    assert set(name_triples(extraction)) == {("Lemur Association", "supports", "Teapot Fund")}
    assert [notice.line for notice in extraction.notices] == [1]
    assert not any("Қ" in entity.label for entity in extraction.entities)


def test_parts_a_known_name_from_the_word_it_runs_into() -> None:
    known = Entity("zebra", EntityType.ORGANISATION, "Zebra Department of Care")
    document = read("The Zebra Department of Careit has published the Kettle Strategy.")
    extraction = load_extractor([known], trained=False).extract(document)
    check(document, extraction)
    assert ("Zebra Department of Care", "publishes", "Kettle Strategy") in name_triples(extraction)


def test_a_known_post_that_has_its_body_in_its_name_leaves_the_body_to_speak_for() -> None:
    known = [
        Entity("zebra", EntityType.ORGANISATION, "Zebra Care Council"),
        Entity("zebra-chair", EntityType.ROLE, "chair of the Zebra Care Council"),
    ]
    text = "Jo Marmalade, chair of the Zebra Care Council, said: “We welcome the Saucer Plan.”"
    extraction = load_extractor(known, trained=False).extract(read(text))
    assert {("chair", "roleIn", "Zebra Care Council"), ("Zebra Care Council", "supports", "Saucer Plan")} <= set(
        name_triples(extraction)
    )


def test_types_names_by_the_gazetteer() -> None:
    known = Entity("wobble", EntityType.INITIATIVE, "Wobble Gently", aliases=("Wobble",))
    extraction = load_extractor([known], trained=False).extract(read("The Zebra Care Council launched Wobble Gently."))
    assert ("Zebra Care Council", "launches", "Wobble Gently") in name_triples(extraction)


def test_takes_nothing_from_furniture(extractor: Extractor) -> None:
    text = "The Zebra Care Council published the Kettle Strategy.\n\nShare this page\n\nSource link\n\nLeave a Reply\n"
    extraction = extractor.extract(read(text))
    assert {entity.label for entity in extraction.entities} == {"Zebra Care Council", "Kettle Strategy"}


def test_is_the_same_every_time(extractor: Extractor) -> None:
    document = read("Quentin Marmalade and Ottoline Crumpet joined the Saucer Board. They support the Kettle Bill.")
    assert extractor.extract(document) == extractor.extract(document)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(PIECES)))
def test_survives_any_order_of_words(extractor: Extractor, words: list[str]) -> None:
    document = read("Care news. " + " ".join(words))
    check(document, extractor.extract(document))


def test_fingerprint_and_description_name_the_model() -> None:
    assert extractor_fingerprint() == extractor_fingerprint()
    assert describe_model().startswith("en_core_web_")


@pytest.mark.gold
def test_runs_clean_on_annotated_documents(extractor: Extractor, gold_folder: Path) -> None:
    paths = [path for path in sorted((gold_folder / "dev").iterdir()) if path.suffix != ".json"]
    for path in paths:
        document = read_document(Source(path.name, path.read_bytes()))
        check(document, extractor.extract(document))
    assert len(paths) == 18
