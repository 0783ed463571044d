"""Measure the server: the W3C's requests, builds published beneath it, and its throughput beside rdflib-endpoint.

usage: python -m tests.benchmarks.measure_endpoint WORKSPACE [--beside PROGRAM] [--keep]

WORKSPACE is a built workspace, whose graph the throughput is measured on; PROGRAM is the `rdflib-endpoint` command of
an environment of its own, without which only ours is measured. For the builds a small workspace is built three
times, each with another number in two descriptions, and the three builds are published in turn as `carekg build` does
it, while 1,000 requests are sent, 50 at once. An answer is mixed where it holds two numbers, or where builds of one
stamp show different ones.
"""

from __future__ import annotations

import argparse
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import httpx2

from carekg.build.files.publishing import lock_build, open_staging, publish_staging
from carekg.build.presenting.serving import load_edition
from carekg.build.workspace import Workspace
from tests.benchmarks.figures import Figure, report_figures
from tests.serve.conftest import LIMITS
from tests.serve.protocol import is_answered, is_refused, open_endpoint, send_case
from tests.serve.protocol_cases import BAD_QUERIES, BAD_UPDATES, QUERIES, UPDATES
from tests.workspaces import make_workspace

CAREKG = (sys.executable, "-m", "carekg")
REQUESTS, AT_ONCE, BUILDS = 1_000, 50, 3
ROUNDS = 5
TWO = """
SELECT ?one ?other {
  <respite-fund> dcterms:description ?one . <department-of-care> dcterms:description ?other
}"""
PREFIXES = "PREFIX care: <https://w3id.org/carekg/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
SUITE = (
    PREFIXES + "SELECT ?label { ?fund a care:Fund ; skos:prefLabel ?label } LIMIT 20",
    PREFIXES + "SELECT ?who ?what { ?who care:funds ?what } LIMIT 50",
    PREFIXES + "SELECT ?type (COUNT(*) AS ?n) { ?thing a ?type } GROUP BY ?type",
    PREFIXES + 'ASK { ?thing skos:prefLabel "Better Care Fund"@en }',
)


@contextmanager
def run_program(command: Sequence[str], address: str) -> Iterator[None]:
    """Run a server until it is no longer needed, and wait until it answers at its address."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            try:
                httpx2.get(address, timeout=5)
                break
            except httpx2.TransportError:
                time.sleep(0.2)
        yield
    finally:
        process.terminate()
        process.wait()


def find_port() -> int:
    """Return a port that is free at the moment."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def make_builds(folder: Path) -> list[Path]:
    """Build a small workspace several times, each with its number in two descriptions; return copies of the builds."""
    table = make_workspace(folder) / "seeds" / "entities.csv"
    rows = table.read_text(encoding="utf-8")
    copies = []
    for number in range(BUILDS):
        # The column before the last, of the two that are asked for.
        changed = re.sub(
            r'(?m)^((?:respite-fund|department-of-care),.*),,("?[^,"]+, \d+"?)$', rf"\1,build {number},\2", rows
        )
        table.write_text(changed, encoding="utf-8")
        subprocess.run([*CAREKG, "build", "-w", str(folder)], check=True, stdout=subprocess.DEVNULL)
        copies.append(Path(shutil.copytree(folder / "build", folder / f"build-{number}")))
    return copies


def publish_builds(folder: Path, builds: Sequence[Path], stop: threading.Event) -> int:
    """Publish builds in turn until told to stop; return how many were."""
    for number in count():
        if stop.wait(0.5):
            return number
        with lock_build(folder / "build"):
            staging = open_staging(folder / "build")
            for path in builds[number % len(builds)].iterdir():
                if path.name not in ("cache", ".lock"):
                    (shutil.copytree if path.is_dir() else shutil.copy2)(path, staging / path.name)
            publish_staging(folder / "build")
    return 0


def measure_protocol(workspace: Path, folder: Path) -> Figure:
    """Send the W3C's 34 requests, and count those that are answered as they must be where nothing can be changed."""
    edition = load_edition(Workspace(workspace), LIMITS, 1)
    try:
        with open_endpoint(edition, folder) as client:
            queries = sum(is_answered(send_case(client, case), case) for case in QUERIES)
            queries += sum(is_refused(client, case) for case in BAD_QUERIES)
            bad, good = (sum(is_refused(client, case) for case in cases) for cases in (BAD_UPDATES, UPDATES))
    finally:
        edition.close()
    split = (
        f"{queries} of {len(QUERIES + BAD_QUERIES)} on queries as written, "
        f"{bad} of {len(BAD_UPDATES)} bad and {good} of {len(UPDATES)} good updates refused"
    )
    name = f"W3C tests of the SPARQL 1.1 Protocol, answered as an endpoint that only reads must ({split})"
    return Figure(name, queries + bad + good, len(QUERIES + BAD_QUERIES + BAD_UPDATES + UPDATES))


