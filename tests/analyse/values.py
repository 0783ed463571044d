"""Short ways to make the values that these tests speak of."""

from __future__ import annotations

from typing import TypedDict, Unpack

from carekg.model import (
    Amount,
    Citation,
    DocumentMetadata,
    Entity,
    EntityType,
    Evidence,
    Knowledge,
    Modality,
    Nation,
    Predicate,
    Statement,
    Status,
    Tenure,
)


class Fields(TypedDict, total=False):
    """What a test may say of a statement beside its ends and its quote."""

    evidence: Evidence | Citation
    modality: Modality
    negated: bool
    amount: Amount
    date: str
    speaker: str
    confidence: float
    status: Status
    rule: str
    subject_holder: str
    object_holder: str


def make_entity(name: str, kind: EntityType = EntityType.ORGANISATION, nation: Nation | None = None) -> Entity:
    return Entity(id=name, type=kind, label=name.replace("-", " ").title(), nation=nation)


def make_document(name: str, date: str = "", nation: Nation | None = None) -> DocumentMetadata:
    return DocumentMetadata(id=name, path=f"{name}.txt", sha256="0" * 64, title=name.title(), date=date, nation=nation)


def make_quote(document: str, quote: str, start: int = 0) -> Evidence:
    return Evidence(document, quote, start, start + len(quote))


def state(
    subject: str,
    predicate: Predicate,
    object_: str,
    *,
    document: str = "brief",
    quote: str = "",
    **more: Unpack[Fields],
) -> Statement:
    """Make a statement, its quote naming both ends where none is given."""
    words = quote or f"{subject} {predicate} {object_}."
    more.setdefault("evidence", make_quote(document, words))
    return Statement(subject, predicate, object_, **more)


def curate(subject: str, predicate: Predicate, object_: str, **more: Unpack[Fields]) -> Statement:
    more["evidence"], more["status"] = Citation("Annual report", "page 3"), Status.CURATED
    return state(subject, predicate, object_, **more)


def assemble(*statements: Statement, tenures: tuple[Tenure, ...] = (), entities: tuple[Entity, ...] = ()) -> Knowledge:
    """Make knowledge of statements; ends that no entity is given for become organisations."""
    given = {entity.id for entity in entities}
    ends = {end for one in statements for end in (one.subject, one.object)}
    ends |= {end for tenure in tenures for end in (tenure.person, tenure.role)}
    made = (*entities, *(make_entity(end) for end in sorted(ends - given)))
    return Knowledge(
        entities=tuple(sorted(made, key=lambda one: one.id)),
        tenures=tenures,
        documents=(make_document("brief", "2021-05-04", Nation.WALES),),
        statements=tuple(sorted(statements, key=lambda one: one.id)),
    )
