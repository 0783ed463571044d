"""How the lines of a printed page are parted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekg.documents.printing.page_lines import Stroke, part_lines


def draw(*lines: tuple[str, float, float]) -> list[Stroke]:
    """Strokes as pypdf tells them: each line's words, its height and the size of its letters, then a line end."""
    return [stroke for words, height, size in lines for stroke in (Stroke(words, height, size), Stroke("\n", 0, size))]


def test_lines_further_apart_than_usual_are_parted() -> None:
    page = draw(("The hub is", 700, 11), ("open. It", 686, 11), ("is free.", 672, 11), ("A fund", 644, 11))
    assert part_lines(page) == "The hub is\nopen. It\nis free.\n\nA fund\n"


def test_lines_of_another_size_are_parted() -> None:
    page = draw(("Larch Institute", 700, 16), ("The council has", 680, 11), ("a hub.", 666, 11), ("1 Note", 652, 8))
    assert part_lines(page) == "Larch Institute\n\nThe council has\na hub.\n\n1 Note\n"


BODY = [("The council has opened a hub in Larchford", 600, 11), ("and another one in Fennley.", 586, 11)]


@pytest.mark.parametrize(
    ("upper", "lower", "text"),
    [
        # A heading that is as wide as the page goes on in its next line.
        (("A hub for every carer", 700, 20), ("in the county", 676, 20), "A hub for every carer in the county"),
        # One that has room for the next word does not, nor does one far above it, nor the body that the text is by.
        (("Our hubs", 700, 20), ("A plan", 676, 20), "Our hubs\n\nA plan"),
        (("A hub for every carer", 700, 20), ("in the county", 640, 20), "A hub for every carer\n\nin the county"),
        (("Larch County Council", 700, 20), ("Hub plan", 676, 20), "Larch County Council\n\nHub plan"),
        (("A hub for every carer.", 700, 20), ("A plan", 676, 20), "A hub for every carer.\n\nA plan"),
    ],
)
def test_a_heading_that_fills_its_line_goes_on_in_the_next(
    upper: tuple[str, float, float], lower: tuple[str, float, float], text: str
) -> None:
    assert part_lines(draw(upper, lower, *BODY)).split("\n\nThe council")[0] == text


def test_the_next_column_goes_on_with_the_line() -> None:
    page = draw(("The council", 128, 11), ("will open", 114, 11), ("a hub", 700, 11), ("in May.", 686, 11))
    assert part_lines(page) == "The council\nwill open\na hub\nin May.\n"


@pytest.mark.parametrize(
    ("before", "number", "rise", "text"),
    [
        ("in three years.", "1", 5, "in three years. It"),
        ("the council", "12, 13", 5, "the council It"),
        ("the council ", "7", 0, "the council 7 It"),
        ("CO", "2", -3, "CO2 It"),
        ("m", "2", 5, "m2 It"),
    ],
)
def test_raised_numbers_of_notes_are_left_out(before: str, number: str, rise: float, text: str) -> None:
    line = [Stroke(before, 700, 11), Stroke(number, 700 + rise, 7), Stroke(" It", 700, 11)]
    assert part_lines(line) == text


@given(st.lists(st.builds(Stroke, st.text("ab1 .\n"), st.floats(-900, 900), st.floats(0, 40))))
def test_no_other_words_are_lost(strokes: list[Stroke]) -> None:
    shown = "".join("".join(stroke.text.split()) for stroke in strokes)
    kept = "".join(part_lines(strokes).split())
    assert kept.translate({ord("1"): None}) == shown.translate({ord("1"): None})
