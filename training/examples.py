"""Training examples: the windows of annotated documents with the mentions and statements that they hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from carekg.extract.trained.candidates import find_pairs, find_referring
from carekg.extract.trained.mentions import overlap
from carekg.extract.trained.proposals import REFERS, find_answers
from carekg.extract.trained.syntax import PairSyntax
from carekg.extract.trained.windows import Window, cut_windows, find_sentences, tag_tokens
from training.alignment import index_words
from training.marking import PREDICATES, UNSAID, Marking, Span, place_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from carekg.extract.context import Context
    from carekg.extract.pipeline import Extractor
    from carekg.extract.trained.pieces import PieceCutter
    from training.documents import Annotated


@dataclass
class Example:
    """A window. Spans count its words from 0, and pairs and references its spans; the first is for what is unsaid."""

    document: str
    window: Window
    spans: NDArray[np.int64]
    """(spans, 2): first word, and the word after the last."""
    mentions: NDArray[np.int64]
    """(mentions, 3): first word, last word, type."""
    pairs: NDArray[np.int64]
    """(pairs, 2) of spans."""
    syntax: NDArray[np.int16]
    """(pairs, 6): how the ends hang together in the parse."""
    labels: NDArray[np.int8]
    """(pairs, predicates): 1 said, 0 not said, -1 said elsewhere and so not known."""
    qualifiers: NDArray[np.int8]
    """(pairs, 2): modality and negation, -1 where nothing is said."""
    references: list[tuple[int, int, list[int], frozenset[int]]] = field(default_factory=list)
    """A span, what is asked of it, the spans that may be the answer, and those of them that are right."""


def make_examples(extractor: Extractor, annotated: Annotated, cutter: PieceCutter) -> Iterator[Example]:
    """Yield the examples of one document."""
    context = extractor.read(annotated.document)
    readings = context.readings
    sentences = find_sentences(readings)
    index = index_words(readings, sentences)
    marking = Marking(annotated.annotation, index, sentences, readings)
    ruled = list_ruled(context, marking)
    for window in cut_windows(readings, sentences, tag_tokens(context.cast, context.links), cutter):
        yield _Builder(marking, window, ruled).build()


def list_ruled(context: Context, marking: Marking) -> list[Span]:
    """Return what the rules take for mentions, in words of the document."""
    word_at = place_words(marking.index)
    found = [(mention.reading, mention.found.start, mention.found.end) for mention in context.cast.mentions]
    found += [(number, token, token + 1) for number, token in context.links]
    return sorted(
        {
            (word_at[number, start], word_at[number, end - 1] + 1)
            for number, start, end in found
            if (number, start) in word_at and (number, end - 1) in word_at
        }
    )


class _Builder:
    """Makes the example of one window."""

    def __init__(self, marking: Marking, window: Window, ruled: Sequence[Span]) -> None:
        self._marking = marking
        self._window = window
        word_at = place_words(marking.index)
        numbers = [word_at[place] for place in window.words]
        self._where = {word: place for place, word in enumerate(numbers)}
        words = marking.words
        self._referring = frozenset(find_referring([words[number] for number in numbers]))
        self._origin: dict[Span, Span] = {UNSAID: UNSAID}
        for span in sorted(marking.owners):
            here = self._fit(span)
            if here is not None:
                self._origin[here] = span
        annotated = [span for span in self._origin if span != UNSAID]
        others = [self._fit(span) for span in ruled] + [(place, place + 1) for place in sorted(self._referring)]
        spans = set(annotated)
        spans |= {span for span in others if span and all(overlap(span, other) < 0.5 for other in annotated)}
        self._spans: list[Span] = [UNSAID, *sorted(spans)]

    def build(self) -> Example:
        """Return the example."""
        pairs = np.array(find_pairs(self._spans, self._window, self._marking.sentences), dtype=np.int64).reshape(-1, 2)
        labels = np.zeros((len(pairs), len(PREDICATES)), dtype=np.int8)
        qualifiers = np.full((len(pairs), 2), -1, dtype=np.int8)
        for row, (one, other) in enumerate(pairs):
            self._label(self._spans[one], self._spans[other], labels[row], qualifiers[row])
        mentions = [
            (start, end - 1, self._marking.types[self._marking.owners[self._origin[start, end]]])
            for start, end in self._spans[1:]
            if (start, end) in self._origin and not self._refers((start, end))
        ]
        return Example(
            self._marking.name,
            self._window,
            np.array(self._spans, dtype=np.int64),
            np.array(mentions, dtype=np.int64).reshape(-1, 3),
            pairs,
            PairSyntax(self._window, self._marking.readings, self._spans).describe(pairs).astype(np.int16),
            labels,
            qualifiers,
            list(self._list_references()),
        )

    def _fit(self, span: Span) -> Span | None:
        """Return a span of the document in words of the window, None where it is not, or not within one sentence."""
        first, last = span[0], span[1] - 1
        sentences = self._marking.index.sentences
        if first not in self._where or last not in self._where or sentences[first] != sentences[last]:
            return None
        return self._where[first], self._where[last] + 1

    def _refers(self, span: Span) -> bool:
        return span[1] - span[0] == 1 and span[0] in self._referring

    def _label(self, one: Span, other: Span, labels: NDArray[np.int8], qualifiers: NDArray[np.int8]) -> None:
        subject, thing = self._origin.get(one), self._origin.get(other)
        subjects, things = self._marking.name_owners(subject), self._marking.name_owners(thing)
        for s, predicate, o in self._marking.known:
            if s in subjects and o in things:
                labels[predicate] = -1
        if subject is not None and thing is not None:
            for predicate, modality, negated, core in self._marking.said.get((subject, thing), ()):
                # What may be left out is taught neither as said nor as unsaid: annotators differ most in that.
                labels[predicate] = 1 if core else -1
                qualifiers[:] = modality, negated

    def _list_references(self) -> Iterator[tuple[int, int, list[int], frozenset[int]]]:
        marking = self._marking
        asked = [(span, REFERS, rights, 0) for span, rights in marking.referring.items()]
        asked += [(span, kind, rights, 0) for (span, kind), rights in marking.unsaid.items()]
        # A short form is asked for a longer one, which tells what it is short for.
        asked += [
            (span, REFERS, frozenset({owner}), span[1] - span[0])
            for span, owner in marking.short.items()
            if span not in marking.referring
        ]
        number = {span: place for place, span in enumerate(self._spans)}
        answers = find_answers(self._spans, self._window.sentences, self._referring)
        answers[:, :, [self._origin.get(span) in marking.referring for span in self._spans]] = False
        for span, kind, rights, words in asked:
            here = self._fit(span)
            if here is None or here not in number:
                continue
            options = [int(one) for one in np.nonzero(answers[kind, number[here]])[0]]
            right = [
                one
                for one in options
                if self._spans[one][1] - self._spans[one][0] > words
                and marking.owners.get(self._origin.get(self._spans[one], UNSAID)) in rights
            ]
            yield number[here], kind, options, frozenset(right)
