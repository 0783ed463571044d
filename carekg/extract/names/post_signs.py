"""Whether words that read like a post name one: by what stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carekg.extract.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc


def stands_alone(doc: Doc, start: int, last: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether the words name a post: a weak rank needs narrowing, a holder or a body beside it."""
    if end - start > 1 or doc[start].lower_ not in lexicon.weak_ranks:
        return True
    if end < len(doc) and doc[end].lower_ in {"of", "for", "at"}:
        return any(token.text[:1].isupper() for token in doc[end + 1 : end + 4]) or _after_name(doc, start)
    return _after_name(doc, start) and doc[last].text[:1].islower()


def names_more(doc: Doc, end: int, lexicon: Lexicon) -> bool:
    """Tell the post in "Information Commissioner's Office" and in "Commissioner for Older People (Wales) Act"."""
    if doc[end : end + 1].text in {"'s", "’s"} and doc[end + 1 : end + 2].text == "Office":
        return True
    place = end
    if doc[end : end + 1].text == "(":
        place = next((i + 1 for i in range(end, min(end + 5, len(doc))) if doc[i].text == ")"), end)
    following = doc[place : place + 1]
    kind = lexicon.heads.get(following.text.lower())
    return following.text.istitle() and kind is not None and kind.subtype == "Legislation"


def _after_name(doc: Doc, start: int) -> bool:
    """Tell whether a name and a comma, or a possessive, stand right before."""
    if start >= 1 and doc[start - 1].tag_ in {"POS", "PRP$"}:
        return True
    return start >= 2 and doc[start - 1].text in {",", "a", "an", "the", "("} and doc[start - 2].text[:1].isupper()
