"""Titles of texts, which need not look like names: "its report Seen and Heard", "your paper, Whose Home?, says"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carekg.extract.lexicon import Lexicon
from carekg.extract.mentions import Found
from carekg.extract.people import looks_personal
from carekg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TEXTS = frozenset({"report", "paper", "study", "pamphlet", "briefing", "handbook", "guide", "book", "survey"})
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "in",
        "is",
        "it",
        "not",
        "of",
        "on",
        "or",
        "our",
        "the",
        "to",
        "we",
        "with",
    ]
)
"""Words that titles write small."""
_LONGEST = 9
_CLOSING = frozenset({",", ".", ";", ":", ")", "?", "!"})


def find_text_titles(doc: Doc, lexicon: Lexicon) -> list[Found]:
    """Return the titles that stand right after what they are titles of, whose text it is being said.

    They are told by where they end: at a stop, or at the comma that closes an aside. A name that goes on with a verb is
    no title, as in "its report Ministers had feared".
    """
    found = []
    for token in doc[:-1]:
        if token.lower_ not in _TEXTS or not any(child.dep_ == "poss" for child in token.children):
            continue
        aside = token.nbor().text == ","
        start = token.i + 1 + aside
        end = _end_title(doc, start)
        if end > start and _is_title(doc, start, end, lexicon) and (not aside or doc[end : end + 1].text in {",", "."}):
            text = doc[start:end].text
            found.append(Found(start, end, end - 1, text, EntityType.INITIATIVE, "Publication"))
    return found


def _end_title(doc: Doc, start: int) -> int:
    """Return where the title ends that begins at `start`, `start` itself where none does."""
    end = start
    while end < len(doc) and end - start < _LONGEST and (_is_capital(doc[end]) or doc[end].lower_ in _SMALL):
        end += 1
    while end > start and not _is_capital(doc[end - 1]):
        end -= 1
    if end < len(doc) and doc[end].text not in _CLOSING:
        return start
    return end + 1 if end > start and doc[end : end + 1].text in {"?", "!"} else end


def _is_title(doc: Doc, start: int, end: int, lexicon: Lexicon) -> bool:
    """Tell a title from a body or a person beside the text."""
    if not _is_capital(doc[start]) or doc[start:end].text.casefold() in lexicon.known:
        return False
    return doc[start].lower_ in _SMALL or not looks_personal(doc, start, end, lexicon)


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper()
