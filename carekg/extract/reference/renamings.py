"""Bodies that have a new name: "the Board of Health becoming the Board of Health and Care".

After it "the Board" is the new one, though the old one may have been mentioned last.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from carekg.extract.cast import Cast, Mentioned, normalise_name
from carekg.extract.syntax.reading import Reading
from carekg.model import EntityType

_FORWARD = frozenset({"become", "rename", "rebrand"})
"""Verbs between the old name and the new one."""
_LONGEST_GAP = 8


def find_renamings(readings: Sequence[Reading], cast: Cast) -> dict[int, int]:
    """Return old body -> new body for each renaming that a document tells of, chains followed to their end."""
    renamed: dict[int, int] = {}
    for one, other in pairwise(cast.mentions):
        if _is_renaming(one, other, readings, cast):
            renamed[one.key] = other.key
        elif _is_renaming(other, one, readings, cast, formerly=True):
            renamed[other.key] = one.key
    return {old: _follow(old, renamed) for old in renamed}


def _is_renaming(
    old: Mentioned, new: Mentioned, readings: Sequence[Reading], cast: Cast, *, formerly: bool = False
) -> bool:
    if old.reading != new.reading or old.key == new.key:
        return False
    if {cast.things[key].type for key in (old.key, new.key)} != {EntityType.ORGANISATION}:
        return False
    first, second = (new, old) if formerly else (old, new)
    gap = readings[old.reading].doc[first.found.end : second.found.start]
    if len(gap) > _LONGEST_GAP or any(token.text in {".", ";"} for token in gap):
        return False
    if formerly:
        return any(token.lower_ in {"formerly", "previously"} for token in gap)
    heads = {normalise_name(cast.things[key].label).split()[0] for key in (old.key, new.key)}
    return len(heads) == 1 and any(token.lemma_ in _FORWARD for token in gap)


def _follow(old: int, renamed: dict[int, int]) -> int:
    seen = {old}
    while old in renamed and renamed[old] not in seen:
        old = renamed[old]
        seen.add(old)
    return old
