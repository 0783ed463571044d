"""The title of one post where a text names those of several people at once: "its co-chairs are Jo Bell and Al Fry"."""

from __future__ import annotations

from carekg.extract.lexicon import Lexicon

_LINKS = frozenset({"at", "for", "in", "of", "to"})


def name_single_post(title: str, lexicon: Lexicon) -> str:
    """Return `co-chair` for `co-chairs`, `joint director of care` for `joint directors of care`; others as they are."""
    words = title.split()
    last = next((place for place, word in enumerate(words) if word in _LINKS), len(words)) - 1
    if last < 0:
        return title
    before, hyphen, several = words[last].rpartition("-")
    for ending, single in (("ies", "y"), ("s", "")):
        one = several.removesuffix(ending) + single
        if several.endswith(ending) and one.lower() in lexicon.ranks:
            return " ".join([*words[:last], before + hyphen + one, *words[last + 1 :]])
    return title
