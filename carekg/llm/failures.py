"""What can go wrong between us and an endpoint, each in one line: what, where, and what to do."""

from __future__ import annotations

import json
import socket
import ssl
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from carekg.errors import AnswerError, CarekgError, EndpointError
from carekg.llm.settings import Endpoint

if TYPE_CHECKING:
    import openai

_LONGEST = 200


def describe_failure(error: openai.OpenAIError | json.JSONDecodeError, endpoint: Endpoint) -> CarekgError:
    """Return the error to raise: EndpointError where asking again is no use, AnswerError where it may be."""
    import openai

    if isinstance(error, openai.APITimeoutError):
        return _describe_timeout(endpoint)
    if isinstance(error, openai.APIConnectionError):
        return _describe_connection(error, endpoint)
    if isinstance(error, openai.APIStatusError):
        return _describe_status(error, endpoint)
    return AnswerError(
        "what came back is not the JSON that the OpenAI protocol asks for",
        path=endpoint.place,
        hint="does the address lead to the API? it often ends in /v1",
    )


def quote_line(text: str, longest: int = _LONGEST) -> str:
    """Return what a server or a model said as one short line that cannot steer a terminal."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return line if len(line) <= longest else line[: longest - 1] + "…"


def _describe_timeout(endpoint: Endpoint) -> CarekgError:
    tries = endpoint.retries + 1
    often = f" in {tries} tries" if tries > 1 else ""
    return AnswerError(
        f"gave no answer within {endpoint.timeout:g} seconds{often}",
        path=endpoint.place,
        hint="give it more time with --llm-timeout, or take a smaller model",
    )


def _describe_connection(error: Exception, endpoint: Endpoint) -> CarekgError:
    for cause in _walk_causes(error):
        if isinstance(cause, ssl.SSLError):
            return EndpointError(
                f"no secure connection can be made: {quote_line(cause.reason or str(cause))}",
                path=endpoint.place,
                hint="check the certificate, or whether the address begins with http:// instead",
            )
        if isinstance(cause, socket.gaierror):
            return EndpointError("there is no such host", path=endpoint.place, hint="check --llm-url and the network")
        if isinstance(cause, ConnectionRefusedError):
            return EndpointError("refuses the connection", path=endpoint.place, hint="is the server running?")
        if isinstance(cause, OSError) and cause.errno is not None and not isinstance(cause, ConnectionError):
            reason = quote_line(cause.strerror or str(cause)).lower()
            return EndpointError(f"cannot be reached: {reason}", path=endpoint.place, hint="check the network")
    return AnswerError(
        "closed the connection before it had answered", path=endpoint.place, hint="look into the server's log"
    )


def _describe_status(error: openai.APIStatusError, endpoint: Endpoint) -> CarekgError:
    status = error.status_code
    if status in _STATUS:
        message, hint = _STATUS[status]
        return EndpointError(f"{message} ({status})".format(model=endpoint.model), path=endpoint.place, hint=hint)
    if 300 <= status < 400:
        hint = "name the address that it sends you to, if you trust it"
        return EndpointError(f"sends us elsewhere ({status})", path=endpoint.place, hint=hint)
    if status >= 500:
        hint = "try again later, or look into the server's log"
        return AnswerError(f"failed to answer ({status})", path=endpoint.place, hint=hint)
    said = error.message.replace(endpoint.key, "[key]") if endpoint.key else error.message
    hint = "is the model's context large enough for a page of text and the instructions?"
    return AnswerError(f"turned the request down: {quote_line(said)}", path=endpoint.place, hint=hint)


_STATUS: Mapping[int, tuple[str, str]] = MappingProxyType(
    {
        401: ("does not accept the key", "set CAREKG_LLM_KEY to a key of this server"),
        402: ("wants to be paid first", "look at your account there"),
        403: ("does not allow this key to use {model}", "ask whoever runs it, or name another model"),
        404: ("has no model {model}, or no such page", "check --llm-model, and --llm-url, which often ends in /v1"),
        429: ("takes no more requests", "wait, or look at your quota; what it answered so far is kept"),
    }
)


def _walk_causes(error: BaseException) -> Iterator[BaseException]:
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__
