"""The command that sends the graph to a store elsewhere, or writes what such a store loads in bulk."""

from __future__ import annotations

import os
from pathlib import Path

import click

from carekg.cli.options import show_progress, workspace_option


@click.command()
@workspace_option
@click.option("--to", "url", metavar="URL", help="Where the store answers queries.")
@click.option("--update", metavar="URL", help="Where it takes updates, if that does not follow from the other.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    default=600,
    show_default=True,
    help="How long one request may take.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Send nothing: write N-Quads to this file, for the store's own bulk loader.",
)
@click.option(
    "--union",
    is_flag=True,
    help="With -o, for QLever, Virtuoso and others that by themselves answer from all graphs together.",
)
def publish(
    folder: Path | None, url: str | None, update: str | None, timeout: float, output: Path | None, *, union: bool
) -> None:
    """Make a store elsewhere hold the workspace's graph: any SPARQL server that takes queries and updates.

    Only what has changed since the last time is sent. Should it break off, run it again: what is there is not sent
    twice. A store that wants to know who you are is told CAREKG_STORE_USER and CAREKG_STORE_PASSWORD, or
    CAREKG_STORE_TOKEN.

    A graph of more than some ten million triples is loaded faster from a file that -o writes, by an empty store. What
    changes later can be sent to it with --to.

    \b
    Example:
      carekg publish --to http://localhost:7878
      carekg publish --to https://graphs.example.org/repositories/care
      carekg publish -o care.nq && oxigraph load --location DIR --file care.nq
    """
    from carekg.build.sending import send_workspace, write_bulk_file
    from carekg.build.workspace import find_workspace
    from carekg.graph.elsewhere.remote import find_store

    if output is not None:
        if url is not None or update is not None:
            raise click.UsageError("write a file with -o FILE or send to a store with --to URL, not both")
        write_bulk_file(find_workspace(folder), output, merges=not union)
        click.echo(f"Wrote {output}", err=True)
        return
    if url is None:
        raise click.UsageError("name a store with --to URL, or a file to load in bulk with -o FILE")
    if union:
        raise click.UsageError("--union goes with -o: what is sent with --to is what the store needs")
    address = find_store(url, os.environ, update=update, timeout=timeout)
    with show_progress("Sending graphs") as progress:
        sending = send_workspace(find_workspace(folder), address, progress)
    click.echo(f"Sent {sending.sent:,} graphs, took out {sending.removed:,}, left {sending.unchanged:,} as they were")
