"""Where each page of the site stands."""

from __future__ import annotations

from urllib.parse import quote


def link_entity(id_: str) -> str:
    """Return the path of an entity's page."""
    return f"entity/{quote(id_, safe='')}.html"


def link_document(id_: str) -> str:
    """Return the path of a document's page."""
    return f"document/{quote(id_, safe='')}.html"


def link_question(name: str) -> str:
    """Return the path of a saved question's page."""
    return f"question/{name}.html"
