"""What the finders hand to each other: stretches of a reading that stand for something."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from carekg.model import EntityType


class Form(StrEnum):
    """How a stretch of text refers."""

    NAME = "name"
    POST = "post"
    """A post, by its title: "chief executive"."""
    PHRASE = "phrase"
    """A description that individuates: "unpaid carers", "a recruitment campaign"."""


@dataclass(frozen=True, slots=True)
class Found:
    """The tokens from `start` up to `end`, their syntactic head, and what they name."""

    start: int
    end: int
    head: int
    text: str
    type: EntityType
    subtype: str = ""
    form: Form = Form.NAME
    soft: bool = False
    """Whether the type is a guess."""
    fuller: str = ""
    """A description with what it is of or for, where that is longer: "annual survey of personal budget holders"."""
