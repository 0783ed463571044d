"""What the spots that the trained model found stand for: the things that the rules know, or new ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from carekg.extract.cast import Mentioned
from carekg.extract.context import FIRST_PLURAL, FIRST_SINGULAR, SECOND, Context
from carekg.extract.mentions import Form, Found
from carekg.extract.names.complements import spell_out
from carekg.extract.names.people import find_namesakes, strip_titles
from carekg.extract.trained.candidates import REFERRING
from carekg.extract.trained.mentions import overlap
from carekg.extract.trained.proposals import REFERS, Findings, Spot
from carekg.extract.trained.stretches import end_before_aside, is_nameless, is_torn, is_wordless, leave_people, trim
from carekg.model import EntityType

_DESCRIBED = frozenset({EntityType.OBJECTIVE, EntityType.GROUP})
_SPEAKING = frozenset({EntityType.PERSON, EntityType.ROLE})
"""Who says "I", and whom a letter calls "you"."""
_LEAST = 0.02
"""Answers less likely are not looked at."""
_LIKELY = 0.65
"""From this probability on a description is taken for something else's."""
_CLEAR = 1.0
"""From this score on the model is clear about where a name begins and ends."""
_CUT = frozenset({EntityType.ORGANISATION, EntityType.INITIATIVE})
"""What has names that the rules may cut at a conjunction."""
_TIMES = frozenset({"day", "time", "moment"})
"""What "the minister of the day" and "the chair at the time" end with."""
_RULE_BONUS = 0.35
"""How much a reading of the rules counts beside the model's probabilities."""


class Meant(NamedTuple):
    """A thing that a spot stands for, how likely the model finds that, and whether it is what the rules take it for."""

    key: int
    chance: float
    agreed: bool


