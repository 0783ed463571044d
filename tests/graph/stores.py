"""A real SPARQL server for one test: Oxigraph's, on a port of its own, in memory or over what it loaded in bulk."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def serve_store(*options: str) -> Iterator[str]:
    """Give the address of an Oxigraph server, empty unless `--location` says otherwise, which stops at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    server = subprocess.Popen(
        [_find_oxigraph(), "serve", "--bind", place, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_until_ready(f"http://{place}/query?query=ASK%7B%7D", server)
        yield f"http://{place}"
    finally:
        server.terminate()
        server.wait(10)


def load_store(path: Path, folder: Path) -> None:
    """Load a file into the store in a folder by Oxigraph's own loader."""
    subprocess.run([_find_oxigraph(), "load", "--location", folder, "--file", path], check=True, capture_output=True)


def _find_oxigraph() -> str:
    program = Path(sys.executable).with_name("oxigraph")
    executable = str(program) if program.exists() else shutil.which("oxigraph")
    assert executable, "oxigraph comes with the extra `test`"
    return executable


def wait_until_ready(url: str, server: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers."""
    open_direct = urllib.request.build_opener(urllib.request.ProxyHandler({})).open
    for _ in range(200):
        assert server.poll() is None, "the server stopped"
        try:
            with open_direct(url, timeout=5):
                return
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the server did not answer")
