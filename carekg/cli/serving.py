"""The command that shows the graph as a local web application."""

from __future__ import annotations

import os
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import click

from carekg.cli.options import workspace_option

_TOKEN = "CAREKG_TOKEN"  # noqa: S105 - the name of a variable
_ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104 - shown, not bound to


@click.command()
@workspace_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes any that is free."
)
@click.option("--name", "names", multiple=True, help="Another name that the server goes by, such as care.example.org.")
@click.option(
    "--cors", "origins", multiple=True, metavar="ORIGIN", help="Let scripts of this origin read answers; * is any."
)
@click.option(
    "--timeout", type=click.FloatRange(0.1), default=30.0, show_default=True, help="Seconds that a query may take."
)
@click.option("--memory", type=click.IntRange(16), default=1024, show_default=True, help="MB that a query may take.")
@click.option(
    "--rows", type=click.IntRange(1), default=100_000, show_default=True, help="Rows that an answer may have."
)
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True, help="Queries answered at once.")
@click.option("--allow-add", is_flag=True, help=f"Take documents by POST, with the token in {_TOKEN} or a new one.")
@click.option("--log", "logs", is_flag=True, help="Write a line for each request, without what was asked.")
def serve(
    folder: Path | None,
    host: str,
    port: int,
    names: tuple[str, ...],
    origins: tuple[str, ...],
    timeout: float,
    memory: int,
    rows: int,
    workers: int,
    *,
    allow_add: bool,
    logs: bool,
) -> None:
    """Show the graph on this machine: the explorer, a page for each entity and document, a SPARQL endpoint, a JSON
    API, and a service that matches a spreadsheet's names in OpenRefine.

    Nothing can be changed through it, unless documents are let in with --allow-add. A newer build is shown as soon as
    it is there. Ctrl-C stops it.

    \b
    Example:
      carekg serve
      carekg serve --port 8080 --timeout 10
      CAREKG_TOKEN=… carekg serve --allow-add
    """
    _check_extra()
    from carekg.build.serving import add_document, drop_leftovers, find_stamp, load_edition
    from carekg.build.workspace import find_workspace
    from carekg.query.limits import Limits
    from carekg.serve.additions import Additions
    from carekg.serve.application import create_app
    from carekg.serve.editions import Editions
    from carekg.serve.guard import GuardRules, list_names
    from carekg.serve.running import Watch, configure_log, open_socket, run_server

    configure_log(requests=logs)
    workspace = find_workspace(folder)
    listener = open_socket(host, port)
    load = partial(load_edition, workspace, Limits(timeout, memory * 1_000_000, rows), workers)
    drop_leftovers(workspace)
    editions = Editions(load())
    watch = Watch(editions, partial(find_stamp, workspace), load)
    token = _find_token() if allow_add else ""
    additions = Additions(partial(add_document, workspace), token) if allow_add else None
    rules = GuardRules(names=list_names(host, names), origins=frozenset(origins))
    try:
        watch.start()
        _announce(host, listener.getsockname()[1], token=token)
        run_server(create_app(editions, rules, additions), listener)
    finally:
        click.echo("Stopping …", err=True)
        watch.stop()
        if additions is not None:
            additions.close()
        editions.close()


def _check_extra() -> None:
    from carekg.errors import CarekgError

    missing = [name for name in ("starlette", "uvicorn") if find_spec(name) is None]
    if missing:
        raise CarekgError(
            f"{' and '.join(missing)} must be installed to serve", hint="run: pip install 'carekg[serve]'"
        )


def _find_token() -> str:
    import secrets

    return os.environ.get(_TOKEN, "").strip() or secrets.token_urlsafe(24)


def _announce(host: str, port: int, *, token: str) -> None:
    from carekg.serve.running import is_loopback

    shown = _ANYWHERE.get(host, f"[{host}]" if ":" in host else host)
    root = f"http://{shown}:{port}"
    lines = [
        f"The graph is at  {root}/",
        f"  {root}/            the explorer",
        f"  {root}/index.html  people, bodies, programmes and documents, each with a page of its own",
        f"  {root}/query       ask in SPARQL; programs ask {root}/sparql",
        f"  {root}/api         the JSON API",
        f"  {root}/reconcile   for OpenRefine: Reconcile > Start reconciling > Add standard service",
    ]
    if token and not os.environ.get(_TOKEN, "").strip():
        lines += [f"Documents are taken at {root}/documents with this token, which is shown once: {token}"]
    if not is_loopback(host):
        lines += ["Other machines can reach it, and all that is in the graph."]
    click.echo("\n".join([*lines, "Ctrl-C stops it."]), err=True)
