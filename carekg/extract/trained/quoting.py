"""Which sentence is quoted for a statement that the model finds between two of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carekg.extract.context import Context
from carekg.extract.qualifying.triggers import Stretch, bears
from carekg.extract.syntax.labels import VERBS
from carekg.extract.syntax.sums import is_sum
from carekg.extract.trained.proposals import Proposal, Spot
from carekg.model import BlockKind, Predicate

if TYPE_CHECKING:
    from spacy.tokens import Span


def find_place(proposal: Proposal, context: Context) -> Spot:
    """Return the spot whose sentence is quoted: the later of the two, so an item and not its lead-in, or the payer."""
    payer, given = proposal.subject, proposal.object
    if proposal.predicate == Predicate.FUNDS and payer and given and _is_told_by_payer(payer, given, context):
        return payer
    spots = [spot for spot in (proposal.subject, proposal.object) if spot is not None]
    last = max(spot.reading for spot in spots)
    return [spot for spot in spots if spot.reading == last][-1]


def find_beside(spot: Spot | None, place: Spot, predicate: Predicate, context: Context) -> Stretch | None:
    """Return the tokens of an end of a statement that is quoted for `place`, if it stands in the same reading.

    Of money another sentence tells nothing, even if that stands beside it.
    """
    if spot is None or spot.reading != place.reading:
        return None
    if predicate == Predicate.FUNDS and _find_sentence(spot, context) != _find_sentence(place, context):
        return None
    return spot.start, spot.end


def _find_sentence(spot: Spot, context: Context) -> Span:
    return context.readings[spot.reading].doc[spot.start].sent


def _is_told_by_payer(payer: Spot, given: Spot, context: Context) -> bool:
    """Tell whether only the payer's sentence speaks of the money: "The trust pays £2m. It is run by volunteers." """
    if context.readings[given.reading].segment.kind != BlockKind.PARAGRAPH:
        return False
    paid, said = (_find_sentence(spot, context) for spot in (payer, given))
    return paid != said and any(is_sum(token) for token in paid) and not _tells_of_giving(said, context)


def _tells_of_giving(sentence: Span, context: Context) -> bool:
    """Tell whether a sentence has a sum and a verb by which it is given, or a sum and no verb at all."""
    verbs = [token for token in sentence if token.pos_ in VERBS]
    giving = not verbs or any(bears(verb, Predicate.FUNDS, context) for verb in verbs)
    return giving and any(is_sum(token) for token in sentence)
