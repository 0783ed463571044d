"""The shape of an answer: what the model is asked for, and what is read of it. Both come from these classes."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from carekg.model import EntityType, Modality, Predicate


class _Answered(BaseModel):
    """Closed to other keys in the schema that is sent; what a model adds all the same is passed over."""

    model_config = ConfigDict(
        frozen=True,
        coerce_numbers_to_str=True,
        json_schema_extra={"additionalProperties": False},
        json_schema_serialization_defaults_required=True,
    )


class AnsweredEntity(_Answered):
    """A thing that the model names."""

    id: str
    type: EntityType
    subtype: str | None = None
    name: str
    aliases: list[str] = Field(default_factory=list)


class AnsweredAmount(_Answered):
    """A sum that the model read."""

    value: float
    currency: str = "GBP"
    per: str | None = None


class AnsweredStatement(_Answered):
    """What the model says that the text says."""

    subject: str
    predicate: Predicate
    object: str
    modality: Modality = Modality.ACTUAL
    negated: bool = False
    speaker: str | None = None
    amount: AnsweredAmount | None = None
    date: str | None = None
    quote: str


class Answer(_Answered):
    """All of it."""

    entities: list[AnsweredEntity] = Field(default_factory=list)
    statements: list[AnsweredStatement] = Field(default_factory=list)


def describe_answer() -> dict[str, Any]:
    """Return the JSON schema that the endpoint is asked to keep to: the strict kind, in which every key is required."""
    schema: dict[str, Any] = _simplify(Answer.model_json_schema(mode="serialization"))
    return schema


def _simplify(schema: Any) -> Any:  # noqa: ANN401  # JSON is of every type
    """Leave out titles, descriptions and defaults, which strict endpoints do not take or have no use for."""
    if isinstance(schema, list):
        return [_simplify(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: {name: _simplify(each) for name, each in value.items()}
        if key in {"properties", "$defs"}
        else _simplify(value)
        for key, value in schema.items()
        if key not in {"title", "description", "default"}
    }
