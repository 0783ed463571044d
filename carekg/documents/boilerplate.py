"""Which pieces of an HTML page are its text and which stand beside it, as trafilatura tells them apart."""

from __future__ import annotations

import logging
import re
import warnings
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import trafilatura

from carekg.documents.drafts import Piece
from carekg.documents.lines import looks_like_sentence
from carekg.documents.page import Passage
from carekg.documents.surroundings import PULL_QUOTE
from carekg.model import BlockKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BESIDE = "beside the text"
_MOST = 0.8
_SHORT = 25
_SURE = frozenset({"photograph", "cookie notice", "page history"})
_POST = re.compile(
    r"(?=.{10,160}$)[A-ZÀ-Ý][^.!?:]+,.*\b(?:Minister|Secretary|Commissioner|Chief|Director|Leader|Chair|Convener|President)\b.*[^.!?:]"
)
"""A person and their post on a line under the title: who a statement is by, in the way of GOV.WALES."""


@dataclass(frozen=True, slots=True)
class Article:
    """What trafilatura takes for the text of a page, and what it makes of the page's head."""

    words: str
    lines: frozenset[str]
    title: str = ""
    site: str = ""
    date: str = ""
    url: str = ""

    def holds(self, text: str) -> bool:
        """Tell whether the article has these words; short ones must stand in it as a line of their own."""
        squeezed = "".join(text.split())
        return squeezed in self.lines or (len(squeezed) >= _SHORT and squeezed in self.words)


def find_article(html: str) -> Article:
    """Return the article in a page; one without words where trafilatura finds none."""
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = trafilatura.bare_extraction(
            html, include_comments=False, include_tables=True, favor_recall=True, with_metadata=True
        )
    if found is None or isinstance(found, dict):
        return Article("", frozenset())
    lines = ["".join("".join(element.itertext()).split()) for element in found.body.iter()]
    return Article(
        "".join("".join(found.body.itertext()).split()),
        frozenset(lines),
        title=found.title or "",
        site=found.sitename or "",
        date=found.date or "",
        url=found.url or "",
    )


def mark_boilerplate(passages: Sequence[Passage], article: Article) -> list[Piece]:
    """Return the pieces with those beside the text marked as furniture.

    A piece belongs to the text where the article holds it, or where it stands inside the element that holds most of the
    article: trafilatura leaves out some short lines and list items. So does the line under the title that names a
    person and their post. Navigation, forms and the like stay furniture unless the article has them as whole
    sentences, and words set large where the text has them too.
    """
    kept = [article.holds(passage.piece.text) for passage in passages]
    root = _find_root([passage for passage, keep in zip(passages, kept, strict=True) if keep])
    pieces: list[Piece] = []
    first, last = _find_ends(kept)
    title = next((number for number, passage in enumerate(passages) if _is_title(passage.piece)), first)
    for number, (passage, keep) in enumerate(zip(passages, kept, strict=True)):
        piece = passage.piece
        if piece.reason == PULL_QUOTE:
            if not _is_repeated(passage, passages):
                piece = Piece(BlockKind.QUOTATION, piece.text)
        elif piece.reason:
            if keep and looks_like_sentence(piece.text) and piece.reason not in _SURE:
                piece = Piece(BlockKind.PARAGRAPH, piece.text)
        elif root is not None and not (keep or _is_title(piece) or _stands_in(passage.element, root)):
            in_midst = first < number < last and looks_like_sentence(piece.text)
            if (
                in_midst
                or (title < number < first and _POST.fullmatch(piece.text))
                or _stands_in_aside(passage.element)
            ):
                pieces.append(piece)
                continue
            piece = replace(piece, kind=BlockKind.FURNITURE, level=0, reason=_BESIDE)
        pieces.append(piece)
    return pieces


def _stands_in_aside(element: HtmlElement) -> bool:
    """An aside without a reason against it is a box of facts."""
    return any(above.tag == "aside" for above in element.iterancestors())


def _is_repeated(quote: Passage, passages: Sequence[Passage]) -> bool:
    """Tell whether the words of a pull quote, quotation marks apart, stand in the text too."""
    words = quote.piece.text.strip(" \"'“”‘’.…")
    return any(words in passage.piece.text for passage in passages if passage.piece.reason != PULL_QUOTE)


def _find_ends(kept: Sequence[bool]) -> tuple[int, int]:
    found = [number for number, keep in enumerate(kept) if keep]
    return (found[0], found[-1]) if found else (0, 0)


def _is_title(piece: Piece) -> bool:
    return piece.kind is BlockKind.HEADING and piece.level == 1


def _find_root(kept: Sequence[Passage]) -> HtmlElement | None:
    """Return the innermost element that holds most of the characters kept."""
    weights: Counter[HtmlElement] = Counter()
    total = 0
    for passage in kept:
        size = len(passage.piece.text)
        total += size
        for element in (passage.element, *passage.element.iterancestors()):
            weights[element] += size
    holding = [element for element, weight in weights.items() if weight >= _MOST * total]
    return max(holding, key=lambda element: sum(1 for _ in element.iterancestors()), default=None)


def _stands_in(element: HtmlElement, root: HtmlElement) -> bool:
    return element is root or any(above is root for above in element.iterancestors())
