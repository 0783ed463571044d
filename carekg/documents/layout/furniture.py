"""Page furniture: what stands on a page beside its text, told by the patterns of `furniture.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from carekg.documents.characters.lines import ends_sentence, looks_like_sentence
from carekg.documents.signs.publication_dates import is_date_line
from carekg.model import Block, BlockKind

_KEYS = frozenset({"reason", "whole", "start", "section", "rest", "first_blocks", "sentences", "any_length"})
_LONGEST = 500
_FEWEST_LINKS = 3
_LONGEST_LINK = 6
_TELLING = re.compile(r"[\d:£€*]")


@dataclass(frozen=True, slots=True)
class Rule:
    """A reason for taking lines as furniture, and the patterns that show it; None where there are none."""

    reason: str
    whole: re.Pattern[str] | None
    start: re.Pattern[str] | None
    section: re.Pattern[str] | None
    rest: re.Pattern[str] | None
    first_blocks: int
    sentences: bool
    any_length: bool


@cache
def load_rules() -> tuple[Rule, ...]:
    """Return the rules of `furniture.toml`, in its order."""
    return parse_rules(files("carekg.documents.layout").joinpath("furniture.toml").read_text("utf-8"))


def parse_rules(toml: str) -> tuple[Rule, ...]:
    """Return the rules written in `toml`; raise ValueError for a key or a pattern that is not understood."""
    tables = tomllib.loads(toml)
    if set(tables) - {"rule"}:
        raise ValueError(f"furniture rules: unknown keys {sorted(set(tables) - {'rule'})}")
    return tuple(_parse_rule(table) for table in tables.get("rule", []))


def _parse_rule(table: dict[str, object]) -> Rule:
    unknown = sorted(set(table) - _KEYS)
    if unknown:
        raise ValueError(f"furniture rule {table.get('reason')!r}: unknown keys {unknown}")
    reason, first = table.get("reason"), table.get("first_blocks", 0)
    if not isinstance(reason, str) or not isinstance(first, int):
        raise ValueError("furniture rule: `reason` is text and `first_blocks` a number")  # noqa: TRY004 - a bad file
    whole, start, section, rest = (_compile(table.get(key)) for key in ("whole", "start", "section", "rest"))
    return Rule(reason, whole, start, section, rest, first, bool(table.get("sentences")), bool(table.get("any_length")))


def _compile(patterns: object) -> re.Pattern[str] | None:
    if patterns is None:
        return None
    if not isinstance(patterns, list):
        raise ValueError(f"furniture rule: a list of patterns was expected, not {patterns!r}")  # noqa: TRY004 - a bad file
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def find_reason(line: str, index: int = 1_000) -> str:
    """Return why a line, the `index`-th of its document, is furniture; an empty string where it is not."""
    long, prose = len(line) > _LONGEST, looks_like_sentence(line)
    for rule in load_rules():
        if long and not rule.any_length:
            continue
        if (rule.first_blocks and index >= rule.first_blocks) or (prose and not rule.sentences):
            continue
        if (rule.whole and rule.whole.fullmatch(line)) or (rule.start and rule.start.match(line)):
            return rule.reason
    if long:
        return ""
    if is_date_line(line):
        return "date"
    return "navigation" if _is_bar(line) else ""


def mark_furniture(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with those that are furniture marked so, and with what stands under furniture headings."""
    marked: list[Block] = []
    headless: set[int] = set()
    for index, block in enumerate(blocks):
        reason = "" if block.kind is BlockKind.TABLE_ROW else find_reason(_flatten(text, block), index)
        if block.kind is BlockKind.FURNITURE and not reason:
            headless.add(index)
        marked.append(_furnish(block, reason) if reason and block.kind is not BlockKind.FURNITURE else block)
    return _mark_sections(text, marked, headless)


def _is_bar(line: str) -> bool:
    """Tell whether a line is a row of links, each a few words, with bars between them."""
    parts = [part.strip() for part in line.split("|")]
    if len(parts) < _FEWEST_LINKS or any(len(part.split()) > _LONGEST_LINK or ends_sentence(part) for part in parts):
        return False
    return len(parts) > _FEWEST_LINKS or not _TELLING.search(line)


def _mark_sections(text: str, blocks: list[Block], headless: Set[int]) -> list[Block]:
    """Return the blocks with those under furniture headings marked.

    What a reader has set apart by its place on the page heads nothing: these are the numbers in `headless`.
    """
    marked = list(blocks)
    reason = ""
    to_end = False
    for index, block in enumerate(blocks):
        words = _flatten(text, block)
        opened, rest = _find_section(words, below_middle=block.start > len(text) * 0.4)
        if opened and index not in headless:
            reason, to_end = opened, to_end or rest
        elif reason and not to_end and looks_like_sentence(words) and block.kind is not BlockKind.FURNITURE:
            reason = ""
        if reason and block.kind is not BlockKind.FURNITURE:
            marked[index] = _furnish(block, reason)
    return marked


def _find_section(words: str, *, below_middle: bool) -> tuple[str, bool]:
    words = words.rstrip(" .…")
    if len(words) <= 80:
        for rule in load_rules():
            if rule.rest and below_middle and rule.rest.fullmatch(words):
                return rule.reason, True
            if rule.section and rule.section.fullmatch(words):
                return rule.reason, False
    return "", False


def _furnish(block: Block, reason: str) -> Block:
    return replace(block, kind=BlockKind.FURNITURE, level=0, parent=None, speaker="", reason=reason)


def _flatten(text: str, block: Block) -> str:
    return " ".join(text[block.start : block.end].split()).strip("#*_ ").rstrip(":")
