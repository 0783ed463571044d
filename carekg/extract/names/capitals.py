"""Which capitals begin a name, and which carry one on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from carekg.extract.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


_DATED = frozenset({"act", "bill", "order", ")", "regulations", "plan", "strategy", "framework", "programme"})
"""What has its year after it."""
_CODE = re.compile(r"[A-Z][A-Z\d]*-?\d{3,}")
"""A reference: "S7W-04417", "AB1234"."""

_PARTICLES = frozenset({"on", "upon", "under", "by", "le", "in", "next", "the", "super"})
"""Small words within the names of towns: "Stoke-on-Trent"."""
_GAELIC = re.compile(r"h[AEIOUÁÉÍÓÚ]")
_AFTER_GAELIC = frozenset({"ó", "uí"})
_OURS = frozenset({"our", "my", "your"})
_PREFIXES = frozenset({"co", "sub"})
"""What is no word of its own before a hyphen: "Co-operation", "Sub-group"."""
_COMPOUND = frozenset({"self", "long", "short", "cross", "multi", "non", "inter", "high", "low", "early", "ring"})
"""What begins an adjective with a hyphen: "Self-directed Support", "Long-term Plan"."""


def starts_name(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a name can begin here: a capital that is not owed to the start of a sentence."""
    text = token.text
    if not text[:1].isupper():
        # "eHealth", "iThrive"
        return len(text) > 2 and text[0] in "ei" and text[1].isupper()
    if token.lower_ in lexicon.ordinary and not (token.is_upper and len(text) > 3):
        return _opens_motto(token, lexicon)
    if len(text) == 1 or _CODE.fullmatch(text):
        return False
    if _opens_sentence(token):
        following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
        goes_on = following is not None and following.text[:1].isupper() and following.lower_ not in lexicon.ordinary
        if token.lower_ in lexicon.known or token.ent_type_ in {"PERSON", "ORG", "GPE"}:
            return True
        carried = following is not None and following.lower_ in {"of", "for"} and _names_after(token, lexicon)
        return token.pos_ == "PROPN" or carried or (goes_on and token.pos_ in {"NOUN", "ADJ", "VERB", "NUM"})
    return token.pos_ not in {"DET", "PRON", "ADP", "CCONJ", "SCONJ", "AUX"} or token.is_upper


def _opens_motto(token: Token, lexicon: Lexicon) -> bool:
    """Tell "the Our Shared Future strategy" and "the Six Steps programme" from a sentence or heading that begins so."""
    if _opens_sentence(token) or not (token.lower_ in _OURS or token.like_num) or token.i + 1 >= len(token.doc):
        return False
    following = token.doc[token.i + 1]
    return following.text.istitle() and following.lower_ not in lexicon.ordinary


def _names_after(token: Token, lexicon: Lexicon) -> bool:
    """Tell "Skills for Care", "Friends of Elm House" at the start of a sentence."""
    doc = token.doc
    known = token.lower_ in lexicon.joins["for"] or token.lower_ in lexicon.heads
    return known and token.i + 2 < len(doc) and doc[token.i + 2].text[:1].isupper()


def _opens_sentence(token: Token) -> bool:
    return token.is_sent_start is True or (token.i > 0 and token.doc[token.i - 1].text in {":", "“", "‘", '"', "•"})


def is_span(token: Token) -> bool:
    """Tell whether a year ends the span that a strategy is for: "Ageing Well Strategy 2031 to 2036", "Plan 2031-36"."""
    words = token.doc[max(token.i - 3, 0) : token.i + 1]
    if len(words) < 4 or not (words[1].text.isdigit() and token.text.isdigit()):
        return False
    shortest = 4 if words[2].lower_ == "to" else 2
    joined = words[2].lower_ in {"to", "-", "–", "/"}
    return joined and len(token) in {shortest, 4} and _is_dated(words[0])


def _is_dated(last: Token) -> bool:
    """Tell whether a name that ends in this word may have its year after it: "Plan", "Strategy for Older People"."""
    place = last.i
    while place >= 0 and (last.doc[place].text.istitle() or last.doc[place].lower_ in {"for", "of", "and"}):
        if last.doc[place].lower_ in _DATED:
            return True
        place -= 1
    return last.lower_ in _DATED


def is_gaelic(token: Token) -> bool:
    """Tell a surname that begins with a small letter: "hÉanaí" in "Pádraig Ó hÉanaí"."""
    return bool(_GAELIC.match(token.text)) and token.i > 0 and token.doc[token.i - 1].lower_ in _AFTER_GAELIC


def goes_on(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word inside a name can be this one."""
    text = token.text
    if is_span(token):
        return True
    if token.like_num and len(text) == 4 and text.isdigit() and token.i > 0:
        return _is_dated(token.doc[token.i - 1])
    if is_gaelic(token):
        return True
    if not text[:1].isupper():
        return False
    return token.lower_ not in lexicon.ordinary or (token.is_upper and len(text) > 3)


def skip_hyphened(doc: Doc, place: int) -> int:
    """Return the place after the small letters that a hyphen ties to a capital; `place` where there are none.

    After "Well" that is the place after "-being", after "Self" that after "-directed", and after "Stoke" the "Trent" of
    "-on-Trent".
    """
    if place + 1 >= len(doc) or doc[place].text != "-" or doc[place].whitespace_ or doc[place - 1].whitespace_:
        return place
    if doc[place + 1].lower_ == "being" or (doc[place - 1].lower_ in _PREFIXES and doc[place + 1].is_alpha):
        return place + 2
    if doc[place - 1].lower_ in _COMPOUND and doc[place + 2 : place + 3].text[:1].isupper():
        return place + 2
    tied = place + 3 < len(doc) and doc[place + 2].text == "-"
    return place + 3 if tied and doc[place + 1].lower_ in _PARTICLES else place
