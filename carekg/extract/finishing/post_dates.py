"""When somebody held the post that a text gives them, where it tells of a time before its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from carekg.dates import earliest_day, is_iso_date
from carekg.extract.claims import Claim
from carekg.extract.context import Context
from carekg.extract.qualifying.statement_dates import PERFECT, find_row_date
from carekg.extract.syntax.labels import AUXILIARIES, PAST, VERBS
from carekg.extract.values.dates_in_text import find_date
from carekg.model import Predicate

if TYPE_CHECKING:
    from spacy.tokens import Token

_SINCE = frozenset({"since", "until", "till", "by", "before", "after", "from"})
"""What a date is told with that is not the day of what is told."""


def date_post(claim: Claim, context: Context) -> Claim:
    """Return the claim that somebody holds a post with the time that the text tells it of, if any.

    That is the time in the row of a table, or an earlier one than the text's: of the entry of a chronology, or of what
    the holder did in the past: "Jo Bell, the care minister, opened it in May 2031" tells who was minister in May 2031.
    """
    if claim.predicate != Predicate.HOLDS_ROLE or claim.qualifiers.date:
        return claim
    told = [context.entries.get(claim.reading, ""), *_find_deeds(claim, context)]
    earlier = next((date for date in told if date and _is_earlier(date, context)), "")
    date = find_row_date(claim.reading, context) or earlier
    return replace(claim, qualifiers=replace(claim.qualifiers, date=date))


def _find_deeds(claim: Claim, context: Context) -> Iterator[str]:
    """Yield the dates of what is told in the past of the holder, the nearest clause first."""
    doc = context.readings[claim.reading].doc
    for verb in (doc[claim.token], *doc[claim.token].ancestors):
        if verb.pos_ not in VERBS:
            continue
        if not _is_past(verb):
            return
        yield from (find_date(words, context.metadata.date) for words in _read_times(verb))
        if verb.lemma_ != "be":
            # Only what they were says nothing of when: "it was opened in 2031 by Jo Bell, who was then minister".
            return


def _is_past(verb: Token) -> bool:
    """Tell whether a verb speaks of what is over: neither to come nor, as in "has run it since May", still so."""
    words = {child.lower_ for child in verb.children if child.dep_ in AUXILIARIES}
    return verb.tag_ in PAST and not words & PERFECT and not any(child.tag_ in {"MD", "TO"} for child in verb.children)


def _read_times(verb: Token) -> Iterator[str]:
    """Yield the adverbials beside a verb that tell a time and nothing else: "in May 2031", "last year"."""
    for child in verb.children:
        timed = child.dep_ == "npadvmod" and child.ent_type_ == "DATE"
        if child.dep_ == "prep" and child.lower_ not in _SINCE:
            timed = any(one.dep_ == "pobj" and one.ent_type_ == "DATE" for one in child.children)
        if timed:
            yield " ".join(token.text for token in child.subtree)


def _is_earlier(date: str, context: Context) -> bool:
    said = context.metadata.date
    return not is_iso_date(said) or earliest_day(date) < earliest_day(said)
