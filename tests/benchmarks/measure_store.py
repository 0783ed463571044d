"""Measure the store, questions, exports, validation and cold commands on invented graphs, beside the usual tools.

usage: python -m tests.benchmarks.measure_store [--large] [--runs N] [--keep]

Prints ratios with their goals. `--large` also measures loading and a cold question at a million triples.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from string import Template
from unittest import mock

import rdflib

from carekg.graph.disk.store import merge_graphs, write_store
from carekg.graph.forms.turtle import parse_nquads, write_turtle
from carekg.graph.shapes.validation import Validation, validate_graph
from carekg.namespaces import CARE, PREFIXES, RDF, SKOS
from tests.benchmarks.asking import ENGINES, QUERIES, STORE, TRIPLES
from tests.benchmarks.figures import Figure, measure_process, report_figures, time_medians
from tests.benchmarks.invented import invent_nquads

SMALL, LARGE = 100_000, 1_000_000
_LOADING = (sys.executable, "-m", "tests.benchmarks.loading")
_QUERIES = Path(__file__).parent / "queries"


def measure_questions(nquads: bytes, folder: Path, runs: int) -> Iterator[Figure]:
    """Ask eight typical questions of rdflib, of pyoxigraph and of carekg; all must give as many rows."""
    write_store(nquads, folder / STORE)
    (folder / TRIPLES).write_bytes(merge_graphs(nquads))
    (folder / QUERIES).write_text(json.dumps(fill_queries(nquads)), encoding="utf-8")
    taken: dict[str, dict[str, float]] = {engine: {} for engine in ENGINES}
    rows: dict[str, set[int]] = {}
    for _ in range(runs):  # in turns, so that what else the machine does falls on all alike
        for engine in ENGINES:
            for name, (found, seconds) in _ask_engine(engine, folder).items():
                rows.setdefault(name, set()).add(found)
                taken[engine][name] = min(seconds, taken[engine].get(name, seconds))
    ratios: dict[str, list[float]] = {"memory": [], "disk": [], "layer": []}
    for name, counts in rows.items():
        if len(counts) > 1 or 0 in counts:
            raise SystemExit(f"{name}: not the same answers: {counts} rows")
        least = {engine: taken[engine][name] for engine in ENGINES}
        ratios["memory"].append(least["rdflib"] / least["memory"])
        ratios["disk"].append(least["rdflib"] / least["disk"])
        ratios["layer"].append(least["disk"] / least["direct"])
        shown = ", ".join(f"{engine} {seconds * 1000:.2f} ms" for engine, seconds in least.items())
        print(f"{name}: {counts.pop()} rows, {shown}")  # noqa: T201 - its output
    suite = "eight questions, 100k triples"
    mean = {name: statistics.geometric_mean(each) for name, each in ratios.items()}
    yield Figure(f"{suite}: rdflib in memory / carekg in memory", mean["memory"], 25)
    yield Figure(f"{suite}: rdflib in memory / carekg on disk", mean["disk"], 12)
    yield Figure(f"{suite}: carekg / pyoxigraph alone", mean["layer"], 1.3, is_most=True)


def _ask_engine(engine: str, folder: Path) -> dict[str, tuple[int, float]]:
    command = (sys.executable, "-m", "tests.benchmarks.asking", engine, str(folder), "9")
    found: dict[str, tuple[int, float]] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return found


def fill_queries(nquads: bytes) -> dict[str, str]:
    """Return the eight questions by name, about the actor with most statements and the busiest publisher."""
    subjects: Counter[str] = Counter()
    publishers: Counter[str] = Counter()
    labels: dict[str, str] = {}
    for quad in parse_nquads(nquads):
        if quad.predicate.value == RDF.subject:
            subjects[str(quad.object)] += 1
        elif quad.predicate.value == CARE.publisherName:
            publishers[str(quad.object)] += 1
        elif quad.predicate.value == SKOS.prefLabel:
            labels[str(quad.subject)] = str(quad.object)
    actor = subjects.most_common(1)[0][0]
    terms = {"actor": actor, "label": labels[actor], "publisher": publishers.most_common(1)[0][0]}
    paths = sorted(_QUERIES.glob("*.rq"))
    return {path.stem: Template(path.read_text(encoding="utf-8")).substitute(terms) for path in paths}


def measure_turtle(nquads: bytes, runs: int) -> Figure:
    """Write sorted Turtle with rdflib, which has the graph in memory, and with carekg, which has it as N-Quads."""
    graph = rdflib.Graph().parse(data=merge_graphs(nquads), format="nt")
    deeds = {"rdflib": lambda: graph.serialize(format="turtle"), "carekg": lambda: write_turtle(nquads)}
    taken = time_medians(deeds, runs)
    return Figure("export of 100k triples to sorted Turtle: rdflib / carekg", taken["rdflib"] / taken["carekg"], 8)


def measure_validation(nquads: bytes, runs: int) -> Figure:
    """Check a sound graph with pyshacl and with what carekg uses; of one that lacks lines both must say the same."""
    lines = nquads.splitlines(keepends=True)
    broken = b"".join(line for number, line in enumerate(lines) if number % 5000 or b"graph/ontology" in line)
    if not validate_graph(broken).problems or validate_graph(broken) != _validate_with_pyshacl(broken):
        raise SystemExit("pyshacl and carekg do not find the same problems")
    deeds = {"pyshacl": partial(_validate_with_pyshacl, nquads), "carekg": partial(validate_graph, nquads)}
    taken = time_medians(deeds, runs)
    return Figure("SHACL of 100k triples: pyshacl / carekg, same problems", taken["pyshacl"] / taken["carekg"], 20)


def _validate_with_pyshacl(nquads: bytes) -> Validation:
    with mock.patch.dict(sys.modules, {"shacl": None}):
        return validate_graph(nquads)


def measure_loading(nquads: bytes, size: str, folder: Path) -> Iterator[Figure]:
    """Load N-Quads into rdflib's store in memory, and into carekg's there and on disk, each in a process of its own."""
    path = folder / "graph.nq"
    path.write_bytes(nquads)
    taken = {way: measure_process((*_LOADING, way, str(path))) for way in ("rdflib", "memory", "disk")}
    shown = ", ".join(f"{way} {seconds:.1f} s, {memory:.0f} MB" for way, (seconds, memory) in taken.items())
    print(f"load of {size}: {shown}")  # noqa: T201 - its output
    theirs, what = "rdflib's Dataset in memory", f"{size} triples as N-Quads"
    for own, way in (("carekg.read_graph in memory", "memory"), ("carekg's store on disk", "disk")):
        yield Figure(f"load of {what}: {theirs} / {own}", taken["rdflib"][0] / taken[way][0], 8)
        yield Figure(f"memory to load {what}: {own} / {theirs}", taken[way][1] / taken["rdflib"][1], 0.35, is_most=True)


def measure_cold(nquads: bytes, size: str, folder: Path, runs: int) -> Iterator[Figure]:
    """Start commands anew: help beside an empty Python, a question beside a script that has pyoxigraph alone."""
    (folder / "seeds").mkdir()
    (folder / "build").mkdir()
    (folder / "build" / "graph.nq").write_bytes(nquads)
    write_store(nquads, folder / "build" / "store")
    asked = fill_queries(nquads)["label"]
    script = (
        "import pyoxigraph, sys\n"
        "store = pyoxigraph.Store.read_only(sys.argv[1])\n"
        f"for row in store.query({asked!r}, prefixes={dict(PREFIXES)!r}): print(*row)"
    )
    carekg = str(Path(sys.executable).with_name("carekg"))
    commands: Mapping[str, tuple[str, ...]] = {
        "empty": (sys.executable, "-c", "pass"),
        "help": (carekg, "--help"),
        "bare": (sys.executable, "-c", script, str(folder / "build" / "store")),
        "query": (carekg, "query", "-w", str(folder), "-e", asked),
    }
    deeds = {name: partial(measure_process, command) for name, command in commands.items()}
    time_medians(deeds, 1)
    taken = time_medians(deeds, 3 * runs)
    yield Figure("carekg --help / python -c pass", taken["help"] / taken["empty"], 4, is_most=True)
    name = f"cold carekg query, {size} triples / the same in a script with pyoxigraph alone"
    yield Figure(name, taken["query"] / taken["bare"], 2.5, is_most=True)


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure carekg's store beside the usual tools.")
    parser.add_argument("--large", action="store_true", help="load and ask a million triples too")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--keep", action="store_true", help="keep the figures for the README")
    given = parser.parse_args()
    small = invent_nquads(SMALL)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        figures = [
            *measure_questions(small, folder, given.runs),
            measure_turtle(small, given.runs),
            measure_validation(small, given.runs),
        ]
        nquads, size = (invent_nquads(LARGE), "1M") if given.large else (small, "100k")
        figures += [*measure_loading(nquads, size, folder), *measure_cold(nquads, size, folder, given.runs)]
    report_figures("store", figures, keep=given.keep)


if __name__ == "__main__":
    main()
