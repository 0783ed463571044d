"""When two names are one: keys to compare names by, and what a name says of its nation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from carekg.link.words import load_words
from carekg.model import NATION_WORDS, Nation

_QUOTES = re.compile(r"[‘’ʼ`´']")
_POSSESSIVE = re.compile(r"(?<=\w)(?:'s|(?<=s)')(?!\w)")
_CROWN = re.compile(r"\b(?:his|her)\s+majesty['’]s\b", re.IGNORECASE)
_JOINED_PREFIX = re.compile(r"\b(co|re|pre|non|anti|inter|multi)-(?=[a-z])")
_NUMBERS: Mapping[str, str] = MappingProxyType(
    {
        word: str(number)
        for number, word in enumerate(
            ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=1
        )
    }
)
_NATION = "|".join(sorted(NATION_WORDS, key=len, reverse=True))
_NATION_BEHIND = re.compile(
    rf"(?:the\s+)?(.+?)\s*(?:\(({_NATION})\)|,?\s+(?:for|of|in)\s+({_NATION})|,\s+({_NATION}))", re.IGNORECASE
)
_NATION_BEFORE = re.compile(rf"(?:the\s+)?({_NATION})\s+(.+)", re.IGNORECASE)
_WESTMINSTER = re.compile(r"(?:the\s+)?secretary of state\b", re.IGNORECASE)


def fold_text(text: str) -> str:
    """Return the text in small ASCII letters where it has them, with straight quotes."""
    plain = _QUOTES.sub("'", text.casefold())
    if plain.isascii():
        return plain
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def normalise_name(name: str) -> str:
    """Return the key that all spellings of a name share.

    Case, accents, quotes, "the", possessives, "and" or "&", hyphens, numbers in words, and the singular or plural of
    the last word make no difference: `The Health & Wellbeing Boards` and `health and wellbeing board` have one key.
    """
    words = name_words(name)
    return " ".join([*words[:-1], _singular(words[-1])]) if words else fold_text(name).strip()


def name_words(name: str) -> list[str]:
    """Return the words of a name as `normalise_name` compares them, the last one in its own number."""
    text = _POSSESSIVE.sub("", fold_text(shorten_crown(name)).replace("&", " and "))
    text = _JOINED_PREFIX.sub(r"\1", text).replace("'", "")
    return [_NUMBERS.get(word, word) for word in re.findall(r"[^\W_]+(?:\.\d+)?|£", text) if word != "the"]


def shorten_crown(name: str) -> str:
    """Return the name with `HM` for "His Majesty's" and "Her Majesty's", which change with the reign."""
    return _CROWN.sub("HM", name)


def loosen_name(name: str) -> str:
    """Return the key that all of a name's words share in singular and plural: for `Carers' Fund` and `Carer Fund`."""
    return " ".join(_singular(word) for word in normalise_name(name).split())


def normalise_person(name: str) -> str:
    """Return the key of a person's name: without titles, letters behind the name and what case and accents add."""
    return " ".join(person_words(name))


def person_words(name: str) -> tuple[str, ...]:
    """Return the words of a person's name, folded: given names first, surname last, no titles."""
    words = re.findall(r"[^\W\d_]+", _POSSESSIVE.sub("", fold_text(name)).replace("'", ""))
    while len(words) > 1 and words[0] in load_words().titles:
        words = words[1:]
    while len(words) > 1 and words[-1] in load_words().postnominals:
        words = words[:-1]
    return tuple(words)


def surname(name: str) -> str:
    """Return the last word of a person's name with the particles before it, folded: `ap gwynfor`."""
    words = person_words(name)
    first = len(words) - 1
    while first > 1 and words[first - 1] in load_words().particles:
        first -= 1
    return " ".join(words[first:]) if words else ""


def slugify(text: str) -> str:
    """Return the text as the local part of an IRI: small ASCII letters, digits and hyphens."""
    words = re.findall(r"[a-z0-9]+", _POSSESSIVE.sub("", fold_text(text).replace("&", " and ")).replace("'", ""))
    return "-".join(words)


def split_nation(name: str) -> tuple[str, Nation | None]:
    """Return a name without the nation that it states, and that nation: `Welsh Care Fund`, `Care Fund (Wales)`."""
    behind = _NATION_BEHIND.fullmatch(name.strip())
    if behind is not None:
        return behind[1], NATION_WORDS[(behind[2] or behind[3] or behind[4]).casefold()]
    before = _NATION_BEFORE.fullmatch(name.strip())
    if before is not None:
        return before[2], NATION_WORDS[before[1].casefold()]
    return name, None


def find_stated_nation(name: str) -> Nation | None:
    """Return the nation that a name states by itself: a Secretary of State, even "for Wales", is Westminster's."""
    return Nation.UNITED_KINGDOM if _WESTMINSTER.match(name) else split_nation(name)[1]


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 3 and word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
