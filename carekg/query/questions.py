"""The saved questions: SPARQL in files, each headed by its title, an explanation and its parameters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from carekg.errors import QueryError
from carekg.likeness import find_nearest

_FOLDER = Path(__file__).parent / "questions"
_KEYS = frozenset({"title", "explanation", "parameter"})
_HEADER = re.compile(r"#\s*(?P<key>[\w-]+):\s*(?P<value>.*)|#\s{2,}(?P<more>\S.*)")
_PARAMETER = re.compile(
    r"(?P<name>[a-z_]+) \((?P<kind>[a-z]+)\)"
    r"(?: = (?P<default>.+?)|, for example (?P<example>.+?))"
    r"(?: — (?P<description>.+))?"
)
ANY = "any"
"""The default of a parameter that may stay open."""


class ParameterKind(StrEnum):
    """What a parameter's value is, and so how its text is understood."""

    ENTITY = "entity"
    """The name of a person, body, initiative or anything else in the graph."""
    NATION = "nation"
    DATE = "date"
    """A year, month or day: 2018, 2018-07 or 2018-07-31."""
    NUMBER = "number"
    TEXT = "text"
    TYPE = "type"
    """A class of the ontology: Person, Fund."""
    WORDS = "words"
    """Words to look for in quotes; the variable stands for each of the statements whose quotes have them."""
    PREDICATE = "predicate"
    """A relation of the ontology: supports."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question wants to know before it can be asked."""

    name: str
    kind: ParameterKind
    default: str = ""
    """Its value where none is given; `any` leaves it open, nothing means that a value must be given."""
    example: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A query that has a name, a title, an explanation, and parameters as variables of the same names."""

    name: str
    title: str
    explanation: str
    parameters: tuple[Parameter, ...]
    sparql: str


def list_questions() -> tuple[Question, ...]:
    """Return all saved questions, by name."""
    return tuple(_read_file(path) for path in sorted(_FOLDER.glob("*.rq")))


def load_question(name: str) -> Question:
    """Return a saved question; raise QueryError that suggests the nearest name where there is none of that name."""
    names = sorted(path.stem for path in _FOLDER.glob("*.rq"))
    if name in names:
        return _read_file(_FOLDER / f"{name}.rq")
    near = find_nearest(name, names)
    hint = f"did you mean {near}?" if near else "`carekg query --list` lists them"
    raise QueryError(f"there is no saved question {name!r}", hint=hint)


def read_question(text: str, name: str) -> Question:
    """Read a question from the text of a `.rq` file; `name` stands for it in errors.

    Its header is made of comment lines `# title: …`, `# explanation: …` and `# parameter: NAME (KIND) = DEFAULT` or
    `# parameter: NAME (KIND), for example VALUE`, either with ` — DESCRIPTION` behind; a line of two spaces or more
    after its `#` goes on with the one before. Without a header it is a question with no title and no parameters.
    Raises QueryError, with the line, for a key or kind that does not exist and for a parameter that is not used.
    """
    fields: list[tuple[str, str, int]] = []
    for line, content in enumerate(text.splitlines(), start=1):
        if content.strip() and not content.startswith("#"):
            break
        _read_line(content, line, name, fields)
    parameters = tuple(_read_parameter(value, line, name) for key, value, line in fields if key == "parameter")
    for each in parameters:
        if not re.search(rf"[?$]{each.name}\b", text):
            raise QueryError(f"the query does not use its parameter ?{each.name}", path=name)
    texts = {key: value for key, value, _ in fields}
    return Question(name.removesuffix(".rq"), texts.get("title", ""), texts.get("explanation", ""), parameters, text)


def _read_file(path: Path) -> Question:
    return read_question(path.read_text(encoding="utf-8"), path.name)


def _read_line(content: str, line: int, name: str, fields: list[tuple[str, str, int]]) -> None:
    found = _HEADER.fullmatch(content.rstrip())
    if found is None:
        return
    if found["more"]:
        if fields:
            key, value, first = fields[-1]
            fields[-1] = (key, f"{value} {found['more']}", first)
        return
    if found["key"] not in _KEYS:
        raise QueryError(
            f"the header has no key {found['key']!r}",
            path=name,
            line=line,
            hint=f"known are {', '.join(sorted(_KEYS))}",
        )
    fields.append((found["key"], found["value"], line))


def _read_parameter(value: str, line: int, name: str) -> Parameter:
    found = _PARAMETER.fullmatch(value)
    if found is None:
        raise QueryError(
            f"the parameter {value!r} cannot be read", path=name, line=line, hint="write: nation (nation) = Wales"
        )
    kinds = [kind.value for kind in ParameterKind]
    if found["kind"] not in kinds:
        raise QueryError(
            f"there is no kind of parameter {found['kind']!r}",
            path=name,
            line=line,
            hint=f"known are {', '.join(kinds)}",
        )
    return Parameter(
        found["name"],
        ParameterKind(found["kind"]),
        default=found["default"] or "",
        example=found["example"] or "",
        description=found["description"] or "",
    )
