"""The command line. Commands only translate: arguments in, one call, output out.

A command is imported when it is asked for, and what is heavy (spaCy, rdflib, networkx, pyvis) inside it, so that
`--help` answers at once.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import NamedTuple

import click

from carekg import __version__
from carekg.cli.failing import run_safely
from carekg.cli.usage import NamingGroup

_NEW_OBJECTS = 1_000_000
"""How many objects may be made, beyond those given back, before Python looks for rubbish, instead of 700 or 2,000."""


class _Place(NamedTuple):
    """Where a command stands, and what it does, in a line."""

    module: str
    summary: str


COMMANDS: Mapping[str, _Place] = MappingProxyType(
    {
        "init": _Place("documents", "Make a workspace with tables and sample documents."),
        "build": _Place("building", "Build the graph, or refresh it."),
        "add": _Place("documents", "Add documents, and see what they change."),
        "remove": _Place("documents", "Take a document out again."),
        "text": _Place("documents", "See the text of a document as it is read."),
        "extract": _Place("documents", "See what documents say, without a workspace."),
        "curate": _Place("curating", "Check the tables, and add to them."),
        "query": _Place("asking", "Ask a saved question, or any SPARQL."),
        "search": _Place("asking", "Find words in quotes, names and titles."),
        "show": _Place("looking_up", "See what is known of somebody or something."),
        "who": _Place("looking_up", "See who held a post, and when."),
        "path": _Place("looking_up", "See how two are connected."),
        "stats": _Place("surveying", "See size, coverage, centrality and communities."),
        "validate": _Place("surveying", "Check the graph against its shapes."),
        "export": _Place("exporting", "Write the graph for Gephi, Excel or a triple store."),
        "render": _Place("exporting", "Write the explorer page, a part of it, or a site."),
        "serve": _Place("serving", "Show the graph as a web application on this machine."),
        "publish": _Place("publishing", "Send the graph to a SPARQL server elsewhere."),
        "diff": _Place("surveying", "See what changed between two builds."),
        "evaluate": _Place("measuring", "See how often extraction is right."),
        "doctor": _Place("building", "See what is installed, and what is missing."),
    }
)
"""Every command, in the order of a day's work; it stands in its module under its own name."""


class _WhenAsked(NamingGroup):
    """A group that imports a command when it is asked for."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command = getattr(import_module(f"carekg.cli.{COMMANDS[name].module}"), name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, place.summary) for name, place in COMMANDS.items()])


@click.group(cls=_WhenAsked, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="carekg")
def commands() -> None:
    """Turn a folder of care-policy documents into a knowledge graph in which every edge quotes its source.

    Each command tells more with --help. It exits with 0 when done, 1 when something is yours to mend, 2 when it was
    called wrongly, 3 when the graph does not conform.

    \b
    Example:
      carekg init my-graph && cd my-graph && carekg build
    """


def main() -> None:
    """Run the command line, and leave with the exit code that says how it went."""
    # igraph loads matplotlib where it is there, for longer than most commands take; no command draws with it.
    sys.modules["matplotlib"] = None  # type: ignore[assignment]  # Python's own way to say: act as if it were missing
    # What is loaded lives until the end. Looking through it for rubbish takes longer than many a command.
    gc.set_threshold(_NEW_OBJECTS)
    if "_CAREKG_COMPLETE" in os.environ:
        from carekg.cli.shells import add_shells

        add_shells()
    code = run_safely(commands)
    gc.freeze()
    raise SystemExit(code)
