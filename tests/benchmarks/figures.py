"""What a benchmark finds: figures beside their goals, printed as a table, and kept for the README."""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

MEASURED = Path(__file__).parent / "measured"
"""Where the figures that the README shows are kept, one file for each benchmark."""

_LAUNCHER = """
import json, os, subprocess, sys, time
start = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
print(json.dumps([time.perf_counter() - start, status, usage.ru_maxrss]))
"""
"""A small process that starts another: the peak memory of a process counts that of the one it was forked from."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A ratio of two times, or of two amounts of memory, taken in one run; or an amount, where it has a unit."""

    name: str
    """What is measured and, of a ratio, what it is divided by: `load of 1M triples: rdflib / carekg`."""
    value: float
    goal: float
    is_most: bool = False
    """Whether the goal is the most that the value may be, and not the least that it should be."""
    unit: str = ""
    """`s`, `fps` (frames a second) or `MB`; none for a ratio."""

    @property
    def is_met(self) -> bool:
        """Tell whether the goal is reached."""
        return self.value <= self.goal if self.is_most else self.value >= self.goal


def time_medians(deeds: Mapping[str, Callable[[], object]], runs: int) -> dict[str, float]:
    """Return the median seconds of each deed, run in turns so that what else the machine does falls on all alike."""
    taken: dict[str, list[float]] = {name: [] for name in deeds}
    for _ in range(runs):
        for name, deed in deeds.items():
            start = time.perf_counter()
            deed()
            taken[name].append(time.perf_counter() - start)
    return {name: statistics.median(times) for name, times in taken.items()}


def measure_process(command: Sequence[str], folder: Path | None = None) -> tuple[float, float]:
    """Run a command; return its wall time in seconds and its peak memory in megabytes."""
    # As pip installs it: with the byte code that Python keeps.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    launch = (sys.executable, "-c", _LAUNCHER, *command)
    answer = subprocess.run(launch, cwd=folder, env=environment, check=True, capture_output=True, text=True).stdout
    seconds, status, memory = json.loads(answer)
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    return seconds, memory / (2**20 if sys.platform == "darwin" else 2**10)


def keep_byte_code() -> None:
    """Begin this program anew where Python was told to keep no byte code: it would be made by each process again."""
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - no shell is needed


def describe_machine() -> str:
    """Return how large this machine is: `2 cores, 23 GB, Linux x86_64, Python 3.11`."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    version = ".".join(platform.python_version_tuple()[:2])
    return f"{os.cpu_count()} cores, {memory:.0f} GB, {platform.system()} {platform.machine()}, Python {version}"


def write_table(figures: Iterable[Figure]) -> str:
    """Return figures as a table of Markdown."""
    lines = ["| what | found | goal | |", "| --- | ---: | ---: | --- |"]
    for each in figures:
        unit = f" {each.unit}" if each.unit else ""
        goal = f"{'at most' if each.is_most else 'at least'} {each.goal:g}{unit}"
        lines.append(f"| {each.name} | {each.value:.3g}{unit} | {goal} | {'met' if each.is_met else 'not met'} |")
    return "\n".join(lines) + "\n"


def report_figures(benchmark: str, figures: Sequence[Figure], *, keep: bool) -> None:
    """Print figures with the machine's size; `keep` also stores them for the README."""
    print(f"{describe_machine()}\n\n{write_table(figures)}")  # noqa: T201 - its output
    if keep:
        MEASURED.mkdir(exist_ok=True)
        kept = {"machine": describe_machine(), "figures": [asdict(each) for each in figures]}
        (MEASURED / f"{benchmark}.json").write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", "utf-8")
