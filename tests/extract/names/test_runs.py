from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from carekg.documents import Source, read_document
from carekg.extract.lexicon import Lexicon
from carekg.extract.names.roles import find_roles
from carekg.extract.names.runs import find_runs, strip_run
from carekg.extract.pipeline import Extractor
from carekg.model import EntityType
from tests.extract.cases_files import load_cases

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize("case", load_cases("names"), ids=lambda case: case["text"][:50])
def test_finds_where_names_begin_and_end(language: Language, lexicon: Lexicon, case: dict[str, Any]) -> None:
    doc = language(case["text"])
    runs = [strip_run(doc, *run) for run in find_runs(doc, lexicon, ())]
    assert [doc[start:end].text for start, end in runs] == case["names"]


@pytest.mark.parametrize("case", load_cases("roles"), ids=lambda case: case["text"][:50])
def test_finds_posts(language: Language, lexicon: Lexicon, case: dict[str, Any]) -> None:
    assert [role.text for role in find_roles(language(case["text"]), lexicon)] == case["posts"]


def test_a_name_does_not_begin_in_the_lead_in_of_a_list(extractor: Extractor) -> None:
    text = "Money for care\n\nNotes:\n\n1. Councils agreed to pay.\n2. Jo Bellweather of the Elm Board welcomed it.\n"
    extraction = extractor.extract(read_document(Source("notes.txt", text.encode())))
    people = {entity.label for entity in extraction.entities if entity.type is EntityType.PERSON}
    assert people == {"Jo Bellweather"}
