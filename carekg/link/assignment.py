"""Deciding which curated entity each of a document's entities is, if any."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from carekg.dates import is_iso_date
from carekg.link.candidates import CandidateIndex
from carekg.link.fitness import ALIVE, HELD, LABEL, NOT_ALIVE, PART, covers, rate_life, rate_nation
from carekg.link.holders import find_holding
from carekg.link.identity import is_document_scoped, needs_nation
from carekg.link.names import find_stated_nation, name_words
from carekg.model import Entity, EntityType, Extraction, Nation, Notice, Predicate, Statement, Tenure, allows_ends

_CROSSING = frozenset({EntityType.ORGANISATION, EntityType.INITIATIVE, EntityType.GROUP})
"""Types that a reader can mistake for one another: a board, a framework, a service, "health and wellbeing boards"."""
_WHOLE = 2
"""How many words a description has at least that can be the end of a longer name: not "the board", "the plan"."""


@dataclass(slots=True)
class Assignment:
    """The choices made so far for one document."""

    extraction: Extraction
    index: CandidateIndex
    tenures: Mapping[str, Sequence[Tenure]]
    """By the id of the person and by that of the post."""
    on: str
    nation: Nation | None
    chosen: dict[str, str] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    types: dict[str, EntityType] = field(default_factory=dict)
    claimed: set[str] = field(default_factory=set)

    def decide(self) -> None:
        """Choose for every entity: whole names before parts of names, and people before the posts that they hold."""
        self.types = {entity.id: entity.type for entity in self.extraction.entities}
        found = {entity.id: self.index.find(entity, self.nation) for entity in self.extraction.entities}
        stages: dict[int, list[Entity]] = defaultdict(list)
        for entity in self.extraction.entities:
            part = max(found[entity.id].values(), default=0) == PART
            stages[2 if part else 0 if entity.type is EntityType.PERSON else 1].append(entity)
        for _, entities in sorted(stages.items()):
            rated = [(entity, self._rate_all(entity, found[entity.id])) for entity in entities]
            for entity, ratings in sorted(rated, key=lambda item: self._order(item[0], item[1], found[item[0].id])):
                self._choose(entity, ratings, found[entity.id])
        for entity in self.extraction.entities:
            if entity.id not in self.chosen:
                self._choose_whole(entity)
        bodies = find_bodies(self.extraction)
        for entity in self.extraction.entities:
            if entity.id in bodies and entity.id not in self.chosen:
                self._choose_post(entity, bodies[entity.id])

    @staticmethod
    def _order(entity: Entity, ratings: Mapping[str, int], worth: Mapping[str, int]) -> tuple[int, int, str]:
        """Put first what is called by an entity's own label, so that what is called by an alias finds it taken."""
        if not ratings:
            return (0, 0, entity.id)
        best = min(ratings, key=lambda i: (-ratings[i], i))
        return (-worth[best], -ratings[best], entity.id)

    def _choose(self, entity: Entity, ratings: Mapping[str, int], worth: Mapping[str, int]) -> None:
        """Choose the best; one that another name stands for already gives way to one whose own label this name is."""
        if not ratings:
            return
        own = {i: rating for i, rating in ratings.items() if i not in self.claimed and worth[i] == LABEL}
        taken = max(ratings, key=lambda i: (ratings[i], i)) in self.claimed
        ratings = own if taken and own else ratings
        top = max(ratings.values())
        best = sorted(i for i, rating in ratings.items() if rating == top)
        if len(best) > 1:
            reason = f"{entity.label!r} can be {' or '.join(best)}, and nothing in the document tells which"
            hint = "give the document its date and nation in documents.csv"
            self.notices.append(Notice(self.extraction.document.path, reason, hint, entity.label))
            return
        candidate = self.index.entities[best[0]]
        if candidate.type is not entity.type and not self._can_cross(entity, candidate):
            return  # the other end of a statement has been read as something else since
        self.chosen[entity.id] = best[0]
        self.claimed.add(best[0])
        self.types[entity.id] = candidate.type

    def _choose_whole(self, entity: Entity) -> None:
        """Take "the Steering Group" for the one curated of what else the document names."""
        if entity.type not in _CROSSING or not is_document_scoped(entity) or len(name_words(entity.label)) < _WHOLE:
            return
        known = [self.index.entities[i] for i in sorted(self.claimed)]
        topics = {name for other in (*self.extraction.entities, *known) for name in (other.label, *other.aliases)}
        whole = [self.index.entities[i] for i in sorted(self.index.find_whole(entity.label, topics))]
        fitting = [e for e in whole if e.type is entity.type and covers(e.nation, self._find_nation(entity))]
        if len(fitting) == 1:
            self.chosen[entity.id] = fitting[0].id
            self.claimed.add(fitting[0].id)

    def _choose_post(self, role: Entity, body: str) -> None:
        """Take "its chief executive" for the one curated post that has this title, and then the body's name."""
        known = self.index.entities.get(self.chosen.get(body, ""))
        if known is None:
            return
        posts = self.index.find_posts((role.label, *role.aliases), (known.label, *known.aliases))
        if len(posts) == 1:
            self.chosen[role.id] = posts.pop()
            self.claimed.add(self.chosen[role.id])

    def _rate_all(self, entity: Entity, found: Mapping[str, int]) -> dict[str, int]:
        same = {i: worth for i, worth in found.items() if self.index.entities[i].type is entity.type}
        if not same:
            crossing = [i for i in found if self._can_cross(entity, self.index.entities[i])]
            same = {i: found[i] for i in crossing} if len(found) == len(crossing) == 1 else {}
        rate = {EntityType.PERSON: self._rate_person, EntityType.ROLE: self._rate_role}.get(entity.type, self._rate)
        shared = needs_nation(entity) or is_document_scoped(entity) or self.index.is_shared(list(same))
        ratings = {}
        for i, worth in same.items():
            candidate = self.index.entities[i]
            foreign = not covers(candidate.nation, self._find_nation(entity))
            if foreign and shared and entity.type not in {EntityType.PERSON, EntityType.PLACE}:
                continue
            rating = rate(entity, candidate, worth)
            if rating is not None:
                ratings[i] = rating
        return ratings

    def _find_nation(self, entity: Entity) -> Nation | None:
        return entity.nation or find_stated_nation(entity.label) or self.nation

    def _rate(self, entity: Entity, candidate: Entity, worth: int) -> int | None:
        return worth + rate_nation(candidate.nation, self._find_nation(entity)) + rate_life(candidate, self.on)

    def _rate_role(self, entity: Entity, candidate: Entity, worth: int) -> int | None:
        tenures = self.tenures.get(candidate.id, ())
        people = {tenure.person for tenure in tenures}
        held = any(self.chosen.get(person) in people for person in self._ends(entity, Predicate.HOLDS_ROLE, "subject"))
        life = rate_life(candidate, self.on)
        if tenures and is_iso_date(self.on):
            life = ALIVE if find_holding(tenures, self.on) else NOT_ALIVE
        nation = rate_nation(candidate.nation, self._find_nation(entity))
        return worth + nation + life + (HELD if held else 0)

    def _rate_person(self, entity: Entity, candidate: Entity, worth: int) -> int | None:
        tenures = self.tenures.get(candidate.id, ())
        roles = self._ends(entity, Predicate.HOLDS_ROLE, "object")
        entities = [other for other in self.extraction.entities if other.id in roles]
        given = {i for role in entities for i in self.index.find(role, self.nation)}
        held = any(tenure.role in given for tenure in tenures)
        active = is_iso_date(self.on) and any(
            find_holding([tenure], self.on) and covers(self.index.entities[tenure.role].nation, self.nation)
            for tenure in tenures
            if tenure.role in self.index.entities
        )
        if worth == PART and not (held or active):
            return None
        return worth + (HELD if held else 0) + (ALIVE if active else 0)

    def _ends(self, entity: Entity, predicate: Predicate, end: str) -> list[str]:
        other = "object" if end == "subject" else "subject"
        return [
            getattr(statement, end)
            for statement in self.extraction.statements
            if statement.predicate is predicate and getattr(statement, other) == entity.id
        ]

    def _can_cross(self, entity: Entity, candidate: Entity) -> bool:
        if entity.type not in _CROSSING or candidate.type not in _CROSSING:
            return False
        types = {**self.types, entity.id: candidate.type}
        return all(fits(s, types) for s in self.extraction.statements if entity.id in {s.subject, s.object})


def find_bodies(extraction: Extraction) -> dict[str, str]:
    """Return the posts that a document places in one body only, with that body."""
    bodies: dict[str, set[str]] = defaultdict(set)
    for statement in extraction.statements:
        if statement.predicate is Predicate.ROLE_IN and not statement.negated:
            bodies[statement.subject].add(statement.object)
    return {role: next(iter(several)) for role, several in bodies.items() if len(several) == 1}


def fits(statement: Statement, types: Mapping[str, EntityType]) -> bool:
    """Tell whether a statement's ends are of types that its predicate allows."""
    return allows_ends(statement.predicate, types[statement.subject], types[statement.object])


def group_tenures(tenures: Sequence[Tenure]) -> dict[str, list[Tenure]]:
    """Return tenures under the id of their person and under that of their post."""
    grouped: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in tenures:
        grouped[tenure.person].append(tenure)
        grouped[tenure.role].append(tenure)
    return grouped
