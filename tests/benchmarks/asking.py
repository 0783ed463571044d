"""Ask one engine the eight questions in a process of its own, where no other engine fills memory and caches.

usage: python -m tests.benchmarks.asking rdflib|memory|direct|disk FOLDER TIMES
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from carekg.graph.disk.opening import open_store
from carekg.namespaces import PREFIXES
from carekg.query.sparql.running import run_query

TRIPLES, STORE, QUERIES = "triples.nt", "store", "queries.json"
"""What FOLDER has: the merged triples, carekg's store of them, and the questions by name."""


def ask_rdflib(folder: Path) -> Callable[[str], int]:
    """Ask rdflib's own store in memory."""
    import rdflib

    graph = rdflib.Graph().parse(folder / TRIPLES, format="nt")
    return lambda text: len(graph.query(text, initNs=dict(PREFIXES)))


def ask_memory(folder: Path) -> Callable[[str], int]:
    """Ask carekg of a store in memory."""
    store = ox.Store()
    store.bulk_load(path=str(folder / TRIPLES), format=ox.RdfFormat.N_TRIPLES)
    return lambda text: len(run_query(store, text).rows)


def ask_direct(folder: Path) -> Callable[[str], int]:
    """Ask pyoxigraph of carekg's store on disk."""
    store = open_store(folder / STORE)
    return lambda text: _count_rows(store.query(text, prefixes=dict(PREFIXES)))


def ask_disk(folder: Path) -> Callable[[str], int]:
    """Ask carekg of its store on disk."""
    store = open_store(folder / STORE)
    return lambda text: len(run_query(store, text).rows)


def _count_rows(result: object) -> int:
    return len([tuple(row) for row in result]) if isinstance(result, ox.QuerySolutions) else 0


ENGINES = {"rdflib": ask_rdflib, "memory": ask_memory, "direct": ask_direct, "disk": ask_disk}


def time_questions(count: Callable[[str], int], queries: dict[str, str], times: int) -> dict[str, tuple[int, float]]:
    """Return each question's number of rows and the fewest seconds of so many `times`, after one that is not timed.

    As `timeit` does and advises: no garbage is collected meanwhile, and what takes longer than the fastest of many
    is the machine's doing.
    """
    found = {}
    for name, text in queries.items():
        rows, taken = count(text), []
        gc.collect()
        gc.disable()
        for _ in range(times):
            start = time.perf_counter()
            count(text)
            taken.append(time.perf_counter() - start)
        gc.enable()
        found[name] = rows, min(taken)
    return found


if __name__ == "__main__":
    engine, folder, times = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    asked = json.loads((folder / QUERIES).read_text(encoding="utf-8"))
    json.dump(time_questions(ENGINES[engine](folder), asked, times), sys.stdout)
