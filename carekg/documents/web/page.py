"""The words of an HTML page in the order they are read, each piece with the element it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from carekg.documents.characters.lines import runs_on
from carekg.documents.drafts import Piece
from carekg.documents.web.surroundings import find_reason, is_hidden
from carekg.model import BlockKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_UNREAD = frozenset(
    {"script", "style", "noscript", "template", "svg", "iframe", "head", "select", "option", "textarea", "button"}
    | {"object", "embed", "audio", "video", "canvas", "map", "math", "noframes"}
    | {"amp-ad", "amp-auto-ads", "amp-embed", "amp-iframe", "amp-list", "amp-sticky-ad"}
)
_BLOCKS = frozenset(
    {"address", "article", "aside", "body", "blockquote", "caption", "center", "dd", "details", "div", "dl", "dt"}
    | {"fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html"}
    | {"label", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot"}
    | {"th", "thead", "tr", "ul", "amp-consent", "amp-sidebar", "amp-user-notification"}
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset({"ul", "ol", "menu"})
_NOTE_NUMBER = re.compile(r"\[?(?:(?:foot)?note )?\d{1,3}\]?", re.IGNORECASE)
_WAY_BACK = frozenset("↩↑^")
_BETWEEN_LINKS = " \t\r\n\u00a0|/·•,>»"
_WIDEST_CELL = 300
_NUMBERED = 2
_LIST_MARK = re.compile(r"[•▪·–-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\((?:\d{1,2}|[A-Z])\)")
_BRACKETED = re.compile(r"(?:\([^()]{2,60}\)\s*)+")


@dataclass(frozen=True, slots=True)
class Ground:
    """An element around a piece whose tag or name tells that what it holds stands beside the text, and why."""

    reason: str
    element: HtmlElement


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a page, the element whose words it is, and what speaks against it, from the outside in."""

    piece: Piece
    element: HtmlElement
    grounds: tuple[Ground, ...] = ()


def read_page(root: HtmlElement) -> list[Passage]:
    """Return the pieces of a page, its head left out, each with the navigation, forms and the like it stands in."""
    walker = _Walker()
    walker.walk(root)
    walker.flush()
    return walker.passages


class _Walker:
    """Gathers inline words until an element that stands on its own begins or ends."""

    def __init__(self) -> None:
        self.passages: list[Passage] = []
        self._words: list[str] = []
        self._element: HtmlElement | None = None
        self._heading = 0
        self._lists = 0
        self._first_in_item = False
        self._quotes = 0
        self._grounds: tuple[Ground, ...] = ()

    def walk(self, element: HtmlElement) -> None:
        tag = element.tag
        if not isinstance(tag, str) or (tag in _UNREAD and not _is_shadow(element)) or is_hidden(element):
            return
        if tag == "table" and _is_data(element):
            self.flush()
            self._add_rows(element)
        elif tag == "dl" and _is_plain_list(element):
            self.flush()
            self._add_terms(element)
        elif tag == "br":
            self._words.append("\n")
        elif tag in _BLOCKS:
            self._walk_block(element, tag)
        elif not (_is_note_number(element) or _is_way_back(element)):
            self._walk_inside(element, quoted=tag == "q")

    def flush(self) -> None:
        text, self._words = "".join(self._words), []
        element = self._element
        if element is None:
            return
        for line in _split_breaks(text):
            if self._goes_on(line, element):
                before = self.passages.pop()
                piece = replace(before.piece, text=f"{before.piece.text} {line}")
                self.passages.append(replace(before, piece=piece))
                continue
            self.passages.append(Passage(Piece(self._kind(), line, self._level()), element, self._grounds))
            self._first_in_item = False

    def _goes_on(self, line: str, element: HtmlElement) -> bool:
        """Tell whether a line is in brackets and beside the one before: a constituency, a party, a minister's name."""
        before = self.passages[-1].element if self.passages else element
        return bool(_BRACKETED.fullmatch(line)) and before is not element and before.getparent() is element.getparent()

    def _walk_block(self, element: HtmlElement, tag: str) -> None:
        self.flush()
        before = self._element, self._heading, self._quotes, self._grounds, self._lists, self._first_in_item
        self._element = element
        self._heading = _HEADINGS.get(tag, self._heading)
        self._quotes += tag == "blockquote"
        self._lists += tag in _LISTS
        self._first_in_item = tag == "li" or self._first_in_item
        self._grounds = self._add_ground(element, tag)
        self._walk_inside(element, quoted=False)
        self.flush()
        passed = self._first_in_item
        self._element, self._heading, self._quotes, self._grounds, self._lists, self._first_in_item = before
        self._first_in_item = self._first_in_item and passed

    def _walk_inside(self, element: HtmlElement, *, quoted: bool) -> None:
        self._words.append(("“" if quoted else "") + _squeeze(element.text))
        is_row = _is_row_of_links(element)
        for child in element:
            self.walk(child)
            if is_row:
                self.flush()
            else:
                self._words.append(_squeeze(child.tail))
        if quoted:
            self._words.append("”")

    def _add_rows(self, table: HtmlElement) -> None:
        grounds = self._add_ground(table, "table")
        for number, row in enumerate(table.iter("tr")):
            cells = [" ".join(cell.text_content().split()) for cell in row if cell.tag in {"td", "th"}]
            if any(cells):
                self.passages.append(Passage(_make_row(cells, header=number == 0), row, grounds))

    def _add_terms(self, element: HtmlElement) -> None:
        """A term and what is said of it make one piece, `Chair: Jo Bell`."""
        grounds = self._add_ground(element, "dl")
        term = ""
        for child in element.iter("dt", "dd"):
            words = " ".join(child.text_content().split())
            if child.tag == "dt":
                term = words.rstrip(":")
            elif words:
                piece = Piece(BlockKind.PARAGRAPH, f"{term}: {words}" if term else words)
                self.passages.append(Passage(piece, element, grounds))

    def _add_ground(self, element: HtmlElement, tag: str) -> tuple[Ground, ...]:
        reason = find_reason(element, tag)
        return (*self._grounds, Ground(reason, element)) if reason else self._grounds

    def _kind(self) -> BlockKind:
        if self._heading:
            return BlockKind.HEADING
        if self._lists and self._first_in_item:
            return BlockKind.LIST_ITEM
        return BlockKind.QUOTATION if self._quotes else BlockKind.PARAGRAPH

    def _level(self) -> int:
        return self._heading or (self._lists if self._first_in_item else 0)


