"""What kind of text a document is, guessed from the words that such texts begin or end with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carekg.model import Block, BlockKind

_HEAD = 350
_LONGEST = 100_000
_TAIL = 500
_ANYWHERE = "anywhere"
_FEWEST_SPEAKERS = 2

_SIGNS: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (genre, place, re.compile(pattern, re.IGNORECASE | re.MULTILINE))
    for genre, place, pattern in (
        (
            "debate",
            "head",
            r"hansard|oral evidence|motion to take note|committee debate|adjournment debate|official report",
        ),
        ("minutes", "head", r"^\W*(?:draft )?minutes\b|minutes of\b|^\s*apologies:"),
        (
            "press release",
            "head",
            r"(?:press|news|media) (?:release|notice|statement)|for immediate (?:use|release)|embargo",
        ),
        ("press release", _ANYWHERE, r"^\W*notes? (?:to|for) editors|^\W*-+ ?ends? ?-+|^\W*media enquiries|^ends$"),
        ("letter", "head", r"^\W*(?:dear|annwyl|a chara)\b|^open letter"),
        ("letter", "tail", r"^\W*yours (?:sincerely|faithfully|ever|truly)|^yn gywir"),
        ("speech", "head", r"\bspeech\b|keynote|check against delivery|transcript"),
        ("consultation", "head", r"\bconsultation\b|call for evidence|have your say"),
        (
            "strategy",
            "head",
            r"\b(?:strategy|action plan|delivery plan|framework|white paper|green paper|prospectus)\b[^.]{0,60}$",
        ),
        ("briefing", "head", r"\bbrief(?:ing)?\b|explainer|factsheet|questions and answers"),
        ("report", "head", r"\breport\b|\breview\b|\binquiry\b|evaluation|summary|audit|findings"),
        (
            "news",
            "head",
            r"^\W*by [A-Z][\w-]+ [A-Z]|min(?:ute)? read|\bcorrespondent\b|\bnewsdesk\b|breadcrumb|\bnews\b",
        ),
        (
            "news",
            _ANYWHERE,
            r"story continues|leave a reply|most read|source link|related (?:articles|stories)|\d+ comments",
        ),
    )
)


def guess_genre(text: str, blocks: Sequence[Block]) -> str:
    """Return the genre of a document, such as `letter`, or an empty string where nothing shows it."""
    if len({block.speaker for block in blocks if block.speaker}) >= _FEWEST_SPEAKERS:
        return "debate"
    places = {"head": text[:_HEAD], "tail": text[-_TAIL:], _ANYWHERE: text[:_LONGEST]}
    for genre, place, pattern in _SIGNS:
        if pattern.search(places[place]):
            return genre
    quoted = any(block.kind is BlockKind.QUOTATION for block in blocks) or re.search(
        r"[”\",] (?:said|says|told|added)", text[:_LONGEST]
    )
    return "news" if quoted else ""
