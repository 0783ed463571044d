"""The command that measures how often extraction is right."""

from __future__ import annotations

from pathlib import Path

import click

from carekg.cli.options import (
    min_confidence_option,
    output_option,
    show_progress,
    terminal_width,
    workspace_option,
    write_output,
)


@click.command()
@click.argument("annotated", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@workspace_option
@min_confidence_option
@click.option("--only", multiple=True, metavar="PATTERN", help="Only documents whose name is like this, such as 'A*'.")
@click.option("--no-linking", is_flag=True, help="Take names as the document has them, without the tables.")
@click.option(
    "--errors",
    type=click.IntRange(0),
    metavar="NUMBER",
    default=20,
    show_default=True,
    help="How many common errors to list.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    metavar="NUMBER",
    default=1,
    show_default=True,
    help="How many processes read documents.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv", "markdown"]),
    default="table",
    show_default=True,
    help="How to write the figures.",
)
@click.option(
    "--scorecard",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Also write the scorecard as JSON to this file.",
)
@output_option
def evaluate(
    annotated: Path,
    folder: Path | None,
    min_confidence: float | None,
    only: tuple[str, ...],
    errors: int,
    workers: int,
    form: str,
    scorecard: Path | None,
    output: Path | None,
    *,
    no_linking: bool,
) -> None:
    """Extract the annotated documents in DIR, and say how often that was right, what went wrong, and how fast it was.

    Beside each document stands a NAME.json with the entities and relations that a careful reader takes from it, as
    carekg/evaluate/measuring.md describes it. A relation marked optional there counts neither way.

    \b
    Example:
      carekg evaluate annotated/
      carekg evaluate annotated/ --min-confidence 0.4 --errors 5
      carekg evaluate annotated/ --format markdown
    """
    from carekg.build.measuring.evaluation import EvaluationOptions, evaluate_folder
    from carekg.build.workspace import find_seeds
    from carekg.curate import read_tables
    from carekg.evaluate.writing import Report, write_report
    from carekg.graph.triples.facts import THRESHOLD
    from carekg.scorecard import write_json

    with show_progress("Reading documents") as progress:
        least = THRESHOLD if min_confidence is None else min_confidence
        options = EvaluationOptions(least, only, not no_linking, workers, progress)
        evaluation, throughput = evaluate_folder(annotated, read_tables(find_seeds(folder)), options)
    write_output(write_report(Report(evaluation, throughput, errors, terminal_width()), form), output)
    if scorecard is not None:
        write_output(write_json(evaluation.scorecard), scorecard)
