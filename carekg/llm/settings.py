"""Which endpoint is asked, for which model, and with which key: from options and the environment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from carekg.errors import EndpointError

SECONDS = 120.0
"""How long an answer may take: a small model on a laptop needs a minute for a page."""

_RETRIES = 2


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A server that speaks the OpenAI protocol, and how it is asked."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    timeout: float = SECONDS
    """In seconds, for each try."""
    retries: int = _RETRIES
    """How often a request is made again that was dropped, timed out, or refused for the moment (408, 429, 5xx)."""

    @property
    def place(self) -> str:
        """The address as errors name it: without a user name, a password or a query."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def find_endpoint(
    environment: Mapping[str, str], url: str | None = None, model: str | None = None, timeout: float = SECONDS
) -> Endpoint:
    """Return the endpoint that options name, or else `CAREKG_LLM_URL`, `_MODEL` and `_KEY`, or `OPENAI_BASE_URL`.

    There is no default address: documents are sent nowhere that the user has not named. `OPENAI_API_KEY` is used only
    for the address in `OPENAI_BASE_URL` and for OpenAI's own, so that it is never shown to another server.
    Raises EndpointError where the address or the model is missing or wrong.
    """
    address = (url or environment.get("CAREKG_LLM_URL") or environment.get("OPENAI_BASE_URL") or "").strip()
    name = (model or environment.get("CAREKG_LLM_MODEL") or "").strip()
    if not address:
        hint = "name it with --llm-url or CAREKG_LLM_URL, such as http://localhost:11434/v1"
        raise EndpointError("no endpoint of a language model is named", hint=hint)
    host = _find_host(address)
    if not name or not name.isprintable():
        hint = "name it with --llm-model or CAREKG_LLM_MODEL, as the server calls it"
        raise EndpointError("no model is named", path=Endpoint(address, "").place, hint=hint)
    key = environment.get("CAREKG_LLM_KEY", "")
    if not key and (address == environment.get("OPENAI_BASE_URL", "").strip() or host == "api.openai.com"):
        key = environment.get("OPENAI_API_KEY", "")
    if not (key.isascii() and key.strip().isprintable()):
        raise EndpointError("the key has characters that no key has", hint="set CAREKG_LLM_KEY again")
    return Endpoint(address, name, key.strip(), timeout)


def _find_host(address: str) -> str:
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host or parts.scheme not in {"http", "https"}:
        hint = "it begins with http:// or https:// and often ends in /v1"
        raise EndpointError("the endpoint is no web address", hint=hint)
    return host
