"""A knowledge graph of care-policy actors and programmes, in which every edge quotes its source."""

__version__ = "0.1.0"
