"""Where each page of the site stands."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from markupsafe import escape


def link_entity(id_: str) -> str:
    """Return the path of an entity's page."""
    return f"entity/{quote(id_, safe='')}.html"


def link_document(id_: str) -> str:
    """Return the path of a document's page."""
    return f"document/{quote(id_, safe='')}.html"


def link_question(name: str) -> str:
    """Return the path of a saved question's page."""
    return f"question/{name}.html"


def link_places(page: bytes, places: Mapping[str, str]) -> bytes:
    """Return the explorer with links to pages that stand beside it, name to path; its title leads to the first of them.

    A page in a file of its own has none, since nothing need stand beside it.
    """
    links = {escape(name): escape(path) for name, path in places.items()}
    home = next(iter(links.values()))
    marked = "".join(f'<a href="{path}">{name}</a>' for name, path in links.items())
    for mark, markup in (
        (b"<!--home-->", f'<a class="home" href="{home}">'),
        (b"<!--/home-->", "</a>"),
        (b"<!--places-->", f'<nav class="places" aria-label="Site">{marked}</nav>'),
    ):
        page = page.replace(mark, markup.encode(), 1)
    return page
