"""What an index of words finds, the patterns let through."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from carekg.query.searching.patterns import list_patterns

LETTERS = "abcdefghilmnoprstuyáêïôŵŷẁ"
ENDINGS = (
    "", "s", "es", "ies", "y", "ed", "ing", "at", "ate", "ation", "ational", "tional", "ence", "enci", "ize", "izer",
    "ization", "able", "ably", "ability", "ible", "ibility", "al", "ally", "alism", "ality", "alize", "ent", "ently",
    "e", "ely", "ous", "ously", "ousness", "ive", "iveness", "ivity", "ful", "fulness", "ness", "icate", "iciti",
    "ical", "ment", "sion", "tion", "logy", "ll", "ling", "bl", "bled", "ied", "ion",
)  # fmt: skip


def finds(words: str, text: str) -> bool:
    """Tell whether an index with Porter's stems finds words in a text."""
    with closing(sqlite3.connect(":memory:")) as index:
        index.execute("CREATE VIRTUAL TABLE t USING fts5(said, tokenize = 'porter unicode61')")
        index.execute("INSERT INTO t VALUES (?)", (text,))
        return bool(index.execute("SELECT 1 FROM t WHERE t MATCH ?", (words,)).fetchall())


def lets_through(words: str, text: str) -> bool:
    return all(re.search(pattern, text.lower()) for pattern in list_patterns(words))


@settings(max_examples=500, deadline=None)
@given(
    root=st.text(LETTERS, min_size=1, max_size=6),
    one=st.sampled_from(ENDINGS),
    other=st.sampled_from(ENDINGS),
    is_begun=st.booleans(),
)
@example(root="poss", one="ible", other="ibility", is_begun=False)
@example(root="car", one="e", other="ing", is_begun=False)
@example(root="sa", one="y", other="ys", is_begun=False)
def test_no_form_of_a_word_is_missed(root: str, one: str, other: str, *, is_begun: bool) -> None:
    text = f"The {root}{other}, it said."
    if finds(f'"{root}{one}"{"*" if is_begun else ""}', text):
        assert lets_through(root + one, text)


@pytest.mark.parametrize(
    ("words", "text", "is_let"),
    [
        ("sian", "Siân Gwenllian", True),
        ("Siân", "SIAN", True),
        ("sian", "Sia\u0302n", True),
        ("siân", "Asian", False),
        ('"short breaks" carer*', "Breaks for carers are short", True),
        ("short breaks carer", "A short break", False),
        ("ø", "Ø", True),
        ("£2-3m", "from £2 to 3m", True),
        ("care", "the carpet", True),  # an index tells them apart
    ],
)
def test_what_is_let_through(words: str, text: str, *, is_let: bool) -> None:
    assert lets_through(words, text) is is_let


def test_bytes_may_be_taken_for_letters() -> None:
    """Virtuoso does."""
    text = "Siân Gwenllian".lower().encode()
    assert all(re.search(pattern.encode(), text) for pattern in list_patterns("sian gwenllian"))


@pytest.mark.parametrize("words", ["", "!", '"" -- *', "\0"])
def test_where_there_is_no_word_there_is_no_pattern(words: str) -> None:
    assert list_patterns(words) == ()
