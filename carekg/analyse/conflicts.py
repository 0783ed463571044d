"""Statements that contradict each other, or the curated tables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from carekg.dates import earliest_day, is_iso_date, latest_day
from carekg.graph.words.plurals import agree
from carekg.graph.words.wording import say_amount, say_triple
from carekg.model import EntityType, Knowledge, Modality, Predicate, Statement, Status, Tenure
from carekg.query.showing.wording import find_date


class ConflictKind(StrEnum):
    """In which way statements contradict each other."""

    DENIAL = "denial"
    """One says what another denies."""
    STANCE = "stance"
    """The same subject supports and opposes the same object."""
    POST = "post"
    """A document gives a post to a person whom the curated tenures do not."""
    AMOUNT = "amount"
    """A document names another sum than the curated tables do."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """What cannot all be true, or wants a second look."""

    kind: ConflictKind
    reason: str
    """One sentence in plain words."""
    statements: tuple[Statement, ...]
    tenures: tuple[Tenure, ...] = ()


_CURATED = frozenset({Status.CURATED, Status.AMENDED})
# Who "was" minister may be named in any later document.
_PAST = re.compile(r"\b(?:former|formerly|previous|previously|ex|was|were|then|until|served|had been)\b", re.IGNORECASE)


def find_conflicts(knowledge: Knowledge) -> tuple[Conflict, ...]:
    """List contradictions, sorted by kind and reason. Rejected statements and proposals count for nothing."""
    statements = [
        one
        for one in knowledge.statements
        if one.status is not Status.REJECTED and one.modality is not Modality.PROPOSED
    ]
    labels = {entity.id: entity.label for entity in knowledge.entities}
    found = [
        *_find_denials(statements, labels),
        *_find_stances(statements, labels),
        *_find_posts(statements, knowledge, labels),
        *_find_amounts(statements, knowledge, labels),
    ]
    return tuple(sorted(found, key=lambda one: (one.kind, one.reason, [each.id for each in one.statements])))


def _find_denials(statements: Sequence[Statement], labels: Mapping[str, str]) -> Iterator[Conflict]:
    for group in _group_triples(statements).values():
        if len({one.negated for one in group}) > 1:
            said, denied = (_say_dates([one for one in group if one.negated is way]) for way in (False, True))
            reason = f"“{say_triple(group[0], labels)}” is both said{said} and denied{denied}."
            yield Conflict(ConflictKind.DENIAL, reason, tuple(group))


def _say_dates(statements: Sequence[Statement]) -> str:
    dates = sorted({one.date for one in statements if one.date})
    return f" ({', '.join(dates)})" if dates else ""


def _find_stances(statements: Sequence[Statement], labels: Mapping[str, str]) -> Iterator[Conflict]:
    stances: defaultdict[tuple[str, str], list[Statement]] = defaultdict(list)
    for one in statements:
        if one.predicate in (Predicate.SUPPORTS, Predicate.OPPOSES) and not one.negated:
            stances[one.subject, one.object].append(one)
    for (subject, object_), group in stances.items():
        if len({one.predicate for one in group}) > 1:
            name = _name(subject, labels)
            both = f"both {agree('supports', name)} and {agree('opposes', name)}"
            reason = f"{name} {both} {_name(object_, labels)}."
            yield Conflict(ConflictKind.STANCE, reason, _sort(group))


def _find_posts(statements: Sequence[Statement], knowledge: Knowledge, labels: Mapping[str, str]) -> Iterator[Conflict]:
    documents = {document.id: document for document in knowledge.documents}
    tenures: defaultdict[str, list[Tenure]] = defaultdict(list)
    for tenure in knowledge.tenures:
        tenures[tenure.role].append(tenure)
    for one in statements:
        if one.predicate is not Predicate.HOLDS_ROLE or one.negated or one.status in _CURATED:
            continue
        date = find_date(one, documents)
        if not is_iso_date(date):
            continue
        holding = sorted((each for each in tenures[one.object] if _covers(each, date)), key=lambda each: each.id)
        if holding and not _is_borne_out(one, date, tenures[one.object]):
            holders = " and ".join(sorted({_name(each.person, labels) for each in holding}))
            reason = f"“{say_triple(one, labels)}”, dated {date}, but the tenures give the post to {holders} then."
            yield Conflict(ConflictKind.POST, reason, (one,), tuple(holding))


def _is_borne_out(statement: Statement, date: str, tenures: Sequence[Tenure]) -> bool:
    """Tell whether somebody held a post on a date, or before it where the text tells no date or of the past."""
    own = [each for each in tenures if each.person == statement.subject]
    if any(_covers(each, date) for each in own):
        return True
    begun = any(is_iso_date(each.start) and earliest_day(each.start) <= latest_day(date) for each in own)
    return begun and (not statement.date or bool(_PAST.search(statement.evidence.quote)))


def _covers(tenure: Tenure, date: str) -> bool:
    if not is_iso_date(tenure.start) or earliest_day(tenure.start) > latest_day(date):
        return False
    return not is_iso_date(tenure.end) or latest_day(tenure.end) >= earliest_day(date)


def _find_amounts(
    statements: Sequence[Statement], knowledge: Knowledge, labels: Mapping[str, str]
) -> Iterator[Conflict]:
    priced = [one for one in statements if one.amount and not one.negated]
    curated: defaultdict[str, list[Statement]] = defaultdict(list)
    for one in priced:
        if one.status in _CURATED:
            curated[one.object].append(one)
    initiatives = {entity.id for entity in knowledge.entities if entity.type is EntityType.INITIATIVE}
    for read in priced:
        of_object = curated.get(read.object, ())
        same = [one for one in of_object if one is not read and _are_of_one_sum(one, read, initiatives)]
        known = [one for one in same if _differ(one, read)]
        # A sum that some curated row states is no news, whatever the other rows say.
        if read.amount and read.status not in _CURATED and known and not any(one.amount == read.amount for one in same):
            sums = " and ".join(sorted({say_amount(one.amount) for one in known if one.amount}))
            said = f"“{say_triple(read, labels)}”: a document says {say_amount(read.amount)}"
            reason = f"{said}, the curated tables say {sums}."
            yield Conflict(ConflictKind.AMOUNT, reason, _sort([read, *known]))


def _are_of_one_sum(known: Statement, read: Statement, initiatives: Collection[str]) -> bool:
    """Tell whether two statements of one object speak of the same money: the same claim, or the sum of an initiative.

    Two payers of one initiative each give their own.
    """
    if (known.subject, known.predicate) == (read.subject, read.predicate):
        return True
    payers = known.predicate is Predicate.FUNDS and read.predicate is Predicate.FUNDS
    return read.object in initiatives and not payers


def _differ(known: Statement, read: Statement) -> bool:
    """Tell whether two sums can be compared and are not the same: one currency and period, dates that may meet."""
    if known.amount is None or read.amount is None:
        return False
    if (known.amount.currency, known.amount.per) != (read.amount.currency, read.amount.per):
        return False
    if is_iso_date(known.date) and is_iso_date(read.date):
        apart = latest_day(known.date) < earliest_day(read.date) or latest_day(read.date) < earliest_day(known.date)
        if apart:
            return False
    return known.amount.value != read.amount.value


def _group_triples(statements: Sequence[Statement]) -> dict[tuple[str, Predicate, str], list[Statement]]:
    groups: defaultdict[tuple[str, Predicate, str], list[Statement]] = defaultdict(list)
    for one in sorted(statements, key=lambda each: each.id):
        groups[one.subject, one.predicate, one.object].append(one)
    return groups


def _sort(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    return tuple(sorted(statements, key=lambda one: one.id))


def _name(entity: str, labels: Mapping[str, str]) -> str:
    return labels.get(entity, entity)
