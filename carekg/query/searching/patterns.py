"""Regular expressions for texts in which words may be found: for a store that has no index of words, but knows these.

They let through every text that the index would find, and some more, so that an index of what they let through finds
what one of all texts does. What the words are, and their stems, is asked of SQLite itself.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import takewhile

_START = "(^|[^a-z0-9])"
_ACCENT = "[^ -~]"
"""Any letter with an accent, an accent that stands by itself, or a part of either: Virtuoso goes by bytes."""
_LEAST = 2
"""Letters of a word that no ending changes."""


def list_patterns(words: str) -> tuple[str, ...]:
    """Return a regular expression for each of the words, each once, for texts in small letters.

    It matches whatever has a word of the same stem, with any accents, in the syntax that XPath and Perl share.
    """
    return tuple(dict.fromkeys(_write_pattern(beginning) for beginning in _find_beginnings(words)))


def _find_beginnings(words: str) -> Iterator[str]:
    """Yield how all words begin that have the stem of one of these.

    Method: what Porter's algorithm puts at the end of a stem in place of letters of the word is e, i or le.
    """
    for word in _find_terms(words, "unicode61"):
        stem = "".join(_find_terms(word, "porter unicode61"))
        kept = "".join(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, stem, strict=False)))
        yield kept[:_LEAST] + kept[_LEAST:].rstrip("eil")


def _write_pattern(beginning: str) -> str:
    letters = (f"({each}|{_ACCENT}){_ACCENT}*" if each.isascii() else each for each in beginning)
    return _START + "".join(letters)


def _find_terms(text: str, tokenizer: str) -> list[str]:
    """Return what an index with some tokenizer has for a text."""
    with _open_index(tokenizer) as index:
        index.execute("INSERT INTO text (said) VALUES (?)", (text,))
        return [term for (term,) in index.execute("SELECT term FROM term")]


@contextmanager
def _open_index(tokenizer: str) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as index:
        index.execute(f"CREATE VIRTUAL TABLE text USING fts5(said, tokenize = '{tokenizer}')")
        index.execute("CREATE VIRTUAL TABLE term USING fts5vocab(text, row)")
        yield index
