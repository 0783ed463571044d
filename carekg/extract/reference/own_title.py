"""What a text calls itself, "this strategy", "this report": the thing that its own title names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from carekg.extract.cast import Cast, normalise_name
from carekg.extract.lexicon import Lexicon
from carekg.extract.mentions import Form
from carekg.extract.names.kinds import find_head_word
from carekg.extract.syntax.labels import FINITE
from carekg.extract.syntax.reading import Reading
from carekg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TEXTS = frozenset(
    {"strategy", "plan", "report", "document", "guidance", "framework", "paper", "policy", "briefing", "handbook"}
    | {"guide", "charter", "manifesto"}
)
_LONGEST = 14
"""Words in a title."""
_PART = re.compile(r"(?:annex|appendix|chapter|part|section|volume)\s+(?:\d+|[a-z]\b|[ivx]+\b)", re.IGNORECASE)


def calls_itself(token: Token, number: int, readings: Sequence[Reading]) -> bool:
    """Tell whether a noun is what the text calls itself: "this strategy", where no other has just been named."""
    if token.lemma_.lower() not in _TEXTS or not any(child.lower_ == "this" for child in token.children):
        return False
    before = readings[number].doc[: token.i]
    return all(one.lemma_.lower() != token.lemma_.lower() for one in before)


class OwnTitle:
    """The initiative that a document's title names, and where in the text that title stands, each looked for once."""

    def __init__(self, title: str, readings: Sequence[Reading], cast: Cast, lexicon: Lexicon) -> None:
        self._wanted = normalise_name(title)
        self._readings = readings
        self._cast = cast
        self._lexicon = lexicon
        self._key: int | None = None

    def find_thing(self, noun: str) -> int | None:
        """Return the initiative, a new one where the title is no other name; None for news.

        `noun` is what the text calls itself.
        """
        if self._key is None:
            self._key = self._look_up(noun)
        return self._key

    @cached_property
    def _place(self) -> int | None:
        if not self._wanted:
            return None
        texts = (normalise_name(reading.segment.text) for reading in self._readings)
        return next((number for number, text in enumerate(texts) if text == self._wanted), None)

    def _look_up(self, noun: str) -> int | None:
        place, cast, lexicon = self._place, self._cast, self._lexicon
        if place is None:
            return None
        for mention in cast.mentions:
            if mention.reading != place or cast.things[mention.key].type != EntityType.INITIATIVE:
                continue
            name = normalise_name(mention.found.text)
            if name == self._wanted or find_head_word(name.split(), lexicon) == noun:
                return mention.key
        doc = self._readings[place].doc
        if not _is_title(doc, place, cast, lexicon):
            return None
        kind = lexicon.heads.get(noun)
        subtype = kind.subtype if kind is not None and kind.type == EntityType.INITIATIVE else "Publication"
        return cast.add_thing(doc.text.strip(" .:"), EntityType.INITIATIVE, subtype, Form.NAME).key


def _is_title(doc: Doc, place: int, cast: Cast, lexicon: Lexicon) -> bool:
    """Tell a title from a headline that says something, from a letterhead with a body or post, and from a chapter's."""
    if not 2 <= len(doc) <= _LONGEST or _PART.match(doc.text) or any(token.tag_ in FINITE for token in doc):
        return False
    if doc.text.isupper():
        kinds = (lexicon.heads.get(token.lower_) for token in doc)
        return any(kind is not None and kind.type == EntityType.INITIATIVE for kind in kinds)
    first = cast.at.get((place, 0))
    return first is None or first.found.end < len(doc)
