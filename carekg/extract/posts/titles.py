"""Who holds which post, and where: "Health Secretary Jo Bell", "Jo Bell, chief executive of the association".

Adjacency says more here than the parse: long appositions with commas are where the parser fails most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from carekg.extract.cast import Cast, Mentioned
from carekg.extract.claims import Claim
from carekg.extract.lexicon import Lexicon
from carekg.extract.mentions import Form
from carekg.extract.posts.holders import find_body, find_person
from carekg.extract.syntax.labels import VERBS
from carekg.extract.syntax.reading import Reading
from carekg.model import EntityType, Predicate


@dataclass(slots=True)
class Titles:
    """What the titles of a document tell."""

    claims: list[Claim] = field(default_factory=list)
    holder: dict[int, int] = field(default_factory=dict)
    """Post -> person."""
    body: dict[int, int] = field(default_factory=dict)
    """Person or post -> organisation."""
    own: dict[tuple[str, int], int] = field(default_factory=dict)
    """Title and its body or holder -> post: two bodies' chairs are two posts, though both are "chair"."""


def bind_titles(
    readings: Sequence[Reading], cast: Cast, links: Mapping[tuple[int, int], int], lexicon: Lexicon
) -> Titles:
    """Bind posts to the persons and bodies that stand beside them."""
    titles = Titles()
    rows: dict[int, list[Mentioned]] = {}
    for mention in cast.mentions:
        rows.setdefault(mention.reading, []).append(mention)
    for number, row in rows.items():
        reading = readings[number]
        titles.claims.extend(_read_brackets(reading, row, cast, lexicon))
        previous: int | None = None
        for place, mention in enumerate(row):
            if mention.found.type != EntityType.ROLE:
                continue
            person = find_person(reading, row, place, lexicon)
            if person is None and place and _coordinated(reading, row[place - 1], mention):
                person = previous
            previous = person
            body = find_body(reading, number, row, place, cast, links)
            if person is not None and body is not None and cast.things[body].subtype == "PoliticalParty":
                titles.claims.append(_join(person, body, mention, lexicon))
            if mention.found.start >= reading.first_own:
                _record(titles, cast, mention, person, body, lexicon)
    return titles


def _read_brackets(reading: Reading, row: Sequence[Mentioned], cast: Cast, lexicon: Lexicon) -> Iterator[Claim]:
    """Yield whose member somebody is by "Jo Bell (Elm House)", as in lists of those present."""
    doc = reading.doc
    for one, other in pairwise(row):
        if one.found.type != EntityType.PERSON or cast.things[other.key].type != EntityType.ORGANISATION:
            continue
        gap = [token.text for token in doc[one.found.end : other.found.start]]
        if gap == ["("] and doc[other.found.end : other.found.end + 1].text in {")", ","}:
            yield _join(one.key, other.key, one, lexicon)


def _join(person: int, body: int, mention: Mentioned, lexicon: Lexicon) -> Claim:
    sure = lexicon.roles.confidence.member
    return Claim(person, Predicate.MEMBER_OF, body, mention.reading, mention.found.start, "member by title", sure)


def _record(
    titles: Titles, cast: Cast, mention: Mentioned, person: int | None, body: int | None, lexicon: Lexicon
) -> None:
    """Note down who holds a post and whose it is."""
    if person is None and mention.found.text.casefold().startswith("spokes"):
        # An unnamed spokesman is no post worth telling of, but whose he is tells who "we" are.
        if body is not None:
            titles.body.setdefault(mention.key, body)
        return
    if person is None and body is None:
        return
    key = _own_post(titles, cast, mention, person, body)
    sure = lexicon.roles.confidence
    number, token = mention.reading, mention.found.start
    if person is not None:
        titles.holder.setdefault(key, person)
        titles.claims.append(Claim(person, Predicate.HOLDS_ROLE, key, number, token, "title", sure.holder))
    if body is not None:
        titles.body.setdefault(key, body)
        if person is not None:
            titles.body.setdefault(person, body)
        if cast.things[body].type == EntityType.ORGANISATION:
            titles.claims.append(Claim(key, Predicate.ROLE_IN, body, number, token, "title", sure.body))


def _own_post(titles: Titles, cast: Cast, mention: Mentioned, person: int | None, body: int | None) -> int:
    """Return the post of this body or person, a new one if its title is another's already."""
    name = mention.found.text.casefold()
    owners = [owner for owner in (body, person) if owner is not None]
    key = next((titles.own[name, owner] for owner in owners if (name, owner) in titles.own), None)
    if key is None and mention.key not in titles.own.values():
        key = mention.key
    if key is None:
        key = cast.add_thing(mention.found.text, EntityType.ROLE, "", Form.POST).key
    for owner in owners:
        titles.own.setdefault((name, owner), key)
    for place in range(mention.found.start, mention.found.end):
        cast.at[mention.reading, place] = Mentioned(mention.reading, mention.found, key)
    return key


def _coordinated(reading: Reading, one: Mentioned, other: Mentioned) -> bool:
    """Tell "director of the centre and chair of the board": one holder for both posts."""
    gap = reading.doc[one.found.end : other.found.start]
    return (
        one.found.type == EntityType.ROLE
        and any(token.lower_ == "and" for token in gap)
        and not any(token.pos_ in VERBS for token in gap)
        and len(gap) < 10
    )


def bind_first_person(
    titles: Titles,
    find_we: Callable[[int, int], int | None],
    readings: Sequence[Reading],
    cast: Cast,
    lexicon: Lexicon,
) -> None:
    """Bind the posts after "our" to the body that speaks; `find_we` tells it by reading and token."""
    for mention in cast.mentions:
        reading = readings[mention.reading]
        before = mention.found.start - 1
        if mention.found.type != EntityType.ROLE or before < reading.first_own:
            continue
        if reading.doc[before].lower_ in {"new", "own", "first", "former"} and before:
            before -= 1
        body = find_we(mention.reading, before) if reading.doc[before].lower_ == "our" else None
        key = cast.at[mention.reading, mention.found.start].key
        if body is None or cast.things[body].type != EntityType.ORGANISATION or key in titles.body:
            continue
        titles.body[key] = body
        if key in titles.holder:
            titles.body.setdefault(titles.holder[key], body)
        titles.claims.append(
            Claim(
                key,
                Predicate.ROLE_IN,
                body,
                mention.reading,
                mention.found.start,
                "our post",
                lexicon.roles.confidence.our,
            )
        )
