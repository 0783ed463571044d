"""The parameters of the API's operations: how they are described, and how their text is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from rapidfuzz import process

from carekg.serve.api.examples import Examples, Sampled
from carekg.serve.refusals import RefusalError

USUAL_LIMIT = 20
MOST_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of an operation, in its path or its query string."""

    name: str
    description: str
    example: str = ""
    default: str | int | None = None
    """None means that it may be left out, or must not where it is `required`."""
    required: bool = False
    in_path: bool = False
    choices: tuple[str, ...] = ()
    most: int | None = None
    """The greatest number; a parameter without one is text."""
    sampled: Sampled | None = None
    """What of the graph makes a better example, where it has such a thing."""

    def choose_example(self, examples: Examples) -> str:
        """Return an example of it; `examples` are those from the graph."""
        return examples.get(self.sampled, self.example) if self.sampled else self.example


LIMIT = Parameter("limit", "How many results to give at most.", default=USUAL_LIMIT, most=MOST_LIMIT)
OFFSET = Parameter("offset", "How many results to pass over.", default=0, most=10_000_000)
PAGING = (LIMIT, OFFSET)

Values = Mapping[str, str | int | None]


def read_parameters(
    parameters: Sequence[Parameter], given: Mapping[str, str], *, others: bool = False
) -> dict[str, str | int | None]:
    """Return the value of each parameter; raise RefusalError for one that is missing, unknown or misfits.

    `others` lets in names that no parameter has, and leaves them out of what is returned.
    """
    known = {parameter.name: parameter for parameter in parameters}
    for name in given:
        if name not in known and not others:
            near = process.extractOne(name, sorted(known), score_cutoff=60)
            hint = f"did you mean {near[0]}?" if near else f"it has {', '.join(known) or 'none'}"
            raise RefusalError(HTTPStatus.BAD_REQUEST, f"there is no parameter {name!r}", hint=hint)
    return {name: _read_value(parameter, given.get(name)) for name, parameter in known.items()}


def _read_value(parameter: Parameter, text: str | None) -> str | int | None:
    if text is None or text == "":
        if parameter.required:
            hint = f"for example {parameter.name}={parameter.example}"
            raise RefusalError(HTTPStatus.BAD_REQUEST, f"{parameter.name} needs a value", hint=hint)
        return parameter.default
    if parameter.most is not None:
        return _read_number(parameter, text)
    if parameter.choices and text not in parameter.choices:
        hint = f"it is one of {', '.join(parameter.choices)}"
        raise RefusalError(HTTPStatus.BAD_REQUEST, f"{parameter.name} cannot be {text!r}", hint=hint)
    return text


def _read_number(parameter: Parameter, text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or len(text) > 9 or int(text) > (parameter.most or 0):
        hint = f"it is a whole number from 0 to {parameter.most}"
        raise RefusalError(HTTPStatus.BAD_REQUEST, f"{parameter.name} cannot be {text[:20]!r}", hint=hint)
    return int(text)
