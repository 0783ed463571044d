"""Names beside their descriptions: "the charity Elm House", "a fund, Elm Grants,", "a scheme called Elm Steps"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carekg.extract.cast import Cast, Mentioned
from carekg.extract.syntax.labels import NOUNS
from carekg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

_BODIES = frozenset({EntityType.ORGANISATION, EntityType.INITIATIVE})
_QUOTES = frozenset("“‘\"'")
_NAMING = frozenset({"called", "named", "dubbed", "entitled", "titled", "christened"})


def find_apposed_name(token: Token, number: int, cast: Cast) -> int | None:
    """Return the body or initiative named beside its description: "the charity Elm House", "a fund, Elm Grants,"."""
    doc = token.doc
    spots = [token.i + 1]
    if token.i + 2 < len(doc) and doc[token.i + 1].text in {",", ":", *_QUOTES}:
        spots.append(token.i + 2)
    spots = [
        spot
        for spot in spots
        if spot == token.i + 1 or _is_apposed(doc[spot], token) or _is_enclosed(cast.at.get((number, spot)), token)
    ]
    if doc[token.i + 1 : token.i + 2].text == "," and doc[token.i + 2 : token.i + 3].text in _QUOTES:
        spots.append(token.i + 3)
    spots.extend(_find_naming(token))
    if token.dep_ == "appos":
        spots.append(token.head.i)
    if token.dep_ == "attr" and token.head.lemma_ == "be" and not _is_negated(token.head):
        # "Elm Steps is our five-year strategy"
        spots.extend(child.i for child in token.head.children if child.dep_ == "nsubj")
    spots.extend(child.i for child in token.children if child.dep_ == "appos")
    for spot in spots:
        mention = cast.at.get((number, spot))
        if mention is not None and cast.things[mention.key].type in _BODIES:
            return mention.key
    return None


def _is_negated(verb: Token) -> bool:
    return any(child.dep_ == "neg" for child in verb.children)


def _find_naming(token: Token) -> list[int]:
    """Return where the name stands in "a pilot scheme called Elm Steps", "a scheme, to be known as Elm Steps"."""
    doc = token.doc
    for word in doc[token.i + 1 : token.i + 8]:
        if word.lower_ in _NAMING or (word.lower_ == "as" and doc[word.i - 1].lower_ == "known"):
            after = word.i + 1
            while after < len(doc) and (doc[after].is_quote or doc[after].lower_ == "the"):
                after += 1
            return [after]
        if word.pos_ in NOUNS or word.text in {".", ";", ":"}:
            break
    return []


def _is_enclosed(mention: Mentioned | None, noun: Token) -> bool:
    """Tell "its report, Elm Years, said": whosever text it is, and a title between commas that no list goes on from."""
    if mention is None or noun.doc[mention.found.start - 1].text != ",":
        return False
    if mention.found.type != EntityType.INITIATIVE and not mention.found.soft:
        return False
    owned = any(child.dep_ == "poss" for child in noun.children)
    after = noun.doc[mention.found.end : mention.found.end + 2]
    return owned and after[:1].text in {",", "."} and after[-1:].text != "and"


def _is_apposed(token: Token, noun: Token) -> bool:
    """Tell whether a name after a comma renames `noun`: no "and" follows as in a list."""
    head = token
    while head.dep_ in {"compound", "nmod", "amod", "poss"} and head.head.i != head.i:
        head = head.head
    return head.dep_ == "appos" and head.head.i == noun.i
