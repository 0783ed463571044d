"""Names: runs of capitalised words, with the prepositions and conjunctions that names contain."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from carekg.extract.lexicon import Lexicon
from carekg.extract.names.capitals import goes_on, is_span, skip_hyphened, starts_name
from carekg.extract.names.headlines import opens_title, skip_small
from carekg.extract.names.joints import (
    joins_by_comma,
    joins_by_condition,
    joins_by_conjunction,
    joins_by_possessive,
    joins_by_preposition,
)
from carekg.extract.names.people import has_letters, looks_personal

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CONNECTORS = frozenset(
    {"of", "for", "on", "with", "and", "&", "the", "'s", "’s", "’", "'", "-", "–", "/", "de", "na", "yn", "sy'n"}
)
_WELSH = frozenset({"y", "yr", "ap", "ab", "ferch"})
"""Small words within Welsh names: "Plas y Bryn"."""
_MACS = frozenset({"mac", "nic", "mhic"})
_AFTER_MAC = frozenset({"an", "a"})
"""Small words within Irish names, after these: "Mac an Ghoill"."""
_IN_BRACKETS = _CONNECTORS | {"etc", "etc.", ".", ","}

_GRADES = (("good",), ("outstanding",), ("inadequate",), ("requires", "improvement"))
"""What inspectors call those whom they rate: no part of the name before it."""
_RATING = frozenset({"rate", "judge", "grade", "find"})


def find_runs(doc: Doc, lexicon: Lexicon, taken: Collection[int]) -> list[tuple[int, int]]:
    """Return the stretches of tokens that read as names, leaving out the tokens in `taken`."""
    runs: list[tuple[int, int]] = []
    index = 0
    while index < len(doc):
        lettered = bool(runs) and has_letters(doc[index], lexicon) and _ends_person(doc, index, runs[-1], lexicon)
        if index in taken or lettered or not starts_name(doc[index], lexicon):
            index += 1
            continue
        end = _read_run(doc, index, lexicon, taken)
        end = _find_holder(doc, index, end, lexicon, taken) or end
        if (
            any(token.lower_ not in lexicon.weak for token in doc[index:end])
            or doc[index:end].text.casefold() in lexicon.known
        ):
            runs.append((index, end))
        index = end
    return runs


def _ends_person(doc: Doc, place: int, run: tuple[int, int], lexicon: Lexicon) -> bool:
    """Tell whether only letters such as "CBE" stand between a person's name and a place."""
    between = doc[run[1] : place]
    return looks_personal(doc, *run, lexicon) and all(has_letters(one, lexicon) or one.text == "," for one in between)


def _read_run(doc: Doc, start: int, lexicon: Lexicon, taken: Collection[int]) -> int:
    end = start + 1
    place = end
    while place < len(doc) and place not in taken:
        token = doc[place]
        if goes_on(token, lexicon):
            # "Elm Council Dr Jo Bell": a form of address begins another name.
            if token.lower_.rstrip(".") in lexicon.titles and doc[place - 1].lower_.rstrip(".") not in lexicon.titles:
                break
            if has_letters(token, lexicon) and looks_personal(doc, start, place, lexicon):
                break
            place += 1
            end = place
            continue
        after = skip_hyphened(doc, place)
        if after > place and doc[after - 1].text != "-":
            end = after
        after = max(after, _skip_connector(doc, start, place, lexicon, taken))
        if after == place:
            break
        place = after
    return end


def _find_holder(doc: Doc, start: int, end: int, lexicon: Lexicon, taken: Collection[int]) -> int | None:
    """Return where a person's name begins within a run after a post: at "Jo" in "Mayor of Great Elm Jo Bell"."""
    before = start - 2 if start and doc[start - 1].lower_ == "the" else start - 1
    if before < 1 or doc[before].lower_ not in {"of", "for"} or before - 1 not in taken:
        return None
    names = (place for place in range(start + 1, end - 1) if doc[place].lower_ in lexicon.given)
    place = next(names, None)
    if place is None or doc[place - 1].lower_ in _CONNECTORS or doc[start].lower_ in lexicon.given:
        return None
    return place if looks_personal(doc, place, end, lexicon) else None


