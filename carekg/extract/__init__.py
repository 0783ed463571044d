"""From a document to entities and statements. The functions import spaCy only when they are called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from carekg.model import Entity

if TYPE_CHECKING:
    from carekg.extract.pipeline import Extractor

__all__ = ["describe_model", "extractor_fingerprint", "load_extractor"]


def load_extractor(gazetteer: Sequence[Entity] = (), *, trained: bool = True) -> Extractor:
    """Load the language model, the rules and, unless told not to, the trained model.

    `gazetteer` holds entities whose names are known beforehand.
    """
    from carekg.extract.pipeline import Extractor

    return Extractor(gazetteer, trained=trained)


def extractor_fingerprint() -> str:
    """Return a hash of all that decides what is read and extracted: rules, code, libraries and model.

    It loads nothing heavy.
    """
    from carekg.extract.fingerprint import hash_extractor

    return hash_extractor()


def describe_model() -> str:
    """Return the name and version of the language model in use, for a reader."""
    from carekg.extract.syntax.language import choose_model

    return "{} {}".format(*choose_model())
