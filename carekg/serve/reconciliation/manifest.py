"""The manifest of the service, and the types and properties that it names."""

from __future__ import annotations

from collections.abc import Mapping

from carekg.explore.appearance import TYPE_LOOKS, word_subtype
from carekg.model import SUBTYPES, Entity, EntityType
from carekg.namespaces import CARE, CKG

MOST_QUERIES = 200
"""In one batch."""
PREVIEW_SIZE = {"width": 430, "height": 300}


def list_types() -> list[dict[str, object]]:
    """Return every type and narrower type, with the type that it narrows."""
    types: list[dict[str, object]] = []
    for kind in EntityType:
        own = {"id": str(kind), "name": TYPE_LOOKS[kind].singular}
        types.append(dict(own))
        types += [{"id": each, "name": word_subtype(each), "broader": [own]} for each in SUBTYPES.get(kind, ())]
    return types


def describe_types(entity: Entity) -> list[dict[str, str]]:
    """Return the type of an entity, the narrower one first."""
    own = {"id": str(entity.type), "name": TYPE_LOOKS[entity.type].singular}
    return [{"id": entity.subtype, "name": word_subtype(entity.subtype)}, own] if entity.subtype else [own]


def write_manifest(root: str) -> Mapping[str, object]:
    """Return the manifest of the service at `root`, the address of the server without a slash behind."""
    suggest = {
        kind: {"service_url": root, "service_path": f"/reconcile/suggest/{kind}"}
        for kind in ("entity", "type", "property")
    }
    return {
        # Version 0.1 wants every answer in JSONP too, which would let any page on the web read the graph.
        "versions": ["0.2"],
        "batchSize": MOST_QUERIES,
        "name": "carekg: UK care policy",
        "identifierSpace": CKG,
        "schemaSpace": CARE.iri,
        "defaultTypes": [{"id": str(kind), "name": TYPE_LOOKS[kind].singular} for kind in EntityType],
        "view": {"url": f"{root}/id/{{{{id}}}}"},
        "preview": {"url": f"{root}/reconcile/preview?id={{{{id}}}}", **PREVIEW_SIZE},
        "suggest": suggest,
        "extend": {
            "propose_properties": {"service_url": root, "service_path": "/reconcile/properties"},
            "property_settings": [],
        },
    }
