"""Documents linked to the curated tables: all that the graph needs of each, so that its text can stay on the disk."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace

from carekg.curate import Tables
from carekg.link import Linker, linker_fingerprint
from carekg.model import BlockKind, Document, Extraction


@dataclass(frozen=True, slots=True)
class LinkedDocument:
    """What a document says of entities that all documents share, and what the report tells of its text."""

    extraction: Extraction
    """Linked, and without its mentions."""
    said: str
    """A hash of its words, the same for two documents that say the same."""
    words: int
    furniture: tuple[tuple[str, str], ...]
    """Each stretch that was left out, and the reason."""


def name_linker(tables: Tables) -> str:
    """Return a hash of all that linking depends on beside the document.

    No other document is among it: ids are made of names alone (see `link.identity`), and what several documents call
    the same thing is joined when all are assembled.
    """
    facts = [linker_fingerprint(), repr(tables.entities), repr(tables.tenures)]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()


def linking_key(reading: str, linker: str) -> str:
    """Return the key of a linked document from that of its reading and the name of its linker."""
    return hashlib.sha256(f"{reading} {linker}".encode()).hexdigest()


def link_document(document: Document, extraction: Extraction, linker: Linker) -> LinkedDocument:
    """Link what one document says, and keep of its text what the report needs."""
    words = document.text.split()
    return LinkedDocument(
        extraction=replace(linker.link(extraction), mentions=()),
        said=hashlib.sha256(" ".join(words).casefold().encode()).hexdigest(),
        words=len(words),
        furniture=tuple(
            (document.text[block.start : block.end], block.reason)
            for block in document.blocks
            if block.kind is BlockKind.FURNITURE
        ),
    )
