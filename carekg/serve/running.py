"""Running the application: its socket, its signals, and the watch for newer graphs."""

from __future__ import annotations

import ipaddress
import logging
import os
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import uvicorn

from carekg.errors import CarekgError, WorkspaceError
from carekg.serve.editions import Edition, Editions, Origin

if TYPE_CHECKING:
    from starlette.types import ASGIApp

logger = logging.getLogger("carekg.serve")
_GRACE_SECONDS = 10


def open_socket(host: str, port: int) -> socket.socket:
    """Return a socket that listens; raise WorkspaceError where the address is taken or is none of this machine."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=2048)
    except (OSError, OverflowError) as error:
        # Python makes a plain error of what the look-up of a name says, and keeps its number, which is below zero.
        if isinstance(error, OverflowError) or (error.errno or 0) < 0:
            raise WorkspaceError(f"{host}:{port} is no address of this machine", hint="leave --host out") from error
        # Python adds the address to the reason, which we put before it.
        reason = os.strerror(error.errno or 0).lower()
        raise WorkspaceError(reason, path=f"{host}:{port}", hint="choose another with --port") from error


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach an address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def run_server(app: ASGIApp, listener: socket.socket) -> None:
    """Answer requests until Ctrl-C or SIGTERM; then finish those under way, for at most ten seconds, and return."""
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="off",
        timeout_graceful_shutdown=_GRACE_SECONDS,
        timeout_keep_alive=15,
        h11_max_incomplete_event_size=65_536,
        http="h11",
        ws="none",
    )
    # uvicorn raises a signal anew once it has shut down; whoever called us still has to give back what it holds.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: None)
    uvicorn.Server(config).run(sockets=[listener])


@contextmanager
def show_newest(origin: Origin) -> Iterator[Editions]:
    """Give the newest graph as the edition of the moment, which a newer one replaces for as long as the block lasts."""
    editions = Editions(origin.load())
    watch = Watch(editions, origin)
    watch.start()
    try:
        yield editions
    finally:
        watch.stop()
        editions.close()


class Watch:
    """A thread that looks for a newer graph now and again, and shows it as soon as it is whole."""

    def __init__(self, editions: Editions, origin: Origin) -> None:
        self._editions = editions
        self._origin = origin
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="carekg-watch", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more, and wait until what was being loaded is done."""
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        try:
            with self._editions.borrow() as first:
                _prepare(first)
        except (CarekgError, OSError) as error:
            logger.warning("the graph cannot be shown whole: %s", error)
        failed = None
        while not self._stop.wait(self._origin.pause):
            stamp = self._origin.find_stamp()
            if stamp in (None, failed, self._editions.stamp):
                continue
            try:
                edition = self._load_whole()
            except (CarekgError, OSError) as error:
                failed = stamp
                logger.warning("the newer graph cannot be shown, the earlier one stays: %s", error)
            else:
                self._editions.replace(edition)
                logger.warning("a newer graph is shown: %s", edition.stamp[:16])

    def _load_whole(self) -> Edition:
        edition = self._origin.load()
        try:
            _prepare(edition)
        except BaseException:
            edition.close()
            raise
        return edition


def _prepare(edition: Edition) -> None:
    """Read and make what takes a while, so that nobody has to wait for it who comes a moment later."""
    edition.index()
    edition.words()
    edition.explorer()


def configure_log(*, requests: bool) -> None:
    """Write what the server has to say on stderr; a line for each request only where `requests` are wished for."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%H:%M:%S"))
    logger.addHandler(handler)
    logger.propagate = False
    logger.setLevel(logging.INFO if requests else logging.WARNING)
