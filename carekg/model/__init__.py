"""The values that the stages hand to each other, and the vocabulary they are made of.

The values are loaded when the first of them is asked for: a question of the store needs the vocabulary alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from carekg.model.vocabulary import (
    ACTORS,
    AMONG_EQUALS,
    BROADER,
    NATION_WORDS,
    SIGNATURES,
    SUBTYPES,
    SYMMETRIC,
    BlockKind,
    EntityType,
    Method,
    Modality,
    Nation,
    Predicate,
    Signature,
    Status,
    allows_ends,
)

if TYPE_CHECKING:
    from carekg.model.values import (
        Amount,
        Block,
        Citation,
        Document,
        DocumentMetadata,
        Entity,
        Evidence,
        Extraction,
        Knowledge,
        Mention,
        Notice,
        Statement,
        Tenure,
    )

__all__ = [
    "ACTORS",
    "AMONG_EQUALS",
    "BROADER",
    "NATION_WORDS",
    "SIGNATURES",
    "SUBTYPES",
    "SYMMETRIC",
    "Amount",
    "Block",
    "BlockKind",
    "Citation",
    "Document",
    "DocumentMetadata",
    "Entity",
    "EntityType",
    "Evidence",
    "Extraction",
    "Knowledge",
    "Mention",
    "Method",
    "Modality",
    "Nation",
    "Notice",
    "Predicate",
    "Signature",
    "Statement",
    "Status",
    "Tenure",
    "allows_ends",
]


if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from carekg.model import values

        return getattr(values, name)
