"""What somebody may have meant: the known word, or the known names, most like what they wrote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_LIKE_A_WORD = 60
"""How like a known word a wrong one must be (0 to 100) to be worth proposing: of a short list one is soon meant."""
_LIKE_A_NAME = 70
"""The same among the names of a graph, of which some are always a little alike."""
_SHORT_LIST = 12
"""Known words that are all worth telling where none is like the wrong one."""


def find_nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word most like `word`, or that has it as a part; None where none is like it.

    Capitals do not count, and an id's parts stand between hyphens: letters that happen to come in the same order
    inside a longer word are no likeness.
    """
    # Only somebody who has gone wrong pays for loading it.
    from rapidfuzz import fuzz, utils

    folded = word.casefold()
    best, found = (float(_LIKE_A_WORD), 0.0), None
    for each in sorted({each for each in known if each}):
        alike = fuzz.ratio(folded, each.casefold())
        shared = fuzz.token_set_ratio(word, each, processor=utils.default_process)
        score = (max(alike, shared), alike)
        if score > best:
            best, found = score, each
    return found


def suggest_nearest(word: str, known: Iterable[str]) -> str | None:
    """Return a hint that names the known word most like `word`, else all of a short list, else None."""
    ordered = sorted({each for each in known if each})
    near = find_nearest(word, ordered)
    if near is not None:
        return f"did you mean {near}?"
    return f"known: {', '.join(ordered)}" if 0 < len(ordered) <= _SHORT_LIST else None


def rank_nearest(name: str, named: Iterable[tuple[str, str]], most: int) -> list[str]:
    """Return the ids of what is called most like `name`, the likest first, each once, and `most` at the most.

    `named` are pairs of a name and an id, which may recur; all names must have been folded in one way. What is called
    just so goes first, and between equals what was named first.
    """
    from rapidfuzz import fuzz, process

    pairs: Sequence[tuple[str, str]] = [each for each in named if each[0]]
    found = process.extract(
        name, [each for each, _ in pairs], scorer=fuzz.WRatio, limit=None, score_cutoff=_LIKE_A_NAME
    )
    ranked = sorted(found, key=lambda each: (each[0] != name, -each[1], each[2]))
    return list(dict.fromkeys(pairs[place][1] for _, _, place in ranked))[:most]
