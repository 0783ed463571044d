"""Several processes read what one would, whichever of them is killed."""

from __future__ import annotations

import multiprocessing
import os
import signal

import pytest

from carekg.build.readings.reading import Job, read_jobs
from carekg.documents import Source
from carekg.errors import WorkspaceError

JOBS = [
    Job(
        f"key-{number}",
        Source(f"news-{number}.txt", f"Elmshire Council has launched the Elm Scheme {number}.".encode()),
    )
    for number in range(12)
]


def kill_workers(count: int) -> None:
    for child in multiprocessing.active_children()[:count]:
        os.kill(child.pid or 0, signal.SIGKILL)


def test_a_worker_killed_again_and_again_loses_nothing() -> None:
    """Each time some documents are done: only kills with nothing done between them end a build."""
    shown: list[tuple[int, int]] = []
    found = {}
    for key, reading in read_jobs(JOBS, (), 2, lambda done, total: shown.append((done, total))):
        found[key] = reading
        if len(found) in (1, 4, 7):
            kill_workers(1)
    assert found == dict(read_jobs(JOBS, (), 1, lambda _done, _total: None))
    assert shown == [(done, len(JOBS)) for done in range(len(JOBS) + 1)]


def test_workers_that_are_killed_before_they_read_anything_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    # What is too large for the memory is killed every time: here no worker gets as far as its first document.
    monkeypatch.setattr("carekg.build.readings.reading._start_worker", kill_itself)
    with pytest.raises(WorkspaceError, match="killed 3 times in a row with 12 documents left to read") as caught:
        list(read_jobs(JOBS, (), 2, lambda _done, _total: None))
    assert caught.value.path == "news-0.txt"
    assert "--workers 1" in (caught.value.hint or "")


def kill_itself(_gazetteer: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)
