"""From what a user types to an answer: finding the question, filling in its parameters, asking it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from carekg.errors import QueryError
from carekg.model import Entity, Knowledge
from carekg.query.answers import Answer
from carekg.query.binding import bind_settings, read_settings
from carekg.query.entities import find_entity
from carekg.query.names import read_names
from carekg.query.questions import Parameter, Question, list_questions, load_question, read_question
from carekg.query.running import run_query

if TYPE_CHECKING:
    from pyoxigraph import Store

if TYPE_CHECKING:
    from pyoxigraph import Store


def find_question(name: str) -> Question:
    """Return the saved question `name`, or the one in the file of that name where it ends in `.rq`.

    Raises QueryError where there is neither, or where the file cannot be read.
    """
    if not name.endswith(".rq"):
        return load_question(name)
    path = Path(name)
    try:
        return read_question(path.read_text(encoding="utf-8-sig"), path.stem)
    except (OSError, UnicodeDecodeError) as error:
        reason = (error.strerror or "cannot be read").lower() if isinstance(error, OSError) else "is not UTF-8 text"
        raise QueryError(reason, path=path, hint="name a saved question or a text file with SPARQL") from error


def ask_question(store: Store, question: Question, settings: Iterable[str]) -> Answer:
    """Ask a question of a store; `settings` are `NAME=VALUE`, and the name of an entity may be any of its names."""

    @cache
    def know() -> Knowledge:
        return Knowledge(entities=read_names(store))

    def find(name: str) -> Entity:
        return find_entity(know(), name)

    return run_query(store, question.sparql, bind_settings(question, read_settings(settings), find))


def describe_questions() -> list[str]:
    """Return the lines of a list of all saved questions, each with its parameters."""
    lines = []
    for question in list_questions():
        lines += ["", f"{question.name}", f"  {question.title}"]
        lines += [f"  --set {_describe_parameter(parameter)}" for parameter in question.parameters]
    return lines[1:]


def _describe_parameter(parameter: Parameter) -> str:
    value = parameter.default or parameter.example
    shown = f'"{value}"' if " " in value else value
    note = "" if not parameter.description else f"  {parameter.description}"
    return f"{parameter.name}={shown}{note}"
