from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from carekg.extract.lexicon import Lexicon
from carekg.extract.names.roles import find_roles
from carekg.extract.names.runs import find_runs, strip_run
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
