"""The command line. Commands only translate: arguments in, one call, output out.

What is heavy (spaCy, rdflib, networkx, pyvis) is imported inside the commands, so that `--help` answers at once.
"""

from __future__ import annotations

import click

from carekg import __version__
from carekg.cli.asking import path, query, search, show, stats, who
from carekg.cli.building import build, doctor
from carekg.cli.checking import diff, validate
from carekg.cli.curating import curate
from carekg.cli.documents import add, extract, init, remove, text
from carekg.cli.exporting import export, render
from carekg.cli.failing import run_safely
from carekg.cli.measuring import evaluate
from carekg.cli.publishing import publish
from carekg.cli.serving import serve


class _InOrder(click.Group):
    """A group that lists its commands in the order of a day's work, not of the alphabet."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return list(self.commands)


@click.group(cls=_InOrder, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="carekg")
def commands() -> None:
    """Turn a folder of care-policy documents into a knowledge graph in which every edge quotes its source.

    \b
    Example:
      carekg init my-graph && cd my-graph && carekg build
    """


for command in (
    init, build, add, remove, text, extract, curate, query, search, show, who, path, stats, validate, export, render,
    serve, publish, diff, evaluate, doctor,
):  # fmt: skip
    commands.add_command(command)


def main() -> None:
    """Run the command line, and leave with the exit code that says how it went."""
    raise SystemExit(run_safely(commands))
