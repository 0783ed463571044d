"""What an HTML page says of itself: its title, who publishes it, when it came out, its address and its language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from carekg.documents.signs.publication_dates import find_dates
from carekg.documents.signs.publishers import name_site
from carekg.documents.web.article import Article

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BAR = r"(?:\||–|—|-|»|::)"
_TITLE_TAIL = re.compile(rf"\s+{_BAR}\s+(?P<site>(?:(?!\s{_BAR}\s)[^|–—»]){{2,60}})$")
_DATE_TAGS = (
    "//meta[@property='article:published_time' or @itemprop='datePublished' or @name='date' or @name='dcterms.issued'"
    " or @name='DC.date' or @name='DC.date.issued' or @name='govuk:first-published-at']/@content"
    " | //time[@itemprop='datePublished' or @pubdate]/@datetime"
)
_LOWER = ("h2", "h3")
_FEWEST_WORDS = 3


def read_head(root: HtmlElement, article: Article) -> dict[str, str]:
    """Return what a page states of itself, under the names that `documents.csv` uses."""
    title = " ".join((root.findtext(".//title") or "").split())
    tail = _TITLE_TAIL.search(title)
    bare = _TITLE_TAIL.sub("", title)
    heading = _find_heading(root, title, bare)
    return {
        "title": heading or bare or article.title,
        "publisher": name_site(article.site) or name_site(_read_site(title, tail, heading)),
        "date": _read_date(root),
        "core date": "" if article.date.endswith("-01-01") else article.date,
        "url": article.url,
        "language": (root.get("lang") or "").split("-")[0].lower(),
    }


def _find_heading(root: HtmlElement, title: str, bare: str) -> str:
    """Return the longest heading that the title of the page has too, else the first of the highest but the site's own.

    Below the highest level only one counts that the title has without the site's name.
    """
    headings = [(" ".join(heading.text_content().split()), heading) for heading in root.iter("h1")]
    lower = [" ".join(heading.text_content().split()) for heading in root.iter(*_LOWER)]
    repeated = [words for words, _ in headings if words and words in title]
    repeated += [words for words in lower if len(words.split()) >= _FEWEST_WORDS and words in bare]
    if repeated:
        return max(repeated, key=len)
    own = (words for words, heading in headings if words and not _is_of_site(heading))
    return next(own, "") or next((words for words, _ in headings if words), "")


def _is_of_site(heading: HtmlElement) -> bool:
    """Tell whether a heading stands at the head of the site, or in its menu, and not in the article."""
    around = [above.tag for above in heading.iterancestors("header", "nav", "article", "main")]
    return around[-1:] in (["header"], ["nav"])


def _read_site(title: str, tail: re.Match[str] | None, heading: str) -> str:
    """Return the site's name as the page's title tells it: behind the heading, or before it; a date is none."""
    if tail is None or find_dates(tail["site"]):
        return ""
    return title[: tail.start()] if tail["site"] == heading else tail["site"]


def _read_date(root: HtmlElement) -> str:
    """Return when the page's own tags say that it was published, as they write it."""
    stated = root.xpath(_DATE_TAGS)
    return str(stated[0]) if isinstance(stated, list) and stated else ""
