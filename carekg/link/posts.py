"""Posts: one minister's title in its several forms, and posts that every body has of its own."""

from __future__ import annotations

import re

from carekg.link.names import loosen_name, normalise_name, split_nation
from carekg.link.words import load_words

_MINISTER_FOR = re.compile(r"(?:the\s+)?minister\s+(?:for|of)\s+(?!state\b)(.+)", re.IGNORECASE)
_MINISTER_OF_STATE = re.compile(r"(?:the\s+)?minister\s+of\s+state\s+for\s+(.+)", re.IGNORECASE)
_MINISTER_BEHIND = re.compile(r"(?:the\s+)?(.+)\s+minister", re.IGNORECASE)
_OF_WHAT = re.compile(r"\b(?:of|at|for|in)\s+(.+)", re.IGNORECASE)
_OF_THAT_RANK = re.compile(r"(?:first|permanent)\s+(?:civil|lord|minister|secretary|under)\b", re.IGNORECASE)
_RANKS = frozenset(
    {"prime", "first", "deputy", "junior", "senior", "shadow", "cabinet", "former", "chief", "assistant"}
)
"""What stands before `minister` and is no portfolio."""


def find_portfolio(title: str) -> str:
    """Return the key of what a minister is for; empty for any other post.

    `Minister for Ferries`, `Minister of State for Ferries` and `Ferries Minister` have one key.
    """
    bare = split_nation(title)[0]
    of_state = _MINISTER_OF_STATE.fullmatch(bare.strip())
    portfolio = of_state[1] if of_state else _find_subject(bare)
    return normalise_name(portfolio) if portfolio else ""


def rephrase_minister(title: str) -> str:
    """Return `Minister for Ferries` for `Ferries Minister` and `Scottish Ferries Minister`; other titles unchanged."""
    portfolio = _find_subject(split_nation(title)[0])
    return f"Minister for {portfolio}" if portfolio else title


def is_post_of_a_body(title: str) -> bool:
    """Tell whether each of many bodies has such a post, and the title names none: `Director of Social Services`."""
    known = load_words()
    title = drop_turn(title)
    words = loosen_name(title).split()
    if "national" in words or not any(word in known.body_posts for word in words):
        return False
    if not all(word in known.role_heads or word in known.bare or word in known.common | known.duties for word in words):
        return False
    behind = _OF_WHAT.search(title)
    return behind is None or not _names_a_body(title, behind[1])


def drop_turn(title: str) -> str:
    """Return a title without what says whose turn it is: `chair` for `first chair`, but `First Minister` for itself."""
    words = title.split()
    while len(words) > 1 and words[0].casefold() in load_words().turns and not _OF_THAT_RANK.match(" ".join(words)):
        words = words[1:]
    return " ".join(words)


def _find_subject(title: str) -> str:
    before = _MINISTER_FOR.fullmatch(title.strip())
    if before is not None:
        return before[1]
    behind = _MINISTER_BEHIND.fullmatch(title.strip())
    if behind is None or any(word in _RANKS for word in behind[1].casefold().split()):
        return ""
    return behind[1]


def _names_a_body(title: str, rest: str) -> bool:
    known = load_words()
    if any(word in known.body_heads and word not in known.common for word in loosen_name(rest).split()):
        return True
    return title[:1].islower() and any(word[:1].isupper() for word in rest.split())
