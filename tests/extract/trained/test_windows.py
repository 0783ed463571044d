from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekg.extract.trained import FOLDER
from carekg.extract.trained.model import read_vocabulary
from carekg.extract.trained.pieces import PieceCutter
from carekg.extract.trained.windows import LONGEST, cut_windows, describe_shape, find_sentences, tag_tokens
from tests.extract.trained.conftest import Reader

LIST = "The Otter Strategy aims to:\n\n- help carers to rest\n- open a day centre\n\nIt begins in May. It ends in June."


@pytest.fixture(scope="module")
def cutter() -> PieceCutter:
    return PieceCutter(read_vocabulary(FOLDER))


def test_an_item_hangs_on_its_lead_in_and_a_sentence_on_the_one_before(read: Reader) -> None:
    readings = read(LIST).readings
    sentences = find_sentences(readings)
    texts = [readings[one.reading].doc[one.start : one.end].text.strip() for one in sentences]
    assert texts == [
        "The Otter Strategy aims to:",
        "help carers to rest",
        "open a day centre",
        "It begins in May.",
        "It ends in June.",
    ]
    assert [one.anchor for one in sentences] == [-1, 0, 0, 2, 3]


def test_every_word_is_read_once_but_for_what_keeps_it_company(read: Reader, cutter: PieceCutter) -> None:
    sentence = "The Otter Board gave the Heron Fund to carers in every town, and asked each council for a plan. "
    context = read("\n\n".join(sentence * 7 for _ in range(4)))
    sentences = find_sentences(context.readings)
    windows = list(cut_windows(context.readings, sentences, {}, cutter))
    assert len(windows) > 1
    own = Counter(place for window in windows for place in window.words[window.repeated :])
    words = {(one.reading, place) for one in sentences for place in range(one.start, one.end)}
    blank = {
        (number, token.i) for number, reading in enumerate(context.readings) for token in reading.doc if token.is_space
    }
    assert set(own) == words - blank
    assert set(own.values()) == {1}
    assert all(len(window.pieces) <= LONGEST for window in windows)
    assert windows[0].repeated == 0
    assert all(window.repeated for window in windows[1:])


def test_a_sentence_longer_than_a_window_is_cut_short_and_not_refused(read: Reader, cutter: PieceCutter) -> None:
    context = read("Otters " + "swim and " * 900 + "rest.")
    windows = list(cut_windows(context.readings, find_sentences(context.readings), {}, cutter))
    assert max(len(window.pieces) for window in windows) <= 2 * LONGEST + 1


def test_tags_tell_what_the_rules_take_words_for(read: Reader) -> None:
    context = read("The Heron Care Council opened a helpline. The council paid for it.")
    tags = tag_tokens(context.cast, context.links)
    doc = context.readings[0].doc
    named = {doc[token].text: tag for (_, token), tag in tags.items() if token < 5}
    assert named["Heron"] != named["Care"] == named["Council"]
    linked = next(tag for (_, token), tag in tags.items() if doc[token].text == "council")
    assert linked not in named.values()


def test_shapes_tell_how_words_are_written() -> None:
    shapes = [describe_shape(word) for word in ("care", "Care", "NHS", "eBay", "£50", "A", ";")]
    assert len(set(shapes)) == len(shapes)


@given(st.text(max_size=12))
def test_every_word_has_a_shape(word: str) -> None:
    assert 0 <= describe_shape(word) < 7
