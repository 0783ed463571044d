"""Load N-Quads in a process of its own, so that its time and memory can be measured.

usage: python -m tests.benchmarks.loading rdflib|memory|disk FILE.nq
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path


def load_with_rdflib(path: Path) -> None:
    """Load into a Dataset in memory, rdflib's own store, where the default graph is the union of the named ones."""
    import rdflib

    rdflib.Dataset(default_union=True).parse(path, format="nquads")


def load_into_memory(path: Path) -> None:
    """Load into carekg's Graph in memory, the merge of the graphs."""
    import carekg

    carekg.read_graph(path)


def load_onto_disk(path: Path) -> None:
    """Load into the store on disk, with the merge of its graphs."""
    from carekg.graph.disk.store import write_store

    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        write_store(path.read_bytes(), Path(folder) / "store")


if __name__ == "__main__":
    {"rdflib": load_with_rdflib, "memory": load_into_memory, "disk": load_onto_disk}[sys.argv[1]](Path(sys.argv[2]))
