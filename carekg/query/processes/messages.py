"""What is said between a process that has queries and the one that answers them, as bytes."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from typing import NamedTuple

from carekg.errors import CarekgError
from carekg.query.answers import AnswerKind, Binding

_SHAPES = tuple((kind, ordered) for kind in AnswerKind for ordered in (False, True))
_FAILURE = len(_SHAPES)
"""The first byte of a reply is the place of its shape, or this."""


class Request(NamedTuple):
    """A query, and what it is asked of. Without a media type the worker chooses one that all of an answer fits in."""

    sparql: str
    bindings: Mapping[str, Binding]
    media_type: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]


class Reply(NamedTuple):
    """What a query answers, written out."""

    kind: AnswerKind
    data: bytes
    ordered: bool
    """Whether the query asks for an order of its rows."""


def write_request(request: Request) -> bytes:
    """Return a request as `read_request` reads it."""
    # A plain tuple takes half the time of one whose class must be found.
    return pickle.dumps(tuple(request))


def read_request(message: bytes) -> Request:
    """Read what `write_request` wrote."""
    return Request(*pickle.loads(message))  # noqa: S301 - from the process that started this one


def write_reply(reply: Reply | CarekgError) -> bytes:
    """Return an answer, or what went wrong, as `read_reply` reads it; the answer's own bytes stay as they are."""
    if isinstance(reply, CarekgError):
        return bytes((_FAILURE,)) + pickle.dumps(reply)
    return bytes((_SHAPES.index((reply.kind, reply.ordered)),)) + reply.data


def read_reply(message: bytes) -> Reply | CarekgError:
    """Read what `write_reply` wrote."""
    if message[0] == _FAILURE:
        error: CarekgError = pickle.loads(message[1:])  # noqa: S301 - from a process of our own
        return error
    kind, ordered = _SHAPES[message[0]]
    return Reply(kind, message[1:], ordered)
