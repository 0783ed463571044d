"""Reading documents: from files of many formats to a text, its blocks and what is known of it."""

from __future__ import annotations

from carekg.documents.characters.markup import block_text
from carekg.documents.intake.finding import find_given_sources, find_sources
from carekg.documents.intake.sources import Source, document_id
from carekg.documents.reading import read_document

__all__ = ["Source", "block_text", "document_id", "find_given_sources", "find_sources", "read_document"]