def _make_row(cells: Sequence[str], *, header: bool) -> Piece:
    """Return a row as a piece; a number or letter and what it counts, as minutes set resolutions, make a list item."""
    mark, words = (cells[0], cells[1]) if len(cells) == _NUMBERED else ("", "")
    if words and _LIST_MARK.fullmatch(mark):
        return Piece(BlockKind.LIST_ITEM, words, level=1)
    return Piece(BlockKind.TABLE_ROW, " | ".join(cells), level=1 if header else 2)


def _is_shadow(element: HtmlElement) -> bool:
    """Tell whether a template holds what a component of the page shows, as browsers and servers write it down."""
    return element.tag == "template" and ("shadowmode" in element.attrib or "shadowrootmode" in element.attrib)


def _squeeze(words: str | None) -> str:
    return re.sub(r"\s+", " ", words or "")


def _split_breaks(text: str) -> Iterator[str]:
    """Yield the lines that `<br>` makes; a line that breaks off in mid-sentence goes on."""
    gathered = ""
    for line in text.split("\n"):
        words = line.strip()
        if gathered and words and runs_on(gathered, words):
            gathered += " " + words
            continue
        if gathered:
            yield gathered
        gathered = words
    if gathered:
        yield gathered


def _is_note_number(element: HtmlElement) -> bool:
    return element.tag == "sup" and bool(_NOTE_NUMBER.fullmatch(element.text_content().strip()))


def _is_way_back(element: HtmlElement) -> bool:
    """Tell whether an element is the arrow that leads from a note back to the text."""
    return element.tag == "a" and element.text_content().strip(" \ufe0e\ufe0f") in _WAY_BACK


def _is_row_of_links(element: HtmlElement) -> bool:
    """Tell whether an element holds several links and no other words: they are apart, whatever stands between them."""
    if element.tag not in _BLOCKS or element.tag in _HEADINGS or (element.text or "").strip(_BETWEEN_LINKS):
        return False
    inside = [child for child in element if isinstance(child.tag, str)]
    return len(inside) > 1 and all(
        child.tag == "a" and not (child.tail or "").strip(_BETWEEN_LINKS) for child in inside
    )


def _is_plain_list(element: HtmlElement) -> bool:
    """Tell whether every entry of a definition list is one stretch of words."""
    return all(
        child.tag in {"dt", "dd", "div"} or child.tag not in _BLOCKS for child in element.iter() if child is not element
    )


def _is_data(table: HtmlElement) -> bool:
    """Tell a table of figures from one that only lays out the page."""
    if table.find(".//table") is not None or table.find(".//h1") is not None:
        return False
    rows = [[cell for cell in row if cell.tag in {"td", "th"}] for row in table.iter("tr")]
    columns = max((len(cells) for cells in rows), default=0)
    return columns > 1 and all(len(cell.text_content()) <= _WIDEST_CELL for cells in rows for cell in cells)
