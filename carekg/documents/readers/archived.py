"""Web pages that a browser has saved in one file, with their pictures: MHTML, which has the form of an e-mail."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from email.message import EmailMessage

from carekg.documents.drafts import Draft
from carekg.documents.readers.html import read_html
from carekg.documents.readers.message import decode_part, find_body, parse_message
from carekg.errors import DocumentError

_FULLER = 2
"""How many times as many words as the page itself a page in one of its frames has that is what there is to read."""


def read(data: bytes) -> Draft:
    """Return the text and blocks of the page; raise DocumentError where there is none in the file."""
    message = parse_message(data)
    found = find_body(message, "html")
    if found is None:
        raise DocumentError("is no web page saved in one file", hint="save it as .html")
    page = _read_fullest(message, found[1])
    place = str(message["snapshot-content-location"] or message["content-location"] or "").strip()
    url = page.properties.get("url") or (place if place.startswith("http") else "")
    return replace(page, properties={**page.properties, "url": url})


def _read_fullest(message: EmailMessage, page: str) -> Draft:
    """Return the page, or the one in a frame of it that has most of the words: a portal only frames the text."""
    framed = list(_read_frames(message, page))
    fullest = max(framed, key=_count_words, default=None)
    try:
        own = read_html(page)
    except DocumentError:
        if fullest is None:
            raise
        return fullest
    return fullest if fullest is not None and _count_words(fullest) > _FULLER * _count_words(own) else own


def _read_frames(message: EmailMessage, page: str) -> Iterator[Draft]:
    for part in message.walk():
        name = str(part["content-id"] or "").strip(" <>")
        if name and f"cid:{name}" in page and part.get_content_type() == "text/html":
            with suppress(DocumentError):
                yield read_html(decode_part(part))


def _count_words(draft: Draft) -> int:
    return len(draft.text.split())
