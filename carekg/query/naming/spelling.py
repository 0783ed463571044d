"""What two spellings of a name, or of a nation, have in common."""

from __future__ import annotations

import re
import unicodedata

from carekg.model import Nation

_QUOTES = str.maketrans({"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-"})
_FILLING = re.compile(r"[\"'`.,()]")


def find_nation(text: str) -> Nation | None:
    """Return the nation of that name, whatever its capitals and spaces, or None."""
    wanted = text.replace(" ", "").casefold()
    return next((nation for nation in Nation if nation.replace(" ", "").casefold() == wanted), None)


def fold_name(name: str) -> str:
    """Reduce a name to what two spellings of it share: no capitals, accents, quotes, stops, or a leading `the`."""
    plain = name
    if not name.isascii():
        plain = unicodedata.normalize("NFKD", name.translate(_QUOTES))
        plain = "".join(each for each in plain if not unicodedata.combining(each))
    words = _FILLING.sub("", plain.casefold().replace("&", " and ").replace("-", " ")).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)
