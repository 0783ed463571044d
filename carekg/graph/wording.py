"""What changed, in plain words with quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from types import MappingProxyType

from carekg.graph.comparison import Changes, Fact
from carekg.model import Amount, Citation, DocumentMetadata, Entity, Modality, Predicate, Statement, Status

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
_MOST_LETTERS = 220
_WORD_STARTS = re.compile("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
"""Where a word begins in the name of a class: `Local|Authority`, `NHS|Body`."""


def describe_changes(changes: Changes, *, limit: int = 20) -> list[str]:
    """Return lines that say what changed; of each kind of change at most `limit` are named, and the rest counted."""
    if not changes:
        return ["Nothing changed."]
    labels, titles = dict(changes.labels), dict(changes.titles)
    known = {(fact.subject, fact.predicate, fact.object) for fact in changes.gained}
    statements = changes.statements
    claims = [each for each in statements.added if each.negated or each.modality is Modality.PROPOSED]
    corroborating = [
        each
        for each in statements.added
        if each not in claims and (each.subject, each.predicate, each.object) not in known
    ]
    decided = [now for was, now in statements.changed if was.status is not now.status]
    sections: tuple[tuple[str, str, Sequence[str]], ...] = (
        ("document added", "documents added", [_name_document(each) for each in changes.documents.added]),
        ("document taken out", "documents taken out", [_name_document(each) for each in changes.documents.removed]),
        ("document changed", "documents changed", [_name_document(now) for _, now in changes.documents.changed]),
        ("new fact", "new facts", [_say_fact(each, labels, titles) for each in changes.gained]),
        ("fact no longer holds", "facts no longer hold", [_say_fact(each, labels, titles) for each in changes.lost]),
        ("new proposal or denial", "new proposals or denials", [_say(each, labels, titles) for each in claims]),
        (
            "further statement, of what was known or is too uncertain to count as a fact",
            "further statements, of what was known or is too uncertain to count as a fact",
            [_say(each, labels, titles) for each in corroborating],
        ),
        ("statement taken out", "statements taken out", [_say(each, labels, titles) for each in statements.removed]),
        (
            "statement reviewed",
            "statements reviewed",
            [f"{each.status}: {_say(each, labels, titles)}" for each in decided],
        ),
        ("new name", "new names", _name_entities(changes.entities.added)),
        ("name taken out", "names taken out", _name_entities(changes.entities.removed)),
        ("name changed", "names changed", [_compare_entities(*pair) for pair in changes.entities.changed]),
    )
    lines = [line for one, many, items in sections for line in _list_section(one, many, items, limit)]
    return lines or ["Only details changed."]


def _list_section(one: str, many: str, items: Sequence[str], limit: int) -> Iterator[str]:
    if items:
        yield f"{len(items):,} {one if len(items) == 1 else many}:"
        yield from (f"  {_flatten(item)}" for item in items[:limit])
        if len(items) > limit:
            yield f"  … and {len(items) - limit:,} more"


def say_claim(statement: Statement, labels: Mapping[str, str]) -> str:
    """Return a statement as a sentence without its evidence: `A funds B (planned, £3,000,000 a year, 2018-07)`."""
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


def _say_fact(fact: Fact, labels: Mapping[str, str], titles: Mapping[str, str]) -> str:
    more = len(fact.statements) - 1
    said = _say(fact.statements[0], labels, titles)
    return f"{said}, and {more} more {'source' if more == 1 else 'sources'}" if more else said


def _say(statement: Statement, labels: Mapping[str, str], titles: Mapping[str, str]) -> str:
    evidence = statement.evidence
    if isinstance(evidence, Citation):
        source = f"{evidence.source}, {evidence.locator}" if evidence.locator else evidence.source
    else:
        source = titles.get(evidence.document, "") or evidence.document
    quote = f"“{_shorten(evidence.quote)}” – " if evidence.quote else ""
    return f"{say_claim(statement, labels)}: {quote}{source}"


def say_amount(amount: Amount) -> str:
    """Write a sum of money the same way everywhere: `£5,000,000`, `£12.60 an hour`."""
    sign = _SIGNS.get(amount.currency, f"{amount.currency} ")
    pence = amount.value != amount.value.to_integral_value()
    money = f"{sign}{amount.value:,.2f}" if pence else f"{sign}{amount.value:,.0f}"
    return f"{money} {'an' if amount.per == 'hour' else 'a'} {amount.per}" if amount.per else money


def _flatten(text: str) -> str:
    """Put a text on one line, without what would steer a terminal."""
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())


def _shorten(text: str) -> str:
    flat = _flatten(text)
    if len(flat) <= _MOST_LETTERS:
        return flat
    return flat[:_MOST_LETTERS].rpartition(" ")[0].rstrip(",;:") + " …"


def _label(entity: str, labels: Mapping[str, str]) -> str:
    return labels.get(entity, entity)


def _name_document(document: DocumentMetadata) -> str:
    details = ", ".join(detail for detail in (document.publisher, document.date) if detail)
    name = document.title or document.path
    return f"{name} ({details})" if details else name


def _name_entities(entities: Iterable[Entity]) -> list[str]:
    return [f"{entity.label} ({say_kind(entity)})" for entity in entities]


def _compare_entities(was: Entity, now: Entity) -> str:
    if was.label != now.label:
        return f"{now.label}, once {was.label}"
    compared = (field.name for field in fields(Entity) if field.name not in {"id", "label", "curated"})
    changed = [name for name in compared if getattr(was, name) != getattr(now, name)]
    return f"{now.label}: {', '.join(changed) if changed else 'now curated' if now.curated else 'no longer curated'}"
