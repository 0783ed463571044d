"""Reading documents: from files of many formats to a text, its blocks and what is known of it."""

from __future__ import annotations

from carekg.documents.finding import find_given_sources, find_sources
from carekg.documents.markup import block_text
from carekg.documents.reading import read_document
from carekg.documents.sources import Source, document_id

__all__ = ["Source", "block_text", "document_id", "find_given_sources", "find_sources", "read_document"]
