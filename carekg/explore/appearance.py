"""How each kind of thing looks on the page and what it is called there, in one place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from carekg.graph.words.plurals import pluralise
from carekg.graph.words.wording import PREDICATE_WORDS, PredicateWords
from carekg.model import EntityType, Modality, Nation, Status
from carekg.scorecard import Row, Scorecard, list_rows


class TypeLook(NamedTuple):
    """The shape (a vis-network name), the fill and the English name of an entity type."""

    shape: str
    colour: str
    singular: str
    plural: str


class MeasureWords(NamedTuple):
    """The field of an entity's record that holds a measure, its name, how a rank by it reads, and what it means."""

    field: str
    name: str
    by: str
    meaning: str


class ClaimLook(NamedTuple):
    """The words for a kind of claim, what they mean, and the dashes of its line (in pixels, none for a solid line)."""

    name: str
    meaning: str
    dashes: tuple[int, ...]


TYPE_LOOKS: Mapping[EntityType, TypeLook] = MappingProxyType(
    {
        EntityType.PERSON: TypeLook("dot", "#56B4E9", "Person", "People"),
        EntityType.ROLE: TypeLook("triangleDown", "#F0E442", "Role", "Roles"),
        EntityType.ORGANISATION: TypeLook("square", "#0072B2", "Organisation", "Organisations"),
        EntityType.INITIATIVE: TypeLook("diamond", "#E69F00", "Initiative", "Initiatives"),
        EntityType.OBJECTIVE: TypeLook("star", "#CC79A7", "Objective", "Objectives"),
        EntityType.GROUP: TypeLook("hexagon", "#009E73", "Group", "Groups"),
        EntityType.PLACE: TypeLook("triangle", "#D55E00", "Place", "Places"),
    }
)
"""Shapes and colours together tell the types apart. The palette is Okabe and Ito's (2008), for all eyes."""

DENIED = "denied"
"""The kind of claim that a negated statement makes, whatever its modality."""

CLAIM_LOOKS: Mapping[str, ClaimLook] = MappingProxyType(
    {
        Modality.ACTUAL.value: ClaimLook("Done or in force", "the source says that it is so", ()),
        Modality.PLANNED.value: ClaimLook("Planned", "the source says that it will be so", (14, 5)),
        Modality.PROPOSED.value: ClaimLook("Proposed", "someone asks for it or consults on it: not a fact", (5, 5)),
        DENIED: ClaimLook("Denied", "the source says that it is not so", (2, 6)),
    }
)
"""What a line's dashes say of the statements behind it."""

STATUS_WORDS: Mapping[Status, tuple[str, str]] = MappingProxyType(
    {
        Status.EXTRACTED: ("Read by machine", "found in a document by rules or a model; nobody has checked it"),
        Status.CURATED: ("Entered by hand", "stands in the curated tables"),
        Status.ACCEPTED: ("Checked and accepted", "a reviewer has read the quote and agrees"),
        Status.AMENDED: ("Checked and amended", "a reviewer has corrected it"),
        Status.REJECTED: ("Rejected", "a reviewer has found it wrong; hidden unless asked for"),
    }
)
"""Who stands behind a statement, in words."""

MEASURE_WORDS: Mapping[str, MeasureWords] = MappingProxyType(
    {
        "ties": MeasureWords(
            "centrality",
            "Number of ties",
            "number of ties",
            "The larger, the more others facts tie it to. It counts talk, not power.",
        ),
        "betweenness": MeasureWords(
            "betweenness",
            "Betweenness",
            "betweenness",
            "The larger, the more often it lies on a shortest way between two others: it joins parts that would "
            "hardly touch without it. Of more than 500 entities it is an estimate.",
        ),
        "pagerank": MeasureWords(
            "pagerank",
            "PageRank",
            "PageRank",
            "The larger, the more often a reader ends up there who keeps following facts from who acts to what is "
            "acted on.",
        ),
    }
)
"""What the size of a shape can mean, in the order in which the page offers it."""

SMALLEST, LARGEST = 9.0, 30.0
"""The size of a shape of no and of the greatest centrality."""

NATION_ORDER: tuple[str, ...] = tuple(nation.value for nation in Nation)

_CAMEL_BOUNDARY = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def word_subtype(subtype: str) -> str:
    """Return a subtype as words: `GovernmentBody` is `Government body`, `NHSBody` is `NHS body`."""
    words = _CAMEL_BOUNDARY.sub(" ", subtype).split(" ")
    return " ".join([words[0], *(word if word.isupper() else word.lower() for word in words[1:])])


def name_rows(scorecard: Scorecard) -> list[Row]:
    """Return the rows of a scorecard's table, each relation in the words and the order of the page."""
    rows = list_rows(scorecard)
    by_predicate = {row.predicate: row for row in rows}
    named = [
        replace(by_predicate[predicate], name=words.forward)
        for predicate, words in PREDICATE_WORDS.items()
        if predicate in by_predicate
    ]
    return [*(row for row in rows if row.predicate is None), *named]


def describe_vocabulary() -> dict[str, object]:
    """Return the looks and words above as JSON-able values, for the page's script."""
    return {
        "types": [{"id": kind.value, **look._asdict()} for kind, look in TYPE_LOOKS.items()],
        "predicates": [
            {"id": predicate.value, **words._asdict(), "plural": PredicateWords(*map(pluralise, words))._asdict()}
            for predicate, words in PREDICATE_WORDS.items()
        ],
        "claims": [{"id": kind, **look._asdict()} for kind, look in CLAIM_LOOKS.items()],
        "statuses": [
            {"id": status.value, "name": name, "meaning": meaning} for status, (name, meaning) in STATUS_WORDS.items()
        ],
        "measures": [{"id": measure, **words._asdict()} for measure, words in MEASURE_WORDS.items()],
        "sizes": [SMALLEST, LARGEST],
        "nations": list(NATION_ORDER),
    }
