"""Whose post it is, where a nation stands beside its title: "Scotland's Health Secretary", "the minister in Wales"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from carekg.extract.cast import Cast, Mentioned
from carekg.extract.mentions import Form, Found
from carekg.extract.syntax.labels import SUBJECTS
from carekg.extract.syntax.reading import Reading
from carekg.model import NATION_WORDS, EntityType, Nation

if TYPE_CHECKING:
    from spacy.tokens import Doc

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_LINKS = frozenset({"for", "of"})
_SAME = {Nation.UNITED_KINGDOM: Nation.ENGLAND}
"""Nations whose government is that of another, too."""


def find_post_nation(key: int, readings: Sequence[Reading], cast: Cast) -> Nation | None:
    """Return the nation that stands beside a post where it is first named, or None."""
    if cast.things[key].type is not EntityType.ROLE:
        return None
    named = [one for one in cast.mentions if cast.at[one.reading, one.found.start].key == key]
    if not named:
        return None
    return _find_beside(min(named, key=lambda one: (one.reading, one.found.start)), readings, cast)


def part_nations(readings: Sequence[Reading], cast: Cast) -> None:
    """Give each nation a post of its own where a text names those of several by one title.

    The title without a nation goes with the last that was named with one; what it means before that is left open.
    """
    named: dict[int, list[Mentioned]] = {}
    for mention in sorted(cast.mentions, key=lambda one: (one.reading, one.found.start)):
        if mention.found.type is EntityType.ROLE:
            named.setdefault(mention.key, []).append(mention)
    moved: dict[Mentioned, int] = {}
    for key, mentions in named.items():
        beside = (_find_beside(one, readings, cast) for one in mentions)
        # "the UK minister" and "the minister for England" may be one.
        nations = [_SAME.get(nation, nation) if nation else None for nation in beside]
        if len(set(nations) - {None}) > 1:
            moved.update(_part_mentions(key, mentions, nations, cast))
    if not moved:
        return
    cast.mentions[:] = [replace(one, key=moved.get(one, one.key)) for one in cast.mentions]
    for place, one in cast.at.items():
        cast.at[place] = replace(one, key=moved.get(one, one.key))


def _part_mentions(
    key: int, mentions: Sequence[Mentioned], nations: Sequence[Nation | None], cast: Cast
) -> dict[Mentioned, int]:
    """Return each mention of a post -> the key of that of its nation; the first keeps the key that it had."""
    posts = {nations[0]: key}
    current, moved = key, {}
    for mention, nation in zip(mentions, nations, strict=True):
        if nation is not None:
            if nation not in posts:
                posts[nation] = cast.add_thing(mention.found.text, EntityType.ROLE, "", Form.POST).key
            current = posts[nation]
        moved[mention] = current
    return moved


def _find_beside(mention: Mentioned, readings: Sequence[Reading], cast: Cast) -> Nation | None:
    doc, found = readings[mention.reading].doc, mention.found
    return _find_before(doc, mention.reading, found.start, cast) or _find_in(doc, found) or _find_behind(doc, found)


def _find_before(doc: Doc, reading: int, start: int, cast: Cast) -> Nation | None:
    """Return the nation of "Scotland's …", "the UK …" and "the Welsh Government's …"."""
    last = start - 1
    if last > 0 and doc[last].lower_ in _POSSESSIVE:
        last -= 1
    if last < 0 or _is_of_a_body(doc, reading, last, cast):
        return None
    if last > 0 and doc[last].lower_ == "government":
        last -= 1
    return _read_nation(doc, max(last - 1, 0), last) or _read_nation(doc, last, last)


def _is_of_a_body(doc: Doc, reading: int, token: int, cast: Cast) -> bool:
    """Tell whether a nation is but part of a body's name, other than a government's: "NHS Scotland chief executive"."""
    mention = cast.at.get((reading, token))
    return (
        mention is not None
        and cast.things[mention.key].type is EntityType.ORGANISATION
        and doc[mention.found.end - 1].lower_ != "government"
    )


def _find_in(doc: Doc, found: Found) -> Nation | None:
    """Return the nation that a title ends in, "… for Wales"; a Secretary of State for a nation is the kingdom's."""
    if any(token.lower_ == "state" for token in doc[found.start : found.end]):
        return None
    for first in (found.end - 2, found.end - 1):
        if first - 1 > found.start and doc[first - 1].lower_ in _LINKS:
            return _read_nation(doc, first, found.end - 1)
    return None


def _find_behind(doc: Doc, found: Found) -> Nation | None:
    """Return the nation of "… for England" and of "… in England", which must belong to a subject.

    Elsewhere a text rather says where something was done: "met the minister in Wales".
    """
    link, sentence = found.end, doc[found.head].sent
    if link + 1 >= sentence.end:
        return None
    if doc[link].lower_ == "in":
        if not (found.start <= doc[link].head.i < found.end and doc[found.head].dep_ in SUBJECTS):
            return None
    elif doc[link].lower_ not in _LINKS:
        return None
    first = link + 2 if doc[link + 1].lower_ == "the" else link + 1
    return _read_nation(doc, first, min(first + 1, sentence.end - 1)) or _read_nation(doc, first, first)


def _read_nation(doc: Doc, first: int, last: int) -> Nation | None:
    """Return the nation that the tokens from `first` to `last` name."""
    return NATION_WORDS.get(doc[first : last + 1].text.casefold())
