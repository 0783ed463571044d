"""A line between two processes, for messages of bytes: each is sent in one piece, and mostly read in one.

`multiprocessing.Connection` reads the length before the message, and makes a selector anew each time it waits: that is
slower than most queries are.
"""

from __future__ import annotations

import socket
import struct
from typing import Self

_LENGTH = struct.Struct("!Q")
_PIECE = 1 << 16
"""Bytes to take in at once: longer than most messages, and quickly made room for."""


class Channel:
    """One end of the line, to be used by one thread at a time. It can be handed to a process that is being started."""

    def __init__(self, end: socket.socket) -> None:
        self._end = end
        self._ahead = b""
        """What came with the last message and is the beginning of the next."""

    @classmethod
    def pair(cls) -> tuple[Self, Self]:
        """Return both ends of a new line."""
        ours, theirs = socket.socketpair()
        return cls(ours), cls(theirs)

    def send(self, message: bytes, seconds: float | None = None) -> None:
        """Send a message; raise OSError where the other side is gone.

        Raises TimeoutError where the other side has not taken it in after so many seconds; the line is then of no more
        use.
        """
        self._end.settimeout(seconds)
        self._end.sendall(_LENGTH.pack(len(message)) + message)

    def receive(self, seconds: float | None = None) -> bytes:
        """Wait for a message and return it.

        Raises TimeoutError where none begins in so many seconds, or one that has begun halts as long, which is then
        lost, and EOFError or OSError where the other side is gone.
        """
        self._end.settimeout(seconds)
        received, self._ahead = self._ahead or self._take(), b""
        while len(received) < _LENGTH.size:
            received += self._take()
        size = _LENGTH.unpack_from(received)[0]
        end = _LENGTH.size + size
        if len(received) < end:
            return self._take_rest(received[_LENGTH.size :], size)
        self._ahead = received[end:]
        return received[_LENGTH.size : end]

    def close(self) -> None:
        """Hang up: the other side finds this one gone."""
        self._end.close()

    def _take(self) -> bytes:
        piece = self._end.recv(_PIECE)
        if not piece:
            raise EOFError
        return piece

    def _take_rest(self, begun: bytes, size: int) -> bytes:
        message = bytearray(size)
        message[: len(begun)] = begun
        rest = memoryview(message)[len(begun) :]
        while rest:
            count = self._end.recv_into(rest)
            if not count:
                raise EOFError
            rest = rest[count:]
        return bytes(message)
