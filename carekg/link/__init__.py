"""Linking: from the names in single documents to entities that all documents share."""

from __future__ import annotations

from carekg.link.linker import Linker
from carekg.link.merging import merge_entities
from carekg.link.names import normalise_name, normalise_person, slugify
from carekg.link.proposals import propose_merges

__all__ = ["Linker", "merge_entities", "normalise_name", "normalise_person", "propose_merges", "slugify"]
