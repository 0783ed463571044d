"""A post that somebody holds is named as one, though the text names those of several people at once."""

from __future__ import annotations

import pytest

from carekg.documents import Source, read_document
from carekg.extract import load_extractor
from carekg.extract.finishing.single_posts import name_single_post
from carekg.extract.lexicon import Lexicon
from carekg.extract.pipeline import Extractor
from carekg.model import Predicate


@pytest.mark.parametrize(
    ("title", "single"),
    [
        ("co-chairs", "co-chair"),
        ("joint directors of adult services", "joint director of adult services"),
        ("branch secretaries", "branch secretary"),
        ("Joint Chairs", "Joint Chair"),
        ("director of services", "director of services"),
        ("of", "of"),
        ("", ""),
    ],
)
def test_the_noun_before_the_portfolio_is_put_in_the_singular(title: str, single: str, lexicon: Lexicon) -> None:
    assert name_single_post(title, lexicon) == single


def test_people_hold_one_post_each_and_the_words_of_the_text_lead_to_it() -> None:
    text = "Talks\n\nThe Fair Pay Board met on Monday. Its co-chairs are Nadia Wells and Philip Sung.\n"
    extraction = load_extractor(gazetteer=()).extract(read_document(Source("talks.txt", text.encode())))
    held = {one.object for one in extraction.statements if one.predicate == Predicate.HOLDS_ROLE}
    posts = {(one.label, "co-chairs" in one.aliases) for one in extraction.entities if one.id in held}
    assert posts == {("co-chair", True)}


def test_posts_that_nobody_holds_by_name_stay_as_many(extractor: Extractor) -> None:
    text = "Talks\n\nThe chief executives of the councils met the Elm Board.\n"
    extraction = extractor.extract(read_document(Source("talks.txt", text.encode())))
    assert "chief executive" not in {one.label for one in extraction.entities}
