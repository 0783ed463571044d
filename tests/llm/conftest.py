"""A server that is there for one test, and an extractor that asks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from carekg.llm import AnswerCache, Client, Endpoint, LlmExtractor
from tests.server import Server, serve

Ask = Callable[..., LlmExtractor]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    # Where a proxy is set, requests to this machine must not go through it.
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    for name in ("CAREKG_LLM_URL", "CAREKG_LLM_MODEL", "CAREKG_LLM_KEY", "OPENAI_BASE_URL", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    with serve() as running:
        yield running


@pytest.fixture
def ask(server: Server, tmp_path: Path) -> Ask:
    """Return a function that makes an extractor of the server, which tries once."""

    def make(*, key: str = "", timeout: float = 20, retries: int = 0, model: str = "elm-7b") -> LlmExtractor:
        return LlmExtractor(
            Client(Endpoint(server.url, model, key, timeout, retries)), AnswerCache(tmp_path / "answers")
        )

    return make
