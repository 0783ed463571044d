"""Places where a name cannot be read, since foreign-script spam has taken it: no entity, no guess, but a notice."""

from __future__ import annotations

from collections.abc import Sequence

from carekg.documents.signs.spam import find_spam
from carekg.extract.claims import Claim
from carekg.extract.context import Context
from carekg.extract.syntax.reading import Reading, Segment
from carekg.model import Document, Notice


def find_gaps(document: Document) -> tuple[tuple[int, int], ...]:
    """Return the document's offsets of what cannot be read."""
    return find_spam(document)


def mark_gaps(segment: Segment, tokens: Sequence[tuple[int, int]], gaps: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Return the numbers of the tokens that lie in a gap; `tokens` gives their characters in the segment's text."""
    if not gaps:
        return frozenset()
    return frozenset(
        number
        for number, (start, end) in enumerate(tokens)
        if any(first <= segment.offsets[place] < last for place in range(start, end) for first, last in gaps)
    )


def drop_guesses(claims: Sequence[Claim], context: Context) -> list[Claim]:
    """Leave out what a sentence with a gap says of anybody it does not name: the name may be the one that is gone."""
    kept = []
    for claim in claims:
        reading = context.readings[claim.reading]
        sentence = reading.doc[claim.token].sent
        if not reading.gaps & set(range(sentence.start, sentence.end)) or _names(
            claim, sentence.start, sentence.end, context
        ):
            kept.append(claim)
    return kept


def _names(claim: Claim, start: int, end: int, context: Context) -> bool:
    found = (context.cast.at.get((claim.reading, place)) for place in range(start, end))
    return any(mention is not None and mention.key == claim.subject for mention in found)


def report_gaps(document: Document, readings: Sequence[Reading]) -> tuple[Notice, ...]:
    """Return a notice for each sentence with a gap."""
    notices = []
    for reading in readings:
        for sentence in reading.doc.sents:
            own = range(max(sentence.start, reading.first_own), sentence.end)
            if reading.gaps & set(own):
                start, end = reading.locate(own.start, own.stop)
                notices.append(
                    Notice(
                        document.metadata.path,
                        "foreign-script text stands where a name was, so who is meant is unknown",
                        hint="correct the document, or add the statement by hand",
                        quote=document.text[start:end],
                        line=document.text.count("\n", 0, start) + 1,
                    )
                )
    return tuple(notices)
