"""Whose "I" the text is: who signs it, or stands at its head."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from carekg.extract.cast import Mentioned
from carekg.extract.context import Context
from carekg.extract.names.signatories import GIVEN_BY
from carekg.extract.syntax.reading import Reading
from carekg.model import BlockKind, EntityType

LONGEST_LINE = 14
"""Words in a line that names an author and says no more."""
_HEAD = 3
"""Readings in which the head of a speech stands."""
_EARLY = 5
_ADDRESS = 5
"""Readings over a salutation in which the name of whom it greets may stand."""
_SEVERAL = re.compile(
    r"^dear (?:all|both|chairs|friends?|\w+ and|.*\b(?:colleague|member|director|manager|provider)s?\b)", re.IGNORECASE
)
_LETTERHEAD = 16
"""Readings among which a letter greets whom it goes to."""
_LINES = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.SIGNATURE})


def find_author(context: Context, quotes: Sequence[tuple[int, int]] = ()) -> int | None:
    """Return who signs a text or gives it as a speech, or whose name stands on a short line at either end of it.

    Failing these, whoever says "I" outside of `quotes`, offsets in the document, is the first person that it names.
    """
    numbers = range(len(context.readings))
    signing = [number for number in numbers if context.readings[number].segment.kind == BlockKind.SIGNATURE]
    # Over a salutation stand the names of those to whom a letter goes.
    dear = next((number for number in numbers if context.readings[number].doc[0].lower_ == "dear"), None)
    lines = [
        number for number in _list_ends(len(numbers), 0 if dear is None else dear + 1) if _is_line(number, context)
    ]
    author = _find_first(signing, context) or _find_speaker(context) or _find_first(lines, context)
    if author is not None:
        return author.key
    early = _find_first(range(dear or 0, _EARLY), context)
    return early.key if early is not None and any(_says_i(one, quotes) for one in context.readings) else None


def _says_i(reading: Reading, quotes: Sequence[tuple[int, int]]) -> bool:
    """Tell whether the text itself says "I" in a reading."""
    places = [reading.locate(token.i, token.i + 1)[0] for token in reading.doc if token.text == "I"]
    return any(not any(start <= place < end for start, end in quotes) for place in places)


def find_addressee(context: Context) -> int | None:
    """Return the one person or post that a letter goes to; None for a circular, or what is no letter."""
    dear = find_salutation(context)
    if dear is None or _SEVERAL.search(context.readings[dear].segment.text):
        return None
    greeted = _find_first([dear], context)
    over = range(dear - 1, max(0, dear - _ADDRESS) - 1, -1)
    named = (one for number in over for one in context.cast.mentions if one.reading == number)
    people = [one for one in named if one.found.type == EntityType.PERSON and one.key != context.author]
    post = _find_first([dear], context, EntityType.ROLE)
    # "Dear Minister", "Dear Jo": the name stands over it.
    found = greeted or next(iter(people), None) or post
    return found.key if found is not None and found.key != context.author else None


def find_salutation(context: Context) -> int | None:
    """Return the reading that greets those to whom a letter goes; None where none does."""
    heads = enumerate(context.readings[:_LETTERHEAD])
    return next((number for number, reading in heads if reading.doc[0].lower_ == "dear"), None)


def _list_ends(length: int, first: int) -> list[int]:
    """Return the last lines, latest first, and the first ones, which begin at `first`."""
    return [*range(length - 1, max(first - 1, length - 5), -1), *range(first, min(first + 3, length))]


def _is_line(number: int, context: Context) -> bool:
    segment = context.readings[number].segment
    return segment.kind in _LINES and len(segment.text.split()) <= LONGEST_LINE


def _find_first(numbers: Iterable[int], context: Context, *types: EntityType) -> Mentioned | None:
    """Return the first mention of a person, or of a thing of these types, in the first of these readings with any."""
    wanted = types or (EntityType.PERSON,)
    for number in numbers:
        found = (one for one in context.cast.mentions if one.reading == number and one.found.type in wanted)
        first = min(found, key=lambda one: one.found.start, default=None)
        if first is not None:
            return first
    return None


def _find_speaker(context: Context) -> Mentioned | None:
    """Return who gives a speech by its first lines; the post where these do not name its holder."""
    heads = [number for number in range(min(_HEAD, len(context.readings))) if _is_head(number, context)]
    return _find_first(heads, context) or _find_first(heads, context, EntityType.ROLE)


def _is_head(number: int, context: Context) -> bool:
    return GIVEN_BY.match(context.readings[number].segment.text) is not None
