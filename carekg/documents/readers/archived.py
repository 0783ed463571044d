"""Web pages that a browser has saved in one file, with their pictures: MHTML, which has the form of an e-mail."""

from __future__ import annotations

from dataclasses import replace

from carekg.documents.drafts import Draft
from carekg.documents.readers.html import read_html
from carekg.documents.readers.message import find_body, parse_message
from carekg.errors import DocumentError


def read(data: bytes) -> Draft:
    """Return the text and blocks of the page; raise DocumentError where there is none in the file."""
    message = parse_message(data)
    found = find_body(message, "html")
    if found is None:
        raise DocumentError("is no web page saved in one file", hint="save it as .html")
    page = read_html(found[1])
    place = str(message["snapshot-content-location"] or message["content-location"] or "").strip()
    url = page.properties.get("url") or (place if place.startswith("http") else "")
    return replace(page, properties={**page.properties, "url": url})
