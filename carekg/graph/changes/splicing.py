"""Sorted lines with some taken out and some put in, at the cost of these and of a copy."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from mmap import mmap

Text = bytes | mmap
"""A text in memory, or a file that is looked into where it stands."""

_CHUNK = 1 << 20
"""Bytes to copy at once: few enough to be in the processor's cache still when they are hashed and written."""


def splice_lines(lines: Text, removed: Collection[bytes], added: Collection[bytes]) -> Iterator[bytes]:
    """Yield, piece by piece, sorted lines without those `removed` and with those `added`, in order.

    Each line ends with a line break. Raises ValueError where a line to take out is not there, or one to put in is
    there already, when it comes there.
    """
    done = 0
    for line, is_new in sorted([*((line, False) for line in removed), *((line, True) for line in added)]):
        place = find_line(lines, line, done)
        if starts_with(lines, line, place) == is_new:
            raise ValueError(f"the lines are not what they are held to be, at {line[:80]!r}")
        yield from copy_text(lines, done, place)
        if is_new:
            yield line
        done = place if is_new else place + len(line)
    yield from copy_text(lines, done, len(lines))


def copy_text(text: Text, start: int, end: int) -> Iterator[bytes]:
    """Yield what stands between two places, piece by piece."""
    for place in range(start, end, _CHUNK):
        yield text[place : min(place + _CHUNK, end)]


def find_lines(lines: Text, beginning: bytes) -> Iterator[bytes]:
    """Yield those of the sorted `lines` that begin so."""
    place = find_line(lines, beginning)
    while starts_with(lines, beginning, place):
        end = lines.find(b"\n", place) + 1
        yield lines[place:end]
        place = end


def find_line(lines: Text, line: bytes, start: int = 0) -> int:
    """Return where the first of the sorted `lines` begins that is not before `line`; look from `start`, a beginning."""
    low, high = start, len(lines)
    while low < high:
        middle = (low + high) // 2
        begin = max(low, lines.rfind(b"\n", low, middle) + 1)
        end = lines.find(b"\n", middle) + 1 or high
        if lines[begin:end] < line:
            low = end
        else:
            high = begin
    return low


def starts_with(text: Text, beginning: bytes, place: int) -> bool:
    """Tell whether the text goes on so at a place, as `bytes.startswith` does."""
    return text[place : place + len(beginning)] == beginning
