"""When a statement held or is due: by the words of its clause, its ends, its row, or the heading it stands under."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from carekg.extract.context import Context
from carekg.extract.dates_in_text import find_date
from carekg.extract.triggers import NOMINAL, VERBAL, bears
from carekg.model import BlockKind, Predicate

if TYPE_CHECKING:
    from spacy.tokens import Token

HELD = frozenset({Predicate.ANNOUNCES, Predicate.OPPOSES, Predicate.SUPPORTS})
"""What holds as soon as it is said, whatever is said of its object."""
_HANGING = frozenset({"xcomp", "conj", "acl", "advcl", "pcomp", "prep", "dobj", "pobj", "nsubjpass", "nsubj", "attr"})
"""How a word hangs on one whose date is its own as well; not by being what somebody says."""
_UTTERED = frozenset({Predicate.ANNOUNCES, Predicate.PUBLISHES, Predicate.ADDRESSES})
"""What a text can do by saying it."""
_COME_ABOUT = frozenset({Predicate.PUBLISHES, Predicate.LAUNCHES, Predicate.DEVELOPS, Predicate.SUCCEEDS})
"""What the date tells of that stands beside the name of a thing."""
_DUE = frozenset({Predicate.IMPLEMENTS, Predicate.LAUNCHES, Predicate.APPLIES_IN, Predicate.FUNDS, Predicate.LEADS})
"""What the date tells of by which a thing is "to open", "to be completed"."""
_BEGINNING = frozenset({"come", "begin", "start", "open"})
_COMING = frozenset({"will", "’ll", "'ll", "shall", "to", "would", "should", "must", "may", "is", "are", "be", "being"})
_TIMELESS = NOMINAL - {Predicate.HOLDS_ROLE}
"""What no row of a table dates."""


def find_statement_date(
    number: int, token: Token, ends: Sequence[Token], predicate: Predicate, context: Context
) -> str:
    """Return when a statement of the reading `number` held or is due, as ISO 8601; empty where nothing tells.

    Of what is so by its nature (a post, a part) only the words beside it tell; an event is told by the sentence, and by
    the row, the entry or the heading that a timetable puts it under.
    """
    for place in _find_places(token, ends, predicate, context):
        found = context.find_date(place, ahead=looks_ahead(place))
        if found:
            return found
    entry = _find_entry_date(number, predicate, context) if predicate not in _TIMELESS else ""
    uttered = predicate in _UTTERED and (_is_uttered(token) or _is_news(number, token, predicate, context))
    return entry or (context.metadata.date if uttered else "")


def _find_places(token: Token, ends: Sequence[Token], predicate: Predicate, context: Context) -> Iterator[Token]:
    """Yield the words whose own words may tell the date, the likeliest first."""
    yield token
    if predicate not in HELD:
        yield from ends
    if predicate not in NOMINAL and predicate != Predicate.TARGETS:
        governor = token
        while governor.dep_ in _HANGING and governor.head.i != governor.i:
            governor = governor.head
            yield governor
    for head in (*ends, token):
        for child in head.children:
            # "replies to its report, published on 3 May", "the centre, to open in 2031"
            begun = predicate in _COME_ABOUT and head in ends and _tells_beginning(child, predicate, context)
            if begun or (predicate in _DUE and _tells_due(child)):
                yield child


def _tells_beginning(clause: Token, predicate: Predicate, context: Context) -> bool:
    """Tell whether a clause beside a name says how the thing came about: "published on 3 May", "begun in 2030"."""
    if clause.dep_ not in {"acl", "relcl"} or clause.tag_ not in {"VBN", "VBD"}:
        return False
    begun = bears(clause, predicate, context) or bears(clause, Predicate.LAUNCHES, context)
    return begun or clause.lemma_ in _BEGINNING


def _tells_due(clause: Token) -> bool:
    """Tell whether a clause says when a thing is due: ", to open in 2031", ", to be completed by May"."""
    words = {child.lower_ for child in clause.children if child.dep_ in {"aux", "auxpass"}}
    coming = "to" in words and ("be" in words or clause.lemma_ in _BEGINNING)
    return coming and clause.dep_ in {"acl", "relcl", "advcl", "xcomp"}


def looks_ahead(token: Token) -> bool:
    """Tell whether a month without a year is one to come, by the tense of what governs a word."""
    verb = next((one for one in (token, *token.ancestors) if one.pos_ in VERBAL), None)
    if verb is None:
        return False
    while verb.dep_ in {"acl", "relcl", "conj", "xcomp", "advcl"} and verb.tag_ in {"VBN", "VBG", "VB"}:
        words = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
        if words or verb.tag_ == "VBN" or verb.head.i == verb.i or verb.head.pos_ not in VERBAL:
            break
        verb = verb.head
    words = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    return verb.tag_ not in {"VBD", "VBN"} or bool(words & _COMING)


def _is_uttered(token: Token) -> bool:
    """Tell whether the text does what it says: "I am writing to you", "Dear Minister", "Report by the inspectorate"."""
    if not any(one.pos_ in VERBAL and one.tag_ not in {"VBN", "VBG"} for one in token.sent):
        return True
    first = any(child.lower_ in {"i", "we"} and child.dep_ == "nsubj" for child in token.children)
    past = any(child.lower_ in {"have", "had", "will", "shall", "would"} for child in token.children)
    return first and not past and token.tag_ in {"VBP", "VBG"}


def _is_news(number: int, token: Token, predicate: Predicate, context: Context) -> bool:
    """Tell whether the author tells in the perfect what has just been announced: "has unveiled", "have been named"."""
    if predicate != Predicate.ANNOUNCES or token.tag_ != "VBN" or context.find_speaker(number, token) is not None:
        return False
    return any(child.dep_ == "aux" and child.lower_ in {"has", "have", "’ve", "'ve"} for child in token.children)


def _find_entry_date(number: int, predicate: Predicate, context: Context) -> str:
    """Return the date of the table row that a reading is, or of its entry in a chronology; posts are dated by rows."""
    segment = context.readings[number].segment
    if segment.kind == BlockKind.TABLE_ROW:
        return find_date(segment.text, context.metadata.date, ahead=True)
    return "" if predicate in NOMINAL else context.entries.get(number, "")
