"""Review: what a person decided on single statements, and what that makes of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from carekg.curate.problems import Problems
from carekg.curate.references import Register
from carekg.curate.rows import RowReader, find_repeated
from carekg.curate.schema import DECISIONS
from carekg.curate.sheets import Sheet
from carekg.model import SIGNATURES, EntityType, Modality, Notice, Predicate, Statement, Status, allows_ends


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer made of one statement.

    For an amendment, `subject`, `predicate`, `object` and `modality` are what the statement should say, empty or
    None where it is right. For the other decisions they are what it said when the reviewer saw it.
    """

    statement: str
    decision: Status
    predicate: Predicate | None = None
    subject: str = ""
    object: str = ""
    modality: Modality | None = None
    reviewer: str = ""
    date: str = ""
    note: str = ""
    line: int | None = None
    uncurated: tuple[str, ...] = ()
    """Ids of an amendment that are not in entities.csv, and so must be those of entities found in documents."""


def read_decisions(sheet: Sheet, register: Register, problems: Problems) -> tuple[Decision, ...]:
    """Return the decisions of the rows that are right, in the order of the statements they are on."""
    repeated = find_repeated(sheet, ["statement"])
    decisions = []
    for row in sheet.rows:
        reader = RowReader(DECISIONS, row, problems)
        reader.check_cells()
        predicate, modality = reader.word("predicate", Predicate), reader.word("modality", Modality)
        if row.line in repeated:
            reader.fail(f"{row['statement']!r} is decided on line {repeated[row.line]} already", "statement")
        decision = reader.text("decision")
        if decision == Status.AMENDED and not any((row["subject"], row["object"], predicate, modality)):
            reader.fail(
                "an amendment says what is amended", "decision", "fill in predicate, subject, object or modality"
            )
        if reader.fine:
            decisions.append(
                Decision(
                    statement=row["statement"],
                    decision=Status(decision),
                    predicate=predicate,
                    subject=row["subject"],
                    object=row["object"],
                    modality=modality,
                    reviewer=row["reviewer"],
                    date=reader.text("date"),
                    note=row["note"],
                    line=row.line,
                    uncurated=tuple(i for i in (row["subject"], row["object"]) if i and i not in register.entities),
                )
            )
    return tuple(sorted(decisions, key=lambda decision: decision.statement))


def apply_decisions(
    statements: Iterable[Statement], decisions: Sequence[Decision], types: Mapping[str, EntityType]
) -> tuple[tuple[Statement, ...], tuple[Notice, ...]]:
    """Return the statements as reviewed, in their order, and a notice for each decision that fits none.

    `types` are those of all entities, by id. A rejected statement stays, with the status that keeps it from the facts.
    """
    statements = tuple(statements)
    by_statement = {decision.statement: decision for decision in decisions}
    found = {end for statement in statements for end in (statement.subject, statement.object)}
    reviewed, notices, seen = [], [], set()
    for statement in statements:
        decision = by_statement.get(statement.id)
        if decision is None:
            reviewed.append(statement)
            continue
        seen.add(statement.id)
        complaint = _find_complaint(statement, decision, found, types)
        if complaint:
            notices.append(_make_notice(decision, complaint))
        reviewed.append(statement if complaint else _apply(statement, decision))
    notices += [
        _make_notice(decision, "there is no such statement, so the decision has no effect")
        for decision in decisions
        if decision.statement not in seen
    ]
    return tuple(reviewed), tuple(sorted(set(notices), key=lambda notice: (notice.line or 0, notice.reason)))


def _apply(statement: Statement, decision: Decision) -> Statement:
    if decision.decision is not Status.AMENDED:
        return replace(statement, status=decision.decision)
    subject, object_ = decision.subject or statement.subject, decision.object or statement.object
    return replace(
        statement,
        subject=subject,
        predicate=decision.predicate or statement.predicate,
        object=object_,
        modality=decision.modality or statement.modality,
        status=Status.AMENDED,
        subject_holder=statement.subject_holder if subject == statement.subject else "",
        object_holder=statement.object_holder if object_ == statement.object else "",
    )


def _find_complaint(
    statement: Statement, decision: Decision, found: Collection[str], types: Mapping[str, EntityType]
) -> str:
    if decision.decision is Status.AMENDED:
        unknown = [end for end in decision.uncurated if end not in found]
        if unknown:
            return f"{unknown[0]!r} is neither in entities.csv nor in any document, so the amendment has no effect"
        amended = _apply(statement, decision)
        if amended.id == statement.id:
            return "the amendment says what the statement says already"
        misfit = _find_misfit(amended, types)
        return f"{misfit}, so the amendment has no effect" if misfit else ""
    said = (
        decision.subject in {"", statement.subject}
        and decision.object in {"", statement.object}
        and decision.predicate in {None, statement.predicate}
        and decision.modality in {None, statement.modality}
    )
    return "" if said else "the statement says something else than the decision, which has no effect"


def _find_misfit(statement: Statement, types: Mapping[str, EntityType]) -> str:
    """Say which end of a statement cannot stand beside its predicate; nothing where both can."""
    predicate, signature = statement.predicate, SIGNATURES[statement.predicate]
    for end, place, allowed in (
        (statement.subject, "subject", signature.subjects),
        (statement.object, "object", signature.objects),
    ):
        if types[end] not in allowed:
            must = " or ".join(sorted(allowed))
            return f"{end} is of type {types[end]}, and the {place} of {predicate} must be {must}"
    fits = allows_ends(predicate, types[statement.subject], types[statement.object])
    return "" if fits else f"both ends of {predicate} must be of one type"


def _make_notice(decision: Decision, reason: str) -> Notice:
    hint = f"take the row out, or look the statement up again: {decision.statement}"
    return Notice(DECISIONS, reason, hint, line=decision.line)
