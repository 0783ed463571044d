"""Nouns that are money: "£3m", "two million pounds", "a grant"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_MONEYS_WORDS = (
    "million billion m bn k pound euro money funding cash grant sum share contribution donation investment "
    "allocation rest balance remainder half third"
)
_MONEYS = frozenset(_MONEYS_WORDS.split())
_SIGNS = frozenset("£€$")


def is_money(token: Token) -> bool:
    """Tell whether a noun is a sum or is said to be worth one: "£3m", "two million pounds", "a £3m fund"."""
    return any(part.text[:1] in _SIGNS or part.ent_type_ == "MONEY" for part in (token, *token.children))


def is_sum(token: Token) -> bool:
    """Tell whether a noun is money itself ("£3m", "a grant of £3m"), not something that costs it ("a £3m fund")."""
    return token.lemma_.lower() in _MONEYS or token.text[:1] in _SIGNS or (token.pos_ == "NUM" and is_money(token))
