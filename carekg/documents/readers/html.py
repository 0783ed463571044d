"""Web pages: the words a person reads, one block a line, with what stands beside the text marked as furniture."""

from __future__ import annotations

import re

from lxml import etree, html

from carekg.documents.characters.encodings import decode_text
from carekg.documents.drafts import Draft, join_pieces
from carekg.documents.web.article import find_article
from carekg.documents.web.boilerplate import mark_boilerplate
from carekg.documents.web.page import read_page
from carekg.documents.web.page_head import read_head
from carekg.errors import DocumentError

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_MOST_TAGS = 200_000
_HEAD_BYTES = 4096


def read(data: bytes) -> Draft:
    """Return a page's text and blocks; raise DocumentError for one that cannot be taken apart."""
    declared = _CHARSET.search(data[:_HEAD_BYTES])
    return read_html(decode_text(data, declared[1].decode("ascii", "replace") if declared else None))


def read_html(page: str) -> Draft:
    """Return the text and blocks of a page that has been decoded."""
    page = _XML_DECLARATION.sub("", page, count=1)
    if page.count("<") > _MOST_TAGS:
        raise DocumentError(f"has over {_MOST_TAGS} tags, more than a real page", hint="save the page's text alone")
    root = _parse(page)
    passages = read_page(root)
    if not passages:
        raise DocumentError("has no words in it", hint=_name_way_out(root))
    article = find_article(page)
    head = read_head(root, article)
    return join_pieces(mark_boilerplate(passages, article, head["title"]), head)


def _parse(page: str) -> html.HtmlElement:
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise DocumentError("is no web page that can be taken apart", hint="save the page's text alone") from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise DocumentError("nests its tags too deep to be a real page", hint="save the page's text alone")
    return root


def _name_way_out(root: html.HtmlElement) -> str:
    if root.find(".//frame") is not None or root.find(".//iframe") is not None:
        return "it only frames another page: open that by itself, and save it"
    if root.find(".//script") is not None:
        return "a script writes them: save the page from the browser as one file (.mhtml), or print it to PDF"
    return "was it saved, or downloaded whole?"
