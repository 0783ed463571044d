"""The command that sends the graph to a store elsewhere."""

from __future__ import annotations

import os
from pathlib import Path

import click

from carekg.cli.options import show_progress, workspace_option


@click.command()
@workspace_option
@click.option("--to", "url", required=True, metavar="URL", help="Where the store answers queries.")
@click.option("--update", metavar="URL", help="Where it takes updates, if that does not follow from the other.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    default=600,
    show_default=True,
    help="How long one request may take.",
)
def publish(folder: Path | None, url: str, update: str | None, timeout: float) -> None:
    """Make a store elsewhere hold the workspace's graph: any that takes SPARQL 1.1 queries and updates.

    Only what has changed since the last time is sent. Should it break off, say it again: what is there is not sent
    twice. A store that wants to know who you are is told CAREKG_STORE_USER and CAREKG_STORE_PASSWORD, or
    CAREKG_STORE_TOKEN.

    \b
    Example:
      carekg publish --to http://localhost:7878
      carekg publish --to https://graphs.example.org/repositories/care
    """
    from carekg.build.sending import send_workspace
    from carekg.build.workspace import find_workspace
    from carekg.graph.remote import find_store

    address = find_store(url, os.environ, update=update, timeout=timeout)
    with show_progress("Sending graphs") as progress:
        sending = send_workspace(find_workspace(folder), address, progress)
    click.echo(f"Sent {sending.sent:,} graphs, took out {sending.removed:,}, left {sending.unchanged:,} as they were")
