"""A statement in the making: its ends as things, its evidence as tokens."""

from __future__ import annotations

from dataclasses import dataclass

from carekg.model import Amount, Method, Modality, Predicate


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """How real a statement is, whether it is denied, how much, when, and who says so.

    `date` is ISO 8601 or empty; `speaker` is the key of a thing of the cast.
    """

    modality: Modality = Modality.ACTUAL
    negated: bool = False
    amount: Amount | None = None
    date: str = ""
    speaker: int | None = None


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
    qualifiers: Qualifiers = Qualifiers()
    methods: tuple[Method, ...] = (Method.RULES,)
