"""From what a document calls things to what they are called everywhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from carekg.dates import earliest_day, is_iso_date, latest_day
from carekg.link.acronyms import bind_acronyms
from carekg.link.assignment import Assignment, find_bodies, group_tenures
from carekg.link.candidates import CandidateIndex
from carekg.link.context import infer_nation
from carekg.link.fitness import covers
from carekg.link.holders import find_holding
from carekg.link.identity import is_document_scoped, make_id, needs_nation
from carekg.link.names import find_stated_nation, normalise_name, split_nation
from carekg.model import (
    DocumentMetadata,
    Entity,
    EntityType,
    Extraction,
    Mention,
    Modality,
    Nation,
    Notice,
    Predicate,
    Statement,
    Tenure,
)

_ABOUT_THE_POST = frozenset({Predicate.HOLDS_ROLE, Predicate.ROLE_IN})
"""Predicates that speak of the post itself and not of whoever holds it."""
_OF_A_NATION = frozenset({EntityType.ROLE, EntityType.ORGANISATION, EntityType.INITIATIVE})
"""What a nation has its own of, under a name that other nations use too."""


class Linker:
    """Gives the entities of single documents the ids that they have in the curated tables and in other documents."""

    def __init__(self, entities: Sequence[Entity], tenures: Sequence[Tenure]) -> None:
        self._index = CandidateIndex(entities)
        self._tenures = group_tenures(tenures)

    def link(self, extraction: Extraction) -> Extraction:
        """Return the extraction with canonical ids in entities, statements and mentions, and posts with their holder.

        A name that can stand for several curated entities and one that is in no table become entities of their own;
        where several fit equally well, a notice says so.
        """
        document = extraction.document
        nation = infer_nation(extraction, self._index)
        assignment = Assignment(extraction, self._index, self._tenures, document.date, nation)
        assignment.decide()
        ids = dict(assignment.chosen)
        short = {one: whole for one, whole in bind_acronyms(extraction).items() if one not in ids}
        bodies = find_bodies(extraction)
        # First bodies, then their posts, whose ids carry theirs.
        for entity in sorted(extraction.entities, key=lambda entity: entity.type is EntityType.ROLE):
            if entity.id not in ids and entity.id not in short:
                body = bodies.get(entity.id, "")
                body = ids.get(short.get(body, body), "")
                ids[entity.id] = self._make_new_id(entity, document.id, nation, body)
        ids.update((one, ids[whole]) for one, whole in short.items())
        entities = self._rename_entities(extraction.entities, ids, nation)
        statements, notices = self._rename_statements(extraction, ids, nation)
        types = {entity.id: entity.type for entity in entities}
        return replace(
            extraction,
            entities=entities,
            statements=statements,
            mentions=tuple(_rename_mention(mention, ids, types) for mention in extraction.mentions),
            notices=(*extraction.notices, *assignment.notices, *notices),
        )

    def find_holders(self, role_id: str, on: str, nation: Nation | None = None) -> tuple[str, ...]:
        """Return the people who may have held a post on a date, by when they took it up.

        `on` is a day, a month, a year or empty: see `holders.find_holding`. Where the post belongs to another nation
        than `nation`, the post of that nation with the same name is meant; where there is none, nobody fits.
        """
        return find_holding([t for role in self._find_roles(role_id, nation) for t in self._tenures.get(role, ())], on)

    def fill_holders(self, statement: Statement, on: str, nation: Nation | None = None) -> Statement:
        """Return a statement about posts with the one person that each resolves to; `on` is when it was said.

        What is told of an earlier day is resolved on that day. Where nobody or several people fit, the holder stays
        empty.
        """
        if statement.predicate in _ABOUT_THE_POST:
            return statement
        when = statement.date if _is_told_of_earlier(statement, on) else on
        return replace(
            statement,
            subject_holder=statement.subject_holder or self._find_one(statement.subject, when, nation),
            object_holder=statement.object_holder or self._find_one(statement.object, when, nation),
        )

    def _find_one(self, entity: str, on: str, nation: Nation | None) -> str:
        known = self._index.entities.get(entity)
        if known is None or known.type is not EntityType.ROLE:
            return ""
        people = self.find_holders(entity, on, known.nation or nation)
        return people[0] if len(people) == 1 else ""

    def _find_roles(self, role_id: str, nation: Nation | None) -> list[str]:
        role = self._index.entities.get(role_id)
        if role is None or nation is None or covers(role.nation, nation):
            return [role_id]
        names = {normalise_name(split_nation(name)[0]) for name in (role.label, *role.aliases)}
        return [
            other.id
            for other in self._index.entities.values()
            if other.type is EntityType.ROLE
            and other.nation is nation
            and names & {normalise_name(split_nation(name)[0]) for name in (other.label, *other.aliases)}
        ]

    def _make_new_id(self, entity: Entity, document: str, nation: Nation | None, body: str) -> str:
        stated = find_stated_nation(entity.label)
        shared = any(self._index.entities[i].type is entity.type for i in self._index.find(entity, nation))
        shared = shared and entity.type in _OF_A_NATION
        made = make_id(entity, document, entity.nation or stated or nation, shared=shared, body=body)
        return f"{made}-{document}" if made in self._index.entities and not made.endswith(document) else made

    def _rename_entities(
        self, entities: Sequence[Entity], ids: Mapping[str, str], nation: Nation | None
    ) -> tuple[Entity, ...]:
        forms: dict[str, list[Entity]] = defaultdict(list)
        for entity in entities:
            forms[ids[entity.id]].append(entity)
        renamed = []
        for id_, same in sorted(forms.items()):
            first = max(same, key=lambda entity: (len(entity.label), entity.label))
            names = {name for entity in same for name in (entity.label, *entity.aliases)} - {first.label}
            known = self._index.entities.get(id_)
            of_the_nation = first.type in _OF_A_NATION and (needs_nation(first) or is_document_scoped(first))
            where = first.nation or find_stated_nation(first.label) or (nation if of_the_nation else None)
            renamed.append(
                replace(
                    first,
                    id=id_,
                    type=known.type if known else first.type,
                    subtype=known.subtype if known else first.subtype,
                    aliases=tuple(sorted(names)),
                    nation=known.nation if known else where,
                )
            )
        return tuple(renamed)

    def _rename_statements(
        self, extraction: Extraction, ids: Mapping[str, str], nation: Nation | None
    ) -> tuple[tuple[Statement, ...], list[Notice]]:
        document, notices = extraction.document, []
        named = _find_named_holders(extraction, ids)
        renamed: dict[str, Statement] = {}
        for statement in extraction.statements:
            subject, object_ = ids[statement.subject], ids[statement.object]
            if subject == object_:
                reason = f"a statement with {subject} itself at both ends of {statement.predicate} was left out"
                notices.append(Notice(document.path, reason, quote=_quote(statement)))
                continue
            moved = replace(
                statement, subject=subject, object=object_, speaker=ids.get(statement.speaker, statement.speaker)
            )
            moved = self._fill_named(moved, named, document.date)
            moved = self.fill_holders(moved, document.date, nation)
            kept = renamed.get(moved.id, moved)
            surer = moved if moved.confidence > kept.confidence else kept
            renamed[moved.id] = replace(surer, methods=tuple(sorted({*kept.methods, *moved.methods})))
        labels = {ids[entity.id]: entity.label for entity in extraction.entities}
        notices += self._find_disagreements(extraction.document, named, labels, nation)
        return tuple(renamed.values()), notices

    def _fill_named(self, statement: Statement, named: Mapping[str, str], on: str) -> Statement:
        """Take the holder that the document itself names, unless it speaks of an earlier day."""
        if statement.predicate in _ABOUT_THE_POST or _is_told_of_earlier(statement, on):
            return statement
        return replace(
            statement,
            subject_holder=named.get(statement.subject, ""),
            object_holder=named.get(statement.object, ""),
        )

    def _find_disagreements(
        self, document: DocumentMetadata, named: Mapping[str, str], labels: Mapping[str, str], nation: Nation | None
    ) -> list[Notice]:
        notices = []
        for role, person in sorted(named.items()):
            known = self._index.entities.get(role)
            if known is None or not is_iso_date(document.date):
                continue
            people = self.find_holders(role, document.date, known.nation or nation)
            if people and person not in people and not self._has_held(person, role, document.date):
                known_as = " or ".join(self._find_label(holder) for holder in people)
                reason = (
                    f"it names {labels[person]} as {known.label}, and tenures.csv has {known_as} on {document.date}"
                )
                notices.append(Notice(document.path, reason, "mend the document's date, or tenures.csv"))
        return notices

    def _has_held(self, person: str, role: str, on: str) -> bool:
        """Tell whether somebody took up a post before a date: a document may well tell of that time."""
        held = (tenure for tenure in self._tenures.get(role, ()) if tenure.person == person)
        return any(not tenure.start or earliest_day(tenure.start) <= latest_day(on) for tenure in held)

    def _find_label(self, entity: str) -> str:
        known = self._index.entities.get(entity)
        return known.label if known else entity


def _find_named_holders(extraction: Extraction, ids: Mapping[str, str]) -> dict[str, str]:
    """Return the posts to which a document gives one person only, with that person."""
    people: dict[str, set[str]] = defaultdict(set)
    for statement in extraction.statements:
        if statement.predicate is Predicate.HOLDS_ROLE and not statement.negated:
            people[ids[statement.object]].add(ids[statement.subject])
    return {role: next(iter(named)) for role, named in people.items() if len(named) == 1}


def _is_told_of_earlier(statement: Statement, on: str) -> bool:
    if statement.modality is not Modality.ACTUAL or not is_iso_date(statement.date):
        return False
    return not is_iso_date(on) or earliest_day(statement.date) < earliest_day(on)


def _rename_mention(mention: Mention, ids: Mapping[str, str], types: Mapping[str, EntityType]) -> Mention:
    canonical = ids.get(mention.entity, mention.entity)
    return replace(mention, entity=canonical, type=types.get(canonical, mention.type))


def _quote(statement: Statement) -> str:
    return statement.evidence.quote
