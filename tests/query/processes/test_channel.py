from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carekg.query.processes.channel import Channel

MESSAGES = st.lists(st.one_of(st.binary(max_size=20), st.integers(60_000, 2_000_000).map(bytes)), max_size=5)


@pytest.fixture
def ends() -> Iterator[tuple[Channel, Channel]]:
    ours, theirs = Channel.pair()
    yield ours, theirs
    ours.close()
    theirs.close()


@settings(max_examples=40, deadline=None)
@given(MESSAGES)
def test_messages_arrive_whole_and_in_order(messages: list[bytes]) -> None:
    ours, theirs = Channel.pair()

    def answer_all() -> None:
        for _ in messages:
            theirs.send(theirs.receive() + b"!")

    with ThreadPoolExecutor(1) as threads:
        answering = threads.submit(answer_all)
        for message in messages:
            ours.send(message)
            assert ours.receive(seconds=60) == message + b"!"
        answering.result()
    ours.close()
    theirs.close()


@settings(max_examples=40, deadline=None)
@given(MESSAGES)
def test_messages_that_come_together_are_told_apart(messages: list[bytes]) -> None:
    ours, theirs = Channel.pair()

    def send_all() -> None:
        for message in messages:
            theirs.send(message)

    with ThreadPoolExecutor(1) as threads:
        sending = threads.submit(send_all)
        assert [ours.receive(seconds=60) for _ in messages] == messages
        sending.result()
    ours.close()
    theirs.close()


def test_nothing_comes_in_time(ends: tuple[Channel, Channel]) -> None:
    ours, theirs = ends
    with pytest.raises(TimeoutError):
        ours.receive(seconds=0.01)
    theirs.send(b"late")
    assert ours.receive(seconds=60) == b"late"


def test_a_message_is_sent_for_as_long_as_it_is_said(ends: tuple[Channel, Channel]) -> None:
    ours, theirs = ends
    long = bytes(50_000_000)
    with pytest.raises(TimeoutError):
        ours.receive(seconds=0.01)
    with ThreadPoolExecutor(1) as threads:
        # How long was waited for a message before makes no difference.
        sending = threads.submit(ours.send, long)
        time.sleep(0.1)
        assert theirs.receive(seconds=5) == long
        sending.result()
    with pytest.raises(TimeoutError):
        ours.send(long, seconds=0.05)


def test_the_other_side_is_gone(ends: tuple[Channel, Channel]) -> None:
    ours, theirs = ends
    theirs.close()
    with pytest.raises(EOFError):
        ours.receive()
    with pytest.raises(ConnectionError):
        ours.send(b"anyone?")


def test_the_other_side_goes_while_it_speaks() -> None:
    ours, theirs = Channel.pair()
    with ThreadPoolExecutor(1) as threads:
        # It is more than a line holds, so that sending stops until somebody reads on, and nobody does.
        sending = threads.submit(theirs.send, bytes(50_000_000))
        ours.close()
        with pytest.raises(ConnectionError):
            sending.result()
    theirs.close()
