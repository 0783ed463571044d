"""Plain text: the file's own characters, line ends apart."""

from __future__ import annotations

from carekg.documents.characters.encodings import decode_text
from carekg.documents.drafts import Draft
from carekg.documents.layout.blocks import find_blocks


def read(data: bytes) -> Draft:
    """Return the decoded file with its blocks; raise DocumentError where it is no text."""
    text = decode_text(data)
    return Draft(text, find_blocks(text))
