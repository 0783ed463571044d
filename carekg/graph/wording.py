"""Statements, relations, kinds and sums in plain words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from carekg.model import Amount, Entity, Modality, Predicate, Statement, Status

_VERBS: Mapping[Predicate, str] = MappingProxyType(
    {
        Predicate.CALLS_FOR: "calls for",
        Predicate.PARTNERS_WITH: "partners with",
        Predicate.PART_OF: "is part of",
        Predicate.HOLDS_ROLE: "holds the role of",
        Predicate.ROLE_IN: "is a role in",
        Predicate.MEMBER_OF: "is a member of",
        Predicate.APPLIES_IN: "applies in",
    }
)
_SIGNS: Mapping[str, str] = MappingProxyType({"GBP": "£", "EUR": "€", "USD": "$"})
_LARGE: Mapping[Decimal, str] = MappingProxyType({Decimal(10**9): "billion", Decimal(10**6): "million"})
_WORD_STARTS = re.compile("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
"""Where a word begins in the name of a class: `Local|Authority`, `NHS|Body`."""


def say_claim(statement: Statement, labels: Mapping[str, str]) -> str:
    """Return a statement as a sentence without its evidence: `A funds B (planned, £3 million a year, 2018-07)`."""
    verb = say_predicate(statement.predicate)
    details = [
        "denied" if statement.negated else "",
        statement.modality.value if statement.modality is not Modality.ACTUAL else "",
        say_amount(statement.amount) if statement.amount else "",
        statement.date,
        "rejected" if statement.status is Status.REJECTED else "",
    ]
    said = ", ".join(detail for detail in details if detail)
    claim = f"{_label(statement.subject, labels)} {verb} {_label(statement.object, labels)}"
    return f"{claim} ({said})" if said else claim


def say_predicate(predicate: Predicate) -> str:
    """Return a predicate as it reads in a sentence: `is part of`."""
    return _VERBS.get(predicate, predicate.value)


def say_kind(entity: Entity) -> str:
    """Return what an entity is, as it reads in a sentence: `local authority`, `NHS body`."""
    words = _WORD_STARTS.split(entity.subtype or entity.type.value)
    return " ".join(word if word.isupper() else word.lower() for word in words)


def say_amount(amount: Amount) -> str:
    """Write a sum of money the same way everywhere, and nothing of it away: `£5.25 million`, `£12.60 an hour`."""
    sign = _SIGNS.get(amount.currency, f"{amount.currency} ")
    money = sign + _say_number(amount.value)
    return f"{money} {'an' if amount.per == 'hour' else 'a'} {amount.per}" if amount.per else money


def _say_number(value: Decimal) -> str:
    for size, word in _LARGE.items():
        share = value / size
        if abs(value) >= size and (share * 1000).as_integer_ratio()[1] == 1:
            return f"{share:,.3f}".rstrip("0").rstrip(".") + f" {word}"
    return f"{value:,.2f}" if value != value.to_integral_value() else f"{value:,.0f}"


def _label(entity: str, labels: Mapping[str, str]) -> str:
    return labels.get(entity, entity)
