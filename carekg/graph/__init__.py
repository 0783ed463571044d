"""Knowledge as RDF: writing and reading it, inference, the store, validation, export and comparison.

rdflib, pyshacl and XlsxWriter are loaded by the functions that need them, not by importing this package.
"""

from __future__ import annotations

from carekg.graph.comparison import Changes, compare
from carekg.graph.export import export_graph
from carekg.graph.facts import is_fact
from carekg.graph.reading import read_graph_file, read_knowledge
from carekg.graph.store import is_current, open_dataset, open_store, write_store
from carekg.graph.validation import Problem, Validation, validate_graph
from carekg.graph.wording import describe_changes
from carekg.graph.writing import write_nquads

__all__ = [
    "Changes",
    "Problem",
    "Validation",
    "compare",
    "describe_changes",
    "export_graph",
    "is_current",
    "is_fact",
    "open_dataset",
    "open_store",
    "read_graph_file",
    "read_knowledge",
    "validate_graph",
    "write_nquads",
    "write_store",
]
