"""From what a user types to an answer: finding the question, filling in its parameters, asking it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import dropwhile
from pathlib import Path
from typing import TYPE_CHECKING

from carekg.errors import QueryError
from carekg.query.answers import Answer, Term
from carekg.query.binding import bind_settings, read_settings
from carekg.query.questions import Parameter, ParameterKind, Question, list_questions, load_question, read_question
from carekg.query.sparql.running import run_query

if TYPE_CHECKING:
    from pyoxigraph import Store

    from carekg.model import Entity, Knowledge

_KINDS: Mapping[ParameterKind, str] = {
    ParameterKind.ENTITY: "the name of anything in the graph",
    ParameterKind.NATION: "a nation of the United Kingdom",
    ParameterKind.DATE: "a date, as 2018, 2018-07 or 2018-07-31",
    ParameterKind.NUMBER: "a number",
    ParameterKind.TEXT: "any words",
    ParameterKind.WORDS: "words to find in quotes",
    ParameterKind.TYPE: "a type of the ontology, as Person or Fund",
    ParameterKind.PREDICATE: "a relation of the ontology, as supports",
}


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


def ask_question(
    store: Store,
    question: Question,
    settings: Iterable[str],
    index: Path,
    choices: Mapping[str, Sequence[Term]] | None = None,
    knowledge: Knowledge | None = None,
) -> Answer:
    """Ask a question of a store; `settings` are `NAME=VALUE`, and the name of an entity may be any of its names.

    Words are looked for in the index at a path, as `search_text` does. `choices` are those of `run_query`. Names are
    looked up in `knowledge` where it is at hand, and else read from the store.
    """

    # A question that names no entity needs no names.
    @cache
    def know() -> Knowledge:
        if knowledge is not None:
            return knowledge
        from carekg.model import Knowledge
        from carekg.query.naming.names import read_names

        return Knowledge(entities=read_names(store))

    def find(name: str) -> Entity:
        from carekg.query.naming.entities import find_entity

        return find_entity(know(), name)

    def search(words: str) -> tuple[Term, ...]:
        # Most questions look for no words.
        from carekg.query.searching.text import find_statements

        return find_statements(index, words)

    return run_query(store, question.sparql, bind_settings(question, read_settings(settings), find, search), choices)


def describe_questions() -> list[str]:
    """Return the lines of a list of all saved questions, each with its parameters."""
    lines = []
    for question in list_questions():
        lines += ["", f"{question.name}", f"  {question.title}"]
        lines += [f"  --set {_describe_parameter(parameter)}" for parameter in question.parameters]
    return lines[1:]


def explain_question(question: Question, width: int = 100) -> str:
    """Write what a question asks, its parameters, a command that asks it, and its SPARQL."""
    import textwrap

    lines = [question.title or question.name, *textwrap.wrap(question.explanation, width)]
    if question.parameters:
        lines += ["", "Parameters", *(line for each in question.parameters for line in _explain_parameter(each, width))]
    lines += ["", "Example", f"  {write_command(question)}", "", "SPARQL", ""]
    return "\n".join([*lines, _strip_header(question.sparql)])


def write_command(question: Question) -> str:
    """Return a command line that asks a question, with an example for each parameter that needs a value."""
    settings = [f'--set {each.name}="{each.example}"' for each in question.parameters if not each.default]
    return " ".join(["carekg query", question.name, *settings])


def _explain_parameter(parameter: Parameter, width: int) -> list[str]:
    import textwrap

    state = f"{parameter.default} unless given" if parameter.default else "must be given"
    said = f"{parameter.name}: {_KINDS[parameter.kind]}; {state}"
    more = f"; {parameter.description}" if parameter.description else ""
    return textwrap.wrap(said + more, width, initial_indent="  ", subsequent_indent="    ")


def _strip_header(sparql: str) -> str:
    lines = sparql.splitlines(keepends=True)
    return "".join(dropwhile(lambda line: not line.strip() or line.startswith("#"), lines))


def _describe_parameter(parameter: Parameter) -> str:
    value = parameter.default or parameter.example
    shown = f'"{value}"' if " " in value else value
    note = "" if not parameter.description else f"  {parameter.description}"
    return f"{parameter.name}={shown}{note}"
