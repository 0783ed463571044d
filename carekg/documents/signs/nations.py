"""Which nation a document is about, by the bodies and places it names."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from carekg.model import Nation

_KEYS = frozenset({"nation", "weight", "words"})
_MOST = 3
_LONGEST = 200_000
_FEWEST_POINTS = 4
_LEAD = 1.25
_HOME = (Nation.ENGLAND, Nation.WALES, Nation.SCOTLAND, Nation.NORTHERN_IRELAND)


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that point to a nation, and how strongly."""

    nation: Nation
    weight: int
    words: re.Pattern[str]


@cache
def load_signs() -> tuple[Sign, ...]:
    """Return the signs of `nations.toml`."""
    return parse_signs(files("carekg.documents.signs").joinpath("nations.toml").read_text("utf-8"))


def parse_signs(toml: str) -> tuple[Sign, ...]:
    """Return the signs written in `toml`; raise ValueError for a key or nation that is not known."""
    tables = tomllib.loads(toml)
    signs: list[Sign] = []
    for table in tables.get("sign", []):
        unknown = sorted(set(table) - _KEYS)
        if unknown:
            raise ValueError(f"nation signs: unknown keys {unknown}")
        pattern = "|".join(f"(?:{words})" for words in table["words"])
        signs.append(Sign(Nation(table["nation"]), int(table["weight"]), re.compile(pattern)))
    if set(tables) - {"sign"}:
        raise ValueError(f"nation signs: unknown keys {sorted(set(tables) - {'sign'})}")
    return tuple(signs)


def find_nation(text: str) -> Nation | None:
    """Return the nation that a document is about, or None where its words do not show one.

    Each wording counts up to three times, by its weight. A document that names several nations about as often is
    about the United Kingdom.
    """
    points = _weigh(text)
    ranked = sorted(Nation, key=lambda nation: (-points[nation], nation.value))
    first, second = ranked[0], ranked[1]
    if points[first] < (_FEWEST_POINTS if points[second] else 1):
        return None
    if points[first] >= _LEAD * points[second] or Nation.IRELAND in {first, second}:
        return first
    named = [nation for nation in _HOME if points[nation] >= _FEWEST_POINTS]
    return Nation.UNITED_KINGDOM if Nation.UNITED_KINGDOM in {first, second} or len(named) > 2 else first


def _weigh(text: str) -> Counter[Nation]:
    points: Counter[Nation] = Counter()
    for sign in load_signs():
        counts = Counter(match[0] for match in sign.words.finditer(text, 0, _LONGEST))
        points[sign.nation] += sign.weight * sum(min(count, _MOST) for count in counts.values())
    return points
