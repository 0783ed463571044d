from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carekg.query.sparql.lexing import find_place, read_tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("?a <b#c> 'd' # e", ["variable ?a", "iri <b#c>", "text 'd'"]),
        ("care:partOf+/^care:leads", ["name care:partOf", "sign +", "sign /", "sign ^", "name care:leads"]),
        ("ckg:a.b. :c _:d", ["name ckg:a.b", "sign .", "name :c", "blank _:d"]),
        (r"ckg:a\#b%20c", [r"name ckg:a\#b%20c"]),
        ("'a'@en-GB 1.5e3 .5 true", ["text 'a'", "language @en-GB", "number 1.5e3", "number .5", "word true"]),
        (
            "?a<5 && ?b>3",
            ["variable ?a", "sign <", "number 5", "sign &", "sign &", "variable ?b", "sign >", "number 3"],
        ),
        ('"""a "quoted" b"""', ['text """a "quoted" b"""']),
        (r"'it\'s'", [r"text 'it\'s'"]),
        ("'open", ["sign '", "word open"]),
        ("PREFIX care: <x>", ["word PREFIX", "name care:", "iri <x>"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert [f"{token.kind} {token.text}" for token in read_tokens(text)] == expected


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="?a:<>'\"\\#{}.\n é", max_size=30))
def test_tokens_stand_where_they_say_and_leave_out_only_remarks_and_space(text: str) -> None:
    end = 0
    for token in read_tokens(text):
        assert text[token.start : token.start + len(token.text)] == token.text
        skipped = text[end : token.start]
        assert not skipped.strip() or "#" in skipped
        end = token.start + len(token.text)


def test_places_count_from_one() -> None:
    assert find_place("ab\ncd", 0) == (1, 1)
    assert find_place("ab\ncd", 4) == (2, 2)
