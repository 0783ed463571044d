from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from carekg.extract.lexicon import Lexicon
from carekg.extract.qualifying.modality import judge_modality
from carekg.extract.qualifying.negation import is_negated
from tests.extract.cases_files import load_cases

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize("case", load_cases("modality"), ids=lambda case: case["text"])
def test_judges_how_real_a_verb_is(language: Language, lexicon: Lexicon, case: dict[str, Any]) -> None:
    verb = next(token for token in language(case["text"]) if token.text == case["verb"])
    if "modality" in case:
        assert judge_modality(verb, lexicon.modality) == case["modality"]
    assert is_negated(verb, lexicon.modality) == case.get("negated", False)
