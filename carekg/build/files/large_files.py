"""Files of a build that may be larger than what is made of them at a time: read, written and hashed piece by piece."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from mmap import ACCESS_READ, mmap
from pathlib import Path


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimals; raise OSError where it cannot be read."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write_pieces(path: Path, pieces: Iterable[bytes]) -> str:
    """Write pieces one after the other to a file, and return their SHA-256 in hexadecimals."""
    digest = hashlib.sha256()
    with path.open("wb") as stream:
        for piece in pieces:
            digest.update(piece)
            stream.write(piece)
    return digest.hexdigest()


@contextmanager
def map_file(path: Path) -> Iterator[bytes | mmap]:
    """Give the content of a file to look into, of which only what is looked at comes into memory.

    Raises OSError where it cannot be read. Windows neither renames nor replaces the file before the `with` is left.
    """
    with path.open("rb") as stream:
        if not os.fstat(stream.fileno()).st_size:
            # What is empty cannot be mapped.
            yield b""
            return
        with mmap(stream.fileno(), 0, access=ACCESS_READ) as content:
            yield content