def _skip_connector(doc: Doc, start: int, place: int, lexicon: Lexicon, taken: Collection[int]) -> int:
    """Return the place of the word that carries the name on after a connector; `place` where none does."""
    token = doc[place]
    after = place + 1
    if token.text == "(":
        return _skip_brackets(doc, place, lexicon)
    if token.text == ",":
        return after if joins_by_comma(doc, start, after, lexicon) else place
    if after < len(doc) and is_span(doc[after]):
        return after
    if opens_title(doc, start, place, lexicon):
        return skip_small(doc, place, lexicon)
    particles = _AFTER_MAC if doc[place - 1].lower_ in _MACS else _WELSH
    if token.lower_ in particles and after < len(doc):
        return after if doc[after].text[:1].isupper() else place
    if token.lower_ not in _CONNECTORS or (token.text == "/" and doc[place - 1].whitespace_):
        return place
    return _skip_word(doc, start, place, lexicon, taken)


def _skip_word(doc: Doc, start: int, place: int, lexicon: Lexicon, taken: Collection[int]) -> int:
    """Do so for a preposition, a conjunction or a possessive."""
    token = doc[place]
    after = place + 1
    while after < len(doc) and doc[after].lower_ == "the" and token.lower_ in {"of", "for", "on", "and"}:
        after += 1
    if after >= len(doc) or after in taken or not goes_on(doc[after], lexicon) or token.lower_ == "the":
        return place
    word = token.lower_
    if word in {"'s", "’s", "’", "'"}:
        return after if joins_by_possessive(doc, start, after, lexicon) else place
    if word == "with":
        return after if joins_by_condition(doc, place, lexicon) else place
    if word in {"for", "on", "of"}:
        return after if joins_by_preposition(doc, start, place, lexicon) else place
    if word == "and":
        return after if joins_by_conjunction(doc, start, place, after, lexicon, taken) else place
    return after


def _skip_brackets(doc: Doc, place: int, lexicon: Lexicon) -> int:
    """Return the place after the brackets of "Carers (Recognition and Services) Act"; an acronym ends a name.

    Others may follow, as in "Act (Northern Ireland) 2011", "(Capacity) (Amendment) Bill".
    """
    close = next((i for i in range(place + 2, min(place + 9, len(doc))) if doc[i].text == ")"), None)
    if close is None or close + 1 >= len(doc):
        return place
    inner = doc[place + 1 : close]
    if len(inner) == 1 and inner[0].is_upper and len(inner[0]) > 1:
        return place
    capitals = all(
        token.text[:1].isupper() or token.lower_ in _IN_BRACKETS or doc[token.i - 1].text == "-" for token in inner
    )
    after = close + 1
    if capitals and doc[after].text == "(":
        skipped = _skip_brackets(doc, after, lexicon)
        return skipped if skipped > after else place
    words = [place - 1] if doc[after].text.isdigit() else range(after, min(after + 3, len(doc)))
    kind = next((lexicon.heads[doc[i].lower_] for i in words if doc[i].lower_ in lexicon.heads), None)
    of_law = kind is not None and kind.subtype == "Legislation"
    return after if capitals and of_law and goes_on(doc[after], lexicon) else place


def strip_run(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Take possessives, stray punctuation and a grade off the ends of a run: "rated the Elm Trust Good"."""
    if any(token.lemma_ in _RATING for token in doc[doc[start].sent.start : start]):
        words = [token.lower_ for token in doc[start:end]]
        end -= max((len(grade) for grade in _GRADES if tuple(words[1:][-len(grade) :]) == grade), default=0)
    while end > start and doc[end - 1].text in {"'s", "’s", "’", "'", "-", "–", "/", "(", ",", "."}:
        end -= 1
    while start < end and doc[start].text in {"'", "’", "-", "–", "/"}:
        start += 1
    return start, end
