"""Markdown: the file's own text, its structure read by markdown-it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from carekg.documents.characters.encodings import decode_text
from carekg.documents.characters.lines import looks_like_sentence
from carekg.documents.characters.markers import find_marker, is_outline_number
from carekg.documents.characters.markup import blank_markup
from carekg.documents.drafts import Draft
from carekg.model import Block, BlockKind

if TYPE_CHECKING:
    from markdown_it.token import Token

_NOTE = re.compile(r"\[\^[^\]]+\]:[ \t]*")
_FRONT_MATTER = re.compile(r"---\n(?P<body>(?:[\w-]+:.*\n|[ \t]+.*\n|-.*\n|\n)+?)(?:---|\.\.\.)[ \t]*\n")
_FIELD = re.compile(r"^(?P<key>[\w-]+):[ \t]*(?P<value>.+?)[ \t]*$", re.MULTILINE)
_LABEL = re.compile(
    r"[ \t>]*(?:\*\*|__)[^*_\n]{1,60}(?:\*\*|__)(?=[ \t]*:|[ \t]+\S)|[ \t>]*(?:\*\*|__)[^*_\n]{1,60}:(?:\*\*|__)"
)
_FIELD_LINE = re.compile(r"[A-Z][\w /&-]{1,30}:\s+\S")
_BOLD_LINE = re.compile(r"(?:\*\*|__)[^*_\n]{2,100}[^*_\n.:;,](?:\*\*|__)")
_BOLD_LEVEL = 5
_HARD_BREAK = re.compile(r"(?:[ ]{2,}|\\)$")
_FIELDS = {
    "title": "title",
    "date": "date",
    "publisher": "publisher",
    "url": "url",
    "lang": "language",
    "genre": "genre",
}


def read(data: bytes) -> Draft:
    """Return the decoded file with its blocks; raise DocumentError where it is no text."""
    text = decode_text(data)
    front = _FRONT_MATTER.match(text)
    blocks = [Block(BlockKind.FURNITURE, 0, front.end(), reason="front matter")] if front else []
    body = "\n" * text.count("\n", 0, front.end()) + text[front.end() :] if front else text
    return Draft(text, (*_trim(text, blocks), *_Blocks(text, body)), _read_fields(front["body"]) if front else {})


def _trim(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        yield Block(
            block.kind, block.start, block.start + len(text[block.start : block.end].rstrip()), reason=block.reason
        )


def _read_fields(front: str) -> dict[str, str]:
    fields = {match["key"].lower(): match["value"].strip("\"'") for match in _FIELD.finditer(front)}
    return {name: fields[key] for key, name in _FIELDS.items() if key in fields}


def _mark_width(words: str) -> int:
    """How much of a line is a note's label or a number such as `3.1`."""
    marker = find_marker(words)
    note = _NOTE.match(words)
    if note is not None:
        return note.end()
    return marker.end if marker is not None and marker.style in {"number", "outline"} else 0


class _Blocks:
    """Goes through markdown-it's tokens and finds each block's words in the file."""

    def __init__(self, text: str, body: str) -> None:
        self._text = text
        self._lines = text.split("\n")
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        parser = MarkdownIt("commonmark").enable("table").disable(["reference", "code", "lheading"])
        self._tokens = parser.parse(body)
        self._lists = 0
        self._quotes = 0
        self._first_in_item = False
        self._heading = 0
        self._row = 0

    def __iter__(self) -> Iterator[Block]:
        for token in self._tokens:
            self._enter(token)
            if token.type == "inline" and token.map and not self._row:
                yield from self._place_inline(token)
                self._first_in_item = False
            elif token.type == "tr_open" and token.map:
                yield from self._place_row(token.map[0])
            elif token.type in {"html_block", "hr", "fence"} and token.map:
                yield from self._place_furniture(token)

    def _enter(self, token: Token) -> None:
        depth = token.nesting
        if token.type.startswith(("bullet_list", "ordered_list")):
            self._lists += depth
        elif token.type.startswith("blockquote"):
            self._quotes += depth
        elif token.type == "list_item_open":
            self._first_in_item = True
        elif token.type == "heading_open":
            self._heading = int(token.tag[1])
        elif token.type == "heading_close":
            self._heading = 0
        elif token.type.startswith("thead"):
            self._row = 1 if depth > 0 else 0
        elif token.type.startswith("tbody"):
            self._row = 2 if depth > 0 else 0

    def _place_inline(self, token: Token) -> Iterator[Block]:
        if not token.map or not token.content.strip():
            return
        first = token.map[0]
        spans: list[tuple[int, int]] = []
        bold_before = False
        contents = token.content.split("\n")
        labelled = sum(bool(_FIELD_LINE.match(content)) for content in contents) > len(contents) // 2
        for offset, content in enumerate(contents):
            number = first + offset
            words = content.strip()
            column = self._lines[number].find(words) if words else -1
            if column < 0:
                continue
            start, end = self._starts[number] + column, self._starts[number] + column + len(words)
            if not spans or bold_before or self._opens(words, number, labelled=labelled):
                spans.append((start + _mark_width(words), end))
            else:
                spans[-1] = (spans[-1][0], end)
            bold_before = bool(_BOLD_LINE.fullmatch(words))
        for start, end in spans:
            yield self._make_block(start, end)

    def _make_block(self, start: int, end: int) -> Block:
        kind = self._kind()
        if kind is BlockKind.PARAGRAPH and _BOLD_LINE.fullmatch(self._text[start:end]):
            return Block(BlockKind.HEADING, start, end, level=_BOLD_LEVEL)
        return Block(kind, start, end, level=self._heading or (self._lists if kind is BlockKind.LIST_ITEM else 0))

    def _opens(self, words: str, number: int, *, labelled: bool) -> bool:
        """Tell whether a line of a paragraph is to be read by itself: a label, a number, a line after a hard break."""
        if _LABEL.match(self._lines[number]) or _HARD_BREAK.search(self._lines[number - 1]):
            return True
        marker = find_marker(words)
        numbered = _NOTE.match(words) or (marker is not None and is_outline_number(marker))
        return bool(numbered or _BOLD_LINE.fullmatch(words) or (labelled and _FIELD_LINE.match(words)))

    def _is_item(self) -> bool:
        return bool(self._lists and self._first_in_item and not self._heading)

    def _kind(self) -> BlockKind:
        if self._heading:
            return BlockKind.HEADING
        if self._is_item():
            return BlockKind.LIST_ITEM
        return BlockKind.QUOTATION if self._quotes else BlockKind.PARAGRAPH

    def _place_row(self, number: int) -> Iterator[Block]:
        line = self._lines[number]
        words = line.strip(" \t|")
        if words:
            start = self._starts[number] + line.index(words)
            yield Block(BlockKind.TABLE_ROW, start, start + len(words), level=self._row)

    def _place_furniture(self, token: Token) -> Iterator[Block]:
        if not token.map:
            return
        start = self._starts[token.map[0]]
        words = self._text[start : self._starts[token.map[1]]].strip()
        start = self._text.index(words, start) if words else start
        if looks_like_sentence(blank_markup(words).strip()):
            yield Block(BlockKind.PARAGRAPH, start, start + len(words))
        elif words:
            reason = {"hr": "rule", "fence": "code"}.get(token.type, "markup")
            yield Block(BlockKind.FURNITURE, start, start + len(words), reason=reason)
