"""From the pages of a printed document to one text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from carekg.documents.characters.lines import runs_on

_EDGE_LINES = 3
_FEWEST_REPEATS = 3
_PREFIXES = frozenset(
    {"anti", "co", "cross", "ex", "full", "half", "high", "long", "low", "mid", "multi", "non", "part", "post", "pre"}
    | {"re", "self", "semi", "short", "well"}
)
_WORD = re.compile(r"\w+(?:-\w+)*")
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:page\s+)?[-–—|]?\s*\d{1,4}\s*[-–—|]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_ADDRESS = re.compile(r"(?P<before>https?://[^\s…]+)\s+\d{1,4}/\d{1,4}|\d{1,4}/\d{1,4}\s*(?P<after>https?://[^\s…]+)")
_TIME = r"\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?"
_PRINTED_AT = re.compile(rf"^{_TIME}|{_TIME}$")
_BROKEN_WORD = re.compile(
    r"(?P<head>\w*[^\W\d_])(?P<mark>[-\u00ad\u2010])\n[ \t]*(?P<tail>[^\W\d_A-Z]\w*)(?P<after>\S*)[ \t]*"
)
_BREAKS_OFF = re.compile(r"[-\u00ad]$|\b(?:an?|and|at|by|for|from|in|its|of|on|or|our|that|the|their|to|which|with)$")
"""A page that ends like this ends in mid-sentence, whatever letter the next one begins with."""
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\u00a0": " "}
)


def find_address(pages: Sequence[str]) -> str:
    """Return the address that a browser has printed below a page beside the page's number; empty where it has not."""
    for page in pages:
        lines = page.split("\n")
        address = next(filter(None, (_read_address(lines[place]) for place in sorted(_find_edges(lines)))), "")
        if address:
            return address
    return ""


def join_pages(pages: Sequence[str], *, from_browser: bool = False) -> str:
    """Return the text of all pages: running headers, footers and page numbers dropped, broken words made whole.

    A sentence that goes on over a page end goes on in the text; otherwise a blank line stands between pages. What a
    browser adds to a page that it prints is dropped only from pages `from_browser`, which `find_address` tells.
    """
    lined = [[line.strip().translate(_LIGATURES) for line in page.split("\n")] for page in pages]
    if from_browser:
        lined = [_drop_print_marks(lines) for lines in lined]
    trimmed = _drop_running_lines([_trim(lines) for lines in lined])
    text = ""
    for lines in trimmed:
        if not lines:
            continue
        last = text.rsplit("\n", 1)[-1]
        goes_on = runs_on(last, lines[0]) or _BREAKS_OFF.search(last)
        gap = "" if not text else "\n" if goes_on else "\n\n"
        text += gap + "\n".join(lines)
    return _join_words(text)


def _trim(lines: list[str]) -> list[str]:
    while lines and not lines[0]:
        lines = lines[1:]
    while lines and not lines[-1]:
        lines = lines[:-1]
    return lines


def _drop_running_lines(pages: list[list[str]]) -> list[list[str]]:
    """Drop lines at the top and bottom of pages that stand, figures apart, on several others too."""
    seen: Counter[str] = Counter()
    for lines in pages:
        seen.update(sorted({_mask(lines[number]) for number in _find_edges(lines)}))
    needed = max(2, min(_FEWEST_REPEATS, len(pages)))
    running = {mask for mask, count in seen.items() if count >= needed and len(pages) > 1}
    kept = [_drop(lines, running) for lines in pages]
    return kept if any(kept) else pages


def _drop_print_marks(lines: list[str]) -> list[str]:
    """Drop the time and title that a browser prints above a page, and the address and number below it."""
    edges = _find_edges(lines)
    return [
        line
        for number, line in enumerate(lines)
        if not (number in edges and (_PRINTED_AT.search(line) or _read_address(line)))
    ]


def _read_address(line: str) -> str:
    match = _ADDRESS.fullmatch(line.strip())
    return (match["before"] or match["after"]) if match else ""


def _find_edges(lines: list[str]) -> set[int]:
    """Return the numbers of the lines at the top and bottom of a page, empty ones not counted."""
    written = [number for number, line in enumerate(lines) if line]
    return {*written[:_EDGE_LINES], *written[-_EDGE_LINES:]}


def _mask(line: str) -> str:
    return _DIGITS.sub("0", line)


def _drop(lines: list[str], running: set[str]) -> list[str]:
    edges = _find_edges(lines)
    kept = [
        line
        for number, line in enumerate(lines)
        if not (number in edges and (_mask(line) in running or _PAGE_NUMBER.fullmatch(line)))
    ]
    return _trim(kept)


def _join_words(text: str) -> str:
    """Join words broken at line ends; a hyphen that belongs to its word stays, as the rest of the text shows."""
    words = frozenset(_WORD.findall(text.lower()))

    def join(match: re.Match[str]) -> str:
        head, tail = match["head"].lower(), match["tail"].lower()
        whole = head + tail in words
        hyphened = f"{head}-{tail}" in words or head in _PREFIXES
        keep = match["mark"] == "-" and hyphened and not whole
        return f"{match['head']}{'-' if keep else ''}{match['tail']}{match['after']}\n"

    return _BROKEN_WORD.sub(join, text)
