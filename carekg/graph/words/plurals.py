"""Whether a name is plural, and the form of a verb that goes with it: `councils fund`, but `Carers UK funds`.

A body with a name of its own is one, whatever that name ends in; a description of several is plural.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import pairwise, takewhile

_BRACKETS = re.compile(r"\([^)]*\)|\[[^]]*\]")
_CLOSING = re.compile(r"[;,]|\s[-–—]\s")
"""Where what a name says more begins."""
_ONE_OF = re.compile(r"^an? (\w+) (of|in)$")
"""What one thing is to another: "a member of"."""
_INITIALS = re.compile(r"[A-Z]{2,}s")


def agree(verb: str, subject: str) -> str:
    """Return a verb in the third person singular, and what follows it, in the form that goes with its subject."""
    return pluralise(verb) if is_plural(subject) else verb


def pluralise(verb: str) -> str:
    """Return a verb in the third person singular, and what follows it, in the plural; a participle as it is."""
    first, space, rest = verb.partition(" ")
    if first in {"is", "has"}:
        first = {"is": "are", "has": "have"}[first]
    elif first.endswith("ies"):
        first = first.removesuffix("ies") + "y"
    else:
        first = first.removesuffix("es" if first.endswith(("ches", "shes", "sses")) else "s")
    if first == "are":
        rest = _ONE_OF.sub(r"\1s \2", rest)
    return first + space + rest.replace("its ", "their ")


@cache
def is_plural(name: str) -> bool:
    """Tell whether a verb after `name` stands in the plural."""
    if ":" in name:  # it parts a title from what it says more, and a title is one thing, whatever it speaks of
        return False
    known = _load_words()
    words = _CLOSING.split(_BRACKETS.sub(" ", name), maxsplit=1)[0].split()
    head = list(takewhile(lambda word: word.lower() not in known["links"], words))
    if any(after in known["participles"] and _is_plural_noun(noun) for noun, after in pairwise(head)):
        return True
    return bool(head) and (_is_plural_noun(head[-1]) or _names_several(head, is_whole=head == words))


def _is_plural_noun(word: str) -> bool:
    """Tell whether a word in small letters is a noun in the plural; initials with an s are one, too: `ICBs`."""
    known = _load_words()
    if not word.islower():
        return _INITIALS.fullmatch(word) is not None
    ends = word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))
    return word in known["irregular"] or (ends and word not in known["singular"])


def _names_several(head: Sequence[str], *, is_whole: bool) -> bool:
    """Tell whether a name whose last word has a capital names several; `is_whole` where nothing follows in the name."""
    known = _load_words()
    first, noun = head[0].lower(), head[-1].lower()
    if len(head) == 1:
        return noun in known["bodies"] | known["measures"] or (is_whole and noun in known["alone"])
    is_title = first.endswith("ing") and first not in known["adjectives"]
    return not is_title and noun in known["bodies"] | known["measures"] | known["people"]


@cache
def _load_words() -> Mapping[str, frozenset[str]]:
    lists = tomllib.loads(resources.files("carekg.graph.words").joinpath("plurals.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in lists.items()}
