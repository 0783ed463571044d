"""Measure worker processes, text search and the ending of runaway queries on an invented graph.

usage: python -m tests.benchmarks.measure_workers [--runs N] [--keep]

Prints ratios with their goals, and how long each runaway query lived beyond its limit.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import pyoxigraph as ox

from carekg.errors import QueryError
from carekg.graph.disk.opening import open_store
from carekg.graph.disk.store import write_store
from carekg.graph.triples.facts import THRESHOLD
from carekg.graph.triples.writing import write_nquads
from carekg.model import Evidence, Knowledge
from carekg.namespaces import PREFIXES
from carekg.query.processes.limits import Limits
from carekg.query.processes.workers import QueryWorkers
from carekg.query.searching.text import find_statements, write_search_index
from carekg.query.sparql.running import run_query
from tests.benchmarks.figures import Figure, report_figures, time_medians
from tests.benchmarks.invented import TRIPLES_PER_DOCUMENT, invent_knowledge
from tests.benchmarks.measure_store import SMALL, fill_queries
from tests.query.processes.test_workers import RUNAWAYS

_SECONDS = 3.0
_SAID = "SELECT ?statement ?who ?quote { ?statement rdf:subject ?who ; care:evidence/oa:hasSelector/oa:exact ?quote"


def measure_isolation(nquads: bytes, store: Path, runs: int) -> Iterator[Figure]:
    """Ask eight typical questions of pyoxigraph, and of a worker process."""
    direct = open_store(store)
    ratios = []
    with QueryWorkers(store) as workers:
        for name, text in fill_queries(nquads).items():
            deeds: Mapping[str, Callable[[], object]] = {
                "direct": partial(_ask_directly, direct, text),
                "worker": partial(workers.ask, text),
            }
            time_medians(deeds, 2)
            taken = time_medians(deeds, 2 * runs)
            ratios.append(taken["worker"] / taken["direct"])
            print(f"{name}: {', '.join(f'{who} {1000 * took:.2f} ms' for who, took in taken.items())}")  # noqa: T201 - its output
    mean = statistics.geometric_mean(ratios)
    yield Figure("eight questions, 100k triples: carekg in a worker / pyoxigraph alone", mean, 1.7, is_most=True)


def measure_search(knowledge: Knowledge, store: Path, index: Path, runs: int) -> Figure:
    """Ask who says a word, by the index and by CONTAINS; the word is in about one quote of a hundred."""
    write_search_index(knowledge, index)
    graph = open_store(store)
    quotes = [each.evidence.quote for each in knowledge.statements if isinstance(each.evidence, Evidence)]
    counts = {word: sum(f" {word} " in quote for quote in quotes) for word in quotes[0].split()[3:-1]}
    word = min(counts, key=lambda each: abs(counts[each] - len(quotes) / 100))
    slow = f"{_SAID} FILTER(CONTAINS(LCASE(?quote), '{word}')) }}"
    deeds: Mapping[str, Callable[[], object]] = {
        "index": lambda: run_query(graph, f"{_SAID} }}", choices={"statement": find_statements(index, word)}),
        "contains": lambda: run_query(graph, slow),
    }
    time_medians(deeds, 1)
    taken = time_medians(deeds, runs)
    return Figure(
        "text search, joined to SPARQL, 100k triples: CONTAINS / carekg", taken["contains"] / taken["index"], 15
    )


def measure_runaways(store: Path) -> Figure:
    """Ask each kind of runaway query, and say how far the slowest to end went beyond its limit, in seconds."""
    late = []
    with QueryWorkers(store, Limits(seconds=_SECONDS, memory=500 << 20)) as workers:
        for kind, text in RUNAWAYS.items():
            workers.ask("ASK { }")
            start = time.perf_counter()
            try:
                workers.ask(text)
                end = "answered"
            except QueryError as error:
                end = str(error)
            late.append(time.perf_counter() - start - _SECONDS)
            print(f"{kind}: {_SECONDS + late[-1]:.2f} s of {_SECONDS:g}: {end}")  # noqa: T201 - its output
    return Figure("runaway queries: seconds past the limit, of the slowest to end", max(0.0, *late), 1, is_most=True)


def _ask_directly(store: ox.Store, text: str) -> int:
    result = store.query(text, prefixes=dict(PREFIXES))
    return len([tuple(row) for row in result]) if isinstance(result, ox.QuerySolutions) else 0


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure worker processes and text search.")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--keep", action="store_true", help="keep the figures for the README")
    given = parser.parse_args()
    knowledge = invent_knowledge(SMALL // TRIPLES_PER_DOCUMENT)
    nquads = write_nquads(knowledge, threshold=THRESHOLD)
    with tempfile.TemporaryDirectory() as name:
        store = Path(name) / "store"
        write_store(nquads, store)
        figures = [
            *measure_isolation(nquads, store, given.runs),
            measure_search(knowledge, store, Path(name) / "search.sqlite", given.runs),
            measure_runaways(store),
        ]
    report_figures("workers", figures, keep=given.keep)


if __name__ == "__main__":
    main()
