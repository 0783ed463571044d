"""Whether what stands between two capitals makes them one name: a possessive, a preposition, a comma, an "and".

The words decide, not the parser: "Department of Health and Social Care" is one name, "Skills for Care and the Care
Forum" are two, and "the Market Sustainability and Improvement Fund" is one again, since its first half has no head
noun. The name so far begins at the token `start`, what joins stands at `place`, and the next capital at `after`.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from carekg.extract.lexicon import Kind, Lexicon
from carekg.extract.names.capitals import goes_on, skip_hyphened
from carekg.extract.names.roles import NATION_ENDINGS
from carekg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LABELS = frozenset({"question", "questions", "answer", "answers"})
"""What says of whom or by whom a text is: "Question for Department of Health"."""

_TERRITORIAL = frozenset({"LocalAuthority", "NHSBody"})
"""What is named for the places that it is there for."""
_LISTING = frozenset({"GovernmentBody", "Forum"})
"""What is named for a list of fields: "Department for Culture, Media and Sport"."""
_PAIRED = frozenset({("task", "finish")})
"""What an "and" makes one word of."""
_NATIONS = frozenset({"england", "wales", "scotland", "ireland", "britain", "uk", "kingdom"})


def joins_by_possessive(doc: Doc, start: int, after: int, lexicon: Lexicon) -> bool:
    """Tell "Children's Commissioner", "Home Owners' Federation" from "Leeds's Care Board", "the Council's Plan"."""
    owner = doc[start : after - 1]
    if owner.text.casefold() in lexicon.known or doc[after].lower_ in lexicon.titles:
        return False
    if owner[-1].lower_ in lexicon.heads:
        return False
    plural = doc[after - 1].text in {"'", "’"} and owner[-1].lower_.endswith("s")
    people = owner[-1].lower_ in lexicon.people or owner[-1].lower_ in lexicon.bodies
    return plural or people or owner[-1].lower_ not in lexicon.endings or len(owner) == 1


def joins_by_preposition(doc: Doc, start: int, place: int, lexicon: Lexicon) -> bool:
    """Tell "Association for Better Breaks", "Hands of Hope" from "Jo Bell of the Elm Institute"."""
    left = doc[place - 1].lower_
    word = doc[place].lower_
    if doc[start:place].text.casefold() in lexicon.known or left in _LABELS:
        return False
    if left in lexicon.heads and _modifies(doc, place + 1, lexicon.heads[left]):
        return False
    if left in lexicon.heads or (_is_governed(doc, start, place, lexicon) and _goes_deeper(doc, place, lexicon)):
        return True
    if word == "of" and any(token.lower_ == "on" for token in doc[start + 1 : place]):
        # "Report on the Provision of Home Care"
        return True
    if word == "of":
        return left in lexicon.joins["of"] or left in lexicon.joins["for"] or _is_of_name(doc, start, place)
    if word == "for" and place - start <= 2 and doc[start].ent_type_ not in {"PERSON", "GPE"}:
        # "Hands for Hope": two capitals around a "for" are one name, unless a place follows or "the".
        following = doc[place + 1]
        return following.ent_type_ != "GPE" and following.lower_ != "the" and following.lower_ not in lexicon.known
    return left in lexicon.joins.get(word, frozenset())


def joins_by_condition(doc: Doc, place: int, lexicon: Lexicon) -> bool:
    """Tell "Adults with Incapacity", "People with Dementia" from "Carers with Jo Bell" by the words around "with"."""
    following = doc[place + 1]
    named = following.lower_ in lexicon.given or following.lower_.rstrip(".") in lexicon.titles
    return doc[place - 1].lower_ in lexicon.people and not named and following.ent_type_ not in {"GPE", "PERSON"}


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


def joins_by_comma(doc: Doc, start: int, after: int, lexicon: Lexicon) -> bool:
    """Tell the comma of "Health, Social Care and Sport Committee" from that of a list of bodies."""
    first = _find_governed(doc, start, after - 1, lexicon)
    if first > start and lexicon.heads[doc[first - 2].lower_].subtype in _LISTING:
        return _lists_portfolio(doc, after, lexicon)
    if not all(token.lower_ in lexicon.portfolio or token.text in {",", "and"} for token in doc[first : after - 1]):
        return False
    for token in doc[after : after + 8]:
        if token.lower_ == "and":
            return not _is_body(doc, after, token.i, lexicon)
        if token.lower_ not in lexicon.portfolio or not token.text[:1].isupper():
            return False
    return False


def _lists_portfolio(doc: Doc, after: int, lexicon: Lexicon) -> bool:
    """Tell "Ministry of Health, Labour and Welfare" by the "and" that ends the list, if no other body is in it."""
    begin = after
    for token in doc[after : after + 8]:
        if token.lower_ == "and":
            last = _find_last(doc, token.i + 1)
            return last > token.i + 1 and not any(
                _is_body(doc, *item, lexicon) for item in ((begin, token.i), (token.i + 1, last))
            )
        if token.text == ",":
            if _is_body(doc, begin, token.i, lexicon):
                return False
            begin = token.i + 1
        elif not token.text[:1].isupper():
            return False
    return False


def _find_last(doc: Doc, start: int) -> int:
    """Return the place after the capitals that begin at `start`."""
    return next((spot for spot in range(start, len(doc)) if not doc[spot].text[:1].isupper()), len(doc))


def _is_body(doc: Doc, start: int, stop: int, lexicon: Lexicon) -> bool:
    """Tell an item that names a body from a field of policy: "Age UK", "Elm Trust", not "Local Government"."""
    words = [token.lower_ for token in doc[start:stop]]
    known = lexicon.known.get(" ".join(words))
    if known is not None:
        # "Labour" is a field too.
        return known.type == EntityType.ORGANISATION and known.subtype != "PoliticalParty"
    if len(words) > 1 and words[-1] in NATION_ENDINGS:
        return True
    if not words or all(word in lexicon.portfolio for word in words):
        return False
    head = lexicon.heads.get(words[-1])
    return words[-1] in lexicon.endings or (head is not None and head.type == EntityType.ORGANISATION)


def _find_governed(doc: Doc, start: int, stop: int, lexicon: Lexicon) -> int:
    """Return where the portfolio after "Department of", "Office for" begins; `start` where there is no such head."""
    spots = range(start + 1, stop - 1)
    heads = [i for i in spots if doc[i].lower_ in {"of", "for", "on"} and doc[i - 1].lower_ in lexicon.heads]
    return heads[0] + 1 if heads else start


def joins_by_conjunction(
    doc: Doc, start: int, place: int, after: int, lexicon: Lexicon, taken: Collection[int]
) -> bool:
    """Tell "Department of Health and Care", "Market and Improvement Fund" from "Elm Trust and Oak Trust"."""
    left = [token.lower_ for token in doc[start:place]]
    right, stop = _read_right(doc, after, lexicon, taken)
    if (left[-1], right[0]) in _PAIRED:
        return True
    if doc[place + 1].lower_ == "the" or " ".join(right) in lexicon.known:
        return _is_for_places(doc, start, place, " ".join(right), lexicon)
    governed = any(word in {"of", "for", "on"} for word in left)
    if governed and (_is_governed(doc, start, place, lexicon) or left[0] in lexicon.joins["for"]):
        return _goes_on_governed(doc, after, right, stop, lexicon)
    if _shares_head(doc, start, place, left, right, lexicon):
        return True
    if _is_whole(doc[start:place].text, left, lexicon):
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


def _shares_head(doc: Doc, start: int, place: int, left: list[str], right: list[str], lexicon: Lexicon) -> bool:
    """Tell "Digital Health and Care Wales", "Local Government and Housing Committee", "Elm and Oak Council"."""
    if right[-1] in NATION_ENDINGS and all(word in lexicon.portfolio - NATION_ENDINGS for word in left):
        return True
    last = lexicon.heads.get(right[-1])
    if last is not None and last.subtype == "Forum" and all(word in lexicon.portfolio | {","} for word in left):
        return True
    return last is not None and last.subtype in _TERRITORIAL and _is_local(doc, start, place, lexicon)


def _is_for_places(doc: Doc, start: int, place: int, right: str, lexicon: Lexicon) -> bool:
    """Tell "Roadmap for Cork and Kerry", whose second place is in the name as the first is, from a name and a place."""
    begin = next((spot for spot in range(place - 1, start, -1) if doc[spot].lower_ == "for"), start)
    both = [lexicon.known.get(name) for name in (doc[begin + 1 : place].text.casefold(), right)]
    are_places = all(one is not None and one.type == EntityType.PLACE for one in both)
    return begin > start and are_places and doc[begin - 1].lower_ in lexicon.heads


def _goes_on_governed(doc: Doc, after: int, right: list[str], stop: int, lexicon: Lexicon) -> bool:
    """Tell the last half of "Association for Tea and Better Breaks" from the second of two bodies."""
    opens = stop < len(doc) and doc[stop].lower_ in {"of", "for"}
    if (opens and right[-1] in lexicon.joins["for"]) or doc[stop : stop + 1].text in {"'s", "’s"}:
        # "Skills for Care and Skills for Health"
        return False
    separate = right[-1] in lexicon.heads or right[-1] in lexicon.endings or right[-1] in lexicon.joins["for"]
    person = doc[after].ent_type_ == "PERSON" or doc[after].is_upper
    return all(word in lexicon.portfolio for word in right) or not (separate or person or opens)


def _is_whole(name: str, words: list[str], lexicon: Lexicon) -> bool:
    """Tell a name that needs no second half: "Elm Trust", "Inclusion Ireland"."""
    of_nation = len(words) > 1 and words[-1] in NATION_ENDINGS and words[-2] != "northern"
    return of_nation or name.casefold() in lexicon.known or any(word in lexicon.heads for word in words)


def _read_right(doc: Doc, after: int, lexicon: Lexicon, taken: Collection[int]) -> tuple[list[str], int]:
    """Return the words of a name from `after` on, without its year and "(Wales)", and where they end."""
    right: list[str] = []
    place = after
    while place < len(doc) and place not in taken:
        tied = skip_hyphened(doc, place)
        if tied > place:
            place = tied
        elif doc[place].text == "(" and doc[place + 2 : place + 3].text == ")":
            place += 3
        elif goes_on(doc[place], lexicon):
            right.extend([] if doc[place].text.isdigit() else [doc[place].lower_])
            place += 1
        else:
            break
    return right, place


def _is_local(doc: Doc, start: int, place: int, lexicon: Lexicon) -> bool:
    """Tell whether what stands before an "and" is a place smaller than a nation, and not one of "both"."""
    name = doc[start:place]
    known = lexicon.known.get(name.text.casefold())
    local = known is not None and known.type == EntityType.PLACE
    guessed = known is None and all(token.ent_type_ in {"GPE", "LOC"} for token in name)
    before = doc[start - 1].lower_ if start else ""
    return (local or guessed) and name[-1].lower_ not in _NATIONS and before not in {"both", "between"}
