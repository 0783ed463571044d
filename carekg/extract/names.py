"""Names: runs of capitalised words, with the prepositions and conjunctions that names contain.

Where a run ends is decided by the words, not by the parser: "Department of Health and Social Care" is one name,
"Skills for Care and the Care Forum" are two, and "the Market Sustainability and Improvement Fund" is one again, since
its first half has no head noun.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from carekg.extract.capitals import goes_on, is_span, starts_name
from carekg.extract.headlines import opens_title, skip_small
from carekg.extract.lexicon import Kind, Lexicon
from carekg.extract.people import looks_personal
from carekg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CONNECTORS = frozenset(
    {"of", "for", "on", "and", "&", "the", "'s", "’s", "’", "'", "-", "–", "/", "de", "na", "yn", "sy'n"}
)


def find_runs(doc: Doc, lexicon: Lexicon, taken: Collection[int]) -> list[tuple[int, int]]:
    """Return the stretches of tokens that read as names, leaving out the tokens in `taken`."""
    runs = []
    index = 0
    while index < len(doc):
        if index in taken or not starts_name(doc[index], lexicon):
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


def _read_run(doc: Doc, start: int, lexicon: Lexicon, taken: Collection[int]) -> int:
    end = start + 1
    place = end
    while place < len(doc) and place not in taken:
        token = doc[place]
        if goes_on(token, lexicon):
            # "Elm Council Dr Jo Bell": a form of address begins another name.
            if token.lower_.rstrip(".") in lexicon.titles and doc[place - 1].lower_.rstrip(".") not in lexicon.titles:
                break
            place += 1
            end = place
            continue
        after = _skip_connector(doc, start, place, lexicon, taken)
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
        return after if _comma_joins(doc, start, after, lexicon) else place
    if after < len(doc) and is_span(doc[after]):
        return after
    if opens_title(doc, start, place, lexicon):
        return skip_small(doc, place, lexicon)
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
        return after if _possessive_joins(doc, start, after, lexicon) else place
    if word in {"for", "on", "of"}:
        return after if _preposition_joins(doc, start, place, lexicon) else place
    if word == "and":
        return after if _conjunction_joins(doc, start, place, after, lexicon, taken) else place
    return after


def _skip_brackets(doc: Doc, place: int, lexicon: Lexicon) -> int:
    """Return the place after the brackets of "Carers (Recognition and Services) Act"; an acronym ends a name."""
    close = next((i for i in range(place + 2, min(place + 7, len(doc))) if doc[i].text == ")"), None)
    if close is None or close + 1 >= len(doc) or not goes_on(doc[close + 1], lexicon):
        return place
    inner = doc[place + 1 : close]
    if len(inner) == 1 and inner[0].is_upper and len(inner[0]) > 1:
        return place
    kind = next(
        (lexicon.heads[word.lower_] for word in doc[close + 1 : close + 4] if word.lower_ in lexicon.heads), None
    )
    capitals = all(token.text[:1].isupper() or token.lower_ in _CONNECTORS for token in inner)
    return close + 1 if capitals and kind is not None and kind.subtype == "Legislation" else place


def _possessive_joins(doc: Doc, start: int, after: int, lexicon: Lexicon) -> bool:
    """Tell "Children's Commissioner", "Home Owners' Federation" from "Leeds's Care Board", "the Council's Plan"."""
    owner = doc[start : after - 1]
    if owner.text.casefold() in lexicon.known or doc[after].lower_ in lexicon.titles:
        return False
    if owner[-1].lower_ in lexicon.heads:
        return False
    plural = doc[after - 1].text in {"'", "’"} and owner[-1].lower_.endswith("s")
    people = owner[-1].lower_ in lexicon.people or owner[-1].lower_ in lexicon.bodies
    return plural or people or owner[-1].lower_ not in lexicon.endings or len(owner) == 1


def _preposition_joins(doc: Doc, start: int, place: int, lexicon: Lexicon) -> bool:
    left = doc[place - 1].lower_
    word = doc[place].lower_
    if doc[start:place].text.casefold() in lexicon.known:
        return False
    if left in lexicon.heads and _modifies(doc, place + 1, lexicon.heads[left]):
        return False
    if left in lexicon.heads or (_is_governed(doc, start, place, lexicon) and _goes_deeper(doc, place, lexicon)):
        return True
    if word == "of":
        return left in lexicon.joins["of"] or left in lexicon.joins["for"] or _is_of_name(doc, start, place)
    if word == "for" and place - start <= 2 and doc[start].ent_type_ not in {"PERSON", "GPE"}:
        # "Hands for Hope": two capitals around a "for" are one name, unless a place follows.
        return doc[place + 1].ent_type_ != "GPE" and doc[place + 1].lower_ not in lexicon.known
    return left in lexicon.joins.get(word, frozenset())


def _modifies(doc: Doc, place: int, kind: Kind) -> bool:
    """Tell "Winter Payment for Trust staff", where the last capital is another's, from "Fund for Carers"."""
    following = doc[place + 1] if place + 1 < len(doc) else None
    return (
        kind.type == EntityType.INITIATIVE
        and following is not None
        and following.text.islower()
        and following.pos_ == "NOUN"
        and doc[place].dep_ in {"compound", "amod", "nmod"}
    )


