"""Whatever an endpoint does, one line says what it was, where, and what to do; and no key is ever shown."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from carekg.errors import AnswerError, CarekgError, EndpointError
from carekg.llm import AnswerCache, Client, Endpoint, LlmExtractor
from tests.llm.conftest import Ask
from tests.llm.sample import GOOD, make_document
from tests.server import Reply, Server, refuse, say

KEY = "sk-elm-secret"
LONG = " ".join(f"Sentence {number} says nothing of anybody, at some length." for number in range(700))
"""Seven passages."""


def fail(extractor: LlmExtractor, kind: type[CarekgError]) -> str:
    with pytest.raises(kind) as caught:
        extractor.extract(make_document())
    line = str(caught.value)
    assert "\n" not in line
    assert KEY not in line
    assert caught.value.hint
    return line


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (401, "does not accept the key (401)"),
        (403, "does not allow this key to use elm-7b (403)"),
        (404, "has no model elm-7b, or no such page (404)"),
        (429, "takes no more requests (429)"),
        (307, "sends us elsewhere (307)"),
    ],
)
def test_an_endpoint_that_refuses_stops_the_work(server: Server, ask: Ask, status: int, told: str) -> None:
    server.answer(refuse(status, f"your key {KEY} is wrong", location="/elsewhere"))
    line = fail(ask(key=KEY), EndpointError)
    assert line.startswith(f"{server.url}: {told}")
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (refuse(500), "failed to answer (500)"),
        (refuse(400, f"too long for \x1b[31m{KEY}\n"), "turned the request down: "),
        (Reply(b"<html>Welcome</html>", kind="text/html"), "no answer of the OpenAI protocol"),
        (Reply(b"{oops"), "not the JSON that the OpenAI protocol asks for"),
        (Reply(b"\xff\xfe{}"), "not the JSON that the OpenAI protocol asks for"),
        (Reply(b"[1]"), "no answer of the OpenAI protocol"),
        (Reply(b"{}"), "no answer of the OpenAI protocol"),
        (Reply(b'{"choices": []}'), "no answer of the OpenAI protocol"),
        (Reply(b'{"choices": [7]}'), "no answer of the OpenAI protocol"),
        (Reply(b'{"choices": 7}'), "no answer of the OpenAI protocol"),
        (say(None), "the model said nothing"),
        (say(" "), "the model said nothing"),
        (say(None, refusal="I \x1b[31mwill not\nread this."), "the model declined: “I [31mwill not read this.”"),
        (say("", finish="content_filter"), "the server's filter held the answer back"),
        (say("I'm sorry, but I can't\nhelp with that."), "asked for: “I'm sorry, but I can't help with that.”"),
        (say(GOOD[:300], finish="length"), "cut off at the model's limit"),
        (say(GOOD[:300]), "not the JSON it was asked for"),
        (say('{"statements": "none"}'), "not the JSON it was asked for"),
        (Reply(drop=True), "closed the connection before it had answered"),
    ],
)
def test_an_answer_that_cannot_be_used_fails_this_document_only(
    server: Server, ask: Ask, reply: Reply, told: str
) -> None:
    server.answer(reply)
    line = fail(ask(key=KEY), AnswerError)
    assert told in line
    assert "\x1b" not in line


def test_an_endpoint_that_fails_again_and_again_is_given_up(server: Server, ask: Ask) -> None:
    server.answer(refuse(500))
    extractor, long = ask(), make_document(LONG)
    with pytest.raises(EndpointError, match=r"failed to answer \(500\), 3 times in a row"):
        extractor.extract(long)
    assert len(server.requests) == 3


def test_an_answer_between_failures_begins_the_count_again(server: Server, ask: Ask) -> None:
    server.answer(refuse(500), refuse(500), say(GOOD), refuse(500), refuse(500), say(GOOD))
    found = ask().extract(make_document(LONG))
    assert len(server.requests) == 7
    assert sum("a passage was not read" in notice.reason for notice in found.notices) == 4


def test_a_slow_endpoint_is_not_waited_for_for_ever(server: Server, ask: Ask) -> None:
    server.answer(Reply(delay=0.4))
    line = fail(ask(timeout=0.05, retries=1), AnswerError)
    assert "gave no answer within 0.05 seconds in 2 tries (give it more time with --llm-timeout" in line


@pytest.mark.parametrize("passing", [refuse(429), refuse(503), Reply(drop=True)])
def test_what_passes_is_tried_again(server: Server, ask: Ask, passing: Reply) -> None:
    server.answer(passing, say(GOOD))
    assert len(ask(retries=1).extract(make_document()).statements) == 3


@pytest.mark.usefixtures("server")
def test_where_nobody_listens_the_connection_is_refused(tmp_path: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        endpoint = Endpoint(f"http://127.0.0.1:{unused.getsockname()[1]}/v1", "elm-7b", retries=0)
        line = fail(LlmExtractor(Client(endpoint), AnswerCache(tmp_path)), EndpointError)
    assert "refuses the connection (is the server running?)" in line


def test_a_plain_server_under_a_secure_address_is_said_to_be_one(tmp_path: Path, server: Server) -> None:
    endpoint = Endpoint(server.url.replace("http:", "https:"), "elm-7b", retries=0)
    assert "no secure connection can be made" in fail(
        LlmExtractor(Client(endpoint), AnswerCache(tmp_path)), EndpointError
    )


def test_an_address_is_named_without_the_password_in_it(server: Server, tmp_path: Path) -> None:
    server.answer(refuse(401))
    endpoint = Endpoint(server.url.replace("//", f"//ann:{KEY}@"), "elm-7b", retries=0)
    assert server.url in fail(LlmExtractor(Client(endpoint), AnswerCache(tmp_path)), EndpointError)


def test_a_document_goes_nowhere_but_to_the_address_that_was_named(server: Server, ask: Ask) -> None:
    server.answer(refuse(307, location=f"{server.url}/chat/completions"), say(GOOD))
    fail(ask(), EndpointError)
    assert len(server.requests) == 1
