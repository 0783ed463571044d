"""A build on two networks: a worker is killed, the link between them is cut, and the graph is that of one machine."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.benchmarks.documents import write_documents
from tests.build.networks import Network, join_networks
from tests.workspaces import make_workspace

DOCUMENTS = 40
SECONDS = 11
"""After how long Dask takes a silent connection for lost: the shortest that it allows, instead of 30."""
PORT = "8786"
PROGRAMS = Path(sys.executable).parent


def test_a_killed_worker_and_a_cut_link_change_nothing(tmp_path: Path) -> None:
    with join_networks() as (here, there):
        expected = make_workspace(tmp_path / "expected")
        write_documents(expected / "seeds" / "documents", DOCUMENTS)
        workspace = shutil.copytree(expected, tmp_path / "workspace")
        subprocess.run(
            [PROGRAMS / "carekg", "build", "-w", expected, "--workers", "1"], check=True, capture_output=True
        )
        build_across(here, there, workspace, tmp_path / "shared")
    for name in ("graph.nq", "statements.jsonl"):
        assert (workspace / "build" / name).read_bytes() == (expected / "build" / name).read_bytes()


def build_across(here: Network, there: Network, workspace: Path, shared: Path) -> None:
    """Build here with workers that are there, of which one is killed, and all of which the link is cut from."""
    scheduler = f"tcp://{here.address}:{PORT}"
    command = ["carekg", "build", "-w", str(workspace), "--engine", "dask", "--scheduler", scheduler]
    with (
        run_program(here, ["dask", "scheduler", "--host", here.address, "--port", PORT, "--no-dashboard"]),
        keep_worker(there, scheduler) as worker,
        keep_worker(there, scheduler),
        run_program(here, [*command, "--shared", str(shared)]) as build,
    ):
        wait_for(lambda: count_readings(shared) >= DOCUMENTS // 8, build)
        os.killpg(worker.pid, signal.SIGKILL)
        wait_for(lambda: count_readings(shared) >= DOCUMENTS // 4, build)
        here.set_link("down")
        time.sleep(SECONDS + 2)
        here.set_link("up")
        assert build.poll() is None
        said, _ = build.communicate(timeout=300)
        assert (build.returncode, said.partition(" ")[0]) == (0, "Documents"), said


@contextmanager
def run_program(network: Network, command: Sequence[str]) -> Iterator[subprocess.Popen[str]]:
    """Run a program of this environment in a network, and end it and all that it started."""
    process = subprocess.Popen(
        network.place(command),
        env={
            **os.environ,
            "PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}",
            "DASK_DISTRIBUTED__COMM__TIMEOUTS__TCP": f"{SECONDS}s",
        },
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@contextmanager
def keep_worker(network: Network, scheduler: str) -> Iterator[subprocess.Popen[str]]:
    """Keep a worker in a network: one that loses the scheduler ends itself, and is started again."""
    worker = f"dask worker {scheduler} --no-nanny --nthreads 1 --host {network.address} --no-dashboard"
    with run_program(network, ["sh", "-c", f"while :; do {worker}; done"]) as process:
        yield process


def count_readings(shared: Path) -> int:
    return len(list(shared.glob("*.json")))


def wait_for(happened: Callable[[], bool], build: subprocess.Popen[str]) -> None:
    for _ in range(1200):
        if happened():
            return
        assert build.poll() is None, build.communicate()[0]
        time.sleep(0.05)
    raise AssertionError("nothing happened")
