"""Descriptions: groups, initiatives and bodies that have no name.

"unpaid carers", "a recruitment campaign", "the new board". They become entities only where a statement needs them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from carekg.extract.lexicon import Kind, Lexicon
from carekg.extract.mentions import Form, Found
from carekg.extract.names.complements import extend_new, spell_out, tells_when
from carekg.extract.syntax.labels import ADNOMINAL
from carekg.extract.syntax.sums import is_money, is_sum
from carekg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE = frozenset(
    {"compound", "amod", "nmod", "nummod", "quantmod", "poss", "advmod", "npadvmod", "punct", "case", "cc", "conj"}
)
DETERMINERS = frozenset(
    {
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "its",
        "their",
        "our",
        "his",
        "her",
        "my",
        "your",
        "some",
        "any",
        "all",
        "such",
        "both",
        "each",
        "no",
        "another",
        "many",
        "most",
        "other",
    }
)
_RELATIONAL = frozenset({"own", "same", "such", "last", "next", "old", "previous", "whole", "entire", "full"})
LONGEST = 16
"""Words in a description."""


def find_phrase(
    token: Token, wanted: frozenset[EntityType], lexicon: Lexicon, *, open_end: bool = False
) -> Found | None:
    """Return the group, body or initiative that a common noun describes, if it is of a `wanted` type.

    With `open_end` any noun will do for an initiative.
    """
    kind = classify_noun(token, lexicon)
    if (
        kind is None
        and open_end
        and token.pos_ == "NOUN"
        and token.lemma_.lower() not in lexicon.empty
        and not is_money(token)
        and not is_sum(token)
    ):
        kind = Kind(EntityType.INITIATIVE)
    if kind is None or kind.type not in wanted:
        return None
    start, end = bound_phrase(token, with_complement=kind.type == EntityType.GROUP)
    if kind.type == EntityType.INITIATIVE:
        end = extend_new(token, end)
    text = token.doc[start:end].text
    return Found(start, end, token.i, text, kind.type, kind.subtype, Form.PHRASE, fuller=spell_out(token, start, end))


def classify_noun(token: Token, lexicon: Lexicon) -> Kind | None:
    """Return what a common noun names, by the noun itself."""
    word = token.lower_
    if token.pos_ not in {"NOUN", "PROPN", "ADJ", "PRON"}:
        return None
    if word in lexicon.people or word in lexicon.bodies:
        return Kind(EntityType.GROUP)
    if token.pos_ in {"PRON", "ADJ"}:
        return None
    return lexicon.heads.get(word) or lexicon.heads.get(token.lemma_.lower())


def bound_phrase(token: Token, *, with_complement: bool) -> tuple[int, int]:
    """Return where the description headed by `token` starts and ends, without its determiner."""
    doc = token.doc
    start = token.i
    for child in token.lefts:
        if (
            child.dep_ in _BEFORE
            and child.lower_ not in DETERMINERS
            and child.dep_ not in {"cc", "conj", "poss", "punct"}
        ):
            start = min(start, child.left_edge.i)
            break
    while start < token.i and (doc[start].lower_ in DETERMINERS | _RELATIONAL or doc[start].is_punct):
        if doc[start + 1].text == "-":
            # "all-party group"
            break
        start += 1
    end = token.i + 1
    if with_complement or start == token.i:
        end = _extend_complement(token, end, with_complement=with_complement)
    return start, end


def _extend_complement(token: Token, end: int, *, with_complement: bool) -> int:
    """Take in "with dementia", "who care for a relative", "of the costs" right after the noun."""
    for child in token.rights:
        if child.left_edge.i != end:
            break
        relative = child.dep_ in ADNOMINAL and with_complement
        preposition = child.dep_ == "prep" and child.lower_ in {
            "with",
            "of",
            "for",
            "on",
            "in",
            "at",
            "over",
            "to",
            "from",
        }
        if not (relative or preposition) or (preposition and tells_when(child)):
            break
        whole = token.doc[child.i : child.right_edge.i + 1]
        stop = next((one.i for one in whole if one.dep_ == "prep" and tells_when(one)), whole.end)
        if stop - token.i > LONGEST // 2:
            break
        end = stop
    while token.doc[end - 1].is_punct:
        end -= 1
    return end


def look_through(token: Token, nouns: frozenset[str]) -> list[Token]:
    """Return what a noun like "launch" or "principle" is of, as "the launch of the fund" is about the fund."""
    if token.lemma_.lower() not in nouns:
        return []
    return [
        inner
        for child in token.children
        if child.dep_ == "prep" and child.lower_ in {"of", "behind", "for"}
        for inner in child.children
        if inner.dep_ == "pobj"
    ]
