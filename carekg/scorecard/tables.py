"""A scorecard as tables: Markdown for a README, CSV for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from carekg.model import Predicate
from carekg.scorecard.values import FEW, Score, Scorecard, Share

_QUALIFIERS = {
    "modality": "done, planned or proposed",
    "negation": "affirmed or denied",
    "amount": "amount of money",
    "date": "date, to the month",
    "speaker": "who said so",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what was looked for, and in words how much was right and how much was found."""

    name: str
    right: str
    found: str
    f1: float
    predicate: Predicate | None = None


def list_rows(scorecard: Scorecard) -> list[Row]:
    """Return the relations as a whole, the named entities, and each relation by its name."""
    scores: list[tuple[str, Score, Predicate | None]] = [
        ("relations: subject, relation and object all right", scorecard.relations, None),
        ("people, roles, organisations and initiatives", scorecard.entities, None),
        *((predicate.value, score, predicate) for predicate, score in sorted(scorecard.predicates.items())),
    ]
    return [
        Row(name, tell_share(score.right, score.found), tell_share(score.right, score.there), score.f1, predicate)
        for name, score, predicate in scores
    ]


def tell_share(part: int, whole: int) -> str:
    """Say a share in per cent and of how many; where there are few, their numbers alone."""
    if whole < FEW:
        return f"{part} of {whole}" if whole else "none"
    return f"{100 * part / whole:.0f}% of {whole:,}"


def write_markdown(scorecard: Scorecard) -> str:
    """Return the shares right and found, overall, for each relation and for each qualifier, as Markdown tables."""
    lines = [
        "| what is found | right, of what was found | found, of what is there | F1 |",
        "| --- | ---: | ---: | ---: |",
        *(
            f"| {f'`{row.name}`' if row.predicate else f'**{row.name}**'} | {row.right} | {row.found} | {row.f1:.2f} |"
            for row in list_rows(scorecard)
        ),
        "",
        "| of what was found | right |",
        "| --- | ---: |",
        *(f"| {name} | {tell_share(share.right, share.total)} |" for name, share in _list_shares(scorecard)),
    ]
    return "\n".join(lines) + "\n"


def write_csv(scorecard: Scorecard) -> bytes:
    """Return the same as CSV, a row for each relation, qualifier and band of confidence; shares are from 0 to 1."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["what", "name", "right", "wrong", "missed", "precision", "recall", "f1"])
    scores = [
        ("overall", "relations", scorecard.relations),
        ("overall", "relations, lenient", scorecard.lenient),
        ("overall", "named entities", scorecard.entities),
        *(("relation", predicate.value, score) for predicate, score in sorted(scorecard.predicates.items())),
    ]
    for what, name, score in scores:
        shares = [f"{each:.3f}" for each in (score.precision, score.recall, score.f1)]
        writer.writerow([what, name, score.right, score.spurious, score.missed, *shares])
    for name, share in _list_shares(scorecard):
        writer.writerow(["of what was found", name, share.right, share.wrong, "", f"{share.share:.3f}", "", ""])
    for band in scorecard.bands:
        name = f"{band.low:.1f} to {band.low + 0.1:.1f}"
        row = [band.right, band.statements - band.right, "", f"{band.share:.3f}" if band.statements else "", "", ""]
        writer.writerow(["confidence", name, *row])
    return stream.getvalue().encode()


def _list_shares(scorecard: Scorecard) -> Iterator[tuple[str, Share]]:
    yield "type of entity", scorecard.types
    for key, name in _QUALIFIERS.items():
        if key in scorecard.qualifiers:
            yield name, scorecard.qualifiers[key]
    yield "quote stands in the text word for word", scorecard.quotes
