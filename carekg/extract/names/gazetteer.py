"""Known names in a text: the well-known bodies of `rules/bodies.toml` and the curated names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from carekg.extract.lexicon import Kind
from carekg.model import EntityType

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc

Span = tuple[int, int]
_OF_BODY = re.compile(r" (?:of|at|for) (?:the )?")


def build_matcher(language: Language, names: Iterable[str]) -> PhraseMatcher:
    """Build a matcher for names of several words; single words are looked up where a name is classified."""
    from spacy.matcher import PhraseMatcher

    matcher = PhraseMatcher(language.vocab, attr="LOWER")
    matcher.add("known", [language.make_doc(name) for name in sorted(names) if len(name.split()) > 1])
    return matcher


def choose_names(known: Mapping[str, Kind]) -> Iterator[str]:
    """Yield known names, but not "chief executive of Elm Trust" beside "Elm Trust": post and body are found as two."""
    for name, kind in known.items():
        body = known.get(_OF_BODY.split(name, maxsplit=1)[-1]) if kind.type == EntityType.ROLE else None
        if body is None or body.type != EntityType.ORGANISATION:
            yield name


def find_known(doc: Doc, matcher: PhraseMatcher) -> list[Span]:
    """Return the tokens of each known name, the longest of those that overlap; a name is written with a capital."""
    from spacy.util import filter_spans

    spans = [doc[start:end] for _, start, end in matcher(doc)]
    whole = {span.text.casefold() for span in spans}
    # "the Elm Service in Wales" says where the Elm Service applies, even where the two are one known name.
    spans = [
        span for span in spans if not (len(span) > 3 and span[-2].lower_ == "in" and span[:-2].text.casefold() in whole)
    ]
    return [
        (span.start, span.end)
        for span in filter_spans(spans)
        if span[0].text[:1].isupper() or span[-1].text[:1].isupper()
    ]


def prefer_known(runs: list[Span], known: list[Span]) -> list[Span]:
    """Put known names in the place of runs that cut them short; a run that holds more than the name stays."""
    kept = list(runs)
    for start, end in known:
        if any(first <= start and end <= last for first, last in kept):
            continue
        kept = [(first, last) for first, last in kept if last <= start or end <= first]
        kept.append((start, end))
    return sorted(kept)


def reach_out(known: Span, runs: list[Span]) -> Span:
    """Return a known name with the runs that go on after it or begin before it: "Elm and Oak Vale" with "Council"."""
    start, end = known
    cut = [run for run in runs if start < run[1] and run[0] < end]
    return min([start, *(run[0] for run in cut)]), max([end, *(run[1] for run in cut)])
