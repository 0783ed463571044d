"""The server as a process of its own, asked over real sockets."""

from __future__ import annotations

import shutil
import signal
import socket
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import httpx2
import pytest

from carekg.build.workspace import Workspace
from carekg.cli import commands
from carekg.cli.failing import run_safely
from carekg.errors import WorkspaceError
from carekg.serve.running import open_socket
from tests.serve.processes import PATIENCE, TOKEN, Server, await_condition, count_work, list_children, list_workers

if TYPE_CHECKING:
    from collections.abc import Iterator


RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c < ?l) }"


@pytest.fixture
def workspace(built: Workspace, tmp_path: Path) -> Path:
    """A copy of the built workspace to change at will."""
    return Path(shutil.copytree(built.root, tmp_path / "workspace", ignore=shutil.ignore_patterns(".serving-*")))


@pytest.fixture
def server(workspace: Path) -> Iterator[Server]:
    server = Server("-w", str(workspace), "--allow-add", "--log", "--timeout", "5", "--workers", "1")
    yield server
    if server.process.poll() is None:
        server.stop()


def test_a_document_is_added_and_the_new_build_is_shown_without_a_restart(server: Server) -> None:
    before = server.client.get("/api/status")
    sent = server.client.post(
        "/documents?name=news.txt&nation=England",
        content=b"News\n\nThe Department of Care has launched the Lantern Fund, which will help unpaid carers.\n",
        headers={"Authorization": f"Bearer {TOKEN}"},
    )
    assert sent.status_code == 202, sent.text
    deadline = time.monotonic() + PATIENCE
    while server.client.get("/api/status").json()["documents"] == before.json()["documents"]:
        assert time.monotonic() < deadline, "".join(server.said)
        time.sleep(0.2)
    after = server.client.get("/sparql", params={"query": 'ASK { ?fund skos:prefLabel "Lantern Fund"@en }'})
    assert after.json()["boolean"] is True
    assert after.headers["X-Carekg-Build"] != before.headers["X-Carekg-Build"]
    assert "Lantern Fund" in server.client.get("/document/news").text
    task = server.client.get(sent.headers["location"], headers={"Authorization": f"Bearer {TOKEN}"}).json()
    assert task["stage"] in ("running", "done")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_when_told_to_and_leaves_nothing_behind(server: Server, workspace: Path, number: int) -> None:
    assert server.client.get("/").status_code == 200
    assert list((workspace / "build").glob(".serving-*"))
    assert server.stop(number) == 0
    assert not list((workspace / "build").glob(".serving-*"))
    assert "Traceback" not in "".join(server.said)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux's list of processes")
def test_a_request_under_way_is_finished_before_it_stops(server: Server) -> None:
    [worker] = list_workers(server)
    worked = count_work(worker)
    slow = {"query": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER(STR(?c) < STR(?f)) }"}
    answers: list[int] = []
    asking = threading.Thread(
        target=lambda: answers.append(
            httpx2.post(server.client.base_url.join("/sparql"), data=slow, timeout=PATIENCE).status_code
        )
    )
    asking.start()
    await_condition(lambda: count_work(worker) > worked + 10)
    assert server.stop() == 0
    asking.join(PATIENCE)
    # It takes its five seconds, and is then told that it took too long.
    assert answers in ([200], [504])


def test_a_query_that_takes_too_long_is_ended_and_the_next_one_answered(server: Server) -> None:
    response = server.client.post("/sparql", data={"query": RUNAWAY})
    assert response.status_code == 504
    assert "5 seconds" in response.json()["detail"]
    assert server.client.post("/sparql", data={"query": "ASK {}"}).status_code == 200


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux's list of processes")
def test_a_client_that_goes_takes_its_query_with_it(workspace: Path) -> None:
    server = Server("-w", str(workspace), "--log", "--timeout", "300", "--workers", "1")
    try:
        [worker] = list_workers(server)
        ask_in_vain(server.client, 1)
        await_condition(lambda: worker not in list_workers(server))
        assert server.client.post("/sparql", data={"query": "ASK {}"}).status_code == 200
    finally:
        assert server.stop() == 0
    assert "Traceback" not in "".join(server.said)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux's list of processes")
