"""Makes the trained model from folders of annotated documents, and measures what it is worth.

python -m training make ANNOTATED... --also MORE --kept KEPT   everything: between three and four hours
python -m training fit ANNOTATED... --also MORE -o NET         one network
python -m training go-on ANNOTATED... -o NET                   the network that ships, fitted to more documents
python -m training weigh KEPT... --network NET                 the weights, from documents that the network has not seen
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

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
from training.fitting import GOING_ON, Recipe, fit_in_stages, fit_network, read_vocabulary
from training.own_body import fit_signs, join_choices, list_choices, measure_unseen
from training.resuming import resume_network
from training.trees import export_trees, fit_trees
from training.weighing import Weighable, judge_document

_FOLDER = click.Path(path_type=Path, file_okay=False)


_annotated = click.argument("annotated", type=_FOLDER, nargs=-1, required=True)
_also = click.option(
    "--also",
    type=_FOLDER,
    multiple=True,
    help="Further documents to learn from, before the others.",
)
_kept = click.argument("kept", type=_FOLDER, nargs=-1, required=True)
_network = click.option("--network", type=_FOLDER, required=True, help="A network that was fitted without them.")
_network_to_go_on = click.option(
    "--network", type=_FOLDER, default=FOLDER, help="It; unless named, the one that ships."
)


@click.group(help=(__doc__ or "").replace("\n\n", "\n\n\b\n"))
def main() -> None:
    """Make and measure the trained model."""


@main.command()
@_annotated
@_also
@click.option("-o", "--out", type=_FOLDER, required=True)
@click.option("--share", default=1.0, show_default=True, help="Of the documents, for a learning curve.")
@click.option("--epochs", default=Recipe().epochs, show_default=True)
def fit(annotated: tuple[Path, ...], also: tuple[Path, ...], out: Path, share: float, epochs: int) -> None:
    """Fit one network."""
    fit_to(annotated, also, out, share, epochs)


@main.command()
@_annotated
@click.option("--network", type=_FOLDER, default=FOLDER, show_default="the one that ships", help="What goes on.")
@click.option("-o", "--out", type=_FOLDER, required=True)
@click.option("--epochs", default=GOING_ON.epochs, show_default=True)
def go_on(annotated: tuple[Path, ...], network: Path, out: Path, epochs: int) -> None:
    """Fit a network further, to more documents: give some that it knows, too, lest it forget them."""
    examples = prepare(read_all(annotated))
    click.echo(f"{len(examples)} windows", err=True)
    fitted = resume_network(network)
    fit_network(fitted, examples, replace(GOING_ON, epochs=epochs), report)
    export_network(*fitted, out)


@main.command()
@_kept
@_network
@click.option("-o", "--out", type=click.Path(path_type=Path), default=FOLDER / WEIGHTS, show_default=False)
def weigh(kept: tuple[Path, ...], network: Path, out: Path) -> None:
    """Fit the weights of rules and network, and print the cross-validated figures."""
    write_weights([*judge_kept(kept, network)], out)


@main.command()
@_kept
@_network
def ablate(kept: tuple[Path, ...], network: Path) -> None:
    """Print what falls if a part is left out."""
    for part, figures in leave_out([*judge_kept(kept, network)]):
        click.echo(f"without {part}: {figures}")


@main.command()
@_annotated
@click.option("--kept", type=_FOLDER, multiple=True, required=True, help="Documents that the network has not seen.")
@_network
def own_body(annotated: tuple[Path, ...], kept: tuple[Path, ...], network: Path) -> None:
    """Fit the signs of whose "we" a document is, and print them for carekg/extract/rules/own_body.toml."""
    read = [*list_choices(read_all(annotated))]
    voted = [*list_choices(read_all(kept), TrainedModel(network))]
    for sign, weight in fit_signs(join_choices(read, voted)).items():
        click.echo(f'"{sign}" = {weight}')
    share = measure_unseen(read, voted)
    click.echo(f"{len(read)} and {len(voted)} documents; cross-validated {share:.0%} right", err=True)


@main.command()
@_annotated
@_also
@click.option(
    "--kept",
    type=_FOLDER,
    multiple=True,
    required=True,
    help="Documents that the network is not fitted to, for the weights and the figures.",
)
@click.option("-o", "--out", type=_FOLDER, default=FOLDER, show_default=False, help="Where the model goes.")
@click.option("--epochs", default=Recipe().epochs, show_default=True)
def make(annotated: tuple[Path, ...], also: tuple[Path, ...], kept: tuple[Path, ...], out: Path, epochs: int) -> None:
    """Make the model that ships: a network, and the weights from documents kept from it."""
    fit_to(annotated, also, out, 1.0, epochs)
    write_weights([*judge_kept(kept, out)], out / WEIGHTS)


def fit_to(annotated: Sequence[Path], also: Sequence[Path], out: Path, share: float, epochs: int) -> None:
    """Fit a network to annotated documents, and to those that are `also` to learn from, and write it."""
    own, others = prepare(read_all(annotated), share), prepare(read_all(also), share)
    click.echo(f"{len(own)} and {len(others)} windows", err=True)
    export_network(*fit_in_stages(own, others, Recipe(epochs=epochs), report), out)


def prepare(documents: Iterable[Annotated], share: float = 1.0) -> list[Example]:
    """Return the examples of a share of the documents."""
    rules, cutter = load_rules(), PieceCutter(read_vocabulary())
    return [
        example
        for document in documents
        if find_fold(f"share {document.name}", 12) < 12 * share
        for example in make_examples(rules, document, cutter)
    ]


def report(line: str) -> None:
    """Tell how the fitting goes."""
    click.echo(line, err=True)


def read_all(folders: Sequence[Path]) -> Iterator[Annotated]:
    """Yield the annotated documents of several folders."""
    for folder in folders:
        yield from read_annotated(folder)


def judge_kept(kept: Sequence[Path], network: Path) -> Iterator[Weighable]:
    """Yield the candidates in each document of some folders, as found by a network that has not seen it."""
    rules, model = load_rules(), TrainedModel(network)
    for document in read_all(kept):
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
