"""An evaluation as JSON for other programs, as CSV for a spreadsheet, and as Markdown for a README."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Any

from carekg.evaluate.evaluation import Evaluation
from carekg.evaluate.mistakes import Kind, MistakeGroup, group_mistakes
from carekg.evaluate.tables import write_table
from carekg.evaluate.throughput import Throughput
from carekg.scorecard import Score, Scorecard, Share, write_csv, write_markdown


@dataclass(frozen=True, slots=True)
class Report:
    """What `carekg evaluate` prints."""

    evaluation: Evaluation
    throughput: Throughput | None
    errors: int
    """How many of the commonest errors to list."""
    width: int = 100
    """Columns of a table."""

    @property
    def commonest(self) -> list[MistakeGroup]:
        """The commonest errors, as many as were asked for."""
        return group_mistakes(self.evaluation.mistakes)[: self.errors]


def write_report(report: Report, form: str) -> bytes:
    """Return an evaluation as `table`, `json`, `csv` or `markdown`."""
    return _WRITERS[form](report)


def _write_json(report: Report) -> bytes:
    evaluation, throughput = report.evaluation, report.throughput
    kinds = Counter(mistake.kind for mistake in evaluation.mistakes)
    record = record_figures(evaluation.scorecard) | {
        "errors by kind": {kind.value: kinds[kind] for kind in Kind if kinds[kind]},
        "commonest errors": [_record_group(group) for group in report.commonest],
        "calibration": {
            "expected calibration error": round(evaluation.scorecard.calibration_error, 4),
            "bands": [asdict(band) | {"share": round(band.share, 3)} for band in evaluation.scorecard.bands],
        },
        "by threshold": {f"{least:.1f}": _record_score(score) for least, score in evaluation.thresholds.items()},
        "throughput": throughput and {**asdict(throughput), "words per CPU-second": round(throughput.words_per_second)},
    }
    return (json.dumps(record, indent=1, ensure_ascii=False) + "\n").encode()


def record_figures(scorecard: Scorecard) -> dict[str, Any]:
    """Return the figures of a scorecard as JSON-able values, by the names that they are printed under."""
    details = {
        f"{name} {word}": count
        for name, share in sorted(scorecard.qualifiers.items())
        for word, count in (("right", share.right), ("wrong", share.wrong))
        if count
    }
    return {
        "documents": scorecard.documents,
        "relations strict": _record_score(scorecard.relations),
        "relations lenient": _record_score(scorecard.lenient),
        "named entities": _record_score(scorecard.entities),
        "entity types": _record_share(scorecard.types, ("right", "wrong")),
        "details": details,
        "evidence": _record_share(scorecard.evidence, ("exact", "absent")),
        "by predicate": {p.value: _record_score(score) for p, score in scorecard.predicates.items()},
    }


def _record_score(score: Score) -> dict[str, Any]:
    return {
        "precision": round(score.precision, 3),
        "recall": round(score.recall, 3),
        "f1": round(score.f1, 3),
        "true": score.right,
        "spurious": score.spurious,
        "missed": score.missed,
    }


def _record_share(share: Share, words: tuple[str, str]) -> dict[str, int]:
    return {word: count for word, count in zip(words, (share.right, share.wrong), strict=True) if count}


def _record_group(group: MistakeGroup) -> dict[str, Any]:
    example = {name: value for name, value in asdict(group.example).items() if value and name not in ("kind", "group")}
    return {"kind": group.kind.value, "group": group.group, "count": group.count, "example": example}


_WRITERS: Mapping[str, Callable[[Report], bytes]] = MappingProxyType(
    {
        "table": lambda report: write_table(
            report.evaluation, report.throughput, report.commonest, report.width
        ).encode(),
        "json": _write_json,
        "csv": lambda report: write_csv(report.evaluation.scorecard),
        "markdown": lambda report: write_markdown(report.evaluation.scorecard).encode(),
    }
)
