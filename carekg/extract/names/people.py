"""Names of people: forms of address, surnames, and which names of one person belong together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from carekg.extract.cast import Cast, Thing
from carekg.extract.lexicon import Lexicon
from carekg.extract.names.capitals import is_gaelic
from carekg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

# A title that stays part of the name: "Baroness Teacup" has no other.
_NOBLE = frozenset({"lord", "lady", "baroness", "baron", "viscount", "earl", "dame", "sir"})

_PLACES = frozenset({"house", "buildings", "building", "road", "street", "square", "avenue", "terrace", "lane", "quay"})
"""What a house or a street is called, and a few people are: "Regent House", "Jo House"."""


def strip_titles(name: str, lexicon: Lexicon) -> str:
    """Take "Dr", "Professor", "Ms" off the front of a name and "MP", "OBE" off its end."""
    words = name.split()
    while len(words) > 1 and words[0].casefold().rstrip(".") in lexicon.titles - _NOBLE:
        words = words[1:]
    while len(words) > 1 and words[-1].casefold().strip(",.") in lexicon.letters:
        words = words[:-1]
    if len(words) > 2 and words[0].casefold() in {"sir", "dame"}:
        words = words[1:]
    return " ".join(words)


def has_letters(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word is what may stand after a person's name: "MP", "OBE", "PhD"."""
    known = {token.lower_, token.lower_.rstrip(".")} & lexicon.letters
    return bool(known) and sum(letter.isupper() for letter in token.text) > 1


def find_surname(name: str) -> str:
    """Return the last word of a name, without a possessive, casefolded."""
    words = name.replace("’s", "").replace("'s", "").split()
    if words and words[0].casefold() in _NOBLE and "of" in words[2:]:
        words = words[: words.index("of")]
    return words[-1].casefold() if words else ""


def same_person(one: str, other: str, lexicon: Lexicon) -> bool:
    """Tell whether two names can be one person's: one surname, and no two first names that differ."""
    if _is_knighted(one, other) or _is_knighted(other, one):
        return True
    if find_surname(one) != find_surname(other):
        return False
    first, second = (_given_names(name, lexicon) for name in (one, other))
    return not first or not second or first[0] == second[0]


def find_namesakes(name: str, cast: Cast, lexicon: Lexicon) -> Iterator[Thing]:
    """Yield the people of a document whom a name, without forms of address, can mean, in the order they were found."""
    return (one for one in cast.of_type(EntityType.PERSON) if same_person(one.label, name, lexicon))


def _is_knighted(short: str, full: str) -> bool:
    """Tell whether "Dame Jo" is short for "Jo Bell" or "Dame Jo Bell"."""
    words = short.casefold().split()
    if len(words) != 2 or words[0] not in {"sir", "dame"}:
        return False
    other = [word for word in full.casefold().split() if word not in {"sir", "dame"}]
    return len(other) > 1 and other[0] == words[1]


def _given_names(name: str, lexicon: Lexicon) -> list[str]:
    return [word.casefold() for word in name.split()[:-1] if word.casefold().rstrip(".") not in lexicon.titles]


def looks_personal(doc: Doc, start: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether a run of capitals has the shape of a person's full name."""
    words = [token for token in doc[start:end] if token.text not in {"-", "'", "’"}]
    if not 2 <= len(words) <= 4:
        return False
    other = words[-1].tag_ == "NNPS" or words[0].lower_ in lexicon.known
    if is_impersonal(words, lexicon) or (other and words[0].lower_ not in lexicon.given):
        return False
    for token in words:
        lowered = token.lower_
        particle = lowered in {
            "de",
            "ap",
            "van",
            "von",
            "ní",
            "nic",
            "ó",
            "mac",
            "uí",
            "al",
            "el",
            "bin",
            "da",
            "di",
            "du",
            "le",
            "la",
        }
        if not (token.text[:1].isupper() or particle or is_gaelic(token)) or (token.is_upper and len(token.text) > 2):
            return False
        if token.like_num or any(lowered in words for words in (lexicon.heads, lexicon.endings, lexicon.portfolio)):
            return False
    return True


def is_impersonal(words: Sequence[Token] | Span, lexicon: Lexicon) -> bool:
    """Tell whether the words of a name are those of a house, a street or of people in general: "Older People"."""
    if words[0].lower_ in lexicon.given:
        return False
    return words[-1].lower_ in _PLACES or any(word.lower_ in lexicon.people for word in words)
