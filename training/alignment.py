"""Where the words of annotations stand in a parsed document."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from itertools import accumulate

from carekg.extract.syntax.reading import Reading
from carekg.extract.trained.windows import Sentence

_TAG = re.compile(r"<[^>]+>")
_DROPPED = re.compile(r"[\s*_`#|>\\\[\]]+")

_LABEL = re.compile(r"^\s*(?:[-–—•*·]|\(?\w{1,4}(?:\.\d+)*[.):]|\d+(?:\.\d+)+)\s*|^\s*[A-Z]?\d+\s+")


def squeeze(text: str) -> str:
    """Leave out what a reader may drop or change: markup, blanks and emphasis."""
    return _DROPPED.sub("", html.unescape(_TAG.sub(" ", text)).replace("’", "'").replace("‘", "'"))


class WordIndex:
    """The words of a document in a row, to be searched by what they say."""

    def __init__(self, words: Sequence[str], places: Sequence[tuple[int, int]], sentences: Sequence[int]) -> None:
        self.places = places
        """Reading and token of each word."""
        self.sentences = sentences
        """The number of the sentence of each word."""
        parts = [squeeze(word) for word in words]
        self._text = "".join(parts)
        # Some letters grow when their case is folded; a word with one of those keeps it, so that offsets hold.
        self._folded = "".join(part.casefold() if len(part.casefold()) == len(part) else part for part in parts)
        self._offsets = [0, *accumulate(len(part) for part in parts)]
        self._starts = {self._offsets[number]: number for number, part in enumerate(parts) if part}
        self._ends = {self._offsets[number + 1]: number + 1 for number, part in enumerate(parts) if part}

    def find(self, words: str, first: int = 0, last: int | None = None, *, fold: bool = False) -> list[tuple[int, int]]:
        """Return the stretches of whole words, from `first` up to `last`, that say `words`."""
        wanted = squeeze(words)
        text = self._text
        if fold:
            wanted, text = wanted.casefold(), self._folded
        if not wanted:
            return []
        last = len(self.places) if last is None else last
        begin, stop = self._offsets[first], self._offsets[last]
        found = []
        place = text.find(wanted, begin, stop)
        while place >= 0:
            start, end = self._starts.get(place), self._ends.get(place + len(wanted))
            if start is not None and end is not None:
                found.append((start, end))
            place = text.find(wanted, place + 1, stop)
        return found

    def find_loose(self, words: str) -> tuple[int, int] | None:
        """Return the words that hold the first occurrence of a text, whole or not."""
        for text in (words, _LABEL.sub("", words), _LABEL.sub("", _LABEL.sub("", words))):
            wanted = squeeze(text)
            place = self._text.find(wanted) if wanted else -1
            if place >= 0:
                break
        else:
            return None
        inside = [number for number in range(len(self.places)) if place <= self._offsets[number] < place + len(wanted)]
        return (inside[0], inside[-1] + 1) if inside else None


def index_words(readings: Sequence[Reading], sentences: Sequence[Sentence]) -> WordIndex:
    """Return the index of all words that the encoder reads."""
    words, places, numbers = [], [], []
    for number, sentence in enumerate(sentences):
        for token in readings[sentence.reading].doc[sentence.start : sentence.end]:
            if not token.is_space:
                words.append(token.text)
                places.append((sentence.reading, token.i))
                numbers.append(number)
    return WordIndex(words, places, numbers)
