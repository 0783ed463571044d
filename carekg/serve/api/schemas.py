"""The shapes of the API's answers, as JSON Schema in the form that OpenAPI 3.1 takes."""

from __future__ import annotations

from collections.abc import Mapping

Schema = Mapping[str, object]

_TEXT: Schema = {"type": "string"}
_MAYBE_TEXT: Schema = {"type": ["string", "null"]}
_NUMBER: Schema = {"type": "integer", "minimum": 0}
_FLAG: Schema = {"type": "boolean"}


def refer(name: str) -> Schema:
    """Return a reference to one of the shapes."""
    return {"$ref": f"#/components/schemas/{name}"}


def make_object(properties: Mapping[str, Schema], optional: frozenset[str] = frozenset()) -> Schema:
    """Return the shape of an object that has all these properties but for the optional ones, and no others."""
    required = sorted(set(properties) - optional)
    return {"type": "object", "properties": dict(properties), "required": required, "additionalProperties": False}


def make_list(item: Schema) -> Schema:
    """Return the shape of a list."""
    return {"type": "array", "items": item}


def make_page(item: Schema) -> Schema:
    """Return the shape of a page of results."""
    return make_object(
        {"results": make_list(item), "total": _NUMBER, "limit": _NUMBER, "offset": _NUMBER, "next": _MAYBE_TEXT}
    )


def _make_nullable(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


_SUMMARY: Mapping[str, Schema] = {
    "id": _TEXT,
    "iri": {"type": "string", "format": "uri"},
    "label": _TEXT,
    "type": _TEXT,
    "subtype": _MAYBE_TEXT,
    "kind": {"type": "string", "description": "Its type in words."},
    "nation": _MAYBE_TEXT,
    "page": {"type": "string", "description": "Where it is shown here."},
}

SCHEMAS: Mapping[str, Schema] = {
    "Status": make_object({"build": _TEXT, "entities": _NUMBER, "documents": _NUMBER, "statements": _NUMBER}),
    "Name": make_object({"id": _TEXT, "label": _TEXT}),
    "EntitySummary": make_object(_SUMMARY),
    "Entity": make_object(
        {
            **_SUMMARY,
            "acronym": _MAYBE_TEXT,
            "aliases": make_list(_TEXT),
            "description": _MAYBE_TEXT,
            "start": _MAYBE_TEXT,
            "end": _MAYBE_TEXT,
            "url": _MAYBE_TEXT,
            "wikidata": _MAYBE_TEXT,
            "same_as": make_list(_TEXT),
            "broader": make_list(refer("Name")),
            "source": _MAYBE_TEXT,
            "curated": _FLAG,
            "tenures": make_list(refer("Tenure")),
            "statements": _NUMBER,
        }
    ),
    "Tenure": make_object(
        {
            "person": refer("Name"),
            "role": refer("Name"),
            "start": _TEXT,
            "end": _MAYBE_TEXT,
            "acting": _FLAG,
            "source": _MAYBE_TEXT,
        }
    ),
    "Document": make_object(
        {
            "id": _TEXT,
            "iri": {"type": "string", "format": "uri"},
            "title": _TEXT,
            "publisher": _MAYBE_TEXT,
            "date": _MAYBE_TEXT,
            "nation": _MAYBE_TEXT,
            "genre": _MAYBE_TEXT,
            "url": _MAYBE_TEXT,
            "language": _TEXT,
            "path": _TEXT,
            "sha256": _TEXT,
            "statements": _NUMBER,
            "page": _TEXT,
        }
    ),
    "Amount": make_object({"value": _TEXT, "currency": _TEXT, "per": _MAYBE_TEXT}),
    "Evidence": make_object(
        {
            "quote": _MAYBE_TEXT,
            "document": make_object({"id": _TEXT, "title": _TEXT}),
            "start": _NUMBER,
            "end": _NUMBER,
            "source": _TEXT,
            "locator": _MAYBE_TEXT,
        },
        optional=frozenset({"document", "start", "end", "source", "locator"}),
    ),
    "Statement": make_object(
        {
            "id": _TEXT,
            "iri": {"type": "string", "format": "uri"},
            "subject": refer("Name"),
            "predicate": _TEXT,
            "words": {"type": "string", "description": "The relation in words."},
            "object": refer("Name"),
            "subject_holder": _make_nullable(refer("Name")),
            "object_holder": _make_nullable(refer("Name")),
            "speaker": _make_nullable(refer("Name")),
            "modality": {"type": "string", "enum": ["actual", "planned", "proposed"]},
            "negated": _FLAG,
            "amount": _make_nullable(refer("Amount")),
            "date": _MAYBE_TEXT,
            "confidence": {"type": "number", "minimum": 0, "maximum": 1},
            "status": _TEXT,
            "methods": make_list(_TEXT),
            "evidence": refer("Evidence"),
        }
    ),
    "Hit": {"anyOf": [refer("EntitySummary"), refer("Document"), refer("Statement")]},
    "Step": make_object(
        {
            "from": refer("Name"),
            "to": refer("Name"),
            "statements": make_list(refer("Statement")),
            "tenures": make_list(refer("Tenure")),
        }
    ),
    "Paths": make_object(
        {
            "from": refer("EntitySummary"),
            "to": refer("EntitySummary"),
            "paths": make_list(make_object({"steps": make_list(refer("Step"))})),
        }
    ),
    "Question": make_object(
        {
            "name": _TEXT,
            "title": _TEXT,
            "explanation": _TEXT,
            "parameters": make_list(
                make_object(
                    {
                        "name": _TEXT,
                        "kind": _TEXT,
                        "default": _MAYBE_TEXT,
                        "example": _MAYBE_TEXT,
                        "description": _MAYBE_TEXT,
                    }
                )
            ),
        }
    ),
    "Row": {
        "type": "object",
        "description": "For each column a value, with its IRI where it is a thing.",
        "additionalProperties": _make_nullable(
            make_object({"value": _TEXT, "iri": {"type": "string"}}, optional=frozenset({"iri"}))
        ),
    },
    "Sparql": make_object({"sparql": _TEXT}),
    "Problem": {
        "type": "object",
        "description": "Why a request is not answered, as problem details (RFC 9457).",
        "properties": {
            "type": _TEXT,
            "title": _TEXT,
            "status": _NUMBER,
            "detail": _TEXT,
            "line": _NUMBER,
            "column": _NUMBER,
            "hint": _TEXT,
        },
        "required": ["type", "title", "status", "detail"],
    },
}
"""By name, as the description lists them."""
