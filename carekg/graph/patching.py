"""Turtle and TriG of a graph made of those of an earlier one: only the nodes that changed are written anew.

Both texts are blocks, one for each node, with an empty line between, in the order that the nodes have in N-Quads;
TriG has a section of them for each named graph, in the order of their IRIs. No literal spans lines.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from carekg.graph.splicing import find_lines
from carekg.graph.turtle import list_prefixes, write_trig, write_turtle

_GAP = b"\n\n"
_ESCAPED = re.compile(r"\\(.)")

Section = tuple[bytes, bytes]
"""The name of a named graph as TriG writes it, and its blocks."""


def patch_turtle(old: bytes, nquads: bytes, changed: Iterable[bytes]) -> bytes:
    """Return what `write_turtle` makes of `nquads`, from what it made of N-Quads that differ in the lines `changed`."""
    subjects = {subject for subject, _ in map(_read_node, changed)}
    lines = (line for subject in sorted(subjects) for line in find_lines(nquads, subject + b" "))
    written = _read_blocks(_cut_head(write_turtle(b"".join(lines))))
    blocks = {subject: written.get(subject, b"") for subject in map(bytes.decode, subjects)}
    head, _, body = old.partition(_GAP)
    return head + _GAP + _splice_blocks(body.removesuffix(b"\n"), blocks) + b"\n"


def patch_trig(old: bytes, nquads: bytes, changed: Iterable[bytes]) -> bytes:
    """Return what `write_trig` makes of `nquads`, from what it made of N-Quads that differ in the lines `changed`."""
    nodes = set(map(_read_node, changed))
    subjects = sorted({subject for subject, _ in nodes})
    lines = (line for subject in subjects for line in find_lines(nquads, subject + b" ") if _read_node(line) in nodes)
    written = _read_sections(_cut_head(write_trig(b"".join(lines))))
    touched: dict[str, set[str]] = defaultdict(set)
    for subject, home in nodes:
        touched[home[1:-1].decode()].add(subject.decode())
    head, _, body = old.partition(_GAP)
    sections = _read_sections(body)
    for graph, names in touched.items():
        name, section = written.get(graph) or sections[graph]
        new = _read_blocks(section) if graph in written else {}
        before = sections[graph][1] if graph in sections else b""
        sections[graph] = (name, _splice_blocks(before, {each: new.get(each, b"") for each in names}))
    whole = (name + b" {\n" + section + b"\n}" for _, (name, section) in sorted(sections.items()) if section)
    return head + _GAP + _GAP.join(whole) + b"\n"


def _splice_blocks(text: bytes, blocks: Mapping[str, bytes]) -> bytes:
    """Return sorted blocks with some replaced, put in, or, where the new one is empty, left out."""
    pieces = []
    # As if behind each block, the last one too, an empty line and another block stood.
    done, end = 0, len(text) + len(_GAP) if text else 0
    for node, block in sorted(blocks.items()):
        place = _find_block(text, node, done, end)
        if place > done:
            pieces.append(text[done : place - len(_GAP)])
        is_there = place < end and _name_block(text, place) == node
        done = _find_next(text, place, end) if is_there else place
        if block:
            pieces.append(block)
    if done < end:
        pieces.append(text[done:])
    return _GAP.join(pieces)


def _find_block(text: bytes, node: str, low: int, high: int) -> int:
    """Return where the first block begins, from `low` on, whose node is not before `node`."""
    end = high
    while low < high:
        middle = (low + high) // 2
        gap = text.rfind(_GAP, low, middle)
        begin = low if gap < 0 else gap + len(_GAP)
        if _name_block(text, begin) < node:
            low = _find_next(text, begin, end)
        else:
            high = begin
    return low


def _find_next(text: bytes, begin: int, end: int) -> int:
    gap = text.find(_GAP, begin)
    return end if gap < 0 else gap + len(_GAP)


def _name_block(text: bytes, begin: int) -> str:
    """Return the node whose block begins here as N-Quads writes it, by which nodes are sorted."""
    return f"<{_expand(text[begin : text.index(b' ', begin)].strip())}>"


def _read_blocks(text: bytes) -> dict[str, bytes]:
    """Return each block of a text by its node."""
    blocks = text.removesuffix(b"\n").split(_GAP) if text else []
    return {_name_block(block, 0): block for block in blocks}


def _read_sections(text: bytes) -> dict[str, Section]:
    """Return the sections of TriG behind its prefixes, by the IRI of their graph."""
    parts = (part.partition(b" {\n") for part in text.removesuffix(b"\n}\n").split(b"\n}\n\n") if part)
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
