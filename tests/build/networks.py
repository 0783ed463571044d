"""Two networks with a link between them that can be cut: Linux namespaces, which nothing outside them notices."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import pytest

_LINK = "wire"
"""The name of each end of the link."""
_HOLD = ("sh", "-c", "ip link set lo up && echo ready && exec cat")
"""Keeps a namespace until its input ends."""


@dataclass(frozen=True)
class Network:
    """A network namespace, by the process that holds it; `address` is that of its end of the link."""

    holder: int
    address: str

    def place(self, command: Sequence[str]) -> list[str]:
        """Return the command line that runs a command in this network."""
        return ["nsenter", f"--target={self.holder}", "--user", "--net", "--preserve-credentials", "--", *command]

    def set_link(self, state: str) -> None:
        """Cut the link with `down`, join it with `up`."""
        _run(self.place(["ip", "link", "set", _LINK, state]))


@contextmanager
def join_networks() -> Iterator[tuple[Network, Network]]:
    """Give two networks and a link between them, or skip the test and say why there can be none."""
    with ExitStack() as stack:
        try:
            first = Network(_hold(stack, ["unshare", "--user", "--map-root-user", "--net", *_HOLD]), "10.77.0.1")
            second = Network(_hold(stack, first.place(["unshare", "--net", *_HOLD])), "10.77.0.2")
            peer = ("type", "veth", "peer", "name", _LINK, "netns", str(second.holder))
            _run(first.place(["ip", "link", "add", _LINK, *peer]))
            for network in (first, second):
                _run(network.place(["ip", "address", "add", f"{network.address}/24", "dev", _LINK]))
                network.set_link("up")
        except (OSError, subprocess.CalledProcessError) as error:
            said = getattr(error, "stderr", None) or error
            pytest.skip(f"no network namespaces can be made here: {str(said).strip()}")
        yield first, second


def _hold(stack: ExitStack, command: Sequence[str]) -> int:
    """Start what holds a namespace, and return its process id when the namespace is there."""
    pipe = subprocess.PIPE
    holder = stack.enter_context(subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True))
    assert holder.stdout is not None
    if holder.stdout.readline() != "ready\n":
        raise subprocess.CalledProcessError(holder.wait(), command, stderr=holder.communicate()[1])
    return holder.pid


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, text=True)
