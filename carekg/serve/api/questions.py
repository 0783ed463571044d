"""The saved questions in the API: listed, asked, and as SPARQL with their parameters filled in."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from carekg.errors import QueryError
from carekg.model import Entity
from carekg.query.answers import AnswerKind, Binding, Term
from carekg.query.binding import bind_settings
from carekg.query.naming.entities import find_entity
from carekg.query.questions import Question, list_questions, load_question
from carekg.query.searching.text import find_statements
from carekg.query.sparql.filling import fill_query
from carekg.serve.api.parameters import PAGING, Parameter, Values
from carekg.serve.api.shapes import Json, shape_page, shape_question, shape_row
from carekg.serve.asking import refuse_failures
from carekg.serve.editions import Edition
from carekg.serve.refusals import make_refusal

QUESTION = Parameter("name", "The name of a saved question.", "documents", required=True, in_path=True)
_OWN = frozenset({QUESTION.name, *(parameter.name for parameter in PAGING)})


def find_saved_question(name: str) -> Question:
    """Return the saved question of that name; raise RefusalError that suggests the nearest where there is none."""
    try:
        return load_question(name)
    except QueryError as error:
        raise make_refusal(HTTPStatus.NOT_FOUND, error) from error


def list_saved_questions(_edition: Edition, values: Values) -> Json:
    """Return a page of the saved questions."""
    return shape_page("/api/questions", values, list_questions(), shape_question)


def show_question(_edition: Edition, values: Values) -> Json:
    """Return a saved question."""
    return shape_question(find_saved_question(str(values["name"])))


def answer_question(edition: Edition, values: Values) -> Json:
    """Return a page of the rows that answer a saved question."""
    question = find_saved_question(str(values["name"]))
    with refuse_failures():
        bindings = _bind(edition, question, values)
        answer = edition.workers.ask(question.sparql, bindings, withdrawal=edition.withdrawal)
    if answer.kind is not AnswerKind.TABLE:
        return {"truth": answer.truth}
    index = edition.index()
    page = shape_page(
        f"/api/questions/{question.name}/answer",
        _drop_name(values),
        answer.rows,
        lambda row: shape_row(index, answer, row),
    )
    return {"columns": list(answer.variables), **page}


def fill_question(edition: Edition, values: Values) -> Json:
    """Return the text of a saved question with the values of its parameters in it."""
    question = find_saved_question(str(values["name"]))
    with refuse_failures():
        return {"sparql": fill_query(question.sparql, _bind(edition, question, values))}


def _bind(edition: Edition, question: Question, values: Values) -> Mapping[str, Binding]:
    def find(name: str) -> Entity:
        return find_entity(edition.knowledge(), name)

    def search(words: str) -> tuple[Term, ...]:
        return find_statements(edition.words(), words)

    settings = {name: str(value) for name, value in values.items() if name not in _OWN and value}
    try:
        return bind_settings(question, settings, find, search)
    except QueryError as error:
        # What is an option on the command line is a parameter of the address here.
        error.hint = (error.hint or "").replace("--set ", "") or None
        raise


def _drop_name(values: Values) -> dict[str, str | int | None]:
    return {name: value for name, value in values.items() if name != QUESTION.name}
