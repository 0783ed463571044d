"""Acronyms, bound where they are introduced: "Care Quality Commission (CQC)", "the CQC (Care Quality Commission)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SMALL = frozenset({"of", "for", "the", "and", "in", "on", "to", "&"})


def find_introductions(doc: Doc) -> dict[str, str]:
    """Return each acronym that `doc` introduces in brackets, and the name it is short for."""
    found = {}
    for place in range(1, len(doc) - 2):
        if doc[place].text != "(":
            continue
        inner = doc[place + 1]
        # "(the Board)", "(‘the Fund’)" bind a short form in the same way, but only acronyms are read letter by letter.
        if doc[place + 2].text == ")" and is_acronym(inner.text):
            name = read_backwards(doc, place, inner.text)
            if name:
                found[inner.text] = name
    return found


def is_acronym(text: str) -> bool:
    """Tell whether a word is written like an acronym: two capitals, and no more small letters than capitals."""
    capitals = sum(letter.isupper() for letter in text)
    return (
        capitals >= 2
        and len(text) <= 10
        and capitals * 2 >= len(text)
        and text.replace("-", "").replace("&", "").isalnum()
    )


def spells(name: str, acronym: str) -> bool:
    """Tell whether the initials of a name, or of the end of a longer one, make an acronym that is never introduced."""
    letters = "".join(letter.casefold() for letter in acronym if letter.isalnum())
    words = [word.casefold() for word in name.replace("-", " ").split() if word[:1].isalnum()]
    every = "".join(word[0] for word in words)
    full = "".join(word[0] for word in words if word not in _SMALL)
    return len(letters) > 2 and (letters in {every, full} or (len(letters) < len(full) and full.endswith(letters)))


def read_backwards(doc: Doc, place: int, acronym: str) -> str:
    """Return the words before `place` whose initials spell `acronym`; empty where they don't."""
    letters = [letter.casefold() for letter in acronym if letter.isalnum()]
    start = place
    while letters and start > 0 and place - start < 14:
        start -= 1
        word = doc[start].lower_
        if not word[:1].isalnum():
            continue
        initial = word[0]
        if initial == letters[-1]:
            letters.pop()
        elif word not in _SMALL and not doc[start].text[:1].islower():
            inner = [letter for letter in word if letter == letters[-1]]
            if not inner:
                return ""
    if letters or not doc[start].text[:1].isupper():
        return ""
    return doc[start:place].text
