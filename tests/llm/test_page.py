"""Quotes are placed exactly, whatever a model does to white space and marks, and never where they are not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekg.llm.page import Page, fold_text
from carekg.model import Block, BlockKind, Document, DocumentMetadata
from tests.llm.sample import make_document

LETTERS = st.text(st.sampled_from("abcé ‘’“”–-—\n\t\u00a0.,'\"£1İß"), min_size=1, max_size=60)
SPACES = st.text(st.sampled_from(" \n\t\u00a0"), min_size=1, max_size=3)
VARIANTS = {"'": "‘’'", '"': "“”«", "-": "–—-"}


def make_page(text: str, *furniture: tuple[int, int]) -> Page:
    cuts = sorted({0, len(text), *(cut for span in furniture for cut in span)})
    blocks = tuple(
        Block(BlockKind.FURNITURE if (start, end) in furniture else BlockKind.PARAGRAPH, start, end)
        for start, end in pairwise(cuts)
    )
    return Page(Document(DocumentMetadata("d", "d.txt", "0"), text, blocks))


@given(text=LETTERS, data=st.data())
def test_a_quote_with_other_blanks_and_marks_is_found_at_words_that_read_the_same(
    text: str, data: st.DataObject
) -> None:
    words = text.split()
    if not words:
        return
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    quote = words[first]
    for word in words[first + 1 : last + 1]:
        quote += data.draw(SPACES) + word
    quote = "".join(
        data.draw(st.sampled_from(VARIANTS[plain])) if (plain := fold_text(letter)) in VARIANTS else letter
        for letter in quote
    )
    span = make_page(text).find(quote)
    assert span is not None
    found = text[slice(*span)]
    assert fold_text(found) == fold_text(quote)
    assert found == found.strip()


@given(text=LETTERS, quote=LETTERS, ignore_case=st.booleans())
def test_what_is_found_reads_as_the_quote_does(text: str, quote: str, *, ignore_case: bool) -> None:
    for start, end in make_page(text).find_all(quote, ignore_case=ignore_case):
        found, wanted = fold_text(text[start:end]), fold_text(quote)
        assert found == wanted or (ignore_case and found.lower() == wanted.lower())


@pytest.mark.parametrize(
    "quote",
    [
        "care homes",  # other case
        "Care  home",  # half a word
        "are homes",
        "Care homes will get the money.",  # a word too many
        "Care homes … money",
        "Care homes get more money",  # a word left out of what the text says
        "Care homes: get",
        "",
        " ",
        "\ufffd",
    ],
)
def test_near_is_not_there(quote: str) -> None:
    assert make_page("Care homes will get much\nmore money.").find(quote) is None


def test_a_quote_does_not_run_over_furniture() -> None:
    text = "The council pays.\nShare this page\nThe trust helps."
    page = make_page(text, (17, 34))
    assert page.find("The council pays.") == (0, 17)
    assert page.find("Share this page") is None
    assert page.find("pays. The trust") is None
    assert page.find("pays. Share this page The trust") is None


def test_a_quote_is_sought_where_the_model_read() -> None:
    page = make_page("Ann pays. Ann pays.")
    assert page.find("Ann pays.") == (0, 9)
    assert page.find("Ann pays.", [(10, 19)]) == (10, 19)
    assert page.find("Ann pays.", [(12, 19)]) is None


def test_marks_of_markdown_are_no_words_but_stay_in_the_evidence() -> None:
    document = make_document("# News\n\nThe **Elm Trust** funds\nthe [Oak Fund](https://oak.example/).\n", "news.md")
    span = Page(document).find("The Elm Trust funds the Oak Fund")
    assert span is not None
    assert document.text[slice(*span)] == "The **Elm Trust** funds\nthe [Oak Fund"
