"""Annotated documents: `NAME.json` beside each, with the entities and relations that a careful reader takes from it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from carekg.errors import DocumentError
from carekg.model import EntityType, Modality, Predicate

_CONFIG = ConfigDict(frozen=True, extra="forbid")


def _empty_for_null(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    return "" if value is None else value


_Text = Annotated[str, BeforeValidator(_empty_for_null)]


class AnnotatedAmount(BaseModel):
    """A sum of money that a relation speaks of."""

    model_config = _CONFIG

    value: Decimal
    currency: str = "GBP"
    per: str = ""


class AnnotatedEntity(BaseModel):
    """One thing that the document names, however often."""

    model_config = _CONFIG

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    subtype: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Its fullest name, then the others."""
        return (self.name, *self.aliases)


class AnnotatedRelation(BaseModel):
    """One relation that the document states. `s_alt` and `o_alt` name entities that would be right ends too."""

    model_config = _CONFIG

    s: str
    p: Predicate
    o: str
    s_alt: tuple[str, ...] = ()
    o_alt: tuple[str, ...] = ()
    s_text: _Text = ""
    o_text: _Text = ""
    modality: Modality
    negated: bool = False
    amount: AnnotatedAmount | None = None
    date: _Text = ""
    speaker: _Text = ""
    level: Literal["core", "optional"]
    evidence: str

    @property
    def core(self) -> bool:
        """Whether missing it is an error; an optional relation counts neither way."""
        return self.level == "core"

    @property
    def subjects(self) -> frozenset[str]:
        """The ids of all entities that are right as its subject."""
        return frozenset({self.s, *self.s_alt})

    @property
    def objects(self) -> frozenset[str]:
        """The ids of all entities that are right as its object."""
        return frozenset({self.o, *self.o_alt})


class Annotation(BaseModel):
    """What a careful reader takes from one document."""

    model_config = _CONFIG

    document: str = Field(pattern=r"^[^/\\]+$")
    """The name of the document's file, in the same folder."""
    date: _Text = ""
    jurisdiction: _Text = ""
    notes: Any = None
    entities: tuple[AnnotatedEntity, ...]
    relations: tuple[AnnotatedRelation, ...]


def read_annotations(
    folder: Path, only: Sequence[str] = ()
) -> tuple[tuple[Annotation, ...], tuple[DocumentError, ...]]:
    """Return the annotations in `folder`, by name of file, and an error for each file that cannot be used.

    `only` takes patterns such as `2024-*`, of which a document's name must match one. A JSON file without
    `relations` is no annotation, and is passed over.
    """
    annotations: dict[str, Annotation] = {}
    problems: list[DocumentError] = []
    for path in sorted(folder.glob("*.json")):
        try:
            annotation = _read_annotation(path)
        except DocumentError as error:
            problems.append(error)
            continue
        if annotation is not None and _is_wanted(annotation.document, only):
            annotations[annotation.document] = annotation
    return tuple(annotations.values()), tuple(problems)


def _is_wanted(name: str, only: Sequence[str]) -> bool:
    plain = PurePosixPath(name).stem
    return not only or any(fnmatchcase(name, pattern) or fnmatchcase(plain, pattern) for pattern in only)


def _read_annotation(path: Path) -> Annotation | None:
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        hint = "an editor that knows JSON shows where a comma or quote is missing"
        raise DocumentError(
            f"is no JSON: {error.msg}", path=path, line=error.lineno, column=error.colno, hint=hint
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentError(f"cannot be read: {error}", path=path, hint="save it as UTF-8") from error
    if not isinstance(record, dict) or "relations" not in record:
        return None
    try:
        annotation = Annotation.model_validate(record)
    except ValidationError as error:
        raise DocumentError(_describe_fault(error), path=path, hint="see carekg/evaluate/measuring.md") from error
    faults = [*_check_references(annotation), *_check_file(annotation, path)]
    if faults:
        raise DocumentError(faults[0], path=path, hint=f"and {len(faults) - 1} more like it" if faults[1:] else None)
    return annotation


def _describe_fault(error: ValidationError) -> str:
    faults = error.errors(include_url=False)
    place, message = faults[0]["loc"], faults[0]["msg"]
    more = f", and {len(faults) - 1} more faults" if faults[1:] else ""
    return f"{_name_place(place)}: {message[:1].lower()}{message[1:]}{more}"


def _name_place(place: Sequence[str | int]) -> str:
    """Say where a fault stands, with the number of the entity or relation counted from 1."""
    words = {"entities": "entity", "relations": "relation"}
    if len(place) > 1 and isinstance(place[1], int):
        rest = ".".join(str(part) for part in place[2:])
        return f"{words.get(str(place[0]), place[0])} {place[1] + 1}" + (f", {rest}" if rest else "")
    return ".".join(str(part) for part in place) or "the file"


def _check_references(annotation: Annotation) -> Iterator[str]:
    known: set[str] = set()
    for number, entity in enumerate(annotation.entities, start=1):
        if entity.id in known:
            yield f"entity {number}: the id {entity.id} is used twice"
        known.add(entity.id)
    for number, relation in enumerate(annotation.relations, start=1):
        named = [relation.s, *relation.s_alt, relation.o, *relation.o_alt, *filter(None, [relation.speaker])]
        for unknown in (each for each in named if each not in known):
            yield f"relation {number} ({relation.s} {relation.p} {relation.o}): there is no entity {unknown}"


def _check_file(annotation: Annotation, path: Path) -> Iterator[str]:
    if not (path.parent / annotation.document).is_file():
        yield f"document: there is no {annotation.document} beside it"
