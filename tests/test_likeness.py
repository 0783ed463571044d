from __future__ import annotations

import pytest

from carekg.likeness import find_nearest, propose_names, rank_nearest, suggest_nearest

COLOURS = ("azure", "crimson", "teal")


@pytest.mark.parametrize(("word", "nearest"), [("crimsen", "crimson"), ("TEAL", "teal"), ("ochre", None), ("", None)])
def test_the_nearest_word(word: str, nearest: str | None) -> None:
    assert find_nearest(word, COLOURS) == nearest


@pytest.mark.parametrize(
    ("word", "nearest"),
    [
        ("whofunds", "who-funds"),
        ("letter", "carers-letter"),
        ("announced", "announced-by"),
        ("anounced", "announced-by"),
        ("nosuch", None),
        ("nothing", None),
        ("minister", None),
        ("department-x", None),
        ("nobody-here", None),
    ],
)
def test_the_nearest_id_is_like_the_word_or_has_it_as_a_part(word: str, nearest: str | None) -> None:
    known = (
        "andy-kerr",
        "announced-again",
        "announced-by",
        "carers-letter",
        "department-single-plan",
        "inter-ministerial-group",
    )
    assert find_nearest(word, ("andy-kerr", *known, "who-funds")) == nearest


def test_a_hint_names_the_nearest_or_a_short_list() -> None:
    assert suggest_nearest("azur", COLOURS) == "did you mean azure?"
    assert suggest_nearest("ochre", [*COLOURS, ""]) == "known: azure, crimson, teal"
    assert suggest_nearest("ochre", []) is None
    assert suggest_nearest("12345", [f"colour {letter}" for letter in "abcdefghijklm"]) is None


def test_things_are_ranked_by_the_likest_of_their_names() -> None:
    named = [
        ("the lantern pilot", "pilot"),
        ("lantern", "pilot"),
        ("lantern fund", "fund"),
        ("lantern found", "foundling"),
        ("moon levy", "levy"),
        ("", "nameless"),
    ]
    assert rank_nearest("lantern fund", named, 5)[:2] == ["fund", "foundling"]
    assert rank_nearest("lantern fund", named, 1) == ["fund"]
    assert "levy" not in rank_nearest("lantern fund", named, 5)
    assert rank_nearest("", named, 5) == []


def test_what_is_called_just_so_goes_first() -> None:
    assert rank_nearest("board", [("the board of boards", "a"), ("board", "b")], 2)[0] == "b"


NAMES = [
    ("better care fund", "fund"),
    ("nao", "audit-office"),
    ("21st century social care", "report"),
    ("cma", "competition"),
    ("matt hancock", "hancock"),
    ("chief executive of age uk", "chief-executive"),
    ("carers uk", "carers-uk"),
    ("negotiating body", "body"),
    ("wes streeting", "streeting"),
    ("chair of the care quality commission", "chair"),
]


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("beter care fund", ["fund"]),
        ("matt hancok", ["hancock"]),
        ("hancok", ["hancock"]),
        ("streeting wes", ["streeting"]),
        ("carersuk", ["carers-uk"]),
        ("care qualty comission", ["chair"]),
        ("mr matt hancock mp", ["hancock"]),
        ("better care fund for wales", ["fund"]),
        ("nobodyy", []),
        ("chief whip", []),
        ("matthew smith", []),
        ("zzz", []),
    ],
)
def test_only_what_somebody_may_have_meant_is_ranked(wrong: str, meant: list[str]) -> None:
    assert rank_nearest(wrong, NAMES, 3) == meant


def test_one_name_is_asked_about_and_several_are_listed() -> None:
    assert propose_names(["Ann Lee"]) == "did you mean Ann Lee?"
    assert propose_names(["Ann Lee", "Bob Ray"]) == "the nearest are Ann Lee; Bob Ray"
