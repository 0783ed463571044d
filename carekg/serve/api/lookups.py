"""What the API looks up in an edition: entities, statements and documents, by words, in lists and one by one."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import TypeVar

from carekg.errors import QueryError
from carekg.model import Entity, Knowledge, Statement
from carekg.query.naming.entities import find_entity
from carekg.serve.api.parameters import Values
from carekg.serve.api.shapes import (
    Json,
    shape_document,
    shape_entity,
    shape_page,
    shape_statement,
    shape_step,
    shape_summary,
)
from carekg.serve.editions import Edition
from carekg.serve.index import Index
from carekg.serve.refusals import RefusalError, make_refusal
from carekg.serve.searching import Found, search_things

Thing = TypeVar("Thing")
_WHERE: Mapping[str, str] = MappingProxyType(
    {
        "entity": "search for it: /api/search?q=…",
        "statement": "they are listed at /api/statements",
        "document": "they are listed at /api/documents",
    }
)
"""How to find what there is of each kind."""


def search_words(edition: Edition, values: Values) -> Json:
    """Return a page of what has the words that are asked for, of one kind."""
    index, kind = edition.index(), Found(str(values["kind"]))
    ids = search_things(index, edition.words(), str(values["q"]), kind)
    if kind is Found.ENTITY:
        ids = [id_ for id_ in ids if _fits(index.entities[id_], values)]
    return shape_page("/api/search", values, ids, lambda id_: _shape_thing(index, kind, id_))


def _fits(entity: Entity, values: Values) -> bool:
    return values["type"] in (None, entity.type, entity.subtype) and values["nation"] in (None, entity.nation)


def _shape_thing(index: Index, kind: Found, id_: str) -> Json:
    if kind is Found.ENTITY:
        return shape_summary(index.entities[id_])
    if kind is Found.DOCUMENT:
        return shape_document(index, index.documents[id_])
    return shape_statement(index, index.statements[id_])


def list_entities(edition: Edition, values: Values) -> Json:
    """Return a page of the entities of a type or nation, or of all."""
    found = [each for each in edition.index().entities.values() if _fits(each, values)]
    return shape_page("/api/entities", values, found, shape_summary)


def show_entity(edition: Edition, values: Values) -> Json:
    """Return an entity."""
    index = edition.index()
    return shape_entity(index, _require(index.entities, values["id"], "entity"))


def list_statements(edition: Edition, values: Values) -> Json:
    """Return a page of the statements that name an entity, rest on a document or have a relation, or of all."""
    index = edition.index()
    found = [each for each in _gather_statements(index, values) if values["predicate"] in (None, each.predicate)]
    return shape_page("/api/statements", values, found, lambda each: shape_statement(index, each))


def _gather_statements(index: Index, values: Values) -> list[Statement]:
    entity, document = values["entity"], values["document"]
    if entity is not None:
        _require(index.entities, entity, "entity")
    if document is not None:
        _require(index.documents, document, "document")
    found = index.statements.values() if entity is None else index.by_entity.get(str(entity), [])
    if document is None:
        return list(found)
    within = {each.id for each in index.by_document.get(str(document), [])}
    return [each for each in found if each.id in within]


def show_statement(edition: Edition, values: Values) -> Json:
    """Return a statement."""
    index = edition.index()
    return shape_statement(index, _require(index.statements, values["id"], "statement"))


def list_documents(edition: Edition, values: Values) -> Json:
    """Return a page of the documents, the newest first."""
    index = edition.index()
    found = sorted(index.documents.values(), key=lambda each: (each.date, each.id), reverse=True)
    return shape_page("/api/documents", values, found, lambda each: shape_document(index, each))


def show_document(edition: Edition, values: Values) -> Json:
    """Return a document."""
    index = edition.index()
    return shape_document(index, _require(index.documents, values["id"], "document"))


def connect_entities(edition: Edition, values: Values) -> Json:
    """Return the shortest ways between the entities of two names."""
    from carekg.analyse import find_paths

    index, knowledge = edition.index(), edition.knowledge()
    start, goal = (_resolve_name(knowledge, str(values[name])) for name in ("from", "to"))
    found = find_paths(knowledge, start, goal, limit=int(str(values["limit"])), threshold=edition.threshold)
    return {
        "from": shape_summary(index.entities[start]),
        "to": shape_summary(index.entities[goal]),
        "paths": [{"steps": [shape_step(index, step) for step in path.steps]} for path in found],
    }


def _resolve_name(knowledge: Knowledge, name: str) -> str:
    try:
        return find_entity(knowledge, name).id
    except QueryError as error:
        raise make_refusal(HTTPStatus.NOT_FOUND, error) from error


def show_status(edition: Edition, _values: Values) -> Json:
    """Return which build is shown, and how much it holds."""
    index = edition.index()
    return {
        "build": edition.stamp[:16],
        "entities": len(index.entities),
        "documents": len(index.documents),
        "statements": len(index.statements),
    }


def _require(things: Mapping[str, Thing], id_: object, what: str) -> Thing:
    thing = things.get(str(id_))
    if thing is None:
        raise RefusalError(HTTPStatus.NOT_FOUND, f"there is no such {what}", hint=_WHERE[what])
    return thing
