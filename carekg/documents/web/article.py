"""What of an HTML page is its article, and what the page's head says of it, as trafilatura finds them."""

from __future__ import annotations

import logging
import warnings
from dataclasses import dataclass

import trafilatura

from carekg.documents.drafts import strip_invisible

_SHORT = 25


@dataclass(frozen=True, slots=True)
class Article:
    """What trafilatura takes for the text of a page, and what it makes of the page's head."""

    words: str
    lines: frozenset[str]
    title: str = ""
    site: str = ""
    date: str = ""
    url: str = ""

    def holds(self, text: str) -> bool:
        """Tell whether the article has these words; short ones must stand in it as a line of their own."""
        squeezed = _squeeze(text)
        return squeezed in self.lines or (len(squeezed) >= _SHORT and squeezed in self.words)


def find_article(html: str) -> Article:
    """Return the article in a page; one without words where trafilatura finds none."""
    for name in ("trafilatura", "htmldate", "courlan"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = trafilatura.bare_extraction(
            html, include_comments=False, include_tables=True, favor_recall=True, with_metadata=True
        )
    if found is None or isinstance(found, dict):
        return Article("", frozenset())
    lines = [_squeeze("".join(element.itertext())) for element in found.body.iter()]
    return Article(
        _squeeze("".join(found.body.itertext())),
        frozenset(lines),
        title=found.title or "",
        site=found.sitename or "",
        date=found.date or "",
        url=found.url or "",
    )


def _squeeze(words: str) -> str:
    return "".join(strip_invisible(words).split())
