from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode

from carekg.errors import QueryError
from carekg.model import Entity, EntityType
from carekg.namespaces import CARE, CKG, XSD
from carekg.query.answers import Binding, Term
from carekg.query.binding import bind_settings, read_settings
from carekg.query.questions import Parameter, ParameterKind, Question


def find(name: str) -> Entity:
    assert name == "Ada"
    return Entity("ada-pemberton", EntityType.PERSON, "Ada Pemberton")


def search(words: str) -> tuple[Term, ...]:
    assert words == "short breaks"
    return (NamedNode(CKG + "statement/1"), NamedNode(CKG + "statement/2"))


def bind(kind: ParameterKind, text: str | None, default: str = "") -> Binding:
    question = Question("q", "", "", (Parameter("it", kind, default=default, example="an example"),), "")
    return bind_settings(question, {} if text is None else {"it": text}, find, search)["it"]


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        (ParameterKind.ENTITY, "Ada", NamedNode("https://w3id.org/carekg/id/ada-pemberton")),
        (ParameterKind.NATION, "Wales", NamedNode(CARE.Wales)),
        (ParameterKind.NATION, "northern ireland", NamedNode(CARE.NorthernIreland)),
        (ParameterKind.DATE, "2018-07", Literal("2018-07")),
        (ParameterKind.NUMBER, "1,000,000", Literal("1000000", datatype=NamedNode(XSD.decimal))),
        (ParameterKind.NUMBER, "1e3", Literal("1000", datatype=NamedNode(XSD.decimal))),
        (ParameterKind.TEXT, "any thing", Literal("any thing")),
        (ParameterKind.TYPE, "nhs body", NamedNode(CARE.NHSBody)),
        (ParameterKind.TYPE, "care:Fund", NamedNode(CARE.Fund)),
        (ParameterKind.PREDICATE, "calls for", NamedNode(CARE.callsFor)),
    ],
)
def test_a_value_becomes_a_term_by_its_kind(kind: ParameterKind, text: str, expected: Term) -> None:
    assert bind(kind, text) == expected


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        (ParameterKind.NATION, "Whales", r"it: 'Whales' is not a nation \(did you mean Wales\?\)"),
        (ParameterKind.NATION, "Ruritania", "is not a nation"),
        (ParameterKind.DATE, "2018-13", r"it: '2018-13' is no date \(write 2018, 2018-07 or 2018-07-31\)"),
        (ParameterKind.DATE, "July", "is no date"),
        (ParameterKind.NUMBER, "five", "is no number"),
        (ParameterKind.NUMBER, "nan", "is no number"),
        (ParameterKind.NUMBER, "1e99999999", r"it: '1e99999999' is no number that can be compared"),
        (ParameterKind.NUMBER, "200000000000000000000", "can be compared"),
        (ParameterKind.NUMBER, "-1e20", "can be compared"),
        (ParameterKind.NUMBER, "1e-19", "can be compared"),
        (ParameterKind.TYPE, "Strategi", r"did you mean Strategy\?"),
        (ParameterKind.PREDICATE, "anounces", r"did you mean announces\?"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(kind: ParameterKind, text: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        bind(kind, text)


def test_defaults() -> None:
    assert bind(ParameterKind.NATION, None, "Wales") == NamedNode(CARE.Wales)
    assert bind(ParameterKind.DATE, None, "any") is None
    assert bind(ParameterKind.DATE, "Any", "any") is None
    with pytest.raises(QueryError, match=r'it needs a value \(add --set it="an example"\)'):
        bind(ParameterKind.DATE, None)
    with pytest.raises(QueryError, match="is no date"):
        bind(ParameterKind.DATE, "any", "2018")


def test_an_unknown_parameter_is_met_with_the_nearest() -> None:
    question = Question("q", "", "", (Parameter("nation", ParameterKind.NATION, default="any"),), "")
    with pytest.raises(QueryError, match=r"q has no parameter 'naton' \(did you mean nation\?\)"):
        bind_settings(question, {"naton": "Wales"}, find, search)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("care:Wales", NamedNode(CARE.Wales)),
        ("<http://example.org/x>", NamedNode("http://example.org/x")),
        ("http://example.org/x", NamedNode("http://example.org/x")),
        ("2018", Literal("2018")),
        ("note: care", Literal("note: care")),
        ("care: a note", Literal("care: a note")),
    ],
)
def test_a_query_without_parameters_takes_any_variable(text: str, expected: Term) -> None:
    assert bind_settings(Question("q", "", "", (), ""), {"x": text}, find, search) == {"x": expected}


def test_a_misspelt_curie_is_refused() -> None:
    with pytest.raises(QueryError, match="care:Wels"):
        bind_settings(Question("q", "", "", (), ""), {"x": "care:Wels"}, find, search)


def test_settings_are_split_at_the_first_equals_sign() -> None:
    assert read_settings(["nation = Wales", "?text=a=b"]) == {"nation": "Wales", "text": "a=b"}


@pytest.mark.parametrize(
    ("settings", "message"),
    [(["nation"], "sets nothing"), (["=x"], "sets nothing"), (["a=1", "a=2"], "a is set twice")],
)
def test_settings_that_cannot_be_read(settings: list[str], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        read_settings(settings)
