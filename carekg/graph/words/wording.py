"""Statements, relations, kinds and sums in plain words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from carekg.graph.words.plurals import agree, is_plural
from carekg.model import Amount, Entity, EntityType, Modality, Predicate, Statement, Status


class PredicateWords(NamedTuple):
    """How a predicate reads from its subject and from its object."""

    forward: str
    backward: str


PREDICATE_WORDS: Mapping[Predicate, PredicateWords] = MappingProxyType(
    {
        Predicate.ANNOUNCES: PredicateWords("announces", "announced by"),
        Predicate.LAUNCHES: PredicateWords("launches", "launched by"),
        Predicate.PUBLISHES: PredicateWords("publishes", "published by"),
        Predicate.DEVELOPS: PredicateWords("develops", "developed by"),
        Predicate.SUPPORTS: PredicateWords("supports", "supported by"),
        Predicate.FUNDS: PredicateWords("funds", "funded by"),
        Predicate.IMPLEMENTS: PredicateWords("implements", "implemented by"),
        Predicate.LEADS: PredicateWords("leads", "led by"),
        Predicate.OPPOSES: PredicateWords("opposes", "opposed by"),
        Predicate.CALLS_FOR: PredicateWords("calls for", "called for by"),
        Predicate.OVERSEES: PredicateWords("oversees", "overseen by"),
        Predicate.PARTNERS_WITH: PredicateWords("partners with", "partners with"),
        Predicate.ADDRESSES: PredicateWords("addresses", "addressed by"),
        Predicate.TARGETS: PredicateWords("has as its aim", "is an aim of"),
        Predicate.BENEFITS: PredicateWords("benefits", "benefits from"),
        Predicate.PART_OF: PredicateWords("is part of", "has as a part"),
        Predicate.HOLDS_ROLE: PredicateWords("holds the post of", "held by"),
        Predicate.ROLE_IN: PredicateWords("is a post in", "has the post of"),
        Predicate.MEMBER_OF: PredicateWords("is a member of", "has as a member"),
        Predicate.APPLIES_IN: PredicateWords("applies in", "is covered by"),
        Predicate.SUCCEEDS: PredicateWords("succeeds", "succeeded by"),
    }
)
"""The predicates as a sentence with a subject in the singular reads them, in the order in which pages list them."""
_SIGNS: Mapping[str, str] = MappingProxyType({"GBP": "£", "EUR": "€", "USD": "$"})
_LARGE: Mapping[Decimal, str] = MappingProxyType({Decimal(10**9): "billion", Decimal(10**6): "million"})
_WORD_STARTS = re.compile("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
"""Where a word begins in the name of a class: `Local|Authority`, `NHS|Body`."""


def say_claim(statement: Statement, labels: Mapping[str, str]) -> str:
    """Return a statement as a sentence without its evidence: `A funds B (planned, £3 million a year, 2018-07)`."""
    details = [
        "denied" if statement.negated else "",
        statement.modality.value if statement.modality is not Modality.ACTUAL else "",
        say_amount(statement.amount) if statement.amount else "",
        statement.date,
        "rejected" if statement.status is Status.REJECTED else "",
    ]
    said = ", ".join(detail for detail in details if detail)
    claim = say_triple(statement, labels)
    return f"{claim} ({said})" if said else claim


def say_triple(statement: Statement, labels: Mapping[str, str]) -> str:
    """Return only what a statement is about, as a sentence: `A funds B`."""
    subject = labels.get(statement.subject, statement.subject)
    verb = say_predicate(statement.predicate, subject)
    return f"{subject} {verb} {labels.get(statement.object, statement.object)}"


def say_predicate(predicate: Predicate, subject: str) -> str:
    """Return a predicate as it reads in a sentence behind the name of a subject: `is part of`, `are part of`."""
    return agree(PREDICATE_WORDS[predicate].forward, subject)


def is_several(entity: Entity) -> bool:
    """Tell whether what is said of an entity has its verb in the plural; an aim is one thing, whatever it names."""
    return entity.type is not EntityType.OBJECTIVE and is_plural(entity.label)


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
