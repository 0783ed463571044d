"""What qualifies a statement: how real it is, whether it is denied, how much, when, and who says so.

A statement hangs on a word, mostly a verb. Where that is not known, it is looked for between the two ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from carekg.extract.claims import Qualifiers
from carekg.extract.context import Context
from carekg.extract.qualifying.amounts import find_amount_towards, find_given_amount, find_own_amount
from carekg.extract.qualifying.modality import is_new, judge_modality
from carekg.extract.qualifying.negation import is_negated
from carekg.extract.qualifying.sayers import find_reporter, find_speaker
from carekg.extract.qualifying.statement_dates import HELD, find_statement_date
from carekg.extract.qualifying.triggers import NOMINAL, Stretch, bears, find_head, find_trigger
from carekg.extract.syntax.labels import AUXILIARIES, VERBS
from carekg.extract.values.columns import find_column_sum
from carekg.model import Amount, Modality, Predicate

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PRESENT = frozenset({"VBZ", "VBP"})
_ONGOING = frozenset({Predicate.IMPLEMENTS, Predicate.FUNDS, Predicate.MEMBER_OF, Predicate.SUPPORTS})
"""What a verb of ending denies."""
_PAYING = frozenset({Predicate.BENEFITS})
"""What the subject's worth tells of as well."""
_PLEDGING = frozenset({Predicate.ANNOUNCES, Predicate.SUPPORTS})
"""What may be said of the money for a thing, and so of the thing."""
_DONE = frozenset({Predicate.ANNOUNCES, Predicate.PUBLISHES, Predicate.DEVELOPS, Predicate.LEADS})
"""What a participle speaks of as done: "a form designed by the trust"."""
_SAID_BY_NOUN = frozenset({Predicate.HOLDS_ROLE, Predicate.ROLE_IN})
_AGREEING = frozenset({"agree", "vote", "decide", "consent"})
_BEING = frozenset({"be", "become", "remain", "have", "serve", "act", "continue"})
"""Verbs that say what somebody or something is, or belongs to."""
_RULING = frozenset({"rule", "order", "direct", "decide", "provide", "state", "find"})
"""What makes a duty of what is said under it."""
_JUDGING = frozenset({Predicate.SUPPORTS, Predicate.OPPOSES})


def read_qualifiers(
    context: Context,
    number: int,
    predicate: Predicate,
    subject: Stretch | None,
    thing: Stretch | None,
    trigger: int | None = None,
) -> Qualifiers:
    """Return the qualifiers of a statement in the reading `number`.

    `subject` and `thing`, its object, are where its ends stand in that reading, None for one that stands elsewhere;
    one of them is needed where `trigger`, the token the statement hangs on, is not known.
    """
    doc = context.readings[number].doc
    token = doc[trigger] if trigger is not None else find_trigger(subject, thing, predicate, number, context)
    ends = [head for stretch in (thing, subject) if (head := find_head(doc, stretch)) is not None]
    place = ends[0] if thing is not None else token
    modality = judge_statement(token, place, predicate, context)
    date = find_statement_date(number, token, ends, predicate, context)
    if modality == Modality.ACTUAL and _is_dated_ahead(token, context):
        modality = Modality.PLANNED
    if modality == Modality.PLANNED and _is_demanded(number, token, ends, context):
        modality = Modality.PROPOSED
    amount = find_amount(doc, token, thing, subject, predicate)
    if amount is None and predicate == Predicate.FUNDS:
        amount = find_column_sum(context.readings[number].segment.columns)
    return Qualifiers(
        modality,
        is_denied(token, ends, predicate, context),
        amount,
        date,
        find_speaker(
            number,
            token,
            place if place.i >= context.readings[number].first_own else token,
            context,
            proposed=modality == Modality.PROPOSED and predicate != Predicate.CALLS_FOR,
            judging=predicate in _JUDGING,
        ),
    )


def _is_dated_ahead(verb: Token, context: Context) -> bool:
    """Tell whether the present of a verb speaks of what is to come: "opens on 1 May", said in April."""
    said = context.metadata.date
    if verb.tag_ not in _PRESENT or not said:
        return False
    verbs = [verb, verb.head] if verb.dep_ == "conj" else [verb]
    return any(context.find_date(one, ahead=True) > said for one in verbs)


