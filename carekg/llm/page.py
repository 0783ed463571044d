"""The readable words of a document, searched for quotations; what is found is given as offsets of the document.

A quotation is the document's own where the two differ in nothing but white space and the forms of quotation marks and
dashes. What was taken for page furniture or spam cannot be quoted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from carekg.documents import block_text
from carekg.documents.signs.spam import find_spam
from carekg.model import BlockKind, Document

UNREAD = "\ufffd"
"""Stands for each character that is not to be read."""

_FORMS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
    }
)

Span = tuple[int, int]


class Page:
    """The words of a document as a reader sees them, with white space and marks made one."""

    def __init__(self, document: Document) -> None:
        self.words = blank_unread(document)
        folded, self._offsets = fold_with_offsets(self.words)
        self._folded = {False: folded, True: fold_case(folded)}

    def find(self, quote: str, within: Sequence[Span] | None = None, *, ignore_case: bool = False) -> Span | None:
        """Return where `quote` first stands, in whole words, in the document or within some stretches of it."""
        return next(self.find_all(quote, within, ignore_case=ignore_case), None)

    def find_all(
        self, quote: str, within: Sequence[Span] | None = None, *, ignore_case: bool = False
    ) -> Iterator[Span]:
        """Yield every place of `quote`: `start` and `end` of the document's text."""
        text = self._folded[ignore_case]
        wanted = fold_text(quote)
        wanted = fold_case(wanted) if ignore_case else wanted
        place = text.find(wanted) if wanted and UNREAD not in wanted else -1
        while place >= 0:
            end = place + len(wanted)
            span = self._offsets[place], self._offsets[end - 1] + 1
            if _stands_alone(text, place, end) and (within is None or _lies_within(span, within)):
                yield span
            place = text.find(wanted, place + 1)

    def say(self, start: int, end: int) -> str:
        """Return the words between two offsets in one line."""
        return " ".join(self.words[start:end].replace(UNREAD, " ").split())


def blank_unread(document: Document) -> str:
    """Return the text, each character in its place, with UNREAD for what is not read.

    What stands between blocks is read: the name before a turn of a debate, the number of a paragraph.
    """
    letters = list(document.text)
    for block in document.blocks:
        read = block.kind is not BlockKind.FURNITURE
        letters[block.start : block.end] = block_text(document, block) if read else UNREAD * (block.end - block.start)
    for start, end in find_spam(document):
        letters[start:end] = UNREAD * (end - start)
    return "".join(letters)


def fold_text(text: str) -> str:
    """Return `text` with single spaces, straight quotation marks and hyphens, and no blanks at its ends."""
    return fold_with_offsets(text)[0].strip(" ")


def fold_case(text: str) -> str:
    """Return `text` in small letters, as long as it was."""
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Return the folded text, and the place in `text` of each of its characters."""
    letters: list[str] = []
    offsets: list[int] = []
    for place, letter in enumerate(text.translate(_FORMS)):
        if letter.isspace():
            if letters and letters[-1] == " ":
                continue
            letter = " "  # noqa: PLW2901  # every kind of white space is read as one
        letters.append(letter)
        offsets.append(place)
    return "".join(letters), offsets


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether no word is cut at either end."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return not ((before.isalnum() and text[start].isalnum()) or (after.isalnum() and text[end - 1].isalnum()))


def _lies_within(span: Span, stretches: Sequence[Span]) -> bool:
    return any(start <= span[0] < end for start, end in stretches) and span[1] <= max(end for _, end in stretches)
