"""Foreign script where a name was."""

from __future__ import annotations

import pytest

from carekg.documents.signs.spam import find_spam
from tests.documents.samples import read


@pytest.mark.parametrize("spam", ["在线赌场", "казино онлайн", "ออนไลน์", "바카라 사이트", "كازينو", "カジノ"])
def test_a_run_of_foreign_letters_is_found(spam: str) -> None:
    document = read(
        f"The plan\n\n{spam} will support the plan with a team of its own, and the board has agreed to that.\n"
    )
    assert [document.text[start:end] for start, end in find_spam(document)] == [spam]


@pytest.mark.parametrize(
    "text",
    [
        "Llŷr Gruffydd and Siân Ŵyn opened a hub in Ynys Môn.",
        "Síle Ní Bhriain of Údarás na Gaeltachta spoke, and Fionnuala Ó Dálaigh answered.",
        "Nguyễn Thị Ánh and Łukasz Żółć work in the hub.",
        "The dose was 5 μg, and the α value was small – “very” small… ✅ 🎉 £€½",
        "Cafe\u0301 hubs are open on the 1\u02e2\u1d57.",
    ],
)
def test_latin_letters_of_any_kind_are_no_spam(text: str) -> None:
    assert find_spam(read(text)) == ()


def test_a_text_in_another_script_is_no_spam() -> None:
    assert find_spam(read("Совет открыл новый центр в городе для всех жителей.")) == ()
