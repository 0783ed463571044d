"""What the words between two ends rule out, however likely the model finds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carekg.extract.context import Context
from carekg.extract.qualifying.triggers import find_head, find_trigger
from carekg.extract.trained.proposals import Proposal
from carekg.model import Predicate

if TYPE_CHECKING:
    from spacy.tokens import Token

_ENGAGING = frozenset({"commission", "hire", "appoint"})
"""Verbs by which one is paid to work for another, and is no partner."""

_RETURNING = frozenset({"return", "repay", "refund"})
"""Verbs by which money goes back to whoever gave it."""


def is_ruled_out(proposal: Proposal, context: Context) -> bool:
    """Tell whether the sentence says something else of two ends that stand in it."""
    one, other = proposal.subject, proposal.object
    if one is None or other is None or one.reading != other.reading:
        return False
    subject, thing = (one.start, one.end), (other.start, other.end)
    if proposal.predicate == Predicate.PARTNERS_WITH:
        return find_trigger(subject, thing, proposal.predicate, one.reading, context).lemma_ in _ENGAGING
    if proposal.predicate == Predicate.FUNDS:
        return find_trigger(subject, thing, proposal.predicate, one.reading, context).lemma_ in _RETURNING
    if proposal.predicate == Predicate.HOLDS_ROLE:
        doc = context.readings[one.reading].doc
        person, post = find_head(doc, subject), find_head(doc, thing)
        return person is not None and post is not None and _acts_on(post, person)
    return False


def _acts_on(post: Token, person: Token) -> bool:
    """Tell whether a post does something to somebody who is not its holder: "Jo Bell was appointed by the minister"."""
    return post.dep_ == "pobj" and post.head.dep_ == "agent" and person.i < post.head.i
