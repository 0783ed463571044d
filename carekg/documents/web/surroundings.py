"""Which elements of an HTML page stand beside its text, or are not shown at all, by their tags, names and styles."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

PULL_QUOTE = "pull quote"
"""Of words that a page sets large beside its text; they are furniture where the text has them too."""

_KEYS = frozenset({"reason", "sure", "tags", "roles", "names"})
_CAMEL_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_HIDDEN = re.compile(
    r"display:\s*none|visibility:\s*hidden|(?:left|right|top|bottom|text-indent|margin-left|margin-top):\s*-\d{3,}(?:px|em|pt|%)"
    r"|font-size:\s*0(?:px|em|pt)?\s*(?:;|!|$)",
    re.IGNORECASE,
)
_UNSEEN = re.compile(
    r"(?:^|\s)(?:(?:[\w-]*-)?visually-?hidden|sr-only|screen-reader(?:-text)?|hidden)(?:$|\s)", re.IGNORECASE
)
_FACTS = re.compile(
    r"(?:key |the )?(?:facts|figures|points)|(?:\w+ )?in numbers|at a glance|fact ?box|background|timeline",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells that an element stands beside the text, each with the reason it gives.

    `names` has a group for each of `reasons`, in their order; those of `sure` hold for whole sentences too.
    """

    reasons: tuple[str, ...]
    names: re.Pattern[str]
    tags: dict[str, str]
    roles: dict[str, str]
    sure: frozenset[str]


@cache
def load_signs() -> Signs:
    """Return the signs of `surroundings.toml`."""
    return parse_signs(files("carekg.documents.web").joinpath("surroundings.toml").read_text("utf-8"))


def parse_signs(toml: str) -> Signs:
    """Return the signs written in `toml`; raise ValueError for a key that is not understood."""
    tables = tomllib.loads(toml)
    entries = tables.get("reason", [])
    unknown = (set(tables) - {"reason"}).union(*(set(entry) - _KEYS for entry in entries))
    if unknown:
        raise ValueError(f"signs of furniture: unknown keys {sorted(unknown)}")
    named = [entry for entry in entries if "names" in entry]
    groups = "|".join(f"({'|'.join(entry['names'])})" for entry in named)
    return Signs(
        tuple(entry["reason"] for entry in named),
        re.compile(rf"(?:^|[\s_-])(?:{groups})(?=$|[\s_-])", re.IGNORECASE),
        {tag: entry["reason"] for entry in entries for tag in entry.get("tags", [])},
        {role: entry["reason"] for entry in entries for role in entry.get("roles", [])},
        frozenset(entry["reason"] for entry in entries if entry.get("sure")),
    )


def is_hidden(element: HtmlElement) -> bool:
    """Tell whether a browser shows nothing of an element: link spam is often put where nobody sees it.

    A page as a whole is only hidden until its scripts have run.
    """
    if element.tag in {"html", "body"}:
        return False
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return True
    return bool(_UNSEEN.search(element.get("class") or ""))


def find_reason(element: HtmlElement, tag: str) -> str:
    """Return why what an element holds stands beside the text; an empty string where nothing says so."""
    if tag == "aside" and _is_fact_box(element):
        return ""
    signs = load_signs()
    named = _find_by_name(element, signs)
    if named == PULL_QUOTE:
        return named
    told = signs.tags.get(tag) or signs.roles.get((element.get("role") or "").lower(), "")
    if told:
        return named if named in signs.sure else told
    if tag == "header" and not any(above.tag in {"article", "main"} for above in element.iterancestors()):
        return "" if element.find(".//h1") is not None else "navigation"
    return "" if tag in {"html", "body", "main", "article"} else named


def _find_by_name(element: HtmlElement, signs: Signs) -> str:
    for attribute in ("class", "id"):
        match = signs.names.search(_CAMEL_HUMP.sub("-", element.get(attribute) or ""))
        if match and match.lastindex and not (attribute == "id" and _is_made_of_heading(element)):
            return signs.reasons[match.lastindex - 1]
    return ""


def _is_made_of_heading(element: HtmlElement) -> bool:
    """Tell whether an element's id is made of the words of its heading, so that links can lead there."""
    heading = next(element.iter(*_HEADINGS), None)
    return heading is not None and _slugify(heading.text_content()).startswith(_slugify(element.get("id") or ""))


def _slugify(words: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", words.lower()))


def _is_fact_box(element: HtmlElement) -> bool:
    """Tell whether an aside belongs to the article, as its heading says: figures, dates, what a word means."""
    heading = next(element.iter("h2", "h3", "h4", "h5", "strong"), None)
    return heading is not None and bool(_FACTS.match(heading.text_content().strip()))
