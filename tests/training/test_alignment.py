from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from training.alignment import WordIndex, squeeze

WORDS = ["The", "Elm", "Board", "’s", "plan", "(", "2030", ")", "helps", "the", "Elm", "Board"]


def index(words: list[str] = WORDS) -> WordIndex:
    return WordIndex(words, [(0, number) for number in range(len(words))], [0] * len(words))


def test_finds_every_place_of_whole_words() -> None:
    assert index().find("Elm Board") == [(1, 3), (10, 12)]
    assert index().find("Elm Board's") == [(1, 4)]
    assert index().find("lm Board") == []
    assert index().find("") == []


def test_finds_within_bounds_and_in_other_case_if_asked() -> None:
    assert index().find("Elm Board", 4) == [(10, 12)]
    assert index().find("Elm Board", 0, 6) == [(1, 3)]
    assert index().find("elm board") == []
    assert index().find("elm board", fold=True) == [(1, 3), (10, 12)]


def test_finds_evidence_with_markup_labels_and_references() -> None:
    assert index().find_loose("<p>The <b>Elm</b> Board&rsquo;s plan</p>") == (0, 5)
    assert index().find_loose("(b) plan (2030) helps") == (4, 9)
    assert index().find_loose("- **plan** (2030)") == (4, 8)
    assert index().find_loose("2.1 the Elm Board") == (9, 12)
    assert index().find_loose("something else") is None


def test_squeezing_leaves_what_is_said() -> None:
    assert squeeze("The *Elm*\n Board’s <i>plan</i>") == "TheElmBoard'splan"


@given(st.lists(st.text("abc’* ", min_size=1, max_size=5), max_size=12), st.data())
def test_any_run_of_words_is_found_where_it_stands(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))
    run = words[start:end]
    if squeeze("".join(run)) and squeeze(run[0]) and squeeze(run[-1]):
        assert (start, end) in index(words).find(" ".join(run))
