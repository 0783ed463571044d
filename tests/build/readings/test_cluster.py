"""Documents read on a real Dask cluster of two processes give the same readings, whoever is killed."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from distributed import Client, LocalCluster

from carekg.build.readings.cluster import Cluster, read_on_cluster
from carekg.build.readings.reading import Job, read_jobs
from carekg.build.readings.shards import describe_reader, read_shard
from carekg.documents import Source
from carekg.errors import WorkspaceError
from carekg.extract import load_extractor
from carekg.extract.pipeline import Extractor
from carekg.model import Entity, EntityType

DOCUMENTS = 24


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    with run_cluster(2, processes=True) as cluster:
        yield cluster.scheduler_address


def run_cluster(workers: int, *, processes: bool, port: int = 0) -> LocalCluster:
    return LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=processes,
        protocol="tcp://",
        host="127.0.0.1",
        scheduler_port=port,
        dashboard_address=":0",
        silence_logs=50,
    )


def make_jobs() -> list[Job]:
    texts = [f"Oakshire Council has launched the Scheme {number}.".encode() for number in range(DOCUMENTS)]
    jobs = [Job(f"key-{number:02}", Source(f"news-{number}.txt", text)) for number, text in enumerate(texts)]
    return [*jobs, Job("key-empty", Source("empty.txt", b""))]


def read_here(jobs: list[Job]) -> dict[str, object]:
    return dict(read_jobs(jobs, (), 1, lambda _done, _total: None))


def test_readings_are_those_of_this_machine_and_are_shared(scheduler: str, tmp_path: Path) -> None:
    jobs = make_jobs()
    expected = read_here(jobs)
    assert dict(read_on_cluster(jobs, (), Cluster(scheduler))) == expected
    shared = tmp_path / "shared"
    assert dict(read_on_cluster(jobs, (), Cluster(scheduler, str(shared)))) == expected
    assert {path.name for path in shared.iterdir()} == {f"{job.key}.json" for job in jobs}


def test_what_is_shared_is_not_read_again(scheduler: str, tmp_path: Path) -> None:
    jobs = make_jobs()[:2]
    [*_] = read_on_cluster(jobs, (), Cluster(scheduler, str(tmp_path)))
    (tmp_path / f"{jobs[0].key}.json").write_bytes((tmp_path / f"{jobs[1].key}.json").read_bytes())
    found = dict(read_on_cluster(jobs, (), Cluster(scheduler, str(tmp_path))))
    assert found[jobs[0].key] == found[jobs[1].key]


def test_documents_are_handed_out_where_the_workers_are_lost_just_before(
    scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def run_on_none(*_arguments: object, **_options: object) -> dict[str, object]:
        asked.append(True)
        assert len(asked) < 3, "nothing is handed out"
        return {}

    monkeypatch.setattr(Client, "run", run_on_none)
    jobs = make_jobs()[:2]
    assert dict(read_on_cluster(jobs, (), Cluster(scheduler))) == read_here(jobs)


def test_a_killed_worker_loses_nothing(scheduler: str, tmp_path: Path) -> None:
    jobs = make_jobs()
    readings = read_on_cluster(jobs, (), Cluster(scheduler, str(tmp_path)))
    found = dict([next(readings)])
    with Client(scheduler, set_as_default=False) as client:
        os.kill(min(client.run(os.getpid).values()), signal.SIGKILL)
    found.update(readings)
    assert found == read_here(jobs)


def test_where_nobody_answers_one_line_says_so() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(WorkspaceError, match="no Dask scheduler answers here") as refused:
        next(read_on_cluster(make_jobs(), (), Cluster(address, patience=1)))
    assert "\n" not in str(refused.value)


def test_workers_that_are_lost_for_good_are_given_up(tmp_path: Path) -> None:
    with run_cluster(1, processes=False) as cluster:
        readings = read_on_cluster(make_jobs(), (), Cluster(cluster.scheduler_address, str(tmp_path), patience=1))
        next(readings)
        cluster.scale(0)
        with pytest.raises(WorkspaceError, match=r"the cluster has no workers \(start some with: dask worker tcp"):
            list(readings)


def test_a_scheduler_that_is_lost_for_good_is_given_up(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with run_cluster(1, processes=False) as cluster:
        address = cluster.scheduler_address
        readings = read_on_cluster(make_jobs(), (), Cluster(address, str(tmp_path), patience=1))
        next(readings)
    with pytest.raises(WorkspaceError, match="no Dask scheduler answers here") as lost:
        list(readings)
    assert lost.value.path == address
    assert capfd.readouterr().err == ""


def test_what_was_out_when_the_scheduler_was_lost_is_read_when_it_is_back(tmp_path: Path) -> None:
    jobs = make_jobs()
    with run_cluster(1, processes=False) as cluster:
        address = cluster.scheduler_address
        readings = read_on_cluster(jobs, (), Cluster(address, str(tmp_path)))
        found = dict([next(readings)])
    with run_cluster(1, processes=False, port=int(address.rpartition(":")[2])):
        found.update(readings)
    assert found == read_here(jobs)


def test_a_worker_with_another_version_is_named(scheduler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = describe_reader()
    monkeypatch.setattr("carekg.build.readings.shards.__version__", "99")
    describe_reader.cache_clear()
    try:
        with pytest.raises(WorkspaceError, match=f"the worker tcp.* has another carekg .*{reader[0]} instead of 99"):
            next(read_on_cluster(make_jobs(), (), Cluster(scheduler)))
        # One that joins when the others were looked at already looks at itself.
        with pytest.raises(WorkspaceError, match=f"a worker has another carekg .*99 instead of {reader[0]}"):
            read_shard(make_jobs(), (), "", reader)
    finally:
        describe_reader.cache_clear()


def test_threads_of_a_worker_load_the_models_once(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[object] = []

    def load(gazetteer: Sequence[Entity]) -> Extractor:
        loaded.append(gazetteer)
        return load_extractor(gazetteer)

    monkeypatch.setattr("carekg.build.readings.shards.load_extractor", load)
    gazetteer = (Entity("oakshire-council", EntityType.ORGANISATION, "Oakshire Council"),)
    jobs = make_jobs()
    with ThreadPoolExecutor(2) as threads:
        halves = threads.map(lambda some: read_shard(some, gazetteer, "", describe_reader()), (jobs[:2], jobs[2:4]))
        assert [key for half in halves for key, _ in half] == [job.key for job in jobs[:4]]
    assert loaded == [gazetteer]


def test_a_folder_that_is_not_the_same_on_all_machines_is_named(scheduler: str) -> None:
    # Each process has a memory of its own, as each machine has a disk of its own.
    with pytest.raises(WorkspaceError, match="what a worker kept in this folder is not in it here") as refused:
        next(read_on_cluster(make_jobs(), (), Cluster(scheduler, "memory://readings")))
    assert refused.value.path == "memory://readings"


def test_a_shared_folder_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WorkspaceError, match="the shared folder cannot be used"):
        next(read_on_cluster(make_jobs(), (), Cluster("tcp://127.0.0.1:1", str(tmp_path / "file"))))