def measure_rebuilds(folder: Path, builds: Sequence[Path]) -> Iterator[Figure]:
    """Count the requests that failed, and the answers that were mixed, while builds were published."""
    root = f"http://127.0.0.1:{find_port()}"
    stop, published = threading.Event(), []
    publishing = threading.Thread(target=lambda: published.append(publish_builds(folder, builds, stop)))
    with run_program([*CAREKG, "serve", "-w", str(folder), "--port", root.rpartition(":")[2]], f"{root}/api/status"):
        publishing.start()
        begun = time.perf_counter()
        answers = send_requests(root)
        took = time.perf_counter() - begun
        stop.set()
        publishing.join()
    by_stamp: defaultdict[str, set[str]] = defaultdict(set)
    mixed = 0
    for _, stamp, numbers in answers:
        mixed += len(numbers) > 1
        by_stamp[stamp] |= numbers
    failed = sum(status != httpx2.codes.OK for status, _, _ in answers)
    mixed += sum(len(numbers) > 1 for numbers in by_stamp.values())
    unread = sum(not numbers for _, _, numbers in answers)
    print(f"{REQUESTS:,} requests in {took:.1f} s, {published[0]} builds published, {len(by_stamp)} seen")  # noqa: T201 - its output
    many = f"{REQUESTS:,} requests, {AT_ONCE} at once, while builds are published"
    yield Figure(f"{many}: errors", failed, 0, is_most=True)
    yield Figure(f"{many}: answers of no build or of two", mixed + unread, 0, is_most=True)


def send_requests(root: str) -> list[tuple[int, str, set[str]]]:
    """Send the requests; return of each answer its status, the stamp of its build, and the numbers of builds in it."""
    addresses = (
        f"{root}/sparql?{httpx2.QueryParams(query=TWO)}",
        f"{root}/id/respite-fund",
        f"{root}/id/respite-fund.ttl",
        f"{root}/api/entities/respite-fund",
    )
    with (
        httpx2.Client(timeout=120, limits=httpx2.Limits(max_connections=AT_ONCE)) as client,
        ThreadPoolExecutor(AT_ONCE) as pool,
    ):

        def send(number: int) -> tuple[int, str, set[str]]:
            try:
                response = client.get(addresses[number % len(addresses)])
            except httpx2.TransportError:
                return 0, "", set()
            stamp = response.headers.get("X-Carekg-Build", "")
            return response.status_code, stamp, set(re.findall(r"build (\d)", response.text))

        return list(pool.map(send, range(REQUESTS)))


def measure_throughput(workspace: Path, program: str | None) -> Iterator[Figure]:
    """Count how many queries a second are answered to ten clients, by ours and by rdflib-endpoint in turn."""
    ours, theirs = (f"http://127.0.0.1:{find_port()}" for _ in range(2))
    mine = [*CAREKG, "serve", "-w", str(workspace), "--port", ours.rpartition(":")[2]]
    with run_program(mine, f"{ours}/sparql"):
        if program is None:
            print(f"{statistics.median(ask_suite(f'{ours}/sparql') for _ in range(ROUNDS)):.0f} queries a second")  # noqa: T201 - its output
            return
        graph = workspace / "build" / "graph.ttl"
        other = [program, "serve", str(graph), "--port", theirs.rpartition(":")[2]]
        with run_program(other, theirs):
            pairs = [(ask_suite(f"{ours}/sparql"), ask_suite(theirs)) for _ in range(ROUNDS)]
    one, two = (statistics.median(rates) for rates in zip(*pairs, strict=True))
    print(f"queries a second: {one:.1f}, rdflib-endpoint {two:.1f}")  # noqa: T201 - its output
    ratio = statistics.median(one / two for one, two in pairs)
    yield Figure("queries a second to ten clients, a built workspace: carekg / rdflib-endpoint", ratio, 3)


def ask_suite(address: str, clients: int = 10, each: int = 4) -> float:
    """Return how many queries a second are answered, all of them rightly."""
    headers = {"Accept": "application/sparql-results+json"}
    with httpx2.Client(timeout=300, headers=headers) as client, ThreadPoolExecutor(clients) as pool:
        ask: Callable[[str], httpx2.Response] = lambda query: client.get(address, params={"query": query})  # noqa: E731 - one line
        queries = [query for _ in range(each) for query in SUITE]
        begun = time.perf_counter()
        for response in pool.map(ask, queries):
            response.raise_for_status()
        return len(queries) / (time.perf_counter() - begun)


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the server, on a small workspace and on one of yours.")
    parser.add_argument("workspace", type=Path, help="a built workspace")
    parser.add_argument("--beside", metavar="PROGRAM", help="the rdflib-endpoint command")
    parser.add_argument("--keep", action="store_true", help="keep the figures for the README; needs --beside")
    given = parser.parse_args()
    if given.keep and not given.beside:
        parser.error("--keep needs --beside, or the README would lose a figure")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "workspace"
        builds = make_builds(folder)
        figures = [
            measure_protocol(folder, Path(name)),
            *measure_rebuilds(folder, builds),
            *measure_throughput(given.workspace, given.beside),
        ]
    report_figures("endpoint", figures, keep=given.keep)


if __name__ == "__main__":
    main()
