"""The figures of `carekg stats`, laid out for the terminal."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from carekg.analyse.communities import partition_network
from carekg.analyse.measures import MEASURES, measure_network
from carekg.analyse.projection import project_network
from carekg.analyse.statistics import STATISTICS, Statistics, gather_statistics
from carekg.graph.triples.facts import THRESHOLD
from carekg.model import Knowledge

_SHOWN = 10
"""Rows of the rankings."""


def summarise_knowledge(knowledge: Knowledge, *, threshold: float = THRESHOLD, width: int = 100) -> str:
    """Return size, coverage, centrality, communities, and counts by year, nation and predicate, as plain text."""
    statistics = gather_statistics(knowledge, threshold=threshold)
    network = project_network(knowledge, threshold=threshold)
    central = measure_network(network)[:_SHOWN]
    communities = partition_network(network)
    parts = [
        _tabulate("Size", (), _list_sizes(statistics)),
        _tabulate("Coverage", (), _list_coverage(statistics)),
        _tabulate("Statements by relation", ("relation", "statements"), statistics.predicates.items()),
        _tabulate("Entities by kind", ("kind", "entities"), statistics.entity_types.items()),
        _tabulate(
            "By nation of the document",
            ("nation", "documents", "statements"),
            _join_counts(statistics.document_nations, statistics.statement_nations),
        ),
        _tabulate(
            "By year",
            ("year", "documents", "statements"),
            _join_counts(statistics.document_years, statistics.statement_years),
        ),
        _tabulate(
            "Most central",
            ("entity", "facts", "PageRank", "betweenness"),
            [(row.label, row.degree, f"{row.pagerank:.3f}", f"{row.betweenness:.3f}") for row in central],
            note=" ".join(f"{name}: {meaning}" for name, meaning in MEASURES.items()),
        ),
        _tabulate(
            f"Communities ({len(communities)})",
            ("named by its most central members", "entities"),
            [(community.name, len(community.members)) for community in communities[:_SHOWN]],
        ),
    ]
    return _print(Group(*parts), width)


def _list_sizes(statistics: Statistics) -> list[tuple[str, int]]:
    return [
        ("documents", statistics.documents),
        ("entities", statistics.entities),
        ("statements", statistics.statements),
        *((f"  {status}", count) for status, count in statistics.statuses.items()),
        *((f"  {modality}", count) for modality, count in statistics.modalities.items()),
        ("facts", statistics.facts),
        ("tenures of posts", statistics.tenures),
    ]


def _list_coverage(statistics: Statistics) -> list[tuple[str, int, str]]:
    return [
        ("statements with a date of their own", statistics.with_date, ""),
        ("statements with a speaker", statistics.with_speaker, ""),
        ("statements with an amount", statistics.with_amount, ""),
        ("parts of the network", statistics.components, STATISTICS["components"]),
        ("entities that nothing is said of", len(statistics.idle_entities), ""),
        ("documents without a statement", len(statistics.silent_documents), ", ".join(statistics.silent_documents)),
        ("documents without a date", len(statistics.undated_documents), ", ".join(statistics.undated_documents)),
        ("thin years", len(statistics.sparse_years), ", ".join(statistics.sparse_years)),
    ]


def _join_counts(one: Mapping[str, int], other: Mapping[str, int]) -> list[tuple[str, int, int]]:
    return [(key, one.get(key, 0), other.get(key, 0)) for key in sorted({*one, *other})]


def _tabulate(
    title: str, columns: Sequence[str], rows: Iterable[Sequence[str | int]], note: str = ""
) -> RenderableType:
    table = Table(box=None, show_header=bool(columns), header_style="", padding=(0, 2, 0, 0))
    cells = [[str(cell) for cell in row] for row in rows]
    for index in range(len(cells[0]) if cells else len(columns)):
        numeric = bool(cells) and all(row[index].replace(".", "").isdigit() for row in cells)
        table.add_column(columns[index] if columns else "", justify="right" if numeric else "left")
    for row in cells:
        table.add_row(*(Text(cell) for cell in row))
    body = [Padding(table, (0, 0, 0, 2))] + ([Padding(Text(note), (0, 0, 0, 2))] if note else [])
    return Group(Text(title), *body, Text(""))


def _print(content: RenderableType, width: int) -> str:
    stream = io.StringIO()
    Console(file=stream, width=width, color_system=None, highlight=False, emoji=False).print(content)
    return "".join(line.rstrip() + "\n" for line in stream.getvalue().splitlines())
