"""The words that statements are made of: kinds of entity, relations and what may stand on either side of them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple


class EntityType(StrEnum):
    """The seven kinds of thing that a statement can be about."""

    PERSON = "Person"
    ROLE = "Role"
    ORGANISATION = "Organisation"
    INITIATIVE = "Initiative"
    OBJECTIVE = "Objective"
    GROUP = "Group"
    PLACE = "Place"


class Predicate(StrEnum):
    """The twenty-one relations of the ontology."""

    ANNOUNCES = "announces"
    LAUNCHES = "launches"
    PUBLISHES = "publishes"
    DEVELOPS = "develops"
    SUPPORTS = "supports"
    FUNDS = "funds"
    IMPLEMENTS = "implements"
    LEADS = "leads"
    OPPOSES = "opposes"
    CALLS_FOR = "callsFor"
    OVERSEES = "oversees"
    PARTNERS_WITH = "partnersWith"
    ADDRESSES = "addresses"
    TARGETS = "targets"
    BENEFITS = "benefits"
    PART_OF = "partOf"
    HOLDS_ROLE = "holdsRole"
    ROLE_IN = "roleIn"
    MEMBER_OF = "memberOf"
    APPLIES_IN = "appliesIn"
    SUCCEEDS = "succeeds"


class Modality(StrEnum):
    """How real a statement is: done or in force, intended, or merely asked for."""

    ACTUAL = "actual"
    PLANNED = "planned"
    PROPOSED = "proposed"


class Status(StrEnum):
    """Who stands behind a statement."""

    EXTRACTED = "extracted"
    CURATED = "curated"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    AMENDED = "amended"


class Method(StrEnum):
    """By what means a statement was found in a document."""

    RULES = "rules"
    MODEL = "model"
    """The trained model that comes with carekg."""
    LLM = "llm"
    """A large language model at an endpoint of the user's choice."""


class Nation(StrEnum):
    """The jurisdiction that a document, post or body belongs to."""

    ENGLAND = "England"
    WALES = "Wales"
    SCOTLAND = "Scotland"
    NORTHERN_IRELAND = "Northern Ireland"
    UNITED_KINGDOM = "United Kingdom"
    IRELAND = "Ireland"


NATION_WORDS: Mapping[str, Nation] = MappingProxyType(
    {
        "england": Nation.ENGLAND,
        "english": Nation.ENGLAND,
        "wales": Nation.WALES,
        "welsh": Nation.WALES,
        "scotland": Nation.SCOTLAND,
        "scottish": Nation.SCOTLAND,
        "scots": Nation.SCOTLAND,
        "northern ireland": Nation.NORTHERN_IRELAND,
        "northern irish": Nation.NORTHERN_IRELAND,
        "united kingdom": Nation.UNITED_KINGDOM,
        "uk": Nation.UNITED_KINGDOM,
        "british": Nation.UNITED_KINGDOM,
        "ireland": Nation.IRELAND,
        "irish": Nation.IRELAND,
    }
)
"""What a nation is called in names and titles, in small letters."""


