from __future__ import annotations

import string

from hypothesis import given
from hypothesis import strategies as st

from carekg.extract.trained.pieces import PieceCutter

VOCABULARY = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "care",
    "##rs",
    "fund",
    "##ing",
    "'",
    "s",
    "£",
    "##50",
    "##m",
    "50",
    "cafe",
]
LETTERS = ["[UNK]", "[CLS]", "[SEP]", *string.ascii_lowercase, *(f"##{letter}" for letter in string.ascii_lowercase)]


def cut(word: str) -> list[str]:
    return [VOCABULARY[number] for number in PieceCutter(VOCABULARY).cut(word)]


def test_takes_the_longest_pieces_first() -> None:
    assert cut("Carers") == ["care", "##rs"]
    assert cut("FUNDING") == ["fund", "##ing"]


def test_parts_punctuation_but_not_signs_of_currency() -> None:
    assert cut("care's") == ["care", "'", "s"]
    assert cut("£50m") == ["£", "##50", "##m"]


def test_drops_accents() -> None:
    assert cut("Café") == ["cafe"]


def test_a_part_that_cannot_be_cut_is_unknown() -> None:
    assert cut("carex") == ["[UNK]"]
    assert cut("carex's") == ["[UNK]", "'", "s"]
    assert cut("") == ["[UNK]"]
    assert cut("care" * 40) == ["[UNK]"]


@given(st.text(string.ascii_letters, min_size=1, max_size=60))
def test_the_pieces_of_a_word_spell_it(word: str) -> None:
    cutter = PieceCutter(LETTERS)
    assert "".join(LETTERS[number].removeprefix("##") for number in cutter.cut(word)) == word.lower()
