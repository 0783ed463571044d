"""Makes the trained model from a folder of annotated documents, and measures what it is worth.

python -m training make ANNOTATED          everything: about two hours on two cores
python -m training fit ANNOTATED OUT       one network; --without 0 leaves out the first fold of three
python -m training weigh ANNOTATED A B C   the weights, from the networks that left out each fold
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from carekg.errors import CarekgError
from carekg.extract.trained import FOLDER
from carekg.extract.trained.model import TrainedModel
from carekg.extract.trained.pieces import PieceCutter
from training.crossvalidation import ablate as leave_out
from training.crossvalidation import calibrate, measure, sweep, weigh_unseen
from training.documents import find_fold, load_rules, read_annotated
from training.examples import Example, make_examples
from training.exporting import export_network
from training.fitting import Recipe, fit_network, read_vocabulary
from training.weighing import Weighable, fit_weights, judge_document

FOLDS = 3
_FOLDER = click.Path(path_type=Path, file_okay=False)


@click.group(help=__doc__)
def main() -> None:
    """Make and measure the trained model."""


@main.command()
@click.argument("annotated", type=_FOLDER)
@click.argument("out", type=_FOLDER)
@click.option("--without", type=click.IntRange(0, FOLDS - 1), help="Leave out this fold.")
@click.option("--share", default=1.0, show_default=True, help="Of the documents, for a learning curve.")
@click.option("--epochs", default=Recipe().epochs, show_default=True)
def fit(annotated: Path, out: Path, without: int | None, share: float, epochs: int) -> None:
    """Fit one network."""
    fit_fold(annotated, out, without, share, epochs)


@main.command()
@click.argument("annotated", type=_FOLDER)
@click.argument("networks", type=_FOLDER, nargs=FOLDS)
@click.option("-o", "--out", type=click.Path(path_type=Path), default=FOLDER / "weights.json", show_default=False)
def weigh(annotated: Path, networks: tuple[Path, ...], out: Path) -> None:
    """Fit the weights of rules and network, and print the cross-validated figures."""
    write_weights([*judge_all(annotated, networks)], out)


@main.command()
@click.argument("annotated", type=_FOLDER)
@click.argument("networks", type=_FOLDER, nargs=FOLDS)
def ablate(annotated: Path, networks: tuple[Path, ...]) -> None:
    """Print what falls if a part is left out."""
    for part, figures in leave_out([*judge_all(annotated, networks)]):
        click.echo(f"without {part}: {figures}")


@main.command()
@click.argument("annotated", type=_FOLDER)
@click.option("-o", "--out", type=_FOLDER, default=FOLDER, show_default=False, help="Where the model goes.")
@click.option("--epochs", default=Recipe().epochs, show_default=True)
@click.option("--workers", default=2, show_default=True)
def make(annotated: Path, out: Path, epochs: int, workers: int) -> None:
    """Make the model that ships: networks on two thirds each for the weights, and one on everything."""
    with TemporaryDirectory() as scratch, ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        folders = [Path(scratch) / str(fold) for fold in range(FOLDS)]
        fits = [
            pool.submit(fit_fold, annotated, folder, fold, 1.0, epochs)
            for fold, folder in [*enumerate(folders), (None, out)]
        ]
        for each in fits:
            each.result()
        write_weights([*judge_all(annotated, folders)], out / "weights.json")


def fit_fold(annotated: Path, out: Path, without: int | None, share: float, epochs: int) -> None:
    """Fit a network to the documents of the other folds, or to all, and write it."""
    name = out.name if without is None else f"without fold {without}"
    rules = load_rules()
    cutter = PieceCutter(read_vocabulary())
    examples: list[Example] = []
    for document in read_annotated(annotated):
        kept = find_fold(f"share {document.name}", 12) < 12 * share
        if kept and (without is None or find_fold(document.name, FOLDS) != without):
            examples.extend(make_examples(rules, document, cutter))
    click.echo(f"{name}: {len(examples)} windows", err=True)
    encoder, heads = fit_network(examples, Recipe(epochs=epochs), lambda line: click.echo(f"{name}: {line}", err=True))
    export_network(encoder, heads, out)


def judge_all(annotated: Path, networks: Sequence[Path]) -> Iterator[Weighable]:
    """Yield the candidates in each document, as found by the network that was fitted without it."""
    rules = load_rules()
    models = [TrainedModel(network) for network in networks]
    for document in read_annotated(annotated):
        yield judge_document(rules, models[find_fold(document.name, FOLDS)], document)


def write_weights(documents: list[Weighable], out: Path) -> None:
    """Write the weights, and print how right their confidences are on documents they were not fitted to."""
    confidences = weigh_unseen(documents)
    click.echo(f"{len(documents)} documents; all candidates {measure(documents, confidences, 0.0)}")
    for figures in sweep(documents, confidences):
        click.echo(str(figures))
    for band, number, right in calibrate(documents, confidences):
        click.echo(f"confidence {band:.1f}: {number} statements, {right:.0%} right")
    weights = fit_weights(documents)
    out.write_text(json.dumps(weights.model_dump(), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    try:
        main()
    except CarekgError as error:
        raise SystemExit(str(error)) from error
