"""The words that linking goes by, from `words.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Words:
    """Lists of words in small ASCII letters; `words.toml` says what each is for."""

    initiative_heads: frozenset[str]
    role_heads: frozenset[str]
    body_heads: frozenset[str]
    body_posts: frozenset[str]
    duties: frozenset[str]
    turns: frozenset[str]
    organs: frozenset[str]
    parliaments: frozenset[str]
    bare: frozenset[str]
    common: frozenset[str]
    determiners: frozenset[str]
    titles: frozenset[str]
    postnominals: frozenset[str]
    particles: frozenset[str]


@cache
def load_words() -> Words:
    """Return the lists; raise ValueError where the file has a key too many or too few, or a word of another form."""
    text = resources.files("carekg.link").joinpath("words.toml").read_text(encoding="utf-8")
    return parse_words(text)


def parse_words(text: str) -> Words:
    """Return the lists that a TOML text holds; raise ValueError as `load_words` does."""
    lists = tomllib.loads(text)
    names = {field.name for field in fields(Words)}
    if set(lists) != names:
        raise ValueError(f"words.toml has unknown or missing keys: {', '.join(sorted(set(lists) ^ names))}")
    for name, words in lists.items():
        wrong = [word for word in words if not (isinstance(word, str) and word.isascii() and word.islower())]
        if wrong:
            raise ValueError(f"words.toml, {name}: {wrong[0]!r} is no word in small ASCII letters")
    return Words(**{name: frozenset(words) for name, words in lists.items()})
