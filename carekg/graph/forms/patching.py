"""Turtle and TriG of a graph made of those of an earlier one: only the nodes that changed are written anew.

Both texts are blocks, one for each node, with an empty line between, in the order that the nodes have in N-Quads;
TriG has a section of them for each named graph, in the order of their IRIs. No literal spans lines.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from carekg.graph.changes.splicing import Text, copy_text, find_lines
from carekg.graph.forms.turtle import list_prefixes, write_trig, write_turtle

_GAP = b"\n\n"
_OPENING, _CLOSING = b" {\n", b"\n}"
_ESCAPED = re.compile(r"\\(.)")

Section = tuple[bytes, bytes]
"""The name of a named graph as TriG writes it, and its blocks."""
Piece = bytes | slice
"""What is new, or where it stands in the old text."""


class _Units(NamedTuple):
    """What a text is a sorted sequence of: what stands behind each, and how its name is read from its beginning."""

    end: bytes
    read_name: Callable[[Text, int], str]


def patch_turtle(old: Text, nquads: Text, changed: Iterable[bytes]) -> Iterator[bytes]:
    """Yield, piece by piece, what `write_turtle` makes of `nquads`.

    `old` is what it made of N-Quads that differ in the lines `changed`.
    """
    subjects = {subject for subject, _ in map(_read_node, changed)}
    lines = (line for subject in sorted(subjects) for line in find_lines(nquads, subject + b" "))
    written = _read_blocks(_cut_head(write_turtle(b"".join(lines))))
    blocks = {subject: written.get(subject, b"") for subject in map(bytes.decode, subjects)}
    body = _find_body(old)
    yield from copy_text(old, 0, body)
    yield from _join(old, _splice_blocks(old, slice(body, len(old) - 1), blocks))
    yield b"\n"


def patch_trig(old: Text, nquads: Text, changed: Iterable[bytes]) -> Iterator[bytes]:
    """Yield, piece by piece, what `write_trig` makes of `nquads`.

    `old` is what it made of N-Quads that differ in the lines `changed`.
    """
    nodes = set(map(_read_node, changed))
    subjects = sorted({subject for subject, _ in nodes})
    lines = (line for subject in subjects for line in find_lines(nquads, subject + b" ") if _read_node(line) in nodes)
    written = _read_sections(_cut_head(write_trig(b"".join(lines))))
    touched: dict[str, set[str]] = defaultdict(set)
    for subject, home in nodes:
        touched[home[1:-1].decode()].add(subject.decode())
    body = _find_body(old)
    yield from copy_text(old, 0, body)
    yield from _join(old, _splice_sections(old, slice(body, len(old) - 1), touched, written))
    yield b"\n"


def _splice_sections(
    text: Text, place: slice, touched: Mapping[str, Collection[str]], written: Mapping[str, Section]
) -> Iterator[Piece]:
    """Yield sorted sections, in those `touched` the blocks of these nodes replaced by what is `written`, if anything.

    A section is left out where none of its blocks is left.
    """

    def renew(graph: str, before: slice) -> bytes:
        name, section = written.get(graph, (b"", b""))
        if before.start < before.stop:
            name = text[before.start : text.find(_OPENING, before.start)]
            before = slice(before.start + len(name) + len(_OPENING), before.stop - len(_CLOSING) - len(_GAP))
        new = _read_blocks(section)
        pieces = _splice_blocks(text, before, {node: new.get(node, b"") for node in touched[graph]})
        blocks = b"".join(_join(text, pieces))
        return name + _OPENING + blocks + _CLOSING if blocks else b""

    return _splice_units(text, place, _SECTIONS, touched, renew)


def _splice_blocks(text: Text, place: slice, blocks: Mapping[str, bytes]) -> Iterator[Piece]:
    """Yield sorted blocks with some replaced, put in, or, where the new one is empty, left out."""
    return _splice_units(text, place, _BLOCKS, blocks, lambda node, _before: blocks[node])


def _splice_units(
    text: Text, place: slice, units: _Units, names: Iterable[str], renew: Callable[[str, slice], bytes]
) -> Iterator[Piece]:
    """Yield sorted units, those of some names renewed: each is made of where it stands, or would, and may be empty."""
    # As if behind each unit, the last one too, an empty line and another unit stood.
    done = place.start
    end = place.stop + len(_GAP) if place.stop > place.start else place.start
    for name in sorted(names):
        begin = _find_unit(text, name, done, end, units)
        if begin > done:
            yield slice(done, begin - len(_GAP))
        is_there = begin < end and units.read_name(text, begin) == name
        done = _find_next(text, begin, end, units) if is_there else begin
        if new := renew(name, slice(begin, done)):
            yield new
    if done < end:
        yield slice(done, place.stop)


def _join(text: Text, pieces: Iterable[Piece]) -> Iterator[bytes]:
    """Yield pieces with an empty line between; a slice stands for what is there in the text."""
    for number, piece in enumerate(pieces):
        if number:
            yield _GAP
        if isinstance(piece, slice):
            yield from copy_text(text, piece.start, piece.stop)
        else:
            yield piece


def _find_unit(text: Text, name: str, low: int, high: int, units: _Units) -> int:
    """Return where the first unit begins, from `low` on, whose name is not before `name`."""
    end = high
    while low < high:
        middle = (low + high) // 2
        gap = text.rfind(units.end, low, middle)
        begin = low if gap < 0 else gap + len(units.end)
        if units.read_name(text, begin) < name:
            low = _find_next(text, begin, end, units)
        else:
            high = begin
    return low


def _find_next(text: Text, begin: int, end: int, units: _Units) -> int:
    gap = text.find(units.end, begin, end)
    return end if gap < 0 else gap + len(units.end)


def _find_body(text: Text) -> int:
    return text.find(_GAP) + len(_GAP)


def _name_block(text: Text, begin: int) -> str:
    """Return the node whose block begins here as N-Quads writes it, by which nodes are sorted."""
    return f"<{_expand(text[begin : text.find(b' ', begin)].strip())}>"


def _name_section(text: Text, begin: int) -> str:
    """Return the IRI of the graph whose section begins here, by which sections are sorted."""
    return _expand(text[begin : text.find(_OPENING, begin)])


def _read_blocks(text: bytes) -> dict[str, bytes]:
    """Return each block of a text by its node."""
    blocks = text.removesuffix(b"\n").split(_GAP) if text else []
    return {_name_block(block, 0): block for block in blocks}


def _read_sections(text: bytes) -> dict[str, Section]:
    """Return the sections of TriG behind its prefixes, by the IRI of their graph."""
    sections = text.removesuffix(_CLOSING + b"\n").split(_CLOSING + _GAP)
    parts = (section.partition(_OPENING) for section in sections if section)
    return {_expand(name): (name, blocks) for name, _, blocks in parts}


def _cut_head(text: bytes) -> bytes:
    return text.partition(_GAP)[2]


def _read_node(line: bytes) -> tuple[bytes, bytes]:
    """Return subject and graph of a line of N-Quads."""
    return line.partition(b" ")[0], line.rstrip(b" .\n").rpartition(b" ")[2]


def _expand(name: bytes) -> str:
    """Return the IRI that Turtle writes in brackets, or short with a prefix."""
    text = name.decode()
    if text.startswith("<"):
        return text[1:-1]
    prefix, _, local = text.partition(":")
    return list_prefixes()[prefix] + _ESCAPED.sub(r"\1", local)


_BLOCKS = _Units(_GAP, _name_block)
_SECTIONS = _Units(_CLOSING + _GAP, _name_section)
