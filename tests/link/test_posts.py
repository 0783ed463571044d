from __future__ import annotations

import pytest

from carekg.link.posts import drop_turn, find_portfolio, is_post_of_a_body, rephrase_minister


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Minister for Ferries", "Ferries Minister"),
        ("Minister of Ferries", "Minister for Ferries"),
        ("Minister of State for Ferries", "ferries minister"),
        ("the Minister for Ferries and Harbours", "Ferries & Harbours Minister"),
        ("Scottish Ferries Minister", "Minister for Ferries"),
    ],
)
def test_the_forms_of_a_ministers_title_have_one_portfolio(one: str, other: str) -> None:
    assert find_portfolio(one) == find_portfolio(other) != ""


@pytest.mark.parametrize(
    "title",
    [
        "Prime Minister",
        "First Minister",
        "Deputy Ferries Minister",
        "Deputy Minister for Ferries",
        "Minister of State",
        "Minister",
        "Secretary of State for Ferries",
        "Harbour Master",
        "",
    ],
)
def test_other_posts_have_no_portfolio(title: str) -> None:
    assert find_portfolio(title) == ""


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Ferries Minister", "Minister for Ferries"),
        ("Welsh Ferries Minister", "Minister for Ferries"),
        ("Minister of Ferries", "Minister for Ferries"),
        ("Minister of State for Ferries", "Minister of State for Ferries"),
        ("Minister for Wales", "Minister for Wales"),
        ("First Minister", "First Minister"),
    ],
)
def test_a_minister_is_called_minister_for_something(title: str, said: str) -> None:
    assert rephrase_minister(title) == said


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Director of Social Services", True),
        ("director of adult services", True),
        ("Finance Director", True),
        ("Chair", True),
        ("head of policy", True),
        ("Chair of the Kindle Trust", False),
        ("chief executive of Hearth and Home", False),
        ("director of Carers", False),
        ("KDX chief executive", False),
        ("National Director for Community Care", False),
        ("Minister for Social Services", False),
        ("Chief Stoker", False),
    ],
)
def test_posts_that_each_body_has(title: str, expected: object) -> None:
    assert is_post_of_a_body(title) is expected


@pytest.mark.parametrize(
    ("title", "post"),
    [
        ("first chair", "chair"),
        ("outgoing interim chief executive", "chief executive"),
        ("First Minister", "First Minister"),
        ("former First Minister", "First Minister"),
        ("Permanent Secretary", "Permanent Secretary"),
        ("deputy chair", "deputy chair"),
        ("first", "first"),
        ("", ""),
    ],
)
def test_whose_turn_it_is_makes_no_other_post(title: str, post: str) -> None:
    assert drop_turn(title) == post
