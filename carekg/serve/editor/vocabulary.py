"""What the query page knows beforehand: prefixes, terms with their definitions, and the saved questions."""

from __future__ import annotations

import json
from collections import defaultdict

from carekg.explore.appearance import TYPE_LOOKS, word_subtype
from carekg.graph.triples.ontology import read_ontology
from carekg.model import SUBTYPES, EntityType, Nation, Predicate
from carekg.namespaces import CARE, OWL, PREFIXES, RDF, RDFS, SKOS, VOCABULARIES
from carekg.query.questions import Parameter, ParameterKind, Question, list_questions

_KINDS = {OWL.Class: "class", OWL.ObjectProperty: "relation", OWL.DatatypeProperty: "property"}


def describe_vocabulary() -> dict[str, object]:
    """Return, JSON-able, the prefixes, the terms (name, kind, label, definition) and the looks of the entity types."""
    return {
        "prefixes": dict(PREFIXES),
        "terms": [*_describe_own_terms(), *_describe_reused_terms()],
        "types": [{"id": kind.value, **look._asdict()} for kind, look in TYPE_LOOKS.items()],
    }


def describe_questions() -> dict[str, object]:
    """Return, JSON-able, the saved questions with their parameters, and the values that some kinds choose from."""
    return {
        "questions": [_describe_question(question) for question in list_questions()],
        "choices": {
            ParameterKind.NATION.value: [nation.value for nation in Nation],
            ParameterKind.TYPE.value: [kind.value for kind in EntityType]
            + sorted(word_subtype(subtype) for subtypes in SUBTYPES.values() for subtype in subtypes),
            ParameterKind.PREDICATE.value: [predicate.value for predicate in Predicate],
        },
    }


def _describe_own_terms() -> list[dict[str, str]]:
    told: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for subject, predicate, value in read_ontology():
        told[subject.strip("<>")].setdefault(predicate.strip("<>"), value)
    return [
        {
            "name": f"care:{name}",
            "kind": _KINDS.get(told[CARE[name]].get(RDF.type, "").strip("<>"), "value"),
            "label": _read_text(told[CARE[name]].get(RDFS.label) or told[CARE[name]].get(SKOS.prefLabel, "")),
            "definition": _read_text(told[CARE[name]].get(SKOS.definition, "")),
        }
        for name in CARE
    ]


def _describe_reused_terms() -> list[dict[str, str]]:
    spaces = [space for space in VOCABULARIES.values() if space is not CARE]
    return [
        {"name": f"{space.prefix}:{name}", "kind": "class" if name[:1].isupper() else "property"}
        for space in spaces
        for name in space
    ]


def _describe_question(question: Question) -> dict[str, object]:
    return {
        "name": question.name,
        "title": question.title,
        "explanation": question.explanation,
        "parameters": [_describe_parameter(parameter) for parameter in question.parameters],
    }


def _describe_parameter(parameter: Parameter) -> dict[str, str]:
    return {
        "name": parameter.name,
        "kind": parameter.kind.value,
        "default": parameter.default,
        "example": parameter.example,
        "description": parameter.description,
    }


def _read_text(literal: str) -> str:
    """Return the text of a literal in the form of N-Triples, whose escapes are those of JSON."""
    return str(json.loads(literal[: literal.rindex('"') + 1])) if literal else ""
