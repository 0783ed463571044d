"""An evaluation as tables for a terminal."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from carekg.evaluate.evaluation import Evaluation
from carekg.evaluate.mistakes import Kind, Mistake, MistakeGroup
from carekg.evaluate.throughput import Throughput
from carekg.scorecard import Score, Scorecard, Share

_NUMBERS = ("precision", "recall", "F1", "right", "spurious", "missed")


def write_table(
    evaluation: Evaluation, throughput: Throughput | None, commonest: Sequence[MistakeGroup], width: int
) -> str:
    """Return an evaluation as text of `width` columns."""
    stream = io.StringIO()
    console = Console(file=stream, width=width, color_system=None, highlight=False, emoji=False)
    for part in _list_parts(evaluation, throughput, commonest):
        console.print(part)
    return "".join(line.rstrip() + "\n" for line in stream.getvalue().splitlines())


def _list_parts(
    evaluation: Evaluation, throughput: Throughput | None, commonest: Sequence[MistakeGroup]
) -> Iterator[RenderableType]:
    scorecard = evaluation.scorecard
    yield _head("Documents", str(scorecard.documents))
    yield _tabulate_scores(
        "",
        [
            ("relations strict", scorecard.relations),
            ("relations lenient", scorecard.lenient),
            ("named entities", scorecard.entities),
        ],
    )
    yield Text("")
    yield _tabulate_shares(scorecard)
    yield _title("By predicate")
    yield _tabulate_scores("predicate", [(p.value, score) for p, score in scorecard.predicates.items()])
    yield _title("Errors by kind")
    yield _tabulate_kinds(evaluation.mistakes)
    if commonest:
        yield _title("The commonest errors")
        yield from _describe_groups(commonest)
    yield _title("What confidence is worth")
    yield _tabulate_bands(scorecard)
    yield Text(f"Expected calibration error {scorecard.calibration_error:.3f}")
    yield _title("What each least confidence would give")
    yield _tabulate_scores("at least", [(f"{least:.1f}", score) for least, score in evaluation.thresholds.items()])
    yield Text("")
    yield _say_throughput(throughput)


def _title(text: str) -> Text:
    return Text(f"\n{text}")


def _head(label: str, value: str) -> Text:
    return Text(f"{label} {value}\n")


def _make_table(first: str, *numbers: str) -> Table:
    table = Table(box=None, header_style="", padding=(0, 2, 0, 0))
    table.add_column(first, no_wrap=True)
    for heading in numbers:
        table.add_column(heading, justify="right", no_wrap=True)
    return table


def _tabulate_scores(first: str, rows: Sequence[tuple[str, Score]]) -> Table:
    table = _make_table(first, *_NUMBERS)
    for name, score in rows:
        shares = [f"{each:.3f}" for each in (score.precision, score.recall, score.f1)]
        table.add_row(name, *shares, str(score.right), str(score.spurious), str(score.missed))
    return table


def _tabulate_shares(scorecard: Scorecard) -> Table:
    table = _make_table("of what was found", "share right", "right", "wrong")
    rows = [
        ("entity type", scorecard.types),
        *scorecard.qualifiers.items(),
        ("quote at its offsets", scorecard.quotes),
        ("quote in the file", scorecard.evidence),
    ]
    for name, share in rows:
        table.add_row(name, _say_share(share), str(share.right), str(share.wrong))
    return table


def _say_share(share: Share) -> str:
    return f"{share.share:.3f}" if share.total else ""


def _tabulate_kinds(mistakes: Sequence[Mistake]) -> Table:
    """Count errors by kind, and in how many of each a relation was missed and a statement is not so."""
    table = _make_table("kind", "errors", "missed", "spurious")
    scopes = [mistake for mistake in mistakes if mistake.kind.is_scope]
    others = [mistake for mistake in mistakes if not mistake.kind.is_scope]
    counts = Counter(mistake.kind for mistake in mistakes)
    for kind in Kind:
        own = [mistake for mistake in others if mistake.kind is kind]
        if own:
            table.add_row(kind.value, str(len(own)), *_count_sides(own))
    table.add_row("all of these", str(len(others)), *_count_sides(others))
    for kind in Kind:
        if counts[kind] and kind.is_scope:
            table.add_row(kind.value, str(counts[kind]), "", "")
    table.add_row("all scopes", str(len(scopes)), "", "")
    return table


def _count_sides(mistakes: Sequence[Mistake]) -> tuple[str, str]:
    return str(sum(bool(each.missed) for each in mistakes)), str(sum(bool(each.spurious) for each in mistakes))


def _describe_groups(groups: Sequence[MistakeGroup]) -> Iterator[RenderableType]:
    for number, group in enumerate(groups, start=1):
        example = group.example
        yield Text(f"{number:3}. {group.count:3} × {group.kind} · {group.group}")
        sides = [("missed", example.missed), ("found", example.spurious)]
        lines = [f"{word:7}{text}" for word, text in sides if text]
        yield Padding(Text("\n".join([*lines, f"“{example.quote}” ({example.document})"])), (0, 0, 0, 11))


def _tabulate_bands(scorecard: Scorecard) -> Table:
    table = _make_table("confidence", "statements", "right", "share right", "mean confidence")
    for band in scorecard.bands:
        shares = (f"{band.share:.3f}", f"{band.mean:.3f}") if band.statements else ("", "")
        table.add_row(f"{band.low:.1f} to {band.low + 0.1:.1f}", str(band.statements), str(band.right), *shares)
    return table


def _say_throughput(throughput: Throughput | None) -> Text:
    if throughput is None:
        return Text("Speed is measured with one worker only.")
    memory = f", {throughput.peak_mb:.0f} MB of memory at most" if throughput.peak_mb else ""
    return Text(
        f"{throughput.words:,} words in {throughput.seconds:.1f} seconds of processor time, "
        f"{throughput.words_per_second:,.0f} a second{memory}"
    )