class BlockKind(StrEnum):
    """What a stretch of a document is, as far as reading it goes."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    QUOTATION = "quotation"
    SIGNATURE = "signature"
    TABLE_ROW = "table row"
    FURNITURE = "furniture"


class Signature(NamedTuple):
    """Which entity types may stand on either side of a predicate."""

    subjects: frozenset[EntityType]
    objects: frozenset[EntityType]


_PERSON = frozenset({EntityType.PERSON})
_ROLE = frozenset({EntityType.ROLE})
_ORGANISATION = frozenset({EntityType.ORGANISATION})
_INITIATIVE = frozenset({EntityType.INITIATIVE})
_OBJECTIVE = frozenset({EntityType.OBJECTIVE})
_GROUP = frozenset({EntityType.GROUP})
_PLACE = frozenset({EntityType.PLACE})

ACTORS = _PERSON | _ROLE | _ORGANISATION | _GROUP
"""The entity types that can act: a person, a post, a body, a collective."""

SIGNATURES: Mapping[Predicate, Signature] = MappingProxyType(
    {
        Predicate.ANNOUNCES: Signature(ACTORS, _INITIATIVE),
        Predicate.LAUNCHES: Signature(ACTORS | _INITIATIVE, _INITIATIVE | _ORGANISATION),
        Predicate.PUBLISHES: Signature(ACTORS, _INITIATIVE),
        Predicate.DEVELOPS: Signature(ACTORS, _INITIATIVE),
        Predicate.SUPPORTS: Signature(ACTORS, ACTORS | _INITIATIVE),
        Predicate.FUNDS: Signature(ACTORS | _INITIATIVE, ACTORS | _INITIATIVE),
        Predicate.IMPLEMENTS: Signature(ACTORS | _INITIATIVE, _INITIATIVE | _OBJECTIVE),
        Predicate.LEADS: Signature(_PERSON | _ROLE | _ORGANISATION, _ORGANISATION | _INITIATIVE),
        Predicate.OPPOSES: Signature(ACTORS, ACTORS | _INITIATIVE),
        Predicate.CALLS_FOR: Signature(ACTORS, _INITIATIVE | _OBJECTIVE),
        Predicate.OVERSEES: Signature(ACTORS, ACTORS | _INITIATIVE),
        Predicate.PARTNERS_WITH: Signature(ACTORS, ACTORS),
        Predicate.ADDRESSES: Signature(ACTORS, ACTORS),
        Predicate.TARGETS: Signature(ACTORS | _INITIATIVE, _OBJECTIVE),
        Predicate.BENEFITS: Signature(_INITIATIVE, _GROUP | _ORGANISATION),
        Predicate.PART_OF: Signature(_INITIATIVE | _ORGANISATION, _INITIATIVE | _ORGANISATION),
        Predicate.HOLDS_ROLE: Signature(_PERSON, _ROLE),
        Predicate.ROLE_IN: Signature(_ROLE, _ORGANISATION),
        Predicate.MEMBER_OF: Signature(_PERSON | _ORGANISATION, _ORGANISATION),
        Predicate.APPLIES_IN: Signature(_INITIATIVE | _ORGANISATION, _PLACE),
        Predicate.SUCCEEDS: Signature(_INITIATIVE | _ORGANISATION | _PERSON, _INITIATIVE | _ORGANISATION | _PERSON),
    }
)
"""Domain and range of each predicate, as the ontology and its shapes state them."""

AMONG_EQUALS = frozenset({Predicate.PART_OF, Predicate.SUCCEEDS})
"""Predicates whose two ends are of one type, whichever of several it is."""

SYMMETRIC = frozenset({Predicate.PARTNERS_WITH})
"""Predicates that hold in either direction."""

BROADER: Mapping[Predicate, str] = MappingProxyType(
    {
        Predicate.ANNOUNCES: "introduces",
        Predicate.LAUNCHES: "introduces",
        Predicate.PUBLISHES: "introduces",
        Predicate.DEVELOPS: "introduces",
        Predicate.SUPPORTS: "backs",
        Predicate.FUNDS: "backs",
        Predicate.IMPLEMENTS: "delivers",
        Predicate.LEADS: "delivers",
    }
)
"""The broader property of the ontology that each predicate narrows, where it narrows one."""

SUBTYPES: Mapping[EntityType, tuple[str, ...]] = MappingProxyType(
    {
        EntityType.ORGANISATION: (
            "GovernmentBody",
            "PublicBody",
            "LocalAuthority",
            "NHSBody",
            "RepresentativeBody",
            "Charity",
            "Provider",
            "PoliticalParty",
            "Forum",
        ),
        EntityType.INITIATIVE: (
            "Programme",
            "Strategy",
            "Fund",
            "Campaign",
            "Legislation",
            "Service",
            "Framework",
            "Agreement",
            "Review",
            "Publication",
        ),
    }
)
"""The narrower classes of organisations and initiatives."""


def allows_ends(predicate: Predicate, subject: EntityType, object_: EntityType) -> bool:
    """Tell whether things of these types may stand on either side of a predicate."""
    if predicate in AMONG_EQUALS and subject is not object_:
        return False
    return subject in SIGNATURES[predicate].subjects and object_ in SIGNATURES[predicate].objects
