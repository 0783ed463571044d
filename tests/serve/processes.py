"""`carekg serve` as a process of its own, and what the system tells of the processes that it has."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import httpx2

TOKEN = "an-invented-token"  # noqa: S105 - of no server
PATIENCE = 180
"""Seconds after which a test gives up on what should have come long before."""


class Server:
    """A server that is started with some options, in a folder, until it is stopped."""

    def __init__(self, *options: str, folder: Path | None = None) -> None:
        command = [sys.executable, "-m", "carekg", "serve", "--port", "0", *options]
        self.process = subprocess.Popen(
            command, stderr=subprocess.PIPE, text=True, cwd=folder, env={**os.environ, "CAREKG_TOKEN": TOKEN}
        )
        self.said: list[str] = []
        self._ready = threading.Event()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        assert self._ready.wait(PATIENCE), "".join(self.said)
        [address] = re.findall(r"http://127\.0\.0\.1:\d+(?=/\n)", "".join(self.said))
        self.client = httpx2.Client(base_url=address, timeout=PATIENCE)

    def _read(self) -> None:
        for line in self.process.stderr or ():
            self.said.append(line)
            if "Ctrl-C stops it" in line:
                self._ready.set()
        self._ready.set()

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Send a signal, and return the exit code."""
        self.client.close()
        self.process.send_signal(number)
        code = self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        return code


def list_children(process: int) -> list[int]:
    """Return the processes that a process has started, and those that they have, as Linux tells."""
    text = _read_process(process, f"task/{process}/children")
    return [each for child in text.split() for each in (int(child), *list_children(int(child)))]


def list_workers(server: Server) -> list[int]:
    """Return the processes that answer queries."""
    return [child for child in list_children(server.process.pid) if b"spawn_main" in _read_process(child, "cmdline")]


def count_work(process: int) -> int:
    """Return how long a process has worked for itself, in the system's ticks of a hundredth of a second."""
    _, _, rest = _read_process(process, "stat").rpartition(b")")
    return int(rest.split()[11]) if rest else 0


def _read_process(process: int, name: str) -> bytes:
    """Return what Linux tells of a process; nothing of one that has ended since it was listed."""
    try:
        return Path(f"/proc/{process}/{name}").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""


def await_condition(holds: Callable[[], bool]) -> None:
    """Wait until something holds; fail where it does not within half a minute."""
    deadline = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)
