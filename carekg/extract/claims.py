"""A statement in the making: its ends as things, its evidence as tokens."""

from __future__ import annotations

from dataclasses import dataclass

from carekg.model import Amount, Method, Modality, Predicate


@dataclass(frozen=True, slots=True)
class Claim:
    """Subject and object by the keys of their things; `token` is the word the statement hangs on."""

    subject: int
    predicate: Predicate
    object: int
    reading: int
    token: int
    rule: str
    confidence: float
    modality: Modality = Modality.ACTUAL
    negated: bool = False
    amount: Amount | None = None
    date: str = ""
    speaker: int | None = None
    methods: tuple[Method, ...] = (Method.RULES,)
