"""Which elements of an HTML page stand beside its text, or are not shown at all, by their tags, names and styles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BY_TAG = {
    "nav": "navigation",
    "aside": "sidebar",
    "form": "form",
    "footer": "site footer",
    "figcaption": "photograph",
    "amp-sidebar": "navigation",
    "amp-consent": "cookie notice",
    "amp-user-notification": "cookie notice",
}
_BY_NAME = re.compile(
    r"(?:^|[\s_-])(?:(?P<cookie>cookies?|gdpr|consent)|(?P<share>share|sharing|social|addtoany|sharedaddy)|(?P<related>related|recommended"
    r"|most-?read|trending|popular|read-?next|more-?stories)|(?P<advert>ads?|advert|advertisement|advertorial|promo|promoted|sponsor(?:ed)?)"
    r"|(?P<nav>breadcrumbs?|crumbs?|pagination|pager|menu|navbar|nav|skip-?link|toc)|(?P<tags>tags?|tagged|post-tags|categories|topics)"
    r"|(?P<byline>byline|author-?(?:bio|box|card|info|profile)|about-?(?:the-?)?author|dateline|entry-meta|post-meta|post-info)"
    r"|(?P<comments>comments?|disqus|respond)"
    r"|(?P<newsletter>newsletter|subscribe|signup|paywall)|(?P<side>sidebar|widget|feedback)|(?P<footer>footer|copyright|colophon)"
    r"|(?P<photo>caption|wp-caption-text|credit)|(?P<history>published-dates|(?:change|page|update)-history)"
    r"|(?P<file>wp-block-file)|(?P<pull>pull-?quote))(?:$|[\s_-])",
    re.IGNORECASE,
)
PULL_QUOTE = "pull quote"
"""Of words that a page sets large beside its text; they are furniture where the text has them too."""

_REASONS = {
    "cookie": "cookie notice",
    "share": "sharing buttons",
    "related": "other pages",
    "advert": "advertisement",
    "nav": "navigation",
    "tags": "tags",
    "byline": "byline",
    "comments": "comments",
    "newsletter": "subscription",
    "side": "sidebar",
    "footer": "site footer",
    "photo": "photograph",
    "history": "page history",
    "file": "file to download",
    "pull": PULL_QUOTE,
}
_HIDDEN = re.compile(
    r"display:\s*none|visibility:\s*hidden|(?:left|right|top|bottom|text-indent|margin-left|margin-top):\s*-\d{3,}(?:px|em|pt|%)"
    r"|font-size:\s*0(?:px|em|pt)?\s*(?:;|!|$)",
    re.IGNORECASE,
)
_UNSEEN = re.compile(r"(?:^|\s)(?:visually-?hidden|sr-only|screen-reader-text|hidden)(?:$|\s)", re.IGNORECASE)
_FACTS = re.compile(
    r"(?:key |the )?(?:facts|figures|points)|(?:\w+ )?in numbers|at a glance|fact ?box|background|timeline",
    re.IGNORECASE,
)


def is_hidden(element: HtmlElement) -> bool:
    """Tell whether a browser shows nothing of an element: link spam is often put where nobody sees it."""
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return True
    return bool(_UNSEEN.search(element.get("class") or ""))


def find_reason(element: HtmlElement, tag: str) -> str:
    """Return why what an element holds stands beside the text; an empty string where nothing says so."""
    if tag == "aside" and _is_fact_box(element):
        return ""
    match = _BY_NAME.search(f"{element.get('class') or ''} {element.get('id') or ''}")
    named = _REASONS[match.lastgroup] if match and match.lastgroup else ""
    if named == PULL_QUOTE:
        return named
    if tag in _BY_TAG:
        return _BY_TAG[tag]
    if tag == "header" and not any(above.tag in {"article", "main"} for above in element.iterancestors()):
        return "" if element.find(".//h1") is not None else "navigation"
    if tag in {"html", "body", "main", "article"}:
        return ""
    return named


def _is_fact_box(element: HtmlElement) -> bool:
    """Tell whether an aside belongs to the article, as its heading says: figures, dates, what a word means."""
    heading = next(element.iter("h2", "h3", "h4", "h5", "strong"), None)
    return heading is not None and bool(_FACTS.match(heading.text_content().strip()))
