"""A small piece of invented knowledge that conforms, and that a person can read."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from carekg.model import (
    Amount,
    Citation,
    DocumentMetadata,
    Entity,
    EntityType,
    Evidence,
    Knowledge,
    Method,
    Modality,
    Nation,
    Predicate,
    Statement,
    Status,
    Tenure,
)

LETTER = DocumentMetadata(
    id="letter",
    path="2021/letter.txt",
    sha256="a" * 64,
    title="A letter on lanterns",
    publisher="Ministry of Lanterns",
    date="2021-06-01",
    nation=Nation.WALES,
    genre="letter",
    url="https://lanterns.example/letter",
)
NEWS = DocumentMetadata(id="news", path="news.html", sha256="b" * 64, title="News of the day", date="2021-07")

ADA = Entity("ada-pemberton", EntityType.PERSON, "Ada Pemberton", aliases=("Pemberton",), wikidata="Q1", curated=True)
MINISTER = Entity("minister-for-lanterns", EntityType.ROLE, "Minister for Lanterns", nation=Nation.WALES, curated=True)
MINISTRY = Entity(
    "ministry-of-lanterns",
    EntityType.ORGANISATION,
    "Ministry of Lanterns",
    subtype="GovernmentBody",
    acronym="MOL",
    start="1999",
    url="https://lanterns.example",
    curated=True,
)
FUND = Entity("lantern-fund", EntityType.INITIATIVE, "Lantern Fund", subtype="Fund")
PLAN = Entity("lantern-plan", EntityType.INITIATIVE, "Lantern Plan", subtype="Strategy")
CARERS = Entity("night-carers", EntityType.GROUP, "night carers")
GUILD = Entity("guild-of-wicks", EntityType.ORGANISATION, "Guild of Wicks", subtype="RepresentativeBody")

TENURE = Tenure("ada-pemberton", "minister-for-lanterns", "2021-05", "2023-01-31", source="Gazette")


def quote(document: DocumentMetadata, words: str, start: int = 10) -> Evidence:
    return Evidence(document.id, words, start, start + len(words))


ANNOUNCED = Statement(
    "minister-for-lanterns",
    Predicate.ANNOUNCES,
    "lantern-fund",
    quote(LETTER, "I am glad to announce the Lantern Fund."),
    confidence=0.9,
    rule="frame:announce",
    subject_holder="ada-pemberton",
)
FUNDED = Statement(
    "ministry-of-lanterns",
    Predicate.FUNDS,
    "lantern-fund",
    quote(LETTER, "The Ministry gives it £3m a year.", 60),
    amount=Amount(Decimal(3000000), "GBP", "year"),
    date="2021-06",
    speaker="ada-pemberton",
    confidence=0.8,
    rule="frame:fund",
    methods=(Method.LLM, Method.RULES),
)
PROPOSED = Statement(
    "guild-of-wicks",
    Predicate.CALLS_FOR,
    "lantern-plan",
    quote(NEWS, "The guild wants a Lantern Plan."),
    modality=Modality.PROPOSED,
    confidence=0.9,
)
DENIED = Statement(
    "guild-of-wicks",
    Predicate.OPPOSES,
    "lantern-fund",
    quote(NEWS, "We do not oppose the Lantern Fund.", 80),
    negated=True,
    confidence=0.9,
)
UNSURE = Statement(
    "lantern-fund", Predicate.BENEFITS, "night-carers", quote(NEWS, "It may be for night carers.", 120), confidence=0.3
)
PARTNERED = Statement(
    "guild-of-wicks",
    Predicate.PARTNERS_WITH,
    "ministry-of-lanterns",
    Citation("Annual report of the guild", "page 4", "with the Ministry"),
    status=Status.CURATED,
    rule="statements.csv",
)

SAMPLE = Knowledge(
    entities=tuple(sorted((ADA, MINISTER, MINISTRY, FUND, PLAN, CARERS, GUILD), key=lambda each: each.id)),
    tenures=(TENURE,),
    documents=(LETTER, NEWS),
    statements=tuple(sorted((ANNOUNCED, FUNDED, PROPOSED, DENIED, UNSURE, PARTNERED), key=lambda each: each.id)),
)


def without_document(knowledge: Knowledge, document: DocumentMetadata) -> Knowledge:
    """The same, had the document never been read; its own entities stay."""
    return replace(
        knowledge,
        documents=tuple(each for each in knowledge.documents if each != document),
        statements=tuple(
            each
            for each in knowledge.statements
            if not (isinstance(each.evidence, Evidence) and each.evidence.document == document.id)
        ),
    )
