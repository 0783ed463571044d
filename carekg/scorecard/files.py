"""Scorecards as JSON: the one that comes with carekg, and those that `carekg evaluate --scorecard` writes."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from carekg.errors import WorkspaceError
from carekg.scorecard.values import Band, Score, Scorecard, Share


def load_shipped() -> Scorecard:
    """Return the scorecard that comes with carekg."""
    return _parse(files("carekg.scorecard").joinpath("shipped.json").read_bytes())


def read_scorecard(path: Path) -> Scorecard | None:
    """Return the scorecard at `path`, or None where there is none; raise WorkspaceError where it cannot be used."""
    if not path.is_file():
        return None
    try:
        return _parse(path.read_bytes())
    except (OSError, ValueError, TypeError, KeyError, BaseExceptionGroup) as error:
        raise WorkspaceError("this is no scorecard", path=path, hint="make it again: carekg build --force") from error


def write_json(scorecard: Scorecard) -> bytes:
    """Return a scorecard as indented JSON: its counts, and the shares that follow from them for other programs."""
    record = {
        "documents": scorecard.documents,
        "version": scorecard.version,
        "extractor": scorecard.extractor,
        "min_confidence": scorecard.min_confidence,
        "own": scorecard.own,
        "relations": _record_score(scorecard.relations),
        "lenient": _record_score(scorecard.lenient),
        "entities": _record_score(scorecard.entities),
        "types": _record_share(scorecard.types),
        "qualifiers": {name: _record_share(share) for name, share in sorted(scorecard.qualifiers.items())},
        "quotes": _record_share(scorecard.quotes),
        "evidence": _record_share(scorecard.evidence),
        "predicates": {p.value: _record_score(score) for p, score in sorted(scorecard.predicates.items())},
        "calibration_error": round(scorecard.calibration_error, 4),
        "bands": [_record_band(band) for band in scorecard.bands],
    }
    return (json.dumps(record, indent=1) + "\n").encode()


def _parse(data: bytes) -> Scorecard:
    # Most commands read no scorecard, and cattrs takes a while to load.
    from cattrs.preconf.json import make_converter

    return make_converter().loads(data, Scorecard)


def _record_score(score: Score) -> dict[str, Any]:
    return {
        "right": score.right,
        "spurious": score.spurious,
        "missed": score.missed,
        "precision": round(score.precision, 3),
        "recall": round(score.recall, 3),
        "f1": round(score.f1, 3),
    }


def _record_share(share: Share) -> dict[str, Any]:
    return {"right": share.right, "wrong": share.wrong, "share": round(share.share, 3)}


def _record_band(band: Band) -> dict[str, Any]:
    return {
        "low": band.low,
        "statements": band.statements,
        "right": band.right,
        "mean": round(band.mean, 4),
        "share": round(band.share, 3),
    }
