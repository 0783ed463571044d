"""What the API offers: each operation with its address, its parameters, its answer's shape, and what answers it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.responses import Response

from carekg.errors import QueryError
from carekg.model import Knowledge, Nation, Predicate, Statement
from carekg.query.entities import find_entity
from carekg.query.questions import list_questions
from carekg.serve.api.parameters import PAGING, Parameter, Values, read_parameters
from carekg.serve.api.questions import QUESTION, answer_question, fill_question, find_saved_question
from carekg.serve.api.shapes import (
    Json,
    shape_document,
    shape_entity,
    shape_page,
    shape_question,
    shape_statement,
    shape_step,
    shape_summary,
)
from carekg.serve.editions import Edition
from carekg.serve.index import Found, Hit, Index
from carekg.serve.refusals import RefusalError, make_refusal

if TYPE_CHECKING:
    from starlette.requests import Request

_MOST_PATHS = 10


@dataclass(frozen=True, slots=True)
class Operation:
    """One address of the API, below `/api`."""

    path: str
    name: str
    """Its operationId."""
    summary: str
    schema: str
    """The name of its answer's shape in `schemas`, or of the shape of each result where it is paged."""
    find: Callable[[Edition, Values], Json]
    parameters: tuple[Parameter, ...] = ()
    paged: bool = False
    takes_settings: bool = False
    """Whether it takes parameters beside its own: those of a saved question."""

    def answer(self, request: Request, _body: bytes, edition: Edition) -> Response:
        """Answer a request; raise RefusalError for a parameter that does not fit, or where nothing is found."""
        given = {**request.query_params, **request.path_params}
        values = read_parameters(self.parameters, given, others=self.takes_settings)
        if self.takes_settings:
            values = {**given, **values}
        return Response(json.dumps(self.find(edition, values), ensure_ascii=False), media_type="application/json")


def _search(edition: Edition, values: Values) -> Json:
    index, kind = edition.index(), Found(str(values["kind"]))
    hits = index.search(str(values["q"]), kind)
    if kind is Found.ENTITY:
        hits = [hit for hit in hits if _fits(index, hit, values)]
    return shape_page("/api/search", values, hits, lambda hit: _shape_hit(index, hit))


def _fits(index: Index, hit: Hit, values: Values) -> bool:
    entity = index.entities[hit.id]
    return values["type"] in (None, entity.type, entity.subtype) and values["nation"] in (None, entity.nation)


def _shape_hit(index: Index, hit: Hit) -> Json:
    if hit.kind is Found.ENTITY:
        return shape_summary(index.entities[hit.id])
    if hit.kind is Found.DOCUMENT:
        return shape_document(index, index.documents[hit.id])
    return shape_statement(index, index.statements[hit.id])


def _list_entities(edition: Edition, values: Values) -> Json:
    index = edition.index()
    found = [
        each
        for each in index.entities.values()
        if values["type"] in (None, each.type, each.subtype) and values["nation"] in (None, each.nation)
    ]
    return shape_page("/api/entities", values, found, shape_summary)


def _show_entity(edition: Edition, values: Values) -> Json:
    index = edition.index()
    entity = index.entities.get(str(values["id"]))
    if entity is None:
        raise _make_absence("entity", "search for it: /api/search?q=…")
    return shape_entity(index, entity)


def _list_statements(edition: Edition, values: Values) -> Json:
    index = edition.index()
    found = [each for each in _gather_statements(index, values) if values["predicate"] in (None, each.predicate)]
    return shape_page("/api/statements", values, found, lambda each: shape_statement(index, each))


def _gather_statements(index: Index, values: Values) -> list[Statement]:
    entity, document = values["entity"], values["document"]
    if entity is not None and str(entity) not in index.entities:
        raise _make_absence("entity", "search for it: /api/search?q=…")
    if document is not None and str(document) not in index.documents:
        raise _make_absence("document", "they are listed at /api/documents")
    found = index.statements.values() if entity is None else index.by_entity.get(str(entity), [])
    if document is None:
        return list(found)
    within = {each.id for each in index.by_document.get(str(document), [])}
    return [each for each in found if each.id in within]


def _show_statement(edition: Edition, values: Values) -> Json:
    index = edition.index()
    statement = index.statements.get(str(values["id"]))
    if statement is None:
        raise _make_absence("statement", "they are listed at /api/statements")
    return shape_statement(index, statement)


def _list_documents(edition: Edition, values: Values) -> Json:
    index = edition.index()
    found = sorted(index.documents.values(), key=lambda each: (each.date, each.id), reverse=True)
    return shape_page("/api/documents", values, found, lambda each: shape_document(index, each))


