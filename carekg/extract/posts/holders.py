"""Who stands beside a post: the person before or after it, and the body that it is a post of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from carekg.extract.cast import Cast, Mentioned
from carekg.extract.lexicon import Lexicon
from carekg.extract.names.people import has_letters
from carekg.extract.syntax.labels import VERBS
from carekg.extract.syntax.reading import Reading
from carekg.model import EntityType

_FILLERS = frozenset(
    {
        ",",
        "the",
        "a",
        "an",
        "its",
        "their",
        "our",
        "his",
        "her",
        "'s",
        "’s",
        "’",
        "(",
        "-",
        "–",
        "—",
        "and",
        "who",
        "is",
        "was",
        "now",
        "currently",
        "previously",
        "formerly",
        "until",
        "at",
        "present",
        "last",
        "week",
        "month",
        "year",
        "remains",
        "becomes",
        "became",
        "also",
        "himself",
        "herself",
        "then",
        "first",
        "later",
        "second",
    }
)
_OPENERS = frozenset({",", "(", "-", "–", "—", "is", "was", ":", "as", "’s", "'s", "remains", "becomes", "became"})
_OWNERS = frozenset({EntityType.ORGANISATION, EntityType.PLACE})
"""What a post can be of."""
_AT = frozenset({"of", "at", "for", "in", "to", "with", "on"})


def find_person(reading: Reading, row: Sequence[Mentioned], place: int, lexicon: Lexicon) -> int | None:
    """Return the person named right before or right after a post."""
    after = _find_person_after(reading, row, place)
    if after is not None:
        return after
    for back in range(place - 1, max(-1, place - 4), -1):
        before = row[back]
        if before.found.type == EntityType.PERSON:
            return before.key if _bridges(reading, lexicon, row, back, place) else None
        if before.found.type == EntityType.ROLE and before.found.text.casefold() not in lexicon.roles.parliamentary:
            return None
    return None


def _find_person_after(reading: Reading, row: Sequence[Mentioned], place: int) -> int | None:
    """Return the person after a post: "Care Minister Jo Bell", "the chair, Jo Bell,", "the head of Elm, Jo Bell"."""
    doc = reading.doc
    first, place = _find_paired(reading, row, place)
    post, start = row[place].found, row[first].found.start
    person = next((one for one in row[place + 1 : place + 3] if one.found.type not in _OWNERS), None)
    if person is None or person.found.type != EntityType.PERSON:
        return None
    bodies = {spot for one in row[place + 1 : place + 3] for spot in range(one.found.start, one.found.end)}
    gap = [token.lower_ for token in doc[post.end : person.found.start] if token.text != "," or token.i not in bodies]
    if gap in ([], ["-"], [":"], ["("]):
        return person.key
    determined = start > reading.first_own and (
        doc[start - 1].lower_ in {"the", "our", "its", "my", "their", "’s", "'s", "’", "'", "new", "then", "whose"}
        or doc[start - 1].dep_ in {"amod", "compound"}
    )
    opens = start in {0, reading.first_own} or doc[start].is_sent_start is True
    if gap == [","]:
        return person.key if determined or opens else None
    if gap[0] in {"of", "at", "for"} and not any(word in {".", ";", "(", "who", "that"} for word in gap):
        # The body may stand between: "Leader of the council Jo Bell", "the head of the service, Jo Bell".
        inside = gap[:-1] if gap[-1] == "," else gap
        verbal = any(token.pos_ in VERBS for token in doc[post.end : person.found.start])
        if "," not in inside and not verbal and (gap[-1] == "," or opens or determined):
            return person.key
    return None


def _find_paired(reading: Reading, row: Sequence[Mentioned], place: int) -> tuple[int, int]:
    """Return the first and the last of two posts that one person holds: "the chair and chief executive, Jo Bell,".

    Where two people follow, each holds one.
    """
    for first in (place - 1, place):
        pair = row[first : first + 2] if first >= 0 else []
        if len(pair) < 2 or any(one.found.type != EntityType.ROLE for one in pair):
            continue
        end = pair[1].found.end
        joined = reading.doc[pair[0].found.end : pair[1].found.start].text == "and"
        people = [one for one in row[first + 2 : first + 4] if one.found.type == EntityType.PERSON]
        if joined and reading.doc[end : end + 1].text == "," and len(people) == 1:
            return first, first + 1
    return place, place


def _bridges(reading: Reading, lexicon: Lexicon, row: Sequence[Mentioned], back: int, place: int) -> bool:
    """Tell whether only commas, articles, "former" and a body stand between a person and a post."""
    inside = {spot for mention in row[back + 1 : place] for spot in range(mention.found.start, mention.found.end)}
    start, end = row[back].found.end, row[place].found.start
    while start < end and has_letters(reading.doc[start], lexicon):
        # "Jo Bell MP OBE, chair of"
        start += 1
    words = [token.lower_ for token in reading.doc[start:end] if token.i not in inside]
    if not words and start != end:
        return False
    if not words or words[0] not in _OPENERS:
        return False
    allowed = _FILLERS | set(lexicon.roles.outside) | set(lexicon.roles.adjectives) | {"as", ":"} | lexicon.heads.keys()
    return all(word in allowed for word in words)


def find_body(
    reading: Reading,
    number: int,
    row: Sequence[Mentioned],
    place: int,
    cast: Cast,
    links: Mapping[tuple[int, int], int],
) -> int | None:
    """Return the body that a post belongs to: after "of", before the post, by "its", after a comma."""
    post = row[place].found
    doc = reading.doc
    for spot in _follow_preposition(reading, post.end):
        key = _thing_at(number, spot, cast, links)
        if key is not None:
            return key if cast.things[key].type == EntityType.ORGANISATION else None
    before = row[place - 1] if place else None
    if (
        before
        and before.found.type == EntityType.ORGANISATION
        and (_adjoins(reading, before.found.end, post.start) or _is_bracketed(reading, before.found.end, post.start))
    ):
        return before.key
    key = _find_owner(reading, number, post.start, cast, links)
    if key is not None:
        return key if cast.things[key].type == EntityType.ORGANISATION else None
    after = row[place + 1] if place + 1 < len(row) else None
    if after and before and before.found.type == EntityType.PERSON and after.found.type == EntityType.ORGANISATION:
        # "Jo Bell, chief executive, Care England": a signature or a list of members.
        return after.key if after.found.start == post.end + 1 and doc[post.end].text == "," else None
    return None


def _follow_preposition(reading: Reading, end: int) -> range:
    """Return the tokens after "of", "at" and the like behind a post, up to the next verb or comma."""
    doc = reading.doc
    if end + 1 >= len(doc) or doc[end].lower_ not in _AT:
        return range(0)
    stop = end + 1
    while stop < min(end + 6, len(doc)) and doc[stop].pos_ not in {"VERB", "AUX", "PUNCT"}:
        stop += 1
    return range(end + 1, stop)


def _adjoins(reading: Reading, end: int, start: int) -> bool:
    """Tell whether only a possessive, "new", "former" or a bracket stands between a body and a post: "(chair: Jo)"."""
    if reading.doc[end:start].text == "(":
        return ":" in reading.doc[start : start + 3].text
    return all(
        token.tag_ == "POS" or token.text in {"’", "'"} or token.lower_ in {"new", "former", "then", "own"}
        for token in reading.doc[end:start]
    )


def _is_bracketed(reading: Reading, end: int, start: int) -> bool:
    """Tell "Jo Bell (Elm House, chair)": a body and a post in brackets."""
    doc = reading.doc
    return [token.text for token in doc[end:start]] == [","] and any(
        token.text == "(" for token in doc[max(0, end - 8) : end]
    )


def _find_owner(
    reading: Reading, number: int, start: int, cast: Cast, links: Mapping[tuple[int, int], int]
) -> int | None:
    """Return what "its" or "the association's" before a post stands for."""
    doc = reading.doc
    if start and doc[start - 1].lower_ in {"new", "former", "own", "first", "then"}:
        start -= 1
    if start and doc[start - 1].lower_ in {"its", "their"}:
        return links.get((number, start - 1))
    if start and doc[start - 1].lower_ == "whose":
        return _find_antecedent(reading, number, start - 1, cast, links)
    if start and doc[start - 1].text[:1].isupper() and (number, start - 1) in links:
        # "Union president"
        return links[number, start - 1]
    if start >= 2 and doc[start - 1].tag_ == "POS":
        return links.get((number, start - 2))
    return None


def _find_antecedent(
    reading: Reading, number: int, whose: int, cast: Cast, links: Mapping[tuple[int, int], int]
) -> int | None:
    """Return what "whose" stands for: the noun that its clause modifies, or the name right before."""
    token = reading.doc[whose]
    while token.dep_ != "relcl" and token.head.i != token.i:
        token = token.head
    return _thing_at(number, token.head.i, cast, links) if token.dep_ == "relcl" else None


def _thing_at(number: int, token: int, cast: Cast, links: Mapping[tuple[int, int], int]) -> int | None:
    mention = cast.at.get((number, token))
    return mention.key if mention is not None else links.get((number, token))
