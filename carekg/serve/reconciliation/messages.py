"""The messages of the reconciliation protocol: what a client sends, checked, and what it is answered."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus

from carekg.model import Entity
from carekg.serve.index import Index
from carekg.serve.reconciliation.manifest import MOST_QUERIES, describe_types
from carekg.serve.reconciliation.matching import MOST_LIMIT, USUAL_LIMIT, Candidate, NameQuery, match_name
from carekg.serve.reconciliation.properties import PROPERTIES
from carekg.serve.refusals import RefusalError

_MOST_IDS = 1000


def answer_queries(index: Index, text: str) -> Mapping[str, object]:
    """Return the candidates of a batch of queries, by the keys that the client gave them."""
    queries = _read_object(text, "queries")
    if len(queries) > MOST_QUERIES:
        message, hint = f"there are more than {MOST_QUERIES} queries", "send them in several batches"
        raise RefusalError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, message, hint=hint)
    return {
        key: {"result": [_describe_candidate(each) for each in match_name(index, _read_query(key, query))]}
        for key, query in queries.items()
    }


def answer_extension(index: Index, text: str) -> Mapping[str, object]:
    """Return the values of properties of entities, as columns to add to a spreadsheet."""
    asked = _read_object(text, "extend")
    ids, properties = asked.get("ids"), asked.get("properties")
    if not isinstance(ids, list) or not isinstance(properties, list) or len(ids) > _MOST_IDS:
        raise _refuse("extend has no list `ids`, or no list `properties`", f"at most {_MOST_IDS:,} ids are taken")
    wanted = [_find_property(each) for each in properties]
    known = {id_: index.entities.get(id_) for id_ in ids if isinstance(id_, str)}
    return {
        "meta": [{"id": id_, "name": PROPERTIES[id_].name} for id_ in wanted],
        "rows": {id_: {each: _list_cells(index, entity, each) for each in wanted} for id_, entity in known.items()},
    }


def describe_entity(entity: Entity) -> Mapping[str, object]:
    """Return an entity as `suggest` gives it."""
    described = {"id": entity.id, "name": entity.label, "notable": describe_types(entity)}
    about = " · ".join(part for part in (str(entity.nation or ""), entity.description) if part)
    return {**described, "description": about} if about else described


def _describe_candidate(candidate: Candidate) -> Mapping[str, object]:
    features = [{"id": "name", "value": round(candidate.name_score, 2)}]
    if candidate.property_score is not None:
        features.append({"id": "properties", "value": round(100 * candidate.property_score, 2)})
    return {
        "id": candidate.entity.id,
        "name": candidate.entity.label,
        "description": candidate.entity.description,
        "type": describe_types(candidate.entity),
        "score": candidate.score,
        "features": features,
        "match": candidate.match,
    }


def _read_object(text: str, name: str) -> Mapping[str, object]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise _refuse(f"{name} is no JSON", "see the Reconciliation Service API 0.2") from None
    if not isinstance(value, dict):
        raise _refuse(f"{name} is no object of JSON", "see the Reconciliation Service API 0.2")
    return value


def _read_query(key: str, query: object) -> NameQuery:
    if not isinstance(query, dict) or not isinstance(query.get("query", ""), str):
        raise _refuse(f"{key[:20]!r} is no query", 'a query is like {"query": "Better Care Fund"}')
    limit = query.get("limit", USUAL_LIMIT)
    if not isinstance(limit, int) or isinstance(limit, bool) or limit < 1:
        raise _refuse(f"the limit of {key[:20]!r} is no number above 0", "leave it out for the usual one")
    given = query.get("properties", [])
    return NameQuery(
        name=query.get("query", ""),
        types=frozenset(_read_texts(query.get("type", []))),
        properties={
            each["pid"]: _read_texts(each.get("v", []))
            for each in (given if isinstance(given, list) else [])
            if isinstance(each, dict) and isinstance(each.get("pid"), str)
        },
        limit=min(limit, MOST_LIMIT),
    )


def _read_texts(value: object) -> tuple[str, ...]:
    """Return the texts of a value: a text, a number, `{"id": …, "name": …}`, or a list of these."""
    if isinstance(value, list):
        return tuple(text for each in value if not isinstance(each, list) for text in _read_texts(each))
    if isinstance(value, dict):
        return tuple(str(value[name]) for name in ("id", "name") if isinstance(value.get(name), str))
    return () if value is None else (str(value),)


def _find_property(value: object) -> str:
    id_ = value.get("id") if isinstance(value, dict) else None
    if not isinstance(id_, str) or id_ not in PROPERTIES:
        raise _refuse(f"there is no property {str(id_)[:40]!r}", f"known are {', '.join(PROPERTIES)}")
    return id_


def _list_cells(index: Index, entity: Entity | None, property_: str) -> Sequence[Mapping[str, str]]:
    return [] if entity is None else list(PROPERTIES[property_].find_values(index, entity))


def _refuse(message: str, hint: str) -> RefusalError:
    return RefusalError(HTTPStatus.BAD_REQUEST, message, hint=hint)
