"""Nothing is asked twice that was answered once; and a damaged answer is asked for again."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from carekg.errors import AnswerError
from carekg.llm.answers import AnswerCache, answer_key
from tests.llm.conftest import Ask
from tests.llm.sample import GOOD, TEXT, make_document
from tests.server import Server, refuse, say


def test_a_second_reading_asks_nothing_and_says_the_same(server: Server, ask: Ask) -> None:
    server.answer(say(GOOD), refuse(500))
    first = ask().extract(make_document())
    again = ask(key="another", timeout=1).extract(make_document())
    assert again == first
    assert len(server.requests) == 1


def test_another_text_model_or_title_is_asked_for(server: Server, ask: Ask) -> None:
    server.answer(say(GOOD))
    document = make_document()
    ask().extract(document)
    ask().extract(make_document(TEXT.replace("more than", "less than")))
    ask(model="oak-70b").extract(document)
    ask().extract(dataclasses.replace(document, metadata=dataclasses.replace(document.metadata, title="Other")))
    assert len(server.requests) == 4


def test_an_answer_that_could_not_be_used_is_not_kept(server: Server, ask: Ask) -> None:
    server.answer(say("No."), say(GOOD))
    with pytest.raises(AnswerError):
        ask().extract(make_document())
    assert len(ask().extract(make_document()).statements) == 3


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b"7", b'{"answer": "x", "sha256": "0"}', b'{"answer": 1}', b"\xff"]
)
def test_a_damaged_answer_is_asked_for_again_and_mended(
    server: Server, ask: Ask, tmp_path: Path, damage: bytes
) -> None:
    server.answer(say(GOOD))
    ask().extract(make_document())
    (kept,) = (tmp_path / "answers").iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(damage)
    found = ask().extract(make_document())
    assert len(found.statements) == 3
    assert "is damaged, and was asked for again" in found.notices[0].reason
    assert kept.read_bytes() == whole


def test_neither_key_nor_address_is_written_down(server: Server, ask: Ask, tmp_path: Path) -> None:
    server.answer(say(GOOD))
    ask(key="sk-elm-secret").extract(make_document())
    assert server.keys == ["Bearer sk-elm-secret"]
    (kept,) = (tmp_path / "answers").iterdir()
    assert b"sk-elm-secret" not in kept.read_bytes()
    assert b"127.0.0.1" not in kept.read_bytes()


def test_an_answer_that_cannot_be_kept_is_used_all_the_same(server: Server, ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "answers").write_text("a file where the folder should be")
    server.answer(say(GOOD))
    found = ask().extract(make_document())
    assert len(found.statements) == 3
    assert "not kept" in found.notices[0].reason


def test_answers_with_half_a_character_survive(tmp_path: Path) -> None:
    cache, key = AnswerCache(tmp_path / "a" / "b"), answer_key("x")
    assert cache.find(key) == (None, "")
    assert cache.keep(key, "\ud800 ☂") == ""
    assert cache.find(key) == ("\ud800 ☂", "")
