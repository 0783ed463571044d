"""A small invented land with every kind of statement, for the saved questions to be asked of."""

from __future__ import annotations

from decimal import Decimal

from pyoxigraph import RdfFormat, Store

from carekg.graph.disk.store import merge_graphs
from carekg.graph.triples.writing import write_nquads
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

LETTER = DocumentMetadata(
    "letter", "letter.txt", "0" * 64, title="Letter on the Hearth Plan", date="2021-05-04", nation=Nation.WALES
)
NEWS = DocumentMetadata(
    "news", "2022/news.txt", "1" * 64, title="News of the hearth", date="2022", nation=Nation.ENGLAND
)
NOTES = DocumentMetadata("notes", "notes.txt", "2" * 64)

ENTITIES = (
    Entity("ada-pemberton", EntityType.PERSON, "Ada Pemberton", aliases=("Pemberton",)),
    Entity("avalon", EntityType.PLACE, "Avalon"),
    Entity(
        "avalon-government",
        EntityType.ORGANISATION,
        "Avalon Government",
        subtype="GovernmentBody",
        acronym="AG",
        nation=Nation.WALES,
    ),
    Entity("bryn-hollow", EntityType.PERSON, "Bryn Hollow", aliases=("Bryn",)),
    Entity("carers", EntityType.GROUP, "carers of Avalon"),
    Entity("hearth-fund", EntityType.INITIATIVE, "Hearth Fund", subtype="Fund", nation=Nation.WALES),
    Entity("hearth-plan", EntityType.INITIATIVE, "The Hearth Plan", subtype="Strategy", nation=Nation.WALES),
    Entity("lantern-pilot", EntityType.INITIATIVE, "Lantern Pilot", subtype="Programme"),
    Entity("minister", EntityType.ROLE, "Minister for Tending", nation=Nation.WALES),
    Entity("minister-elsewhere", EntityType.ROLE, "Minister for Tending", nation=Nation.SCOTLAND),
    Entity("moon-levy", EntityType.INITIATIVE, "Moon Levy"),
    Entity("shorter-waits", EntityType.OBJECTIVE, "shorter waits"),
    Entity("tenders-union", EntityType.ORGANISATION, "Tenders’ Union", subtype="RepresentativeBody"),
    Entity("tending-board", EntityType.ORGANISATION, "Tending Board", subtype="Forum", aliases=("the Board",)),
    Entity("tending-council", EntityType.ORGANISATION, "Tending Council", subtype="Forum", aliases=("the Board",)),
    Entity("warmer-homes", EntityType.OBJECTIVE, "warmer homes"),
)
TENURES = (
    Tenure("ada-pemberton", "minister", "2021-05-03"),
    Tenure("bryn-hollow", "minister", "2018-03", "2021-05-03", source="Gazette"),
)
FIVE_MILLION = Amount(Decimal(5_000_000))
REPORT = Citation("Annual report", "page 3")


def quote(document: str, words: str, start: int) -> Evidence:
    return Evidence(document, words, start, start + len(words))


P = Predicate
STATEMENTS = (
    Statement(
        "minister",
        P.ANNOUNCES,
        "hearth-plan",
        quote("letter", "As minister I set out the plan today.", 0),
        subject_holder="ada-pemberton",
    ),
    Statement("minister", P.ADDRESSES, "carers", quote("letter", "Dear carers,", 50), subject_holder="ada-pemberton"),
    Statement(
        "avalon-government",
        P.FUNDS,
        "hearth-fund",
        quote("letter", "Five million will go into the fund in June.", 100),
        modality=Modality.PLANNED,
        amount=FIVE_MILLION,
        date="2021-06",
    ),
    Statement(
        "avalon-government",
        P.FUNDS,
        "hearth-fund",
        quote("news", "The government paid five million into the fund.", 0),
        amount=FIVE_MILLION,
    ),
    Statement("hearth-plan", P.TARGETS, "shorter-waits", quote("letter", "It is meant to shorten waits.", 200)),
    Statement("lantern-pilot", P.PART_OF, "hearth-plan", quote("news", "The pilot is part of the plan.", 100)),
    Statement("lantern-pilot", P.TARGETS, "warmer-homes", quote("news", "The pilot wants warmer homes.", 150)),
    Statement(
        "tenders-union",
        P.OPPOSES,
        "hearth-plan",
        quote("news", "“We reject the plan.”", 200),
        speaker="bryn-hollow",
    ),
    Statement("tending-council", P.SUPPORTS, "hearth-plan", quote("news", "The council welcomed the plan.", 250)),
    Statement(
        "tenders-union",
        P.CALLS_FOR,
        "moon-levy",
        quote("news", "The union wants a levy on the moon.", 300),
        modality=Modality.PROPOSED,
    ),
    Statement("tending-council", P.SUCCEEDS, "tending-board", REPORT, date="2020", status=Status.CURATED),
    Statement("hearth-fund", P.BENEFITS, "carers", quote("letter", "The fund helps carers.", 250)),
    Statement(
        "avalon-government",
        P.FUNDS,
        "moon-levy",
        quote("letter", "We shall not pay for a levy.", 300),
        negated=True,
        speaker="ada-pemberton",
    ),
    Statement("avalon-government", P.PARTNERS_WITH, "tending-council", quote("notes", "They work as one.", 0)),
    Statement("tending-council", P.OVERSEES, "lantern-pilot", quote("notes", "The council watches it.", 50)),
    Statement("hearth-plan", P.APPLIES_IN, "avalon", quote("letter", "It holds in all Avalon.", 350)),
    Statement(
        "tenders-union",
        P.SUPPORTS,
        "hearth-plan",
        quote("news", "The union likes plans.", 400),
        status=Status.REJECTED,
    ),
    Statement(
        "bryn-hollow",
        P.MEMBER_OF,
        "tending-council",
        quote("notes", "Bryn came to the council.", 100),
        confidence=0.3,
        rule="membership",
    ),
    Statement("minister", P.ROLE_IN, "avalon-government", REPORT, status=Status.CURATED),
    Statement("bryn-hollow", P.MEMBER_OF, "tenders-union", quote("news", "Bryn of the union", 450)),
)
KNOWLEDGE = Knowledge(
    entities=ENTITIES,
    tenures=tuple(sorted(TENURES, key=lambda one: one.id)),
    documents=(LETTER, NEWS, NOTES),
    statements=tuple(sorted(STATEMENTS, key=lambda one: one.id)),
)


def load_store(knowledge: Knowledge) -> Store:
    """Load knowledge as a build would, but into memory: the named graphs, and their merge as default graph."""
    nquads = write_nquads(knowledge, threshold=0.5)
    store = Store()
    store.bulk_load(nquads, format=RdfFormat.N_QUADS)
    store.bulk_load(merge_graphs(nquads), format=RdfFormat.N_TRIPLES)
    return store