class Resolver:
    """Finds the things that spots stand for, in one document."""

    def __init__(self, findings: Findings, context: Context) -> None:
        self._findings = findings
        self._context = context
        self._named: dict[Spot, int | None] = {}
        self._mentions: dict[int, list[Mentioned]] = defaultdict(list)
        for mention in context.cast.mentions:
            # Two bodies' chairs are two posts, which is settled after the mentions are gathered.
            self._mentions[mention.reading].append(context.cast.at[mention.reading, mention.found.start])

    def resolve(self, spot: Spot) -> Meant | None:
        """Return what a spot stands for."""
        own = self._find_own(spot)
        if own is not None:
            # The model sees but a window; the text speaks of the same body, and as the same, throughout.
            return Meant(own, min(self._weigh(spot, REFERS)[own], 1.0), agreed=True)
        if self._is_word(spot):
            return self._refer(spot, REFERS, self._read_by_rules(spot))
        if self._find_mention(spot) is None and self._find_post(spot) is None:
            # A description may be new, or short for what has been named.
            meant = self._refer(spot, REFERS, self._read_link(spot))
            named = sum(chance for _, chance in self._findings.references.get((spot, REFERS), ()))
            sure = meant.chance + (_RULE_BONUS if meant.agreed else 0.0) if meant is not None else 0.0
            if sure > max(1 - named, _LIKELY):
                return meant
        key = self.name(spot)
        return Meant(key, 1.0, agreed=True) if key is not None else None

    def _is_word(self, spot: Spot) -> bool:
        """Tell whether a spot is a word that only refers."""
        doc = self._context.readings[spot.reading].doc
        return spot.end - spot.start == 1 and doc[spot.start].lower_ in REFERRING

    def _find_own(self, spot: Spot) -> int | None:
        """Return what the text's own "we", its "I" and "you", or a noun for its own body means; None for others."""
        if self._is_own_we(spot):
            return self._context.author_body
        head = self._context.readings[spot.reading].doc[spot.start : spot.end].root
        if head.lower_ in FIRST_SINGULAR | SECOND:
            person = self._read_by_rules(spot)
            told = person is not None and self._context.cast.things[person].type in _SPEAKING
            return person if told else None
        return self._context.own_nouns.get((spot.reading, head.i))

    def count_votes(self) -> Mapping[int, float]:
        """Return how likely the model takes the text's own "we" for each thing, the mean over all of them."""
        spots = [spot for spot, kind in self._findings.references if kind == REFERS and self._is_own_we(spot)]
        votes: dict[int, float] = defaultdict(float)
        for spot in spots:
            for key, chance in self._weigh(spot, REFERS).items():
                votes[key] += chance / len(spots)
        return votes

    def _is_own_we(self, spot: Spot) -> bool:
        """Tell whether a spot is a "we" of the text itself rather than of somebody whom it quotes."""
        token = self._context.readings[spot.reading].doc[spot.start]
        own = self._is_word(spot) and token.lower_ in FIRST_PLURAL
        return own and self._context.find_speaker(spot.reading, token) is None

    def resolve_unsaid(self, beside: Spot, kind: int) -> Meant | None:
        """Return what the subject or object is that the sentence leaves unsaid beside a spot."""
        return self._refer(beside, kind, self._context.topic)

    def _refer(self, spot: Spot, kind: int, ruled: int | None) -> Meant | None:
        weights = self._weigh(spot, kind)
        if not weights and ruled is None:
            return None
        best = max(
            dict.fromkeys([*weights, *([ruled] if ruled is not None else [])]),
            key=lambda one: weights[one] + (_RULE_BONUS if one == ruled else 0.0),
        )
        return Meant(best, min(weights[best], 1.0), agreed=best == ruled)

    def _weigh(self, spot: Spot, kind: int) -> dict[int, float]:
        """Return the things that a spot may mean by the model, each with its chance."""
        weights: dict[int, float] = defaultdict(float)
        for other, chance in self._findings.references.get((spot, kind), ()):
            key = self.name(other) if chance >= _LEAST else None
            if key is not None:
                weights[key] += chance
        return weights

    def name(self, spot: Spot) -> int | None:
        """Return the thing that a spot names; None where it only refers."""
        if spot not in self._named:
            self._named[spot] = self._name(spot)
        return self._named[spot]

    def _name(self, spot: Spot) -> int | None:
        if self._is_word(spot):
            return None
        mention = self._find_mention(spot)
        if mention is not None:
            self._spell_out(spot, mention)
            return mention.key
        post = self._find_post(spot)
        if post is not None:
            self._entitle(spot, post)
            return post.key
        linked = self._read_link(spot)
        if linked is not None:
            return linked
        if spot.type is None or any(bars(spot, self._context) for bars in (is_torn, is_wordless, is_nameless)):
            return None
        return self._introduce(spot, spot.type)

    def _spell_out(self, spot: Spot, mention: Mentioned) -> None:
        """Let a thing be known by the words too that the model takes for its name, where the rules cut it short."""
        thing = self._context.cast.things[mention.key]
        named = mention.found.start, mention.found.end
        if spot.type != thing.type or thing.type == EntityType.PERSON or spot.score < _CLEAR:
            return
        start, end = trim(spot, self._context)
        start = max(start, leave_people(spot, self._context)[0])
        if start <= named[0] and named[1] <= end and end - start > named[1] - named[0]:
            doc = self._context.readings[spot.reading].doc
            # What belongs to a body, or to one that is known, is another one.
            if not any(token.tag_ == "POS" for token in doc[named[1] : end]) and not self._context.is_known(thing):
                self._context.cast.spell_out(thing, doc[start:end].text)

    def _find_mention(self, spot: Spot) -> Mentioned | None:
        """Return the mention of the rules that is the same stretch, or all but the same."""
        best, most = None, 0.5
        for mention in self._mentions[spot.reading]:
            if spot.type == EntityType.ROLE != mention.found.type:
                # "chair of the Elm Care Council" is not the council.
                continue
            alike = overlap((mention.found.start, mention.found.end), leave_people(spot, self._context))
            if alike >= most:
                best, most = mention, alike
        return best or self._find_title(spot) or self._find_ending(spot)

    def _find_title(self, spot: Spot) -> Mentioned | None:
        """Return the mention of a title that goes on with a subtitle: the "Elm Plan" of "Elm Plan: care for all"."""
        start, end = trim(spot, self._context)
        doc = self._context.readings[spot.reading].doc
        for mention in self._mentions[spot.reading]:
            titled = mention.found.type == spot.type == EntityType.INITIATIVE and mention.found.start == start
            if titled and mention.found.end < end and doc[mention.found.end].text == ":":
                return mention
        return None

    def _find_ending(self, spot: Spot) -> Mentioned | None:
        """Return the mention that the rules cut off at a conjunction: the "Teal Trust" of "Heron and Teal Trust"."""
        if spot.type is None or spot.score < _CLEAR or spot.type not in _CUT:
            return None
        start, end = trim(spot, self._context)
        doc = self._context.readings[spot.reading].doc
        for mention in self._mentions[spot.reading]:
            named = mention.found.start, mention.found.end
            if start < named[0] and named[1] == end and mention.found.type == spot.type and doc[start].text.istitle():
                joined = doc[named[0] - 1].lower_ in {"and", "&"}
                return mention if joined and not self._names_body(spot.reading, range(start, named[0])) else None
        return None

    def _names_body(self, reading: int, places: range) -> bool:
        """Tell whether a body or an initiative is named at one of these places for sure."""
        cast = self._context.cast
        named = (cast.at[reading, place] for place in places if (reading, place) in cast.at)
        things = [cast.things[one.key] for one in named]
        return any(one.type in _CUT and (not one.soft or self._context.is_known(one)) for one in things)

    def _find_post(self, spot: Spot) -> Mentioned | None:
        """Return the held post that a longer title begins with: "leader", where the title goes on "of the group".

        What the title goes on with is its portfolio, or the body that the rules know for the post's own.
        """
        if spot.type != EntityType.ROLE:
            return None
        start, end = trim(spot, self._context)
        for one in self._mentions[spot.reading]:
            if one.found.type == EntityType.ROLE and one.found.start == start and one.found.end <= end:
                owner = self._context.titles.body.get(one.key)
                others = self._find_things(spot.reading, one.found.end, end) - {owner}
                return one if one.key in self._context.titles.holder and not others else None
        return None

    def _entitle(self, spot: Spot, post: Mentioned) -> None:
        """Let a post be known by a longer title too, unless that goes on with its body or with when it was held."""
        start, end = trim(spot, self._context)
        title = self._context.readings[spot.reading].doc[start:end]
        if title[-1].lower_ not in _TIMES and not self._find_things(spot.reading, post.found.end, end):
            self._context.cast.spell_out(self._context.cast.things[post.key], title.text)

    def _find_things(self, reading: int, start: int, end: int) -> set[int]:
        """Return what is named or referred to at the tokens from `start` up to `end`."""
        cast = self._context.cast
        named = {cast.at[reading, place].key for place in range(start, end) if (reading, place) in cast.at}
        links = (self._context.find_link(reading, place) for place in range(start, end))
        return named | {link for link in links if link is not None}

    def _read_link(self, spot: Spot) -> int | None:
        """Return what the rules take a description for, by the head of the stretch."""
        head = self._context.readings[spot.reading].doc[spot.start : spot.end].root
        return self._context.find_link(spot.reading, head.i) if spot.type not in _DESCRIBED else None

    def _read_by_rules(self, spot: Spot) -> int | None:
        head = self._context.readings[spot.reading].doc[spot.start : spot.end].root
        return self._context.find_key(spot.reading, head)

    def _introduce(self, spot: Spot, kind: EntityType) -> int:
        """Return the thing that a stretch names which the rules do not know, a new one where it is named first."""
        cast, doc = self._context.cast, self._context.readings[spot.reading].doc
        start, end = trim(spot, self._context)
        if kind == EntityType.INITIATIVE:
            end = end_before_aside(doc[start:end])
        span = doc[start:end]
        name = strip_titles(span.text, self._context.lexicon) if kind == EntityType.PERSON else span.text
        capital = any(token.text[:1].isupper() for token in span) and kind not in _DESCRIBED
        described = kind in _CUT and not capital
        found = Found(
            start,
            end,
            span.root.i,
            name,
            kind,
            form=Form.NAME if capital else Form.PHRASE,
            fuller=spell_out(span.root, start, end) if described else "",
        )
        key = self._find_person(name) if kind == EntityType.PERSON else None
        if key is None:
            key = cast.enter(found)
        cast.add_form(cast.things[key], name)
        cast.add_mention(spot.reading, found, key)
        return key

    def _find_person(self, name: str) -> int | None:
        """Return the one person of the document whom a name can mean."""
        lexicon = self._context.lexicon
        people = list(find_namesakes(name, self._context.cast, lexicon))
        return people[0].key if len(people) == 1 else None
