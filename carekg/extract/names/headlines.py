"""Names that read like titles of works: "Minding the Kettle", "Nearer to Tea", "Walk into Work"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from carekg.extract.lexicon import Lexicon
from carekg.extract.names.capitals import goes_on

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SMALL = frozenset({"to", "into", "with", "in", "at", "the", "a", "your", "our", "for"})
"""Words that a title has in small letters between its capitals."""
_TELLING = _SMALL - {"at", "a", "for"}
"""Those of them that names of bodies hardly have."""
_WHERE = frozenset({"at", "with"})
"""What tells, before "the", where somebody works: "Contracts at the Health Executive"."""
_ARTICLES = frozenset({"the", "a", "your", "our"})
_HOMELY = frozenset({"home", "work", "place", "hand", "mind", "heart", "life", "winter", "you", "us", "school", "time"})


def is_title(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell a whole name, in small letters, that is a title from the name of a body."""
    return len(words) > 1 and (any(word in _TELLING for word in words[1:-1]) or _is_acting(words[0], lexicon))


def opens_title(doc: Doc, start: int, place: int, lexicon: Lexicon) -> bool:
    """Tell whether the run of capitals from `start` to `place` goes on as a title does, with a small word there."""
    token = doc[place]
    if token.lower_ not in _SMALL or doc[start].is_sent_start is True or start == 0:
        return False
    if token.lower_ in _WHERE and doc[place + 1 : place + 2].text == "the":
        return False
    run = doc[start:place]
    if run.text.casefold() in lexicon.known or any(word.lower_ in lexicon.heads for word in run):
        return False
    if _is_acting(doc[start].lower_, lexicon):
        return True
    ahead = skip_small(doc, place, lexicon)
    named = any(word.ent_type_ in {"PERSON", "GPE"} for word in run)
    common = ahead > place and (doc[ahead].lower_ in lexicon.portfolio or doc[ahead].lower_ in _HOMELY)
    return token.lower_ not in _ARTICLES and len(run) <= 2 and common and not named


def skip_small(doc: Doc, place: int, lexicon: Lexicon) -> int:
    """Return the place of the capital after at most three small words of a title; `place` where there is none."""
    after = place
    while after < min(place + 3, len(doc) - 1) and doc[after].lower_ in _SMALL:
        after += 1
    goes = after > place and goes_on(doc[after], lexicon) and doc[after].text.casefold() not in lexicon.known
    return after if goes else place


def _is_acting(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a first word makes a title by what it does: "Minding"."""
    return word.endswith("ing") and word not in lexicon.portfolio and word not in lexicon.heads
