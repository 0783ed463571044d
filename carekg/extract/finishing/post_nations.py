"""Whose post it is, where a nation stands beside its title: "Scotland's Health Secretary", "the minister in Wales"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carekg.extract.context import Context
from carekg.extract.mentions import Found
from carekg.extract.syntax.labels import SUBJECTS
from carekg.model import NATION_WORDS, EntityType, Nation

if TYPE_CHECKING:
    from spacy.tokens import Doc

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_LINKS = frozenset({"for", "of"})


def find_post_nation(key: int, context: Context) -> Nation | None:
    """Return the nation that stands beside a post where it is first named, or None.

    Where a text names the post of its own nation first and then that of another, one thing stands for both of them, and
    nothing can be said.
    """
    cast = context.cast
    if cast.things[key].type is not EntityType.ROLE:
        return None
    named = [one for one in cast.mentions if cast.at[one.reading, one.found.start].key == key]
    if not named:
        return None
    first = min(named, key=lambda one: (one.reading, one.found.start))
    doc = context.readings[first.reading].doc
    return _find_before(doc, first.reading, first.found.start, context) or _find_behind(doc, first.found)


def _find_before(doc: Doc, reading: int, start: int, context: Context) -> Nation | None:
    """Return the nation of "Scotland's …", "the UK …" and "the Welsh Government's …"."""
    last = start - 1
    if last > 0 and doc[last].lower_ in _POSSESSIVE:
        last -= 1
    if last < 0 or _is_of_a_body(doc, reading, last, context):
        return None
    if last > 0 and doc[last].lower_ == "government":
        last -= 1
    return _read_nation(doc, max(last - 1, 0), last) or _read_nation(doc, last, last)


def _is_of_a_body(doc: Doc, reading: int, token: int, context: Context) -> bool:
    """Tell whether a nation is but part of a body's name, other than a government's: "NHS Scotland chief executive"."""
    mention = context.cast.at.get((reading, token))
    return (
        mention is not None
        and context.cast.things[mention.key].type is EntityType.ORGANISATION
        and doc[mention.found.end - 1].lower_ != "government"
    )


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
