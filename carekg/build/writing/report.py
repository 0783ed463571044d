"""The report of a build: what was read, what was found, and what could not be used and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from carekg import __version__
from carekg.analyse import Conflict
from carekg.build.readings.linking import LinkedDocument
from carekg.build.writing.assembly import Assembly
from carekg.explore.appearance import name_rows
from carekg.model import Citation, Evidence, Knowledge, Nation, Statement, Status
from carekg.scorecard import Scorecard

_NATIONS = (*Nation, "not known")


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a small plot: its label, its count, and its length as a share of the longest, in per cent."""

    label: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """What the report says of one document."""

    document: LinkedDocument
    statements: int


def render_report(assembly: Assembly, conflicts: Sequence[Conflict], scorecard: Scorecard) -> str:
    """Return the report as one HTML page that needs nothing else."""
    environment = Environment(
        loader=PackageLoader("carekg.build.writing", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    knowledge = assembly.knowledge
    return environment.get_template("report.html.j2").render(
        version=__version__,
        knowledge=knowledge,
        rows=_describe_documents(assembly),
        notices=assembly.notices,
        conflicts=conflicts,
        scorecard=scorecard,
        trust=name_rows(scorecard),
        plots=_draw_plots(knowledge),
        curated=sum(statement.status is Status.CURATED for statement in knowledge.statements),
    )


def _describe_documents(assembly: Assembly) -> list[DocumentRow]:
    statements = Counter(_document_of(statement) for statement in assembly.knowledge.statements)
    return [
        DocumentRow(
            document=document,
            statements=statements[document.extraction.document.id],
        )
        for document in assembly.documents
    ]


def _document_of(statement: Statement) -> str:
    match statement.evidence:
        case Evidence(document=document):
            return document
        case Citation(source=source):
            return source


def _draw_plots(knowledge: Knowledge) -> dict[str, list[Bar]]:
    documents = {document.id: document for document in knowledge.documents}
    extracted = [s for s in knowledge.statements if s.status is Status.EXTRACTED]
    nations = Counter(str(d.nation) if d.nation else "not known" for d in knowledge.documents)
    dated = [documents[key] for s in knowledge.statements if (key := _document_of(s)) in documents]
    tenths = Counter(min(int(statement.confidence * 10), 9) for statement in extracted)
    return {
        "Statements by relation": _bars_by_count(str(s.predicate) for s in knowledge.statements),
        "Entities by kind": _bars_by_count(str(e.type) for e in knowledge.entities),
        "Documents by nation": _bars({str(n): nations[n] for n in _NATIONS if nations[n]}),
        "Statements by year of their document": _bars(
            dict(sorted(Counter(d.date[:4] or "not known" for d in dated).items()))
        ),
        "Extracted statements by confidence": _bars(
            {f"{low / 10:.1f} to {(low + 1) / 10:.1f}": tenths[low] for low in range(10)}
        ),
    }


def _bars_by_count(labels: Iterable[str]) -> list[Bar]:
    return _bars(dict(sorted(Counter(labels).items(), key=lambda item: (-item[1], item[0]))))


def _bars(counts: Mapping[str, int]) -> list[Bar]:
    longest = max(counts.values(), default=0) or 1
    return [Bar(label, count, round(100 * count / longest, 1)) for label, count in counts.items()]
