"""Headlines below the text of a page that lead to other pages, where a reader would learn what they tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from carekg.documents.characters.lines import looks_like_sentence
from carekg.documents.web.page import Passage
from carekg.model import BlockKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FEWEST_WORDS = 5
"""A shorter line may be the name of a body or of a document, which is something said."""


def find_teasers(passages: Sequence[Passage]) -> frozenset[int]:
    """Return the numbers of the headlines behind the last sentence that is no link, and of what heads only them."""
    linked = [_is_link(passage) for passage in passages]
    sentences = [n for n, p in enumerate(passages) if looks_like_sentence(p.piece.text) and not linked[n]]
    if not sentences:
        return frozenset()
    tail = range(sentences[-1] + 1, len(passages))
    teasers = {number for number in tail if linked[number] and _is_headline(passages[number])}
    for number in reversed(tail):
        if passages[number].piece.kind is BlockKind.HEADING and number + 1 in teasers:
            teasers.add(number)
    return frozenset(teasers)


def _is_headline(passage: Passage) -> bool:
    piece = passage.piece
    return piece.level != 1 if piece.kind is BlockKind.HEADING else len(piece.text.split()) >= _FEWEST_WORDS


def _is_link(passage: Passage) -> bool:
    """Tell whether all the words of a passage lead to another page."""
    element = passage.element
    if any(_leads_away(around) for around in (element, *element.iterancestors("a"))):
        return True
    words = "".join(link.text_content() for link in element.iter("a") if _leads_away(link))
    return bool(words) and _squeeze(words) == _squeeze(passage.piece.text)


def _leads_away(element: HtmlElement) -> bool:
    return element.tag == "a" and not (element.get("href") or "#").startswith("#")


def _squeeze(words: str) -> str:
    return "".join(character for character in words if character.isalnum())
