"""The words of a block as they are read: one character for each of the document's, so that offsets hold."""

from __future__ import annotations

import re

from carekg.model import Block, Document

_SPACE = re.compile(r"\s")
_QUOTE_MARK = re.compile(r"(?<=\n)[ \t]*>[> \t]*")
_LINK = re.compile(r"!?\[(?P<label>[^\[\]]*)\](?P<target>\((?:[^()\s]|\([^()]*\))*(?:\s+\"[^\"]*\")?\))")
_REFERENCE = re.compile(r"\[\^[^\]\s]+\]")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_ADDRESS = re.compile(r"<(?=(?:https?://|mailto:|[\w.+-]+@)[^<>\s]+>)|(?<=\w)>(?=\W|$)")
_EMPHASIS = re.compile(
    r"(?<![\w*])(\*{1,3})(?=\S)(?P<words>[^*]+?)(?<=\S)\1|(?<!\w)(_{1,3})(?=\S)(?P<under>[^_]+?)(?<=\S)\3(?!\w)"
)
_CODE = re.compile(r"(`{1,2})(?=\S)([^`]+?)(?<=\S)\1")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")


def block_text(document: Document, block: Block) -> str:
    """Return the words of a block, as long as the block: white space and Markdown's marks are turned into spaces."""
    words = document.text[block.start : block.end]
    if document.metadata.path.lower().endswith(".md"):
        words = blank_markup(words)
    return _SPACE.sub(" ", words)


def blank_markup(words: str) -> str:
    """Turn the inline marks of Markdown into spaces, each character into one: emphasis, links, notes, quote marks."""
    for pattern in (_COMMENT, _QUOTE_MARK, _REFERENCE, _TAG):
        words = pattern.sub(_blank, words)
    words = _LINK.sub(_blank_link, words)
    words = _ADDRESS.sub(_blank, words)
    words = _CODE.sub(_blank_marks, words)
    for _ in range(2):
        words = _EMPHASIS.sub(_blank_emphasis, words)
    return _ESCAPE.sub(" ", words)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _blank_link(match: re.Match[str]) -> str:
    before = match.start("label") - match.start()
    return " " * before + match["label"] + " " * (match.end() - match.end("label"))


def _blank_marks(match: re.Match[str]) -> str:
    width = len(match[1])
    return " " * width + match[2] + " " * width


def _blank_emphasis(match: re.Match[str]) -> str:
    width = len(match[1] or match[3])
    return " " * width + (match["words"] or match["under"]) + " " * width
