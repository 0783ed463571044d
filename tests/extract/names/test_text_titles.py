from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carekg.extract.lexicon import Lexicon
from carekg.extract.names.text_titles import find_text_titles

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("They were criticised by the ombudsman in her report Seen and Stirred.", "Seen and Stirred"),
        ("We accept what the council said in its report Whose Kettle?", "Whose Kettle?"),
        ("The partnership brought out its third annual report, Poured?, on Wednesday.", "Poured?"),
        ("The commissioner had asked for action in her 2018 report Broken.", "Broken"),
        ("We have read your report, A Missed Kettle, published on 2 October.", "A Missed Kettle"),
        ("The trust's study, Boiling on Empty, found no fault.", "Boiling on Empty"),
        ("The commissioner had asked for action in her 2018 report   Broken.", "Broken"),
        ("The ombudsman has issued a report, Waiting for a Kettle, drawing on letters.", "Waiting for a Kettle"),
        ("The institute published a briefing, Who Pours?, which is short.", "Who Pours?"),
        ("We published our report, Getting Home: Kettles in Wales, on 14 March.", "Getting Home: Kettles in Wales"),
        ("The council has published Time to Pour, a plan for three years.", "Time to Pour"),
    ],
)
def test_finds_the_title_of_a_text(language: Language, lexicon: Lexicon, text: str, title: str) -> None:
    (found,) = find_text_titles(language(text), lexicon)
    assert found.text == title
    assert found.subtype == "Publication"


@pytest.mark.parametrize(
    "text",
    [
        "The inquiry's report Ministers had feared came out.",
        "In its report Jo Bell is praised.",
        "Its report, Quentin Marmalade said, was late.",
        "Its report, Care Quality Commission staff say, was late.",
        "In her paper to the council, Jo Bell argued for more.",
        "The council published its report on Monday.",
        "He read a book, Marmalade in hand.",
        "The council issued Wales with a warning.",
        "The trust published NHS England and Lemur Care figures.",
        "The council published a report, Care Quality Commission staff say.",
        "They saw a report, Time to Pour, and left.",
    ],
)
def test_takes_no_other_name_for_a_title(language: Language, lexicon: Lexicon, text: str) -> None:
    assert find_text_titles(language(text), lexicon) == []


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ('I welcome the committee\'s report, "Choice on Toast".', ["Choice on Toast"]),
        (
            "They issued two reports, “Left Pouring” and “The Wrong Kettle”, on tea.",
            ["Left Pouring", "The Wrong Kettle"],
        ),
        ("The council today published “A Better Kettle,” its strategy.", ["A Better Kettle"]),
        ("The report “fails people who drink tea”.", []),
        ("In its report it says: “Kettles are dear.”", []),
        ("The council launched “A Better Kettle”.", []),
    ],
)
def test_finds_titles_in_quotation_marks(language: Language, lexicon: Lexicon, text: str, titles: list[str]) -> None:
    assert [found.text for found in find_text_titles(language(text), lexicon)] == titles
