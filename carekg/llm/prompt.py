"""What a model is told: the instructions in `prompt.txt`, filled in from the ontology, and a passage to read."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import cache
from importlib.resources import files
from string import Template

import pyoxigraph as ox

from carekg.errors import GraphError
from carekg.model import ACTORS, SIGNATURES, SUBTYPES, DocumentMetadata, EntityType, Predicate
from carekg.namespaces import CARE, SKOS
from carekg.resources import ontology_folder


@cache
def write_instructions() -> str:
    """Return the instructions, with each kind of entity and each predicate as the ontology defines it."""
    definitions = _read_definitions()
    template = Template(files("carekg.llm").joinpath("prompt.txt").read_text(encoding="utf-8"))
    return template.substitute(
        types="\n".join(f"- {name}: {definitions[CARE[name]]}" for name in EntityType),
        predicates="\n".join(_describe_predicate(name, definitions) for name in Predicate),
        organisations=", ".join(SUBTYPES[EntityType.ORGANISATION]),
        initiatives=", ".join(SUBTYPES[EntityType.INITIATIVE]),
    )


def write_request(metadata: DocumentMetadata, text: str) -> str:
    """Return a passage with what is known of its document, of which nothing may be quoted."""
    facts = {
        "Title": metadata.title,
        "Publisher": metadata.publisher,
        "Date": metadata.date,
        "Nation": metadata.nation or "",
        "Kind": metadata.genre,
    }
    known = "".join(f"{name}: {value}\n" for name, value in facts.items() if value)
    return f"ABOUT THE DOCUMENT (not to be quoted)\n{known or 'Nothing is known.'}\n\nTEXT\n{text}"


def _describe_predicate(predicate: Predicate, definitions: Mapping[str, str]) -> str:
    signature = SIGNATURES[predicate]
    ends = f"{_list_types(signature.subjects)} -> {_list_types(signature.objects)}"
    return f"- {predicate} ({ends}): {definitions[CARE[predicate]]}"


def _list_types(types: Set[EntityType]) -> str:
    names = [str(name) for name in EntityType if name in types]
    if types >= ACTORS:
        names = ["actor", *(name for name in names if name not in ACTORS)]
    return " or ".join(names)


def _read_definitions() -> dict[str, str]:
    path = ontology_folder() / "care-policy.ttl"
    try:
        return {
            quad.subject.value: quad.object.value
            for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
            if quad.predicate.value == SKOS.definition
            and isinstance(quad.subject, ox.NamedNode)
            and isinstance(quad.object, ox.Literal)
        }
    except (OSError, SyntaxError) as error:
        raise GraphError("the ontology is missing or damaged", path=path, hint="install carekg again") from error