def _is_governed(doc: Doc, start: int, place: int, lexicon: Lexicon) -> bool:
    """Tell whether a head noun with its "of", "for" or "on" stands before `place`: "Association of Directors"."""
    return any(
        doc[spot].lower_ in {"of", "for", "on"} and doc[spot - 1].lower_ in lexicon.heads
        for spot in range(start + 1, place)
    )


def _goes_deeper(doc: Doc, place: int, lexicon: Lexicon) -> bool:
    """Tell the second "of" of "Association of Directors of Care" from that of "Board of Trustees of Elm House"."""
    following = doc[place + 1]
    return (
        doc[place - 1].lower_ in lexicon.people | lexicon.bodies
        and following.lower_ in lexicon.portfolio | lexicon.people
    )


def _is_of_name(doc: Doc, start: int, place: int) -> bool:
    """Tell "Lord Elm of Crumpet" and "Hands of Hope" from "Dr Jo Bell of the Elm Institute"."""
    if doc[place + 1].lower_ == "the":
        return False
    noble = doc[start].lower_ in {"lord", "lady", "baroness", "viscount", "earl"}
    single = place - start == 1 and doc[start].ent_type_ != "PERSON"
    return noble or single


def _comma_joins(doc: Doc, start: int, after: int, lexicon: Lexicon) -> bool:
    """Tell the comma of "Health, Social Care and Sport Committee" from that of a list of bodies."""
    first = _find_governed(doc, start, after - 1, lexicon)
    if first > start and lexicon.heads[doc[first - 2].lower_].subtype == "GovernmentBody":
        return _lists_portfolio(doc, after)
    if not all(token.lower_ in lexicon.portfolio or token.text in {",", "and"} for token in doc[first : after - 1]):
        return False
    for token in doc[after : after + 8]:
        if token.lower_ == "and":
            return True
        if token.lower_ not in lexicon.portfolio or not token.text[:1].isupper():
            return False
    return False


def _lists_portfolio(doc: Doc, after: int) -> bool:
    """Tell "Ministry of Health, Labour and Welfare" by the "and" and the capital that end the list."""
    for token in doc[after : after + 8]:
        if token.lower_ == "and":
            return token.i + 1 < len(doc) and doc[token.i + 1].text[:1].isupper()
        if not token.text[:1].isupper() and token.text != ",":
            return False
    return False


def _find_governed(doc: Doc, start: int, stop: int, lexicon: Lexicon) -> int:
    """Return where the portfolio after "Department of", "Office for" begins; `start` where there is no such head."""
    spots = range(start + 1, stop - 1)
    heads = [i for i in spots if doc[i].lower_ in {"of", "for", "on"} and doc[i - 1].lower_ in lexicon.heads]
    return heads[0] + 1 if heads else start


def _conjunction_joins(doc: Doc, start: int, place: int, after: int, lexicon: Lexicon, taken: Collection[int]) -> bool:
    left = [token.lower_ for token in doc[start:place]]
    right = []
    stop = after
    while stop < len(doc) and stop not in taken and goes_on(doc[stop], lexicon):
        right.append(doc[stop].lower_)
        stop += 1
    if " ".join(right) in lexicon.known or doc[place + 1].lower_ == "the":
        return False
    governed = any(word in {"of", "for", "on"} for word in left)
    if governed and (_is_governed(doc, start, place, lexicon) or left[0] in lexicon.joins["for"]):
        separate = right[-1] in lexicon.heads or right[-1] in lexicon.endings or right[-1] in lexicon.joins["for"]
        person = doc[after].ent_type_ == "PERSON" or doc[after].is_upper
        opens = stop < len(doc) and doc[stop].lower_ in {"of", "for"}
        return all(word in lexicon.portfolio for word in right) or not (separate or person or opens)
    if doc[start:place].text.casefold() in lexicon.known or any(word in lexicon.heads for word in left):
        return False
    several = right[-1] in lexicon.bodies and right[0] in lexicon.portfolio and len(right) > 1
    if right[-1] not in lexicon.heads and not several:
        return False
    if left[-1] in lexicon.portfolio:
        return True
    return (
        len(right) > 1
        and doc[start].ent_type_ != "PERSON"
        and doc[place - 1].head.i >= start
        and doc[place - 1].dep_ in {"compound", "nmod", "amod"}
    )


def strip_run(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Take possessives and stray punctuation off both ends of a run."""
    while end > start and doc[end - 1].text in {"'s", "’s", "’", "'", "-", "–", "/", "(", ",", "."}:
        end -= 1
    while start < end and doc[start].text in {"'", "’", "-", "–", "/"}:
        start += 1
    return start, end
