"""The JSON in what a model says, whatever it says around it: thoughts, fences, a friendly word."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

_KEYS = frozenset({"entities", "statements"})
_TRIES = 200
"""How many opening braces are tried: text that has more before its answer has none."""


def find_object(content: str) -> dict[str, Any] | None:
    """Return the last JSON object in `content` that has entities or statements, or None.

    The last, because models that think aloud try answers before they give one.
    """
    answers = [_load(content), *_scan(content)]
    return next((answer for answer in reversed(answers) if answer is not None), None)


def _load(text: str) -> dict[str, Any] | None:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if _is_answer(value) else None


def _scan(content: str) -> Iterator[dict[str, Any]]:
    decoder = json.JSONDecoder()
    place = content.find("{")
    for _ in range(_TRIES):
        if place < 0:
            return
        try:
            value, end = decoder.raw_decode(content, place)
        except (ValueError, RecursionError):
            end = place + 1
        else:
            if _is_answer(value):
                yield value
        place = content.find("{", end)


def _is_answer(value: object) -> bool:
    return (
        isinstance(value, dict)
        and bool(_KEYS & value.keys())
        and all(isinstance(value.get(key, []), list) for key in _KEYS)
    )
