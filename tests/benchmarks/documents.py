"""Any number of short invented documents, the same ones every time, to measure large workspaces with."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

_PLACES = (
    *("Ashby", "Birchmoor", "Calderwick", "Dunmere", "Elmstead", "Fennaway", "Gorsefield", "Hartwell", "Inverlochy"),
    *("Kestrelby", "Larkhaven", "Millbrae", "Northwold", "Oakshire", "Pendle Cross", "Quarndale", "Rookhope"),
    *("Saltmarsh", "Thornbury Vale", "Underhill", "Westshire", "Yarrowdale"),
)
_BODIES = ("Council", "Carers Trust", "Care Alliance", "Health Board", "Providers Forum")
_FIRST = ("Amina", "Bryn", "Catriona", "Dilip", "Elspeth", "Farah", "Gwenllian", "Hamish", "Ines", "Jonah", "Kirsty")
_LAST = ("Abernathy", "Bellweather", "Crossland", "Dunmore", "Eastlake", "Fairbairn", "Greenslade", "Hollis")
_WORDS = (
    *("Breathing Space", "Bright Mornings", "Closer Together", "Doorstep", "Evergreen", "Fair Wage", "Gentle Hands"),
    *("Good Neighbours", "Home First", "Kinship", "Lantern", "Moving On", "New Horizons", "Open Door", "Quiet Hours"),
    *("Respite", "Safe Return", "Second Chapter", "Steady Steps", "Warm Welcome"),
)
_KINDS = ("Programme", "Fund", "Strategy", "Scheme", "Service", "Framework", "Campaign")
_GROUPS = ("unpaid carers", "care workers", "older people", "disabled adults", "young carers", "families")
_AIMS = ("short breaks", "home adaptations", "better training", "fair pay", "day services", "advice on benefits")
_SENTENCES = (
    "{body} has launched the {thing}, which will help {group}.",
    "{body} announced £{sum} million for the {thing} in {place}.",
    "{person}, the chief executive of {body}, welcomed the {thing}.",
    "{body} will work with {other} on the {thing}.",
    "{other} has called for a review of the {thing}.",
    "The {thing} will pay for {aim} for {group} in {place}.",
    "{body} published the {thing} in {month} {year}.",
    "“The {thing} will change the lives of {group},” said {person} of {other}.",
    "{other} opposes the {thing}.",
    "The {thing} replaces the {older}.",
)
_MONTHS = ("January", "March", "May", "July", "September", "November")


def write_documents(folder: Path, count: int, *, first: int = 0) -> None:
    """Write the documents numbered from `first` into `folder`, in subfolders of a thousand."""
    for number in range(first, first + count):
        path = folder / f"{number // 1000:03}" / f"news-{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(compose_document(number), encoding="utf-8")


def compose_document(number: int) -> str:
    """Return document `number`: a title and five sentences about bodies that others name too, and a few of its own."""
    draw = _Draw(number)
    facts = {
        "body": f"{draw.take(_PLACES)} {draw.take(_BODIES)}",
        "other": f"{draw.take(_PLACES)} {draw.take(_BODIES)}",
        "person": f"{draw.take(_FIRST)} {draw.take(_LAST)}",
        "thing": f"{draw.take(_PLACES)} {draw.take(_WORDS)} {draw.take(_KINDS)}",
        "older": f"{draw.take(_WORDS)} {draw.take(_KINDS)}",
        "group": draw.take(_GROUPS),
        "aim": draw.take(_AIMS),
        "place": draw.take(_PLACES),
        "month": draw.take(_MONTHS),
        "year": str(2005 + draw.below(20)),
        "sum": str(1 + draw.below(90)),
    }
    sentences = [sentence.format(**facts) for sentence in draw.order(_SENTENCES)[:5]]
    paragraphs = [f"News from {facts['place']}, number {number}", " ".join(sentences[:3]), " ".join(sentences[3:])]
    return "\n\n".join(paragraphs) + "\n"


class _Draw:
    """Numbers that look drawn by chance and are the same on every machine."""

    def __init__(self, number: int) -> None:
        self._number, self._drawn = number, 0

    def below(self, limit: int) -> int:
        self._drawn += 1
        digest = hashlib.sha256(f"{self._number}/{self._drawn}".encode()).digest()
        return int.from_bytes(digest[:8], "big") % limit

    def take(self, choices: Sequence[str]) -> str:
        return choices[self.below(len(choices))]

    def order(self, choices: Sequence[str]) -> list[str]:
        return sorted(choices, key=lambda _: self.below(1_000_000))
