from __future__ import annotations

import pytest

from carekg.link.words import load_words, parse_words

LISTS = "\n".join(f'{name} = ["word"]' for name in load_words().__dataclass_fields__)


def test_the_lists_are_read() -> None:
    assert parse_words(LISTS).titles == {"word"}
    assert "fund" in load_words().initiative_heads


@pytest.mark.parametrize(
    "text",
    [
        LISTS + '\ncolours = ["red"]',
        LISTS.replace("titles", "tittles"),
        LISTS.replace('titles = ["word"]', 'titles = ["Dr"]'),
        LISTS.replace('titles = ["word"]', "titles = [1]"),
    ],
)
def test_unknown_keys_and_other_words_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"words\.toml"):
        parse_words(text)
