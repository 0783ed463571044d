"""Which words of a spot are the name of what it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carekg.extract.context import Context
from carekg.extract.names.complements import leads_away
from carekg.extract.names.phrases import DETERMINERS
from carekg.extract.trained.proposals import Spot
from carekg.extract.values.dates_in_text import WEEKDAYS
from carekg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Span

_WHERE = frozenset({"at", "across", "within"})
"""What stands between people and the body that they act for."""
_COURTESIES = frozenset({"noble", "right", "hon", "honourable", "learned", "gallant", "friend", "member", "gentleman"})
"""How members of a parliament speak of each other, beside their titles."""
_RELATIONS = frozenset({"predecessor", "predecessors", "successor", "successors"})
"""What people are to each other, and what is no post."""
_COLLEAGUES = frozenset({"colleagues"})


def trim(spot: Spot, context: Context) -> tuple[int, int]:
    """Return the spot without an article before it and punctuation after it."""
    doc = context.readings[spot.reading].doc
    start, end = spot.start, spot.end
    while start < end - 1 and (
        doc[start].lower_ in {"the", "a", "an", "its", "their", "our", "this"} or doc[start].is_punct
    ):
        start += 1
    while (
        end > start + 1
        and (doc[end - 1].is_punct or doc[end - 1].lower_ in {"'s", "’s"})
        and doc[end - 1].text not in {")", "%"}
    ):
        end -= 1
    if end - start > 2 and doc[end - 1].lower_ in WEEKDAYS and doc[end - 2].lower_ == "on":
        # "published Better Lives on Monday"
        end -= 2
    return start, end


def end_before_aside(span: Span) -> int:
    """Return where a description ends before words that belong to no name: the "trial" of "trial of it"."""
    ahead = (child.i for child in span.root.rights if child.dep_ == "prep" and leads_away(child))
    return next((place for place in ahead if place < span.end), span.end)


def leave_people(spot: Spot, context: Context) -> tuple[int, int]:
    """Return the spot of a body without the people who act for it there: the trust of "staff at the trust"."""
    doc, start, lexicon = context.readings[spot.reading].doc, spot.start, context.lexicon
    if spot.type != EntityType.ORGANISATION or spot.end - start < 3 or doc[start + 1].lower_ not in _WHERE:
        return start, spot.end
    name = start + 3 if doc[start + 2].lower_ == "the" else start + 2
    body = context.cast.at.get((spot.reading, name))
    people = doc[start].lower_ in lexicon.people | lexicon.bodies | _COLLEAGUES
    named = body is not None and body.found.type == EntityType.ORGANISATION
    return (name if people and named else start), spot.end


def is_wordless(spot: Spot, context: Context) -> bool:
    """Tell whether a spot is nothing but signs, such as the bracket of "(a)"."""
    return not any(sign.isalnum() for sign in context.readings[spot.reading].doc[spot.start : spot.end].text)


def is_nameless(spot: Spot, context: Context) -> bool:
    """Tell whether a spot only says who is meant, and of no post: "the noble Baroness", "my predecessor"."""
    span = context.readings[spot.reading].doc[spot.start : spot.end]
    words = [token.lower_.rstrip(".") for token in span if not token.is_punct]
    if spot.type == EntityType.ROLE:
        return span.root.lower_ in _RELATIONS
    courtesies = context.lexicon.titles | _COURTESIES | DETERMINERS
    return spot.type == EntityType.PERSON and all(word in courtesies for word in words)


def is_torn(spot: Spot, context: Context) -> bool:
    """Tell whether a spot is but a part of a name in capitals: the "PUBLIC TRUST" of "PUBLIC TRUST BOARD"."""
    doc = context.readings[spot.reading].doc
    after = doc[spot.end] if spot.end < len(doc) else None
    if after is None or spot.end - spot.start == 1:
        return False
    return doc[spot.start : spot.end].text.isupper() and after.is_upper and after.lower_ in context.lexicon.heads
