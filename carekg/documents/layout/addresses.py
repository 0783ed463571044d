"""Postal addresses: the lines of a letterhead, or under a signature, that say where somebody is.

A postcode, a street with its number or a floor tells one for sure; a building or a town does where such a line follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from carekg.documents.signs.publishers import POSTAL_ADDRESS, is_letterhead
from carekg.model import Block, BlockKind

_POSTCODE = r"(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[\dW] ?[A-Z\d]{4})"
_WORD = r"[A-Z][\w'’.&-]*"
_STREET = (
    r"(?:Street|St|Road|Rd|Lane|Avenue|Ave|Square|Quays?|Place|Way|Drive|Close|Terrace|Gardens|Row|Crescent|Hill|"
    r"Wharf|Parade|Mews|Walk|Gate|Green)"
)
_SITE = r"(?:House|Hall|Park|Buildings?|Estate|Court|Campus|Towers?|Plaza|Yard|Exchange|Point|Wing)"
_NUMBER = r"\d+[A-Za-z]?(?:\s?[-–/]\s?\d+[A-Za-z]?)?"
_ROOM = (
    r"(?:(?:Unit|Flat|Suite|Room|Block)s? [\dA-Z][\w/&-]*"
    r"|(?:\d+(?:st|nd|rd|th)|Ground|First|Second|Third|Fourth|Fifth) Floor(?: \w+)?)"
)

_SURE = re.compile(
    rf"(?:{_WORD}(?:,? (?:of|on|upon|and|the|under|{_WORD}|{_NUMBER}))*,? )?{_POSTCODE}\.?"
    rf"|(?:{_ROOM}, )*{_NUMBER},? (?!(?:An?|The|Our|Your|My)\b)(?:{_WORD} ){{1,4}}{_STREET}\b\.?(?:, [A-Z\d].*)?"
    rf"|\d+ (?:Whitehall|Strand|Embankment)(?:, .*)?"
    rf"|{_ROOM}(?:, [A-Z\d].*)?"
    r"|P\.?O\.? Box \d+(?:, .*)?|Dublin \d{1,2}W?"
)
_LIKELY = re.compile(rf"(?:{_WORD} ){{1,4}}(?:{_STREET}|(?:Buildings|Estate))(?:, .*)?")
_SITED = re.compile(rf"(?:{_WORD} ){{1,3}}{_SITE}(?:, .*)?")
_NAME = re.compile(rf"(?!The ){_WORD}(?: (?:of|for|and|the|{_WORD}))+|[A-Z]{{3,}}")
_ONE_WORD = re.compile(_WORD)
_PLACED = re.compile(rf".*\b(?:{_STREET}|{_SITE})")
_TOWN = re.compile(rf"{_WORD}(?:[ -](?:on|upon|under|the|{_WORD})){{0,3}},?")
_ENDS_IN_CODE = re.compile(rf".*{_POSTCODE}\.?")
_LINES = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_LONGEST = 90
"""Characters in a line of an address."""
_SHORT = 4
"""Words from which on a line with a postcode holds more than a town."""
_FARTHEST = 4
"""Lines from a building to the street or postcode of its address."""


def mark_addresses(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with postal addresses marked as furniture, and with whose they are set apart from them."""
    parted = [part for block in blocks for part in _part(text, block)]
    lines = [_read_line(text, block) for block in parted]
    found = find_address_lines(lines)
    return [_furnish(block) if place in found else block for place, block in enumerate(parted)]


def find_address_lines(lines: Sequence[str]) -> set[int]:
    """Return the numbers of the lines that belong to addresses; an empty line parts two addresses."""
    sure = [_is_sure(line) for line in lines]
    found = set[int]()
    for place, line in enumerate(lines):
        following = range(place + 1, min(place + 1 + _FARTHEST, len(lines)))
        leads = any(sure[other] and all(lines[place:other]) for other in following)
        begun = place - 1 in found
        headed = begun or (place > 0 and bool(lines[place - 1]))
        town = begun and _ONE_WORD.fullmatch(line) is not None
        if sure[place] or town or (leads and _is_part(line, lines[place + 1], headed=headed)):
            found.add(place)
    return found


def _is_sure(line: str) -> bool:
    return _SURE.fullmatch(line) is not None and not _names_body(line)


def _is_part(line: str, after: str, *, headed: bool) -> bool:
    """Tell whether a line before a sure one belongs to its address; one that nothing heads may be whose it is."""
    if _names_body(line):
        return False
    if _LIKELY.fullmatch(line) or (headed and _SITED.fullmatch(line)):
        return True
    coded = _ENDS_IN_CODE.fullmatch(after) is not None and len(after.split()) < _SHORT
    return headed and coded and _TOWN.fullmatch(line) is not None


def _names_body(line: str) -> bool:
    """Tell whether a line begins with the name of a body, which is not where but who somebody is."""
    first, *others = line.split(", ")
    named = len(others) > 1 and _NAME.fullmatch(first) is not None and not _PLACED.fullmatch(first)
    return is_letterhead(first) or named


def _part(text: str, block: Block) -> list[Block]:
    """Part a block before the address that it ends in: "Elm Trust, 2 Brook Row, Larchford LF9 2ZZ", or line by line."""
    words = text[block.start : block.end]
    lines = words.split("\n")
    if block.kind not in _LINES or len(words) > _LONGEST * _FARTHEST:
        return [block]
    if len(lines) == 1:
        body, comma, address = words.partition(",")
        names = comma and _names_body(words) and _SURE.fullmatch(" ".join(address.split()).strip("*_ "))
        return _cut(text, block, block.start + len(body), block.start + len(body) + 1) if names else [block]
    found = find_address_lines([" ".join(line.split()).strip("*_ ") for line in lines])
    first = next((place for place in range(len(lines)) if found.issuperset(range(place, len(lines)))), None)
    if not first:
        return [block]
    end = block.start + len("\n".join(lines[:first]))
    return _cut(text, block, end, end + 1)


def _cut(text: str, block: Block, end: int, start: int) -> list[Block]:
    """Cut a block in two, the second an address, without the blanks between them."""
    start += len(text[start : block.end]) - len(text[start : block.end].lstrip())
    end -= len(text[block.start : end]) - len(text[block.start : end].rstrip())
    return [replace(block, end=end), _furnish(replace(block, start=start))]


def _furnish(block: Block) -> Block:
    return replace(block, kind=BlockKind.FURNITURE, level=0, parent=None, speaker="", reason=POSTAL_ADDRESS)


def _read_line(text: str, block: Block) -> str:
    """Return a block that may be a line of an address, else an empty string."""
    # "D02 VW90" has the look of an item with its number.
    start = text.rfind("\n", 0, block.start) + 1 if block.kind is BlockKind.LIST_ITEM else block.start
    words = text[start : block.end].strip().strip("*_ ")
    return " ".join(words.split()) if len(words) <= _LONGEST and block.kind in _LINES else ""
