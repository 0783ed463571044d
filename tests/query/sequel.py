"""The invented land some years on: minds have changed, ministers too, and a plan has gone."""

from __future__ import annotations

from decimal import Decimal

from carekg.model import (
    Amount,
    DocumentMetadata,
    Entity,
    EntityType,
    Knowledge,
    Modality,
    Nation,
    Predicate,
    Statement,
    Tenure,
)
from tests.query.sample import ENTITIES, KNOWLEDGE, STATEMENTS, TENURES, quote

BUDGET = DocumentMetadata("budget", "budget.txt", "3" * 64, title="The budget", date="2023-03-01", nation=Nation.WALES)
PAPER = DocumentMetadata("paper", "paper.txt", "4" * 64, title="A paper", date="2023-06-10", nation=Nation.ENGLAND)
SPEECH = DocumentMetadata(
    "speech", "speech.txt", "5" * 64, title="First speech", date="2024-02-01", nation=Nation.WALES
)

P = Predicate
_ENTITIES = (
    *ENTITIES,
    Entity("ash-party", EntityType.ORGANISATION, "Ash Party", subtype="PoliticalParty"),
    Entity("call-for-views", EntityType.INITIATIVE, "Call for Views", subtype="Review", nation=Nation.WALES),
    Entity("cora-lind", EntityType.PERSON, "Cora Lind"),
    Entity("elders", EntityType.GROUP, "elders"),
    Entity("ember-plan", EntityType.INITIATIVE, "Ember Plan", subtype="Strategy", nation=Nation.WALES),
    Entity("vale-fund", EntityType.INITIATIVE, "Vale Fund", subtype="Fund", nation=Nation.SCOTLAND),
)
_TENURES = (
    Tenure("ada-pemberton", "minister", "2021-05-03", "2023-11-30"),
    Tenure("cora-lind", "minister", "2023-12-01", source="Gazette"),
    TENURES[1],
)
_LATER = (
    Statement(
        "minister",
        P.ANNOUNCES,
        "call-for-views",
        quote("budget", "Ada asks for views.", 0),
        subject_holder="ada-pemberton",
    ),
    Statement(
        "avalon-government",
        P.FUNDS,
        "hearth-fund",
        quote("budget", "Two million more for the fund.", 50),
        amount=Amount(Decimal(2_000_000)),
    ),
    Statement(
        "avalon-government",
        P.FUNDS,
        "hearth-fund",
        quote("paper", "It has put two million in.", 0),
        amount=Amount(Decimal(2_000_000)),
    ),
    Statement("hearth-fund", P.BENEFITS, "elders", quote("budget", "The fund is for elders too.", 100)),
    Statement("vale-fund", P.BENEFITS, "elders", quote("paper", "In the vale elders have a fund.", 50)),
    Statement("tenders-union", P.SUPPORTS, "hearth-plan", quote("paper", "We now back the plan.", 100)),
    Statement("ada-pemberton", P.MEMBER_OF, "ash-party", quote("paper", "Ada sits for the Ash.", 150)),
    Statement("ember-plan", P.PART_OF, "call-for-views", quote("speech", "The views led to the Ember Plan.", 0)),
    Statement("ember-plan", P.SUCCEEDS, "hearth-plan", quote("speech", "It takes the place of the old plan.", 50)),
    Statement(
        "minister",
        P.ANNOUNCES,
        "ember-plan",
        quote("speech", "I announce the Ember Plan.", 100),
        subject_holder="cora-lind",
    ),
    Statement(
        "avalon-government",
        P.FUNDS,
        "moon-levy",
        quote("speech", "We shall pay for the levy after all.", 150),
        modality=Modality.PLANNED,
        speaker="cora-lind",
    ),
    Statement("minister", P.PUBLISHES, "hearth-plan", quote("budget", "Ada prints the plan.", 150)),
)
SEQUEL = Knowledge(
    entities=tuple(sorted(_ENTITIES, key=lambda one: one.id)),
    tenures=tuple(sorted(_TENURES, key=lambda one: one.id)),
    documents=(BUDGET, *KNOWLEDGE.documents, PAPER, SPEECH),
    statements=tuple(sorted((*STATEMENTS, *_LATER), key=lambda one: one.id)),
)
