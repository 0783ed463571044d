"""What a document tells of its own nation where its metadata do not."""

from __future__ import annotations

from collections import Counter

from carekg.link.candidates import CandidateIndex
from carekg.link.names import split_nation
from carekg.model import EntityType, Extraction, Nation


def infer_nation(extraction: Extraction, index: CandidateIndex) -> Nation | None:
    """Return the document's nation, or else the one that most of what it names belongs to; None where that is open.

    A body or place counts where its name can stand for one nation's only. One voice more than all others together
    decides; the United Kingdom's bodies do not count, since every nation's documents name them.
    """
    if extraction.document.nation is not None:
        return extraction.document.nation
    votes: Counter[Nation] = Counter()
    for entity in extraction.entities:
        if entity.type in {EntityType.OBJECTIVE, EntityType.GROUP}:
            continue
        found = {index.entities[i].nation for i in index.find(entity, None)} or {split_nation(entity.label)[1]}
        nations = found - {None}
        if len(found) == 1 and nations and found != {Nation.UNITED_KINGDOM}:
            votes.update(n for n in nations if n is not None)
    if not votes:
        return None
    nation, count = min(votes.items(), key=lambda vote: (-vote[1], vote[0]))
    return nation if 2 * count > votes.total() else None