def test_who_waits_for_a_worker_and_goes_is_not_waited_for(workspace: Path) -> None:
    server = Server("-w", str(workspace), "--timeout", "300", "--workers", "1")
    try:
        [worker] = list_workers(server)
        worked = count_work(worker)
        with httpx2.Client(base_url=server.client.base_url) as first:
            asking = threading.Thread(target=ask_in_vain, args=(first, 6))
            asking.start()
            await_condition(lambda: count_work(worker) > worked + 10)
            ask_in_vain(server.client, 1)
            # The first is still at work.
            assert list_workers(server) == [worker]
            asking.join(PATIENCE)
        await_condition(lambda: worker not in list_workers(server))
        assert server.client.post("/sparql", data={"query": "ASK {}"}).status_code == 200
    finally:
        server.stop()


def ask_in_vain(client: httpx2.Client, seconds: float) -> None:
    """Ask what takes for ever, and go after some seconds."""
    with pytest.raises(httpx2.ReadTimeout):
        client.post("/sparql", data={"query": RUNAWAY}, timeout=seconds)


def test_the_log_tells_nothing_of_what_was_asked(server: Server) -> None:
    server.client.get("/sparql", params={"query": "SELECT * { ?secretword a care:Fund }"})
    server.client.get("/sparql", params={"query": "SELECT secretword"})
    server.client.get("/id/secretword", headers={"User-Agent": "secretword", "Referer": "http://secretword"})
    server.client.get("/api/search", params={"q": "secretword"})
    server.client.post("/reconcile", data={"queries": '{"q": {"query": "secretword"}}'})
    server.stop()
    said = "".join(server.said)
    assert "GET /sparql 200" in said
    assert "secretword" not in said


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="needs Linux's list of sockets")
def test_no_connection_leaves(server: Server) -> None:
    with socket.create_server(("127.0.0.1", 0)) as bait:
        bait.settimeout(1)
        address = f"http://127.0.0.1:{bait.getsockname()[1]}/x.ttl"
        for query in (
            f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}",
            f"SELECT * {{ S\\u0045RVICE SILENT <{address}> {{ ?s ?p ?o }} }}",
            f"ASK FROM <{address}> {{ ?s ?p ?o }}",
            f"SELECT * {{ GRAPH <{address}> {{ ?s ?p ?o }} }}",
            f"LOAD <{address}>",
            f"DESCRIBE <{address}>",
        ):
            server.client.post("/sparql", data={"query": query})
        for name in ("default-graph-uri", "named-graph-uri", "using-graph-uri"):
            server.client.get("/sparql", params={"query": "SELECT * { ?s ?p ?o } LIMIT 1", name: address})
        for path in ("/", "/id/respite-fund", "/document/fund", "/questions.html", "/reconcile"):
            assert server.client.get(path).status_code == 200
        with pytest.raises(TimeoutError):
            bait.accept()
    port = server.client.base_url.port
    for process in [server.process.pid, *list_children(server.process.pid)]:
        for local, remote in list_connections(process):
            assert (local, remote) in ((port, 0), (port, remote)), "a socket that is none of a client's"


def list_connections(process: int) -> list[tuple[int, int]]:
    """Return the local and remote ports of a process's sockets of the internet."""
    inodes = set()
    for descriptor in Path(f"/proc/{process}/fd").iterdir():
        target = str(descriptor.readlink())
        if target.startswith("socket:["):
            inodes.add(target[8:-1])
    found = []
    for table in ("tcp", "tcp6", "udp", "udp6"):
        for line in Path(f"/proc/{process}/net/{table}").read_text(encoding="ascii").splitlines()[1:]:
            fields = line.split()
            if fields[9] in inodes:
                found.append((int(fields[1].rpartition(":")[2], 16), int(fields[2].rpartition(":")[2], 16)))
    return found


def test_a_port_that_is_taken_is_told_in_one_line(built: Workspace, capfd: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        assert run_safely(commands, ["serve", "-w", str(built.root), "--port", port]) == 1
    assert capfd.readouterr().err.strip().splitlines() == [
        f"carekg: 127.0.0.1:{port}: address already in use (choose another with --port)"
    ]


def test_what_must_be_installed_is_told_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("carekg.cli.serving.find_spec", lambda _: None)
    assert run_safely(commands, ["serve"]) == 1
    assert capfd.readouterr().err == (
        "carekg: starlette and uvicorn must be installed to serve (run: pip install 'carekg[serve]')\n"
    )


@pytest.mark.parametrize("host", ["999.1.1.1", "no such host"])
def test_an_address_of_no_machine_is_said_so(host: str) -> None:
    with pytest.raises(WorkspaceError, match="is no address of this machine") as refused:
        open_socket(host, 0)
    assert refused.value.hint == "leave --host out"
