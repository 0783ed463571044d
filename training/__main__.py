"""Makes the trained model from folders of annotated documents, and measures what it is worth.

python -m training make ANNOTATED... --also MORE        everything: two to three hours on two cores
python -m training fit ANNOTATED... -o OUT              one network; --without 0 leaves out the first fold of three
python -m training weigh ANNOTATED... --held-out 0 NET  the weights, from the network that was fitted without fold 0
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from carekg.errors import CarekgError
from carekg.extract.trained import FOLDER, WEIGHTS
from carekg.extract.trained.model import TrainedModel
from carekg.extract.trained.pieces import PieceCutter
from training.crossvalidation import ablate as leave_out
from training.crossvalidation import calibrate, measure, sweep, weigh_unseen
from training.documents import Annotated, find_fold, load_rules, read_annotated
from training.examples import Example, make_examples
from training.exporting import export_network
from training.fitting import Recipe, fit_in_stages, read_vocabulary
from training.trees import export_trees, fit_trees
from training.weighing import Weighable, judge_document

FOLDS = 3
_FOLDER = click.Path(path_type=Path, file_okay=False)


_annotated = click.argument("annotated", type=_FOLDER, nargs=-1, required=True)
_also = click.option(
    "--also",
    type=_FOLDER,
    multiple=True,
    help="Documents to learn from and never to be held out, so that no figure rests on them.",
)
_held_out = click.option(
    "--held-out",
    type=(click.IntRange(0, FOLDS - 1), _FOLDER),
    multiple=True,
    required=True,
    help="A fold, and the network that was fitted without it.",
)


@click.group(help=(__doc__ or "").replace("\n\n", "\n\n\b\n"))
def main() -> None:
    """Make and measure the trained model."""


@main.command()
@_annotated
@_also
@click.option("-o", "--out", type=_FOLDER, required=True)
@click.option("--without", type=click.IntRange(0, FOLDS - 1), help="Leave out this fold.")
@click.option("--share", default=1.0, show_default=True, help="Of the documents, for a learning curve.")
@click.option("--epochs", default=Recipe().epochs, show_default=True)
def fit(
    annotated: tuple[Path, ...], also: tuple[Path, ...], out: Path, without: int | None, share: float, epochs: int
) -> None:
    """Fit one network."""
    fit_fold(annotated, also, out, without, share, epochs)


@main.command()
@_annotated
@_held_out
@click.option("-o", "--out", type=click.Path(path_type=Path), default=FOLDER / WEIGHTS, show_default=False)
def weigh(annotated: tuple[Path, ...], held_out: tuple[tuple[int, Path], ...], out: Path) -> None:
    """Fit the weights of rules and network, and print the cross-validated figures."""
    write_weights([*judge_held_out(annotated, dict(held_out))], out)


@main.command()
@_annotated
@_held_out
def ablate(annotated: tuple[Path, ...], held_out: tuple[tuple[int, Path], ...]) -> None:
    """Print what falls if a part is left out."""
    for part, figures in leave_out([*judge_held_out(annotated, dict(held_out))]):
        click.echo(f"without {part}: {figures}")


@main.command()
@_annotated
@_also
@click.option("-o", "--out", type=_FOLDER, default=FOLDER, show_default=False, help="Where the model goes.")
@click.option("--epochs", default=Recipe().epochs, show_default=True)
@click.option("--workers", default=2, show_default=True)
def make(annotated: tuple[Path, ...], also: tuple[Path, ...], out: Path, epochs: int, workers: int) -> None:
    """Make the model that ships: a network on everything, and the weights from one that left a third out."""
    with TemporaryDirectory() as scratch, ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        partial = Path(scratch) / "without"
        fits = [
            pool.submit(fit_fold, annotated, also, folder, fold, 1.0, epochs)
            for fold, folder in ((None, out), (0, partial))
        ]
        for each in fits:
            each.result()
        write_weights([*judge_held_out(annotated, {0: partial})], out / WEIGHTS)


def fit_fold(
    annotated: Sequence[Path], also: Sequence[Path], out: Path, without: int | None, share: float, epochs: int
) -> None:
    """Fit a network to the documents of the other folds, or to all, and to those that are `also` to learn from."""
    name = out.name if without is None else f"without fold {without}"
    rules = load_rules()
    cutter = PieceCutter(read_vocabulary())
    learned = [each for each in read_all(annotated) if without is None or find_fold(each.name, FOLDS) != without]

    def prepare(documents: Iterable[Annotated]) -> list[Example]:
        return [
            example
            for document in documents
            if find_fold(f"share {document.name}", 12) < 12 * share
            for example in make_examples(rules, document, cutter)
        ]

    own, others = prepare(learned), prepare(read_all(also))
    click.echo(f"{name}: {len(own)} and {len(others)} windows", err=True)
    encoder, heads = fit_in_stages(
        own, others, Recipe(epochs=epochs), lambda line: click.echo(f"{name}: {line}", err=True)
    )
    export_network(encoder, heads, out)


def read_all(folders: Sequence[Path]) -> Iterator[Annotated]:
    """Yield the annotated documents of several folders."""
    for folder in folders:
        yield from read_annotated(folder)


def judge_held_out(annotated: Sequence[Path], networks: Mapping[int, Path]) -> Iterator[Weighable]:
    """Yield the candidates in each document of some folds, as found by the network that was fitted without it."""
    rules = load_rules()
    models = {fold: TrainedModel(network) for fold, network in networks.items()}
    for document in read_all(annotated):
        model = models.get(find_fold(document.name, FOLDS))
        if model is not None:
            yield judge_document(rules, model, document)


def write_weights(documents: list[Weighable], out: Path) -> None:
    """Write the weights, and print how right their confidences are on documents they were not fitted to."""
    confidences = weigh_unseen(documents)
    click.echo(f"{len(documents)} documents; all candidates {measure(documents, confidences, 0.0)}")
    for figures in sweep(documents, confidences):
        click.echo(str(figures))
    for band, number, right in calibrate(documents, confidences):
        click.echo(f"confidence {band:.1f}: {number} statements, {right:.0%} right")
    export_trees(fit_trees(documents), out)


if __name__ == "__main__":
    try:
        main()
    except CarekgError as error:
        raise SystemExit(str(error)) from error
