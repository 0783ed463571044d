"""Which pieces of an HTML page are its text and which stand beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from carekg.documents.characters.lines import looks_like_sentence
from carekg.documents.drafts import Piece
from carekg.documents.web.article import Article
from carekg.documents.web.page import Passage
from carekg.documents.web.surroundings import PULL_QUOTE, load_signs
from carekg.documents.web.teasers import find_teasers
from carekg.model import BlockKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BESIDE = "beside the text"
_ELSEWHERE = "other pages"
_MOST = 0.8
_HALF = 0.5
_POST = re.compile(
    r"(?=.{10,160}$)[A-ZÀ-Ý][^.!?:]+,.*\b(?:Minister|Secretary|Commissioner|Chief|Director|Leader|Chair|Convener|President)\b.*[^.!?:]"
)
"""A person and their post on a line under the title: who a statement is by, in the way of GOV.WALES."""


def mark_boilerplate(passages: Sequence[Passage], article: Article, title: str) -> list[Piece]:
    """Return the pieces with those beside the text marked as furniture.

    A piece belongs to the text where the article holds it, or where it stands inside the element that holds most of the
    article: trafilatura leaves out some short lines and list items. So does the line under the title that names a
    person and their post. Navigation, forms and the like stay furniture unless the article has them as whole
    sentences, and words set large where the text has them too. What is called a form or a sidebar and yet holds half
    of the article is neither: many a site puts a whole page in one. Nor is the title furniture, in a menu or not.
    """
    kept = [article.holds(passage.piece.text) for passage in passages]
    weights = _weigh([passage for passage, keep in zip(passages, kept, strict=True) if keep])
    most = max(weights.values(), default=0)
    root = _find_root(weights, most)
    wrappers = {element for element, weight in weights.items() if weight >= _HALF * most}
    reasons = [_find_reason(passage, wrappers, title) for passage in passages]
    told = [passage.piece for passage, reason in zip(passages, reasons, strict=True) if reason != PULL_QUOTE]
    first, last = _find_ends(kept)
    titles = (n for n, passage in enumerate(passages) if _is_title(passage.piece) and not reasons[n])
    top = next(titles, first)
    teasers = find_teasers(passages)
    pieces: list[Piece] = []
    for number, (passage, keep, reason) in enumerate(zip(passages, kept, reasons, strict=True)):
        piece = passage.piece
        prose = looks_like_sentence(piece.text)
        if reason == PULL_QUOTE:
            pieces.append(_read_pull_quote(piece, told))
        elif reason:
            own = keep and prose and reason not in load_signs().sure
            pieces.append(piece if own else _set_apart(piece, reason))
        elif number in teasers:
            pieces.append(_set_apart(piece, _ELSEWHERE))
        else:
            in_midst = first < number < last and prose
            under_title = top < number < first and bool(_POST.fullmatch(piece.text))
            own = keep or in_midst or under_title or _is_title(piece) or _stands_in_aside(passage.element)
            inside = root is None or _stands_in(passage.element, root)
            pieces.append(piece if own or inside else _set_apart(piece, _BESIDE))
    return pieces


def _find_reason(passage: Passage, wrappers: Set[HtmlElement], title: str) -> str:
    if _is_title(passage.piece) and passage.piece.text == title:
        return ""
    return next((ground.reason for ground in passage.grounds if ground.element not in wrappers), "")


def _set_apart(piece: Piece, reason: str) -> Piece:
    return replace(piece, kind=BlockKind.FURNITURE, level=0, reason=reason)


def _stands_in_aside(element: HtmlElement) -> bool:
    """An aside without a reason against it is a box of facts."""
    return any(above.tag == "aside" for above in element.iterancestors())


def _read_pull_quote(piece: Piece, told: Sequence[Piece]) -> Piece:
    """Return words set large as a quotation, or as furniture where the text has them too, quotation marks apart."""
    words = piece.text.strip(" \"'“”‘’.…")
    if any(words in other.text for other in told):
        return _set_apart(piece, PULL_QUOTE)
    return replace(piece, kind=BlockKind.QUOTATION, level=0)


def _find_ends(kept: Sequence[bool]) -> tuple[int, int]:
    found = [number for number, keep in enumerate(kept) if keep]
    return (found[0], found[-1]) if found else (0, 0)


def _is_title(piece: Piece) -> bool:
    return piece.kind is BlockKind.HEADING and piece.level == 1


def _weigh(kept: Sequence[Passage]) -> Counter[HtmlElement]:
    """Return how many of the characters kept each element holds."""
    weights: Counter[HtmlElement] = Counter()
    for passage in kept:
        for element in (passage.element, *passage.element.iterancestors()):
            weights[element] += len(passage.piece.text)
    return weights


def _find_root(weights: Counter[HtmlElement], most: int) -> HtmlElement | None:
    """Return the innermost element that holds most of the characters kept."""
    holding = [element for element, weight in weights.items() if weight >= _MOST * most]
    return max(holding, key=lambda element: sum(1 for _ in element.iterancestors()), default=None)


def _stands_in(element: HtmlElement, root: HtmlElement) -> bool:
    return element is root or any(above is root for above in element.iterancestors())
