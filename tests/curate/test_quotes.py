from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekg.curate import place_quotes
from carekg.model import (
    Block,
    BlockKind,
    Citation,
    Document,
    DocumentMetadata,
    Evidence,
    Predicate,
    Statement,
    Status,
)

TEXT = "The Hearth Office opened.\n\nAda Quill’s Ember Fund will\npay keepers – all of them – from “May”.\n"


def make_document(text: str = TEXT, name: str = "hearth-news") -> dict[str, Document]:
    metadata = DocumentMetadata(name, f"{name}.txt", hashlib.sha256(text.encode()).hexdigest())
    return {name: Document(metadata, text, (Block(BlockKind.PARAGRAPH, 0, len(text)),))}


def cite(quote: str, source: str = "hearth-news") -> Statement:
    return Statement(
        "ember-fund", Predicate.BENEFITS, "keepers", Citation(source, "p. 1", quote), status=Status.CURATED
    )


@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        ("The Hearth Office opened.", "The Hearth Office opened."),
        ("Ember Fund will pay keepers", "Ember Fund will\npay keepers"),
        ("Ada Quill's Ember Fund", "Ada Quill’s Ember Fund"),
        ('keepers - all of them - from "May".', "keepers – all of them – from “May”."),
    ],
)
def test_a_quote_is_found_as_the_document_has_it(quote: str, stands: str) -> None:
    statements, notices = place_quotes([cite(quote)], make_document())
    assert notices == ()
    evidence = statements[0].evidence
    assert isinstance(evidence, Evidence)
    assert evidence.quote == stands == TEXT[evidence.start : evidence.end]
    assert (evidence.document, statements[0].status) == ("hearth-news", Status.CURATED)


def test_a_published_source_stays_a_citation() -> None:
    cited = [cite("", "The Almanac, p. 3"), cite("Some words", "https://example.org/plan"), cite("", "hearth-news")]
    assert place_quotes(cited, make_document()) == (tuple(cited), ())


def test_a_quote_that_is_not_there_is_left_out_and_the_nearest_words_are_shown() -> None:
    wrong = cite("Ember Fund will play keepers")
    statements, notices = place_quotes([wrong], make_document(), {wrong.id: 7})
    assert statements == ()
    assert (notices[0].path, notices[0].line) == ("statements.csv", 7)
    assert "Ember Fund will pay keepers" in notices[0].hint


def test_case_matters() -> None:
    assert place_quotes([cite("the hearth office opened.")], make_document())[0] == ()


def test_a_document_that_is_not_here_is_named_with_the_nearest() -> None:
    statements, notices = place_quotes([cite("opened", "hearth-new")], make_document())
    assert statements == ()
    assert "hearth-new" in notices[0].reason
    assert "hearth-news" in notices[0].hint


@given(st.text(min_size=1, max_size=60), st.data())
def test_every_stretch_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    quote = text[start : data.draw(st.integers(start + 1, len(text)))]
    if not quote.strip():
        return
    statements, _ = place_quotes([cite(quote)], make_document(text))
    evidence = statements[0].evidence
    assert isinstance(evidence, Evidence)
    assert text[evidence.start : evidence.end] == evidence.quote
