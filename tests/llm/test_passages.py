from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carekg.llm.page import Page
from carekg.llm.passages import cut_passages
from tests.llm.sample import make_document

WORDS = st.lists(st.sampled_from(["Elm.", "oak", "ash,", "yew", "x" * 30]), min_size=1, max_size=40).map(" ".join)


@given(st.lists(WORDS, min_size=1, max_size=6), st.integers(20, 300))
def test_every_word_is_read_and_passages_are_short(paragraphs: list[str], characters: int) -> None:
    document = make_document("\n\n".join(paragraphs))
    passages = cut_passages(document, Page(document), characters)
    assert all(sum(end - start for start, end in each.spans) <= characters * 1.25 + 1 for each in passages)
    read = {place for each in passages for span in each.spans for place in range(*span)}
    covered = "".join(document.text[place] for place in sorted(read))
    assert "".join(covered.split()) == "".join("".join(paragraphs).split())


def test_an_item_is_read_with_what_stands_above_it() -> None:
    items = "\n".join(f"- pay for item number {n} of the plan" for n in range(20))
    document = make_document(f"# The Elm Plan\n\nThe Elm Trust will:\n\n{items}\n", "plan.md")
    passages = cut_passages(document, Page(document), 300)
    assert len(passages) > 2
    assert all("The Elm Trust will:" in each.text for each in passages)


def test_a_document_without_words_has_no_passages() -> None:
    document = make_document("x")
    assert cut_passages(document, Page(document))[0].text == "x"
    assert cut_passages(document, Page(document), 1)[0].text == "x"
