"""The extractor: from a document to what it names and says."""

from __future__ import annotations

from collections.abc import Sequence

from carekg.extract.assembly import assemble
from carekg.extract.casting import gather_cast
from carekg.extract.claims import Claim
from carekg.extract.context import Context
from carekg.extract.finishing.gaps import drop_guesses, find_gaps, mark_gaps, report_gaps
from carekg.extract.finishing.post_dates import date_post
from carekg.extract.finishing.vagueness import drop_vague
from carekg.extract.lexicon import load_lexicon
from carekg.extract.names.gazetteer import build_matcher, choose_names, find_known
from carekg.extract.names.signatories import read_signatories
from carekg.extract.posts.nations import part_nations
from carekg.extract.posts.titles import bind_first_person, bind_titles
from carekg.extract.qualifying.authors import find_addressee, find_author
from carekg.extract.qualifying.own_body import find_own_body
from carekg.extract.qualifying.own_nouns import find_own_nouns
from carekg.extract.qualifying.topics import find_topic
from carekg.extract.reference.coreference import link_references
from carekg.extract.speech.quotations import find_quotes
from carekg.extract.speech.turns import find_turns
from carekg.extract.speech.voices import attribute_quotes
from carekg.extract.statements.demands import read_demands
from carekg.extract.statements.frames import read_frames
from carekg.extract.statements.leaders import read_leaders
from carekg.extract.statements.lists import read_lists
from carekg.extract.statements.nouns import read_nouns
from carekg.extract.syntax.language import load_language
from carekg.extract.syntax.reading import Reading, cut_segments
from carekg.extract.trained import load_trained
from carekg.extract.trained.reader import find_doubted, join_trained, survey
from carekg.extract.values.chronologies import date_entries
from carekg.model import ACTORS, Document, Entity, Extraction

_MOST_AT_ONCE = 32
"""Segments that are parsed together."""
_LONGEST_AT_ONCE = 64_000
"""Characters that are: 32 of the longest segments would take a gigabyte."""


class Extractor:
    """Reads documents by the rules under `rules/`. It holds no state of the documents it has read."""

    def __init__(self, gazetteer: Sequence[Entity] = (), *, trained: bool = True) -> None:
        self._trained = load_trained() if trained else None
        self._language = load_language()
        self._lexicon = load_lexicon(tuple(gazetteer))
        self._matcher = build_matcher(self._language, choose_names(self._lexicon.known))

    def extract(self, document: Document) -> Extraction:
        """Return the entities and statements of `document`, with evidence cut from its text."""
        context = self.read(document)
        doubted: frozenset[int] = frozenset()
        if self._trained is None:
            claims = self.claim(document, context)
        else:
            model, weights = self._trained
            surveyed = survey(model, context)
            claims = drop_guesses(join_trained(surveyed, weights, self.claim(document, context), context), context)
            doubted = find_doubted(surveyed.seen, context)
        claims = [date_post(claim, context) for claim in drop_vague(claims, context)]
        notices = report_gaps(document, context.readings)
        return assemble(document, context, claims, doubted=doubted, notices=notices)

    def claim(self, document: Document, context: Context) -> list[Claim]:
        """Return what the rules claim."""
        listed = list(read_lists(document, context))
        # The items of a list say what their lead-in makes of them; a parse of the two together is second best.
        settled = {(claim.reading, claim.predicate) for claim in listed}
        parsed = [
            claim
            for claim in (*read_frames(context), *read_nouns(context), *read_demands(context), *read_leaders(context))
            if (claim.reading, claim.predicate) not in settled
        ]
        return drop_guesses([*context.titles.claims, *listed, *parsed], context)

    def read(self, document: Document) -> Context:
        """Return what the rules ask about `document`: its sentences, who is in them, and who speaks."""
        return self._understand(document, self._parse(document))

    def _parse(self, document: Document) -> list[Reading]:
        segments = [read_signatories(one, self._lexicon) for one in cut_segments(document, self._lexicon.names)]
        gaps = find_gaps(document)
        longest = max((len(segment.text) for segment in segments), default=1)
        batch = max(1, min(_MOST_AT_ONCE, _LONGEST_AT_ONCE // max(1, longest)))
        docs = self._language.pipe((segment.text for segment in segments), batch_size=batch)
        readings = []
        for segment, doc in zip(segments, docs, strict=True):
            own = next((token.i for token in doc if token.idx >= segment.lead), len(doc))
            tokens = [(token.idx, token.idx + len(token)) for token in doc]
            known = tuple(find_known(doc, self._matcher))
            readings.append(Reading(segment, doc, own, known, mark_gaps(segment, tokens, gaps)))
        return readings

    def _understand(self, document: Document, readings: Sequence[Reading]) -> Context:
        cast = gather_cast(readings, self._lexicon)
        part_nations(readings, cast)
        links = link_references(readings, cast, self._lexicon, document.metadata.title)
        titles = bind_titles(readings, cast, links, self._lexicon)
        entries = date_entries(readings, document.metadata.date)
        context = Context(document.metadata, readings, cast, links, titles, self._lexicon, entries)
        context.turns = find_turns(document, readings, cast, self._lexicon)
        context.author = find_author(context, find_quotes(document))
        context.addressee = find_addressee(context)
        context.topic = find_topic(context)

        def find_voice(number: int, token: int) -> int | None:
            end = context.resolve(number, readings[number].doc[token], ACTORS, agent=True)
            return end.key if end else None

        context.voices = attribute_quotes(document, readings, self._lexicon, find_voice)
        context.author_body = find_own_body(context)
        context.own_nouns = find_own_nouns(context)
        owned = {**links, **context.own_nouns}
        if owned != links:
            # "The Department's chief social worker" is the publisher's, though another department was named last.
            titles = context.titles = bind_titles(readings, cast, owned, self._lexicon)
        bind_first_person(
            titles,
            lambda number, token: context.find_key(number, readings[number].doc[token]),
            readings,
            cast,
            self._lexicon,
        )
        return context
