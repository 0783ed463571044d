"""Whose "I" the text is: who signs it, or stands at its head."""

from __future__ import annotations

from carekg.extract.context import Context
from carekg.model import BlockKind, EntityType

LONGEST_LINE = 14
"""Words in a line that names an author and says no more."""
_LINES = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.SIGNATURE})


def find_author(context: Context) -> int | None:
    """Return the person in a signature, or whose name stands on a short line at the end or the beginning."""
    readings = context.readings
    ends = [*range(len(readings) - 1, max(-1, len(readings) - 5), -1), *range(min(3, len(readings)))]
    for kinds, places in ((frozenset({BlockKind.SIGNATURE}), range(len(readings))), (_LINES, ends)):
        for number in places:
            segment = readings[number].segment
            if segment.kind not in kinds or (kinds is _LINES and len(segment.text.split()) > LONGEST_LINE):
                continue
            for mention in context.cast.mentions:
                if mention.reading == number and mention.found.type == EntityType.PERSON:
                    return mention.key
    if not any(token.text == "I" for reading in readings for token in reading.doc):
        return None
    early = [one.key for one in context.cast.mentions if one.reading < 5 and one.found.type == EntityType.PERSON]
    return early[0] if early else None
