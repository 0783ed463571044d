"""The command that shows the graph as a local web application."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from carekg.cli.options import store_option, workspace_option

if TYPE_CHECKING:
    from carekg.build.workspace import Workspace
    from carekg.query.processes.limits import Limits
    from carekg.serve.additions import Additions
    from carekg.serve.editions import Origin

_TOKEN = "CAREKG_TOKEN"  # noqa: S105 - the name of a variable
_ORIGIN = re.compile(r"https?://[^/?#\s]+")
_ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104 - shown, not bound to


@click.command()
@workspace_option
@store_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="NUMBER",
    default=8000,
    show_default=True,
    help="The port to listen on; 0 takes any that is free.",
)
@click.option("--name", "names", multiple=True, help="Another name that the server goes by, such as care.example.org.")
@click.option(
    "--cors",
    "origins",
    multiple=True,
    metavar="ORIGIN",
    help="Let scripts of a website read answers, such as https://example.org; * lets any.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(0.1),
    metavar="SECONDS",
    default=30.0,
    show_default=True,
    help="How long a query may take.",
)
@click.option(
    "--memory",
    type=click.IntRange(16),
    metavar="MB",
    default=1024,
    show_default=True,
    help="How much memory a query may take.",
)
@click.option(
    "--rows",
    type=click.IntRange(1),
    metavar="NUMBER",
    default=100_000,
    show_default=True,
    help="How many rows an answer may have.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    metavar="NUMBER",
    default=2,
    show_default=True,
    help="How many queries are answered at once.",
)
@click.option("--allow-add", is_flag=True, help=f"Take documents by POST, with the token in {_TOKEN} or a new one.")
@click.option("--log", "logs", is_flag=True, help="Write a line for each request, without what was asked.")
def serve(
    folder: Path | None,
    url: str | None,
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

    Nothing can be changed through it, unless documents are let in with --allow-add. A newer graph is shown as soon as
    it is there. Ctrl-C stops it.

    With --store, queries are asked of a store elsewhere, and pages, lists and search show the graph that carekg publish
    sent to it. A workspace, in the current folder or named with -w, adds the texts of documents. A query is given up
    after --timeout; whether the store goes on with it is up to the store, as is the memory that it takes.

    \b
    Example:
      carekg serve
      carekg serve --port 8080 --timeout 10
      carekg serve --store http://localhost:7878
      CAREKG_TOKEN=… carekg serve --allow-add
    """
    _check_extra()
    _check_options(url, origins, allow_add=allow_add)
    from carekg.query.processes.limits import Limits
    from carekg.serve.application import create_app
    from carekg.serve.guard import GuardRules, list_names
    from carekg.serve.running import configure_log, open_socket, run_server, show_newest

    configure_log(requests=logs)
    origin, workspace = _find_origin(url, folder, Limits(timeout, memory * 1_000_000, rows), workers)
    token = _find_token() if allow_add else ""
    rules = GuardRules(names=list_names(host, names), origins=frozenset(origins))
    with (
        open_socket(host, port) as listener,
        show_newest(origin) as editions,
        _open_additions(workspace, token) as additions,
    ):
        _announce(host, listener.getsockname()[1], token, _remark_store(url, workspace))
        try:
            run_server(create_app(editions, rules, additions), listener)
        finally:
            click.echo("Stopping …", err=True)


def _check_options(url: str | None, origins: Sequence[str], *, allow_add: bool) -> None:
    for each in origins:
        if each != "*" and not _ORIGIN.fullmatch(each):
            raise click.UsageError(f"--cors: {each!r} is no origin (write it such as https://example.org, or *)")
    if url is not None and allow_add:
        raise click.UsageError("a store elsewhere takes no documents: add them in the workspace, and publish it")


@contextmanager
def _open_additions(workspace: Workspace | None, token: str) -> Iterator[Additions | None]:
    """Give what takes documents in, where there is a token for it; wait at the end for the one that is being added."""
    from carekg.build.presenting.serving import add_document
    from carekg.serve.additions import Additions

    if workspace is None or not token:
        yield None
        return
    with closing(Additions(partial(add_document, workspace), token)) as additions:
        yield additions


def _find_origin(url: str | None, folder: Path | None, limits: Limits, workers: int) -> tuple[Origin, Workspace | None]:
    """Return where the graph comes from, and the workspace that has its documents, if there is one."""
    from carekg.build.presenting.serving import watch_workspace
    from carekg.build.presenting.serving_elsewhere import watch_store
    from carekg.build.workspace import find_workspace
    from carekg.errors import WorkspaceError
    from carekg.graph.elsewhere.remote import find_store

    if url is None:
        own = find_workspace(folder)
        return watch_workspace(own, limits, workers), own
    address = find_store(url, os.environ)
    try:
        near = find_workspace(folder)
    except WorkspaceError:
        if folder is not None:
            raise
        near = None
    return watch_store(address, near, limits, workers), near


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


def _remark_store(url: str | None, workspace: Workspace | None) -> list[str]:
    if url is None:
        return []
    remarks = [
        f"Queries are asked of the store at {url}; the rest is read from it again when it is sent something new."
    ]
    if workspace is None:
        remarks += [
            "The texts of documents are not shown: the store has none. Name the workspace that has them with -w."
        ]
    return remarks


def _announce(host: str, port: int, token: str, remarks: Sequence[str]) -> None:
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
    lines += remarks
    if not is_loopback(host):
        lines += ["Other machines can reach it, and all that is in the graph."]
    click.echo("\n".join([*lines, "Ctrl-C stops it."]), err=True)
