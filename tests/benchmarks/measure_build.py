"""Measure what a build costs as a workspace grows, and how well several processes share the reading.

usage: python -m tests.benchmarks.measure_build [DOCUMENTS] [--keep]

Reads 1,000 invented documents on one worker, on two, and on two of which one is killed half-way. Then builds a
workspace of DOCUMENTS of them, 5,000 unless given, which takes minutes; adds five more, one by one, with a build of
that document alone after each. Prints ratios with their goals: of processor time for the latter, because it says the
same on a busy machine, of wall time for the former, which wants a machine with two free cores.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from carekg.build.readings.reading import Job, read_jobs
from carekg.documents import Source
from tests.benchmarks.documents import compose_document, write_documents
from tests.benchmarks.figures import Figure, keep_byte_code, report_figures

CAREKG = (sys.executable, "-m", "carekg")
READ = 1000
"""Enough for the loading of the language model by each process to be a small part of it."""
PAIRS = 5
TEXTS = ("graph.nq", "graph.ttl", "graph.trig", "statements.jsonl", "explorer.html", "report.html")


def make_workspace(folder: Path, count: int, *, first: int = 0) -> None:
    """Make a workspace with the curated tables and `count` invented documents, numbered from `first`."""
    subprocess.run([*CAREKG, "init", "--no-samples", str(folder)], check=True, stdout=subprocess.DEVNULL)
    write_documents(folder / "seeds" / "documents", count, first=first)


def measure_build(folder: Path) -> float:
    """Build a workspace; return the processor time that it took, of all its processes, in seconds."""
    # As pip installs it: with the byte code that Python keeps.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [*CAREKG, "build", "-w", str(folder)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure_reading(workers: int, count: int = READ, *, kill: bool = False) -> float:
    """Read documents on some processes, of which one is killed half-way; return the wall time in seconds."""
    jobs = [Job(str(n), Source(f"{n}.txt", compose_document(n).encode())) for n in range(count)]
    start, done = time.perf_counter(), 0
    for _ in read_jobs(jobs, (), workers, lambda _done, _total: None):
        done += 1
        if kill and done == count // 2:
            os.kill(multiprocessing.active_children()[0].pid or 0, signal.SIGKILL)
    if done != count:
        raise SystemExit(f"only {done} of {count} documents were read")
    return time.perf_counter() - start


def measure_addition(folder: Path, number: int) -> tuple[float, float]:
    """Add a document to the workspace `many`, and build it alone; return what either costs in processor time."""
    write_documents(folder / "many" / "seeds" / "documents", 1, first=number)
    added = measure_build(folder / "many")
    make_workspace(folder / f"alone-{number}", 1, first=number)
    return added, measure_build(folder / f"alone-{number}")


def is_as_from_nothing(folder: Path) -> bool:
    """Whether the workspace `many` has the bytes that a build from nothing of the same documents makes."""
    for part in ("seeds", "build/cache"):
        shutil.copytree(folder / "many" / part, folder / "fresh" / part)
    measure_build(folder / "fresh")
    builds = (folder / "many" / "build", folder / "fresh" / "build")
    return all(len({(build / name).read_bytes() for build in builds}) == 1 for name in TEXTS)


def measure_growth(count: int) -> Iterator[Figure]:
    """Add documents to many, one by one, and build each alone, by turns: one pair says little on a busy machine."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_workspace(folder / "many", count)
        measure_build(folder / "many")
        pairs = [measure_addition(folder, count + number) for number in range(PAIRS)]
        if not is_as_from_nothing(folder):
            raise SystemExit("with documents added the bytes are not those of a build from nothing")
    for added, alone in pairs:
        print(f"one document added: {added:.1f} s, alone: {alone:.1f} s of a processor", file=sys.stderr)  # noqa: T201 - progress
    ratio = statistics.median(added / alone for added, alone in pairs)
    yield Figure(f"add one document to {count:,} / that document alone", ratio, goal=1.5, is_most=True)


def measure_sharing() -> Iterator[Figure]:
    """Read on one worker, on two, and on two of which one is killed."""
    # Whatever is read for the first time is slow: the models, and byte code that is not there yet.
    measure_reading(2, count=2)
    one, two, killed = measure_reading(1), measure_reading(2), measure_reading(2, kill=True)
    print(f"one worker: {one:.1f} s, two: {two:.1f} s, one killed: {killed:.1f} s", file=sys.stderr)  # noqa: T201 - progress
    yield Figure("extraction on 2 workers / half of the time on one", two / (one / 2), goal=1.1, is_most=True)
    name = "after a worker is killed, everything done / half of the time on one"
    yield Figure(name, killed / (one / 2), goal=1.3, is_most=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", nargs="?", type=int, default=5000)
    parser.add_argument("--keep", action="store_true", help="keep the figures for the README")
    choices = parser.parse_args()
    keep_byte_code()
    figures = [*measure_sharing(), *measure_growth(choices.documents)]
    report_figures("build", figures, keep=choices.keep)


if __name__ == "__main__":
    main()
