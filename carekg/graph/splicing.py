"""Sorted lines with some taken out and some put in, at the cost of these and of a copy."""

from __future__ import annotations

from collections.abc import Collection, Iterator


def splice_lines(lines: bytes, removed: Collection[bytes], added: Collection[bytes]) -> bytes:
    """Return sorted lines without those `removed` and with those `added`, in order; each ends with a line break.

    Raises ValueError where a line to take out is not there, or one to put in is there already.
    """
    view = memoryview(lines)
    pieces: list[memoryview | bytes] = []
    done = 0
    for line, is_new in sorted([*((line, False) for line in removed), *((line, True) for line in added)]):
        place = find_line(lines, line, done)
        if lines.startswith(line, place) == is_new:
            raise ValueError(f"the lines are not what they are held to be, at {line[:80]!r}")
        pieces.append(view[done:place])
        if is_new:
            pieces.append(line)
        done = place if is_new else place + len(line)
    return b"".join([*pieces, view[done:]])


def find_lines(lines: bytes, beginning: bytes) -> Iterator[bytes]:
    """Yield those of the sorted `lines` that begin so."""
    place = find_line(lines, beginning)
    while lines.startswith(beginning, place):
        end = lines.index(b"\n", place) + 1
        yield lines[place:end]
        place = end


def find_line(lines: bytes, line: bytes, start: int = 0) -> int:
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
