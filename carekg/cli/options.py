"""Options that several commands share, and the writing of what they make."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from carekg.graph.elsewhere.remote import RemoteStore

Command = TypeVar("Command", bound=Callable[..., Any])

ROW_FORMATS = ("table", "csv", "tsv", "json", "markdown")
"""What rows can be written as."""


def workspace_option(command: Command) -> Command:
    """Add `-w DIR`, the workspace to work in."""
    return click.option(
        "-w",
        "--workspace",
        "folder",
        type=click.Path(path_type=Path),
        help="The workspace; the current folder unless named.",
    )(command)


def store_option(command: Command) -> Command:
    """Add `--store URL`, a store elsewhere to ask instead of a workspace."""
    return click.option(
        "--store",
        "url",
        metavar="URL",
        help="Ask a store elsewhere: a SPARQL server that the graph was sent to with carekg publish.",
    )(command)


@contextmanager
def open_elsewhere(url: str, folder: Path | None, seconds: float | None = None) -> Iterator[RemoteStore]:
    """Open the store that `--store` names, for as long as the block lasts; `seconds` is what it has for an answer."""
    from carekg.graph.elsewhere.remote import RemoteStore, find_store

    if folder is not None:
        raise click.UsageError("name a workspace with -w or a store elsewhere with --store, not both")
    with RemoteStore(find_store(url, os.environ, timeout=seconds)) as store:
        yield store


def min_confidence_option(command: Command) -> Command:
    """Add `--min-confidence SHARE`; None is the threshold from which a graph takes statements for facts."""
    return click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        metavar="NUMBER",
        help="Leave out statements that are less certain; 0 shows all.  [default: 0.5]",
    )(command)


def output_option(command: Command) -> Command:
    """Add `-o FILE`, where to write instead of standard output."""
    return click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file.")(
        command
    )


def terminal_width() -> int:
    """Return how many columns there are to print in: what COLUMNS says, else what the terminal has, else 100."""
    # shutil could tell as well, but it brings along all that packs and unpacks archives.
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return int(said)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 100
    except (OSError, ValueError):
        return 100


def write_output(data: bytes, output: Path | None) -> None:
    """Write to standard output, or replace `output` in one step; Excel knows by its mark that a CSV file is UTF-8."""
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    from carekg.files import replace_file

    has_mark = output.suffix.lower() != ".csv" or data.startswith(codecs.BOM_UTF8)
    replace_file(output, data if has_mark else codecs.BOM_UTF8 + data)


@contextmanager
def show_progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """Give a function that shows how many documents are done, how fast, and how long the rest will take.

    It writes to stderr, and only on a terminal.
    """
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    rate, left = TextColumn("{task.fields[rate]}"), TimeRemainingColumn(elapsed_when_finished=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), rate, left)
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(label, total=None, rate="")
        start = progress.get_time()

        def show(done: int, total: int) -> None:
            rate = f"{done / max(progress.get_time() - start, 0.1):.1f} a second" if done else ""
            progress.update(task, completed=done, total=total, rate=rate)

        yield show


@contextmanager
def show_activity(label: str) -> Iterator[None]:
    """Show that something is being done for as long as the block lasts, where nobody can say how much of it is left.

    It writes to stderr, and only on a terminal.
    """
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(f"{label} …"):
        yield
