from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekg.serve.negotiation import choose_type

OFFERS = ("text/html", "text/turtle", "application/ld+json")


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, "text/html"),
        ("", "text/html"),
        ("*/*", "text/html"),
        ("text/turtle", "text/turtle"),
        ("TEXT/TURTLE ; Q=0.5", "text/turtle"),
        ("text/*;q=0.3, application/ld+json;q=0.4", "application/ld+json"),
        # The examples of RFC 9110, section 12.5.1: the most exact range decides, whatever the order.
        ("text/*;q=0.9, text/html;q=0.1, application/ld+json;q=0.5", "text/turtle"),
        ("*/*;q=0.1, text/html;q=0", "text/turtle"),
        ("application/json", None),
        ("text/html;q=0", None),
        # What browsers and Java's own client send.
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("text/turtle, *; q=.2, */*; q=.2", "text/turtle"),
        ("nonsense, text/turtle", "text/turtle"),
    ],
)
def test_the_best_ranked_type_on_offer_is_chosen(accept: str | None, chosen: str | None) -> None:
    assert choose_type(accept, OFFERS) == chosen


@given(st.text())
def test_any_header_can_be_read(accept: str) -> None:
    assert choose_type(accept, OFFERS) in (*OFFERS, None)