def _is_demanded(number: int, verb: Token, ends: Sequence[Token], context: Context) -> bool:
    """Tell whether a "must" is what somebody else says should be done, and neither a rule nor a ruling."""
    if not any(child.lower_ == "must" for child in verb.children):
        return False
    reporting = next((one for one in verb.ancestors if one.pos_ in VERBS), None)
    if reporting is not None and reporting.lemma_ in _RULING:
        return False
    speaker = find_reporter(number, verb, context)
    return speaker is not None and all(context.find_key(number, end) != speaker for end in ends)


def is_denied(token: Token, ends: Sequence[Token], predicate: Predicate, context: Context) -> bool:
    """Tell whether a statement is denied: by its verb or by one of its ends, as in "by the trust, and not by us"."""
    rules = context.lexicon.modality
    if predicate in {Predicate.OPPOSES, Predicate.CALLS_FOR} and not bears(token, predicate, context):
        # "does not support", "should not close": the negation is what is said
        return False
    if predicate in NOMINAL and not bears(token, predicate, context) and token.lemma_ not in _BEING:
        return False
    # "has withdrawn its support"
    verb = token.head if token.pos_ == "NOUN" and token.dep_ in {"dobj", "nsubjpass"} else token
    if predicate in _ONGOING and verb.lemma_.lower() in rules.endings and all(verb.i != end.i for end in ends):
        return not is_negated(verb, rules)
    if is_negated(token, rules):
        return True
    for end in ends:
        path = [one for one in (end, *end.ancestors) if one.is_ancestor(end) or one.i == end.i]
        for one in path:
            if one.i == token.i or one.pos_ in VERBS:
                break
            if any(child.lower_ == "not" and child.i < one.i for child in one.children):
                return True
    return False


def find_amount(
    doc: Doc, token: Token, thing: Stretch | None, subject: Stretch | None, predicate: Predicate
) -> Amount | None:
    """Return what is given, or what the thing is worth that a statement is about."""
    ends = [stretch for stretch in (thing, subject) if stretch is not None]
    if predicate == Predicate.FUNDS:
        return find_given_amount(token.sent, ends, token.i)
    bearers = ends if predicate in _PAYING else ends[:1] if thing is not None else []
    own = next((amount for stretch in bearers if (amount := find_own_amount(doc, stretch)) is not None), None)
    if own is None and thing is not None and predicate in _PLEDGING:
        return find_amount_towards(doc, thing)
    return own


def judge_statement(token: Token, thing: Token, predicate: Predicate, context: Context) -> Modality:
    """Return how real the statement is that hangs on `token`, with `thing` for its object."""
    if predicate == Predicate.CALLS_FOR:
        return Modality.PROPOSED
    if predicate == Predicate.OPPOSES or (predicate in HELD and not bears(token, predicate, context)):
        return Modality.ACTUAL
    if predicate in _SAID_BY_NOUN and not bears(token, predicate, context) and token.lemma_ not in _BEING:
        return Modality.ACTUAL
    if token.pos_ not in VERBS:
        verb = next((one for one in token.ancestors if one.pos_ in VERBS), None)
        if verb is None or predicate in NOMINAL:
            return Modality.ACTUAL
        token = verb
    if predicate in _DONE and token.dep_ == "acl" and token.tag_ == "VBN" and not _is_to_come(token):
        # "a group chaired by Jo Bell will meet"
        return Modality.ACTUAL
    if predicate == Predicate.SUPPORTS:
        token = _find_backing(token)
    aim = predicate == Predicate.TARGETS
    if not aim and predicate not in NOMINAL and not bears(token, predicate, context):
        governed = _judge_governing(token, thing, context)
        if governed is not None:
            return governed
    return judge_modality(token, context.lexicon.modality, aim=aim)


def _find_backing(token: Token) -> Token:
    """Return the verb by which somebody is for something: who has agreed to adopt it backs it already."""
    return token.head if token.dep_ == "xcomp" and token.head.lemma_ in _AGREEING else token


def _judge_governing(token: Token, thing: Token, context: Context) -> Modality | None:
    """Return what a verb makes of what it governs, where only the ends of a statement are found under it."""
    rules = context.lexicon.modality
    if token.lemma_.lower() in rules.subjunctive_governors and token.tag_ != "VB" and is_new(thing):
        return Modality.PROPOSED
    to_come = any(
        child.dep_ == "xcomp" and child.tag_ in {"VB", "VBN"} and any(one.lower_ == "to" for one in child.lefts)
        for child in token.children
    )
    return Modality.PLANNED if token.lower_ in {"is", "are"} and to_come else None


def _is_to_come(verb: Token) -> bool:
    return any(child.dep_ in AUXILIARIES for child in verb.children)
