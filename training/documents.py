"""Annotated documents, read as the extractor reads them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from carekg.curate import read_tables
from carekg.documents import find_sources, read_document
from carekg.errors import CarekgError
from carekg.evaluate.annotations import Annotation, read_annotations
from carekg.extract import load_extractor
from carekg.model import Document
from carekg.resources import seeds_folder

if TYPE_CHECKING:
    from carekg.documents import Source
    from carekg.extract.pipeline import Extractor

_PARTS = 12


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with what a careful reader took from it."""

    annotation: Annotation
    document: Document

    @property
    def name(self) -> str:
        """The name of the document's file."""
        return self.annotation.document


def load_rules() -> Extractor:
    """Load the extractor without its trained model, with the names in the tables that come with carekg."""
    return load_extractor(read_tables(seeds_folder()).entities, trained=False)


def read_annotated(folder: Path) -> Iterator[Annotated]:
    """Yield the annotated documents of a folder; a faulty annotation is an error."""
    annotations, problems = read_annotations(folder)
    if problems:
        raise problems[0]
    for annotation in annotations:
        sources: list[Source] = [
            source for source in find_sources([folder / annotation.document]) if not hasattr(source, "reason")
        ]
        if not sources:
            raise CarekgError(f"{folder / annotation.document} cannot be read")
        yield Annotated(annotation, read_document(sources[0]))


def find_fold(name: str, folds: int) -> int:
    """Return the fold of a document, by its name alone, so that it is the same whatever else is there.

    `folds` divides 12.
    """
    return int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(), 16) % _PARTS * folds // _PARTS
