"""When a statement held or is due: by the words of its clause, its ends, its row, or the heading it stands under."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from carekg.extract.context import Context, read_own_words
from carekg.extract.qualifying.triggers import NOMINAL, bears
from carekg.extract.syntax.labels import ADNOMINAL, AUXILIARIES, PAST, SUBJECTS, VERBS
from carekg.extract.values.dates_in_text import find_date
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
_DUE = frozenset(
    {
        Predicate.IMPLEMENTS,
        Predicate.LAUNCHES,
        Predicate.APPLIES_IN,
        Predicate.FUNDS,
        Predicate.LEADS,
        Predicate.DEVELOPS,
    }
)
"""What the date tells of by which a thing is "to open", "to be completed"."""
_BEGINNING = frozenset({"come", "begin", "start", "open"})
_LEAD = 3
"""Blocks at the beginning that tell the news: the headline, a byline, the first paragraph."""
_TEXTS = frozenset({"letter", "statement", "report", "response", "paper", "release", "note", "page", "notice"})
"""What a text calls itself."""
_COMING = frozenset({"will", "’ll", "'ll", "shall", "to", "would", "should", "must", "may", "is", "are", "be", "being"})
PERFECT = frozenset({"has", "have", "’ve", "'ve"})
"""By which a verb tells of what has just been, or still is."""
_ADVERBIAL = frozenset({"prep", "npadvmod", "advmod"})
_TOLD = frozenset({"ccomp", "acl", "relcl"})
"""How a clause hangs on what may be of another time."""
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
        if found and not (predicate in HELD and _is_too_late(found, place, context)):
            return found
    opening = _find_opening(token) if predicate not in HELD | NOMINAL else None
    if opening is not None and (found := context.find_date(opening, ahead=looks_ahead(token))):
        return found
    entry = _find_entry_date(number, predicate, context) if predicate not in _TIMELESS else ""
    uttered = predicate in _UTTERED and _is_uttered(token)
    news = predicate in HELD | _COME_ABOUT and _is_news(number, token, predicate, context)
    return entry or (context.metadata.date if uttered or news else "")


def _find_places(token: Token, ends: Sequence[Token], predicate: Predicate, context: Context) -> Iterator[Token]:
    """Yield the words whose own words may tell the date, the likeliest first."""
    if predicate in HELD and not bears(token, predicate, context):
        # "There will be a fund from May, Jo Bell has said": when she said so, not when there will be one.
        token = next((one for one in (ends[-1], *ends[-1].ancestors) if one.pos_ in VERBS), token)
    yield token
    if predicate not in HELD:
        yield from ends
    if predicate == Predicate.CALLS_FOR:
        # "urged ministers to publish the plan by May"
        yield from (one for one in ends[0].ancestors if one.pos_ in VERBS and token.is_ancestor(one))
    if predicate not in NOMINAL and predicate != Predicate.TARGETS:
        governor = token
        while governor.dep_ in _HANGING and governor.head.i != governor.i and not _is_set_apart(governor):
            governor = governor.head
            yield governor
    for head in (*ends, token):
        for child in head.children:
            # "replies to its report, published on 3 May", "the centre, to open in 2031"
            begun = predicate in _COME_ABOUT and head in ends and _tells_beginning(child, predicate, context)
            if begun or (predicate in _DUE and _tells_due(child)):
                yield child


def _is_too_late(date: str, verb: Token, context: Context) -> bool:
    """Tell whether a date is to come though what is dated has been said: "pledged on Monday a centre from May"."""
    coming = any(child.lower_ in {"will", "shall", "’ll", "'ll"} for child in verb.children)
    said = context.metadata.date
    return not coming and date[: len(said)] > said > ""


def _find_opening(verb: Token) -> Token | None:
    """Return the adverbial that a sentence begins with where its date holds for a verb: "From May 2031 …".

    It does not hold for what is told within the sentence of another time.
    """
    first = next((token for token in verb.sent if not token.is_punct and not token.is_space), verb)
    path = [first, *first.ancestors]
    opening = next((one for one in path if one.dep_ in _ADVERBIAL and one.head.pos_ in VERBS), None)
    if opening is None or opening.left_edge.i > first.i:
        return None
    while verb.i != opening.head.i and verb.head.i != verb.i:
        if verb.dep_ == "conj" or (verb.dep_ in _TOLD and _is_past(verb.head if verb.dep_ == "ccomp" else verb)):
            return None
        verb = verb.head
    return opening if verb.i == opening.head.i else None


def _is_set_apart(verb: Token) -> bool:
    """Tell whether a verb is to come while what it is coordinated with has been: "opened in May and will close".

    What has a subject of its own is set apart too, unless the date stands first: "it ends in May, and they have
    written", but "in May it ends, and they write".
    """
    if verb.dep_ == "conj" and any(child.dep_ in SUBJECTS for child in verb.children):
        first = verb.sent.start
        if not any(child.dep_ in _ADVERBIAL and child.left_edge.i == first for child in verb.head.lefts):
            return True
    coming = any(child.dep_ in AUXILIARIES and child.lower_ in _COMING for child in verb.children)
    return verb.dep_ == "conj" and coming and _is_past(verb.head)


def _is_past(verb: Token) -> bool:
    """Tell whether a verb speaks of what has been, or has been done."""
    return verb.tag_ in PAST and not any(child.lower_ in _COMING for child in verb.children)


def _tells_beginning(clause: Token, predicate: Predicate, context: Context) -> bool:
    """Tell whether a clause beside a name says how the thing came about: "published on 3 May", "begun in 2030"."""
    if clause.dep_ not in ADNOMINAL or clause.tag_ not in PAST:
        return False
    begun = bears(clause, predicate, context) or bears(clause, Predicate.LAUNCHES, context)
    return begun or clause.lemma_ in _BEGINNING


def _tells_due(clause: Token) -> bool:
    """Tell whether a clause says when a thing is due: ", to open in 2031", ", to be completed by May"."""
    words = {child.lower_ for child in clause.children if child.dep_ in AUXILIARIES}
    coming = "to" in words and ("be" in words or clause.lemma_ in _BEGINNING)
    return coming and clause.dep_ in {"acl", "relcl", "advcl", "xcomp"}


def looks_ahead(token: Token) -> bool:
    """Tell whether a month without a year is one to come, by the tense of what governs a word."""
    verb = next((one for one in (token, *token.ancestors) if one.pos_ in VERBS), None)
    if verb is None:
        return False
    while verb.dep_ in {"acl", "relcl", "conj", "xcomp", "advcl"} and verb.tag_ in {"VBN", "VBG", "VB"}:
        words = {child.lower_ for child in verb.children if child.dep_ in AUXILIARIES}
        if words or verb.tag_ == "VBN" or verb.head.i == verb.i or verb.head.pos_ not in VERBS:
            break
        verb = verb.head
    words = {child.lower_ for child in verb.children if child.dep_ in AUXILIARIES}
    return (verb.tag_ not in PAST and "did" not in words) or bool(words & _COMING)


def _is_uttered(token: Token) -> bool:
    """Tell whether the text does what it says: "I am writing to you", "Dear Minister", "Report by the inspectorate".

    So it does where it speaks of itself: "I have copied this letter to", "published alongside this statement".
    """
    if any(one.lower_ in _TEXTS and one.nbor(-1).lower_ == "this" for one in read_own_words(token) if one.i):
        return True
    if token.sent.text.startswith("To ask "):
        return True
    if not any(one.pos_ in VERBS and one.tag_ not in {"VBN", "VBG"} for one in token.sent):
        return True
    first = any(child.lower_ in {"i", "we"} and child.dep_ == "nsubj" for child in token.children)
    past = any(child.lower_ in {"have", "had", "will", "shall", "would"} for child in token.children)
    return first and not past and token.tag_ in {"VBP", "VBG"}


def _is_news(number: int, token: Token, predicate: Predicate, context: Context) -> bool:
    """Tell whether the author tells what has just happened: in the perfect, or in the present of a headline.

    "Has unveiled" is news wherever it stands, "has published" only at the beginning.
    """
    if context.find_speaker(number, token) is not None:
        return False
    if context.readings[number].segment.kind == BlockKind.HEADING:
        return token.tag_ == "VBZ" and bears(token, predicate, context)
    perfect = any(child.dep_ == "aux" and child.lower_ in PERFECT for child in token.children)
    latest = predicate == Predicate.ANNOUNCES or (number < _LEAD and predicate in _COME_ABOUT)
    return latest and perfect and token.tag_ == "VBN"


def _find_entry_date(number: int, predicate: Predicate, context: Context) -> str:
    """Return the date of the table row that a reading is, or of its entry in a chronology; posts are dated by rows."""
    if context.readings[number].segment.kind == BlockKind.TABLE_ROW:
        return find_row_date(number, context)
    return "" if predicate in NOMINAL else context.entries.get(number, "")


def find_row_date(number: int, context: Context) -> str:
    """Return the date in the table row that a reading is, as ISO 8601; empty where it is none or has none."""
    segment = context.readings[number].segment
    if segment.kind != BlockKind.TABLE_ROW:
        return ""
    return find_date(segment.text, context.metadata.date, ahead=True)