def _show_document(edition: Edition, values: Values) -> Json:
    index = edition.index()
    document = index.documents.get(str(values["id"]))
    if document is None:
        raise _make_absence("document", "they are listed at /api/documents")
    return shape_document(index, document)


def _find_paths(edition: Edition, values: Values) -> Json:
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


def _list_questions(_edition: Edition, values: Values) -> Json:
    return shape_page("/api/questions", values, list_questions(), shape_question)


def _show_question(_edition: Edition, values: Values) -> Json:
    return shape_question(find_saved_question(str(values["name"])))


def _show_status(edition: Edition, _values: Values) -> Json:
    index = edition.index()
    return {
        "build": edition.stamp[:16],
        "entities": len(index.entities),
        "documents": len(index.documents),
        "statements": len(index.statements),
    }


def _make_absence(what: str, hint: str) -> RefusalError:
    return RefusalError(HTTPStatus.NOT_FOUND, f"there is no such {what}", hint=hint)


_ID = Parameter("id", "Its id.", "respite-fund", required=True, in_path=True)
_TYPE = Parameter("type", "Only of this type or narrower type: Person, Fund.", "Fund")
_NATION = Parameter("nation", "Only of this nation.", "Wales", choices=tuple(str(each) for each in Nation))
_KINDS = tuple(str(each) for each in Found)
_NAME = "An id, or any of its names, as they are written or nearly so."

OPERATIONS: tuple[Operation, ...] = (
    Operation("/status", "showStatus", "Which build is shown, and how much it holds.", "Status", _show_status),
    Operation(
        "/search",
        "search",
        "Search names and descriptions of entities, titles of documents, or the quotes of statements.",
        "Hit",
        _search,
        (
            Parameter(
                "q", "Words, all of which must be there; the last may be a beginning.", "better care", required=True
            ),
            Parameter("kind", "What to look for.", default="entity", choices=_KINDS),
            _TYPE,
            _NATION,
            *PAGING,
        ),
        paged=True,
    ),
    Operation(
        "/entities",
        "listEntities",
        "All entities, by id.",
        "EntitySummary",
        _list_entities,
        (_TYPE, _NATION, *PAGING),
        paged=True,
    ),
    Operation("/entities/{id}", "showEntity", "All that is known of an entity itself.", "Entity", _show_entity, (_ID,)),
    Operation(
        "/statements",
        "listStatements",
        "Statements with the words they rest on; those that were turned down in review are left out.",
        "Statement",
        _list_statements,
        (
            Parameter(
                "entity", "Only those that name this entity, by id: as an end, a holder or the speaker.", "respite-fund"
            ),
            Parameter("document", "Only those that rest on this document, by id.", "fund"),
            Parameter("predicate", "Only with this relation.", "funds", choices=tuple(str(each) for each in Predicate)),
            *PAGING,
        ),
        paged=True,
    ),
    Operation("/statements/{id}", "showStatement", "One statement.", "Statement", _show_statement, (_ID,)),
    Operation(
        "/documents",
        "listDocuments",
        "All documents, the newest first.",
        "Document",
        _list_documents,
        PAGING,
        paged=True,
    ),
    Operation("/documents/{id}", "showDocument", "One document.", "Document", _show_document, (_ID,)),
    Operation(
        "/paths",
        "findPaths",
        "The shortest ways from one entity to another, each step with what says so.",
        "Paths",
        _find_paths,
        (
            Parameter("from", _NAME, "Department of Care", required=True),
            Parameter("to", _NAME, "unpaid carers", required=True),
            Parameter("limit", "How many ways at most.", default=3, most=_MOST_PATHS),
        ),
    ),
    Operation(
        "/questions", "listQuestions", "The saved questions, by name.", "Question", _list_questions, PAGING, paged=True
    ),
    Operation("/questions/{name}", "showQuestion", "One saved question.", "Question", _show_question, (QUESTION,)),
    Operation(
        "/questions/{name}/answer",
        "askQuestion",
        "Ask a saved question; its own parameters go into the address beside these.",
        "Row",
        answer_question,
        (QUESTION, *PAGING),
        paged=True,
        takes_settings=True,
    ),
    Operation(
        "/questions/{name}/sparql",
        "fillQuestion",
        "The SPARQL of a saved question with its parameters filled in.",
        "Sparql",
        fill_question,
        (QUESTION,),
        takes_settings=True,
    ),
)
"""All that the API offers, in the order in which its description lists it."""
