"""From what a person types, `since=2018`, to a term that a query can be given."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from carekg.errors import QueryError
from carekg.likeness import find_nearest
from carekg.model import SUBTYPES, EntityType, Nation, Predicate
from carekg.namespaces import CARE, PREFIXES, XSD, entity_iri, nation_term, to_iri
from carekg.query.answers import Binding, Term
from carekg.query.naming.spelling import find_nation
from carekg.query.questions import ANY, Parameter, ParameterKind, Question

if TYPE_CHECKING:
    from carekg.model import Entity

_IRI = re.compile(r"<([^<>\s]+)>|(https?://\S+)")
_MOST_DIGITS, _MOST_DECIMALS = 20, 18
"""What a number may have before and behind its point: for more Oxigraph finds nothing, and 1e99999999 fills memory."""


def read_settings(settings: Iterable[str]) -> dict[str, str]:
    """Split `name=value` texts; raise QueryError for one without `=` or a name given twice."""
    values: dict[str, str] = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        name = name.strip().lstrip("?$")
        if not equals or not name:
            raise QueryError(f"{setting!r} sets nothing", hint="write NAME=VALUE, as in nation=Wales")
        if name in values:
            raise QueryError(f"{name} is set twice")
        values[name] = value.strip()
    return values


def bind_settings(
    question: Question,
    settings: Mapping[str, str],
    find_entity: Callable[[str], Entity],
    find_statements: Callable[[str], tuple[Term, ...]],
) -> dict[str, Binding]:
    """Return a term for each parameter of a question, several for one of words, None for one that stays open.

    `find_entity` is asked only for parameters that are entities, and `find_statements` only for words. A question
    without parameters of its own, as typed on a command line, takes any variable: CURIEs and IRIs become IRIs, all
    else becomes text.
    Raises QueryError for a name that the question does not have, a value that does not fit, or one that is missing.
    """
    if not question.parameters:
        return {name: _read_free(value) for name, value in settings.items()}
    known = {parameter.name: parameter for parameter in question.parameters}
    for name in settings:
        if name not in known:
            near = find_nearest(name, known)
            hint = f"did you mean {near}?" if near else f"it has {', '.join(sorted(known))}"
            raise QueryError(f"{question.name} has no parameter {name!r}", hint=hint)
    finders: Mapping[ParameterKind, Callable[[str], Binding]] = {
        ParameterKind.ENTITY: lambda text: NamedNode(entity_iri(find_entity(text).id)),
        ParameterKind.WORDS: find_statements,
    }
    return {name: _bind_parameter(known[name], settings.get(name), finders) for name in known}


def _bind_parameter(
    parameter: Parameter, given: str | None, finders: Mapping[ParameterKind, Callable[[str], Binding]]
) -> Binding:
    text = parameter.default if given is None else given
    if not text:
        raise QueryError(
            f"{parameter.name} needs a value",
            hint=f'add --set {parameter.name}="{parameter.example or parameter.kind}"',
        )
    if parameter.default == ANY and text.casefold() == ANY:
        return None
    if parameter.kind in finders:
        return finders[parameter.kind](text)
    return _READERS[parameter.kind](parameter.name, text)


def _read_nation(name: str, text: str) -> Term:
    nation = find_nation(text)
    if nation is None:
        raise _make_misfit(name, text, "a nation", [str(each) for each in Nation])
    return NamedNode(CARE[nation_term(nation)])


def _read_date(name: str, text: str) -> Term:
    from carekg.dates import is_iso_date

    if not is_iso_date(text):
        raise QueryError(f"{name}: {text!r} is no date", hint="write 2018, 2018-07 or 2018-07-31")
    return Literal(text)


def _read_number(name: str, text: str) -> Term:
    from decimal import Decimal, InvalidOperation

    try:
        number = Decimal(text.replace(",", ""))
    except InvalidOperation:
        raise QueryError(f"{name}: {text!r} is no number", hint="write 1000000 or 1,000,000") from None
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or exponent < -_MOST_DECIMALS or number.adjusted() >= _MOST_DIGITS:
        raise QueryError(f"{name}: {text!r} is no number that can be compared")
    return Literal(f"{number:f}", datatype=NamedNode(XSD.decimal))


def _read_text(_: str, text: str) -> Term:
    return Literal(text)


def _read_type(name: str, text: str) -> Term:
    types = [*EntityType, *(each for subtypes in SUBTYPES.values() for each in subtypes)]
    return _read_term(name, text, "a type", [str(each) for each in types])


def _read_predicate(name: str, text: str) -> Term:
    return _read_term(name, text, "a relation", [str(each) for each in Predicate])


def _read_term(name: str, text: str, what: str, terms: list[str]) -> Term:
    wanted = text.removeprefix("care:").replace(" ", "").casefold()
    for term in terms:
        if term.casefold() == wanted:
            return NamedNode(CARE[term])
    raise _make_misfit(name, text, what, terms)


def _read_free(text: str) -> Term:
    iri = _IRI.fullmatch(text)
    if iri:
        return _make_node(iri[1] or iri[2])
    prefix, colon, _ = text.partition(":")
    return _make_node(to_iri(text)) if colon and prefix in PREFIXES and " " not in text else Literal(text)


def _make_node(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise QueryError(f"{iri!r} is no IRI: {error}") from error


def _make_misfit(name: str, text: str, what: str, known: list[str]) -> QueryError:
    near = find_nearest(text, known)
    hint = f"did you mean {near}?" if near else f"known are {', '.join(known)}"
    return QueryError(f"{name}: {text!r} is not {what}", hint=hint)


_READERS: Mapping[ParameterKind, Callable[[str, str], Term]] = {
    ParameterKind.NATION: _read_nation,
    ParameterKind.DATE: _read_date,
    ParameterKind.NUMBER: _read_number,
    ParameterKind.TEXT: _read_text,
    ParameterKind.TYPE: _read_type,
    ParameterKind.PREDICATE: _read_predicate,
}
