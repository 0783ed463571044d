"""What somebody may have meant: the known word, or the known names, most like what they wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

_LIKE_A_WORD = 70
"""How like a known word a wrong one must be (0 to 100) to be worth proposing."""
_LIKE_A_NAME = 75
"""The same among the names of a graph, of which some are always a little alike."""
_WORDS_BESIDE = 0.1
"""How much of a name's score hangs on its having no other words than those that are looked for."""
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
        # Full marks: all parts of one are parts of the other.
        shared = fuzz.token_set_ratio(word, each, processor=utils.default_process, score_cutoff=100)
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


def propose_names(names: Sequence[str]) -> str:
    """Return a hint that names what may have been meant: one in particular, or the likest of several."""
    return f"did you mean {names[0]}?" if len(names) == 1 else f"the nearest are {'; '.join(names)}"


def rank_nearest(name: str, named: Iterable[tuple[str, str]], most: int) -> list[str]:
    """Return the ids of what is called most like `name`, the likest first, each once, and `most` at the most.

    `named` are pairs of a name and an id, which may recur; all names must have been folded in one way. What is called
    just so goes first, and between equals what was named first.
    """
    from rapidfuzz import fuzz, process

    pairs: Sequence[tuple[str, str]] = [each for each in named if each[0]]
    whole = process.extract(name, [each for each, _ in pairs], scorer=fuzz.ratio, limit=None, score_cutoff=_LIKE_A_NAME)
    scores = {place: score for _, score, place in whole}
    for place, score in _score_words(name.split(), [each.split() for each, _ in pairs]):
        scores[place] = max(score, scores.get(place, 0.0))
    ranked = sorted(scores, key=lambda place: (pairs[place][0] != name, -scores[place], place))
    return list(dict.fromkeys(pairs[place][1] for place in ranked))[:most]


def _score_words(wanted: Sequence[str], names: Sequence[Sequence[str]]) -> Iterator[tuple[int, float]]:
    """Yield the places of the names that have nearly all words that are wanted, in any order, each with its score.

    What else a name has counts little against it: people write `Hancock` for `Matt Hancock`. A name of several words
    that stands within what is wanted will do as well: they also write `Mr Matt Hancock MP`.
    """
    from rapidfuzz import fuzz, process

    known = list({word for name in names for word in name})
    like: Mapping[str, Mapping[str, float]] = {
        word: {
            other: score
            for other, score, _ in process.extract(
                word, known, scorer=fuzz.ratio, limit=None, score_cutoff=_LIKE_A_NAME
            )
        }
        for word in wanted
    }
    best = {other: max(each.get(other, 0.0) for each in like.values()) for other in set().union(*like.values())}
    for place, name in enumerate(names):
        if any(word in best for word in name):
            had = _average((max(like[word].get(other, 0.0) for other in name), len(word)) for word in wanted)
            used = _average((best.get(word, 0.0), len(word)) for word in name)
            score = had * (1 - _WORDS_BESIDE) + had * used / 100 * _WORDS_BESIDE
            if len(name) > 1:
                score = max(score, used * (1 - _WORDS_BESIDE))
            if score >= _LIKE_A_NAME:
                yield place, score


def _average(weighted: Iterable[tuple[float, int]]) -> float:
    """Return the mean of scores, each counted as often as its word has letters."""
    pairs = list(weighted)
    return sum(score * weight for score, weight in pairs) / sum(weight for _, weight in pairs)
