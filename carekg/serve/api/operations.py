"""What the API offers: each operation with its address, its parameters, its answer's shape, and what answers it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.responses import Response

from carekg.model import Nation, Predicate
from carekg.serve.api.examples import Sampled
from carekg.serve.api.lookups import (
    connect_entities,
    list_documents,
    list_entities,
    list_statements,
    search_words,
    show_document,
    show_entity,
    show_statement,
    show_status,
)
from carekg.serve.api.parameters import PAGING, Parameter, Values, read_parameters
from carekg.serve.api.questions import (
    QUESTION,
    answer_question,
    fill_question,
    list_saved_questions,
    show_question,
)
from carekg.serve.api.shapes import Json
from carekg.serve.editions import Edition
from carekg.serve.searching import Found

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


_TYPE = Parameter("type", "Only of this type or narrower type: Person, Fund.", "Fund")
_NATION = Parameter("nation", "Only of this nation.", "Wales", choices=tuple(str(each) for each in Nation))
_ENTITY = "better-care-fund"
_KINDS = tuple(str(each) for each in Found)
_NAME = "An id, or any of its names, as they are written or nearly so."


def _name_id(of: Sampled, example: str) -> Parameter:
    return Parameter("id", "Its id.", example, required=True, in_path=True, sampled=of)


OPERATIONS: tuple[Operation, ...] = (
    Operation("/status", "showStatus", "Which build is shown, and how much it holds.", "Status", show_status),
    Operation(
        "/search",
        "search",
        "Search names and descriptions of entities, titles of documents, or the quotes of statements.",
        "Hit",
        search_words,
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
        list_entities,
        (_TYPE, _NATION, *PAGING),
        paged=True,
    ),
    Operation(
        "/entities/{id}",
        "showEntity",
        "All that is known of an entity itself.",
        "Entity",
        show_entity,
        (_name_id(Sampled.ENTITY, _ENTITY),),
    ),
    Operation(
        "/statements",
        "listStatements",
        "Statements with the words they rest on; those that were turned down in review are left out.",
        "Statement",
        list_statements,
        (
            Parameter(
                "entity",
                "Only those that name this entity, by id: as an end, a holder or the speaker.",
                _ENTITY,
                sampled=Sampled.ENTITY,
            ),
            Parameter("document", "Only those that rest on this document, by id.", "letter", sampled=Sampled.DOCUMENT),
            Parameter("predicate", "Only with this relation.", "funds", choices=tuple(str(each) for each in Predicate)),
            *PAGING,
        ),
        paged=True,
    ),
    Operation(
        "/statements/{id}",
        "showStatement",
        "One statement.",
        "Statement",
        show_statement,
        (_name_id(Sampled.STATEMENT, "0123456789abcdef"),),
    ),
    Operation(
        "/documents",
        "listDocuments",
        "All documents, the newest first.",
        "Document",
        list_documents,
        PAGING,
        paged=True,
    ),
    Operation(
        "/documents/{id}",
        "showDocument",
        "One document.",
        "Document",
        show_document,
        (_name_id(Sampled.DOCUMENT, "letter"),),
    ),
    Operation(
        "/paths",
        "findPaths",
        "The shortest ways from one entity to another, each step with what says so.",
        "Paths",
        connect_entities,
        (
            Parameter("from", _NAME, _ENTITY, required=True, sampled=Sampled.ENTITY),
            Parameter("to", _NAME, "unpaid carers", required=True, sampled=Sampled.OTHER_END),
            Parameter("limit", "How many ways at most.", default=3, most=_MOST_PATHS),
        ),
    ),
    Operation(
        "/questions",
        "listQuestions",
        "The saved questions, by name.",
        "Question",
        list_saved_questions,
        PAGING,
        paged=True,
    ),
    Operation("/questions/{name}", "showQuestion", "One saved question.", "Question", show_question, (QUESTION,)),
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
