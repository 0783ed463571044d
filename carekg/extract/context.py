"""A document under extraction: its readings, its cast, and what each token stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from carekg.extract.cast import Cast, Mentioned, Thing
from carekg.extract.lexicon import Lexicon
from carekg.extract.mentions import Form
from carekg.extract.names.objectives import find_objective
from carekg.extract.names.phrases import find_phrase, look_through
from carekg.extract.posts.titles import Titles
from carekg.extract.speech.voices import Voice, find_voice
from carekg.extract.syntax.labels import VERBS
from carekg.extract.syntax.reading import Reading
from carekg.extract.values.dates_in_text import find_date
from carekg.model import ACTORS, DocumentMetadata, EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

FIRST_SINGULAR = frozenset({"i", "me", "my", "myself"})
SECOND = frozenset({"you", "your", "yours", "yourself"})
FIRST_PLURAL = frozenset({"we", "us", "our", "ourselves"})
_SUBORDINATE = frozenset({"relcl", "acl", "ccomp", "xcomp", "advcl", "parataxis", "csubj", "pcomp"})
_DESCRIBED = frozenset({EntityType.GROUP, EntityType.INITIATIVE, EntityType.ORGANISATION})


class End(NamedTuple):
    """The thing that a token stands for as an end of a statement, and how sure that is (0 to 1)."""

    key: int
    sureness: float


class Argument(NamedTuple):
    """A word of a clause or of a noun phrase, and what it stands for as an end of a statement."""

    token: Token
    end: End


@dataclass(slots=True)
class Context:
    """Everything the rules ask about a document."""

    metadata: DocumentMetadata
    readings: Sequence[Reading]
    cast: Cast
    links: Mapping[tuple[int, int], int]
    titles: Titles
    lexicon: Lexicon
    entries: Mapping[int, str] = field(default_factory=dict)
    """Reading -> the date of its entry in a chronology, or of the heading that it stands under."""
    voices: Sequence[Voice] = ()
    turns: Mapping[int, int] = field(default_factory=dict)
    """Reading -> who speaks in that turn of a debate."""
    author: int | None = None
    addressee: int | None = None
    """Whom a letter calls "you"."""
    author_body: int | None = None
    """Whose "we" the text is, outside of what it quotes."""
    topic: int | None = None
    """The initiative that the document is about."""
    own_nouns: Mapping[tuple[int, int], int] = field(default_factory=dict)
    """Reading and token -> what a bare noun there stands for: the document's own body, or its topic."""
    _listed: dict[frozenset[str], list[tuple[int, Token]]] = field(default_factory=dict)

    def list_words(self, lemmas: frozenset[str]) -> Sequence[tuple[int, Token]]:
        """Return the words that have one of these lemmas, each with its reading, in the order of the text.

        Many statements of a document may ask for the same, and it is looked through for them once.
        """
        if lemmas not in self._listed:
            words = ((number, token) for number, reading in enumerate(self.readings) for token in reading.doc)
            self._listed[lemmas] = [(number, token) for number, token in words if token.lemma_ in lemmas]
        return self._listed[lemmas]

    def is_known(self, thing: Thing) -> bool:
        """Tell whether a name of a thing stood in the tables beforehand."""
        return any(name.casefold() in self.lexicon.known for name in thing.names)

    def find_key(self, number: int, token: Token) -> int | None:
        """Return the thing that a token names or refers to."""
        mention = self.cast.at.get((number, token.i))
        if mention is not None:
            return self._prefer_named(mention)
        if token.lower_ in FIRST_SINGULAR:
            speaker = self.find_speaker(number, token)
            return speaker if speaker is not None else self.author
        if token.lower_ in FIRST_PLURAL:
            return self.find_we(number, token)
        if token.lower_ in SECOND and self.find_speaker(number, token) is None:
            return self.addressee
        key = self.find_link(number, token.i)
        if key is None:
            key = self._find_lettered_person(number, token)
        return key if key is not None else self._find_apposed_person(number, token)

    def find_link(self, number: int, place: int) -> int | None:
        """Return the thing that a pronoun or a common noun stands for."""
        key = self.own_nouns.get((number, place))
        return key if key is not None else self.links.get((number, place))

    def _find_lettered_person(self, number: int, token: Token) -> int | None:
        """Return who has the letters that a token is: in "chaired by Jo Bell OBE MS" the parse hangs on "MS"."""
        if not token.text[:1].isupper() or token.lower_ not in self.lexicon.letters:
            return None
        place = token.i - 1
        while place > 0 and token.doc[place].lower_ in self.lexicon.letters | {","}:
            place -= 1
        mention = self.cast.at.get((number, place))
        return mention.key if mention is not None and mention.found.type == EntityType.PERSON else None

    def _prefer_named(self, mention: Mentioned) -> int:
        """Return whom a mention means: "MLA" in "Jo Bell MLA" is Jo Bell, as is "economist" right before the name."""
        if mention.found.type == EntityType.ROLE:
            spots = [mention.found.end]
            if mention.found.text.casefold() in self.lexicon.letters:
                spots.append(mention.found.start - 1)
            for spot in spots:
                beside = self.cast.at.get((mention.reading, spot))
                if beside is not None and beside.found.type == EntityType.PERSON:
                    return beside.key
        return mention.key

    def _find_apposed_person(self, number: int, token: Token) -> int | None:
        """Return who is named right after what they are: "the economist Jo Bell", "its founder, Jo Bell"."""
        for child in token.children:
            mention = self.cast.at.get((number, child.i)) if child.dep_ == "appos" else None
            if mention is None or mention.found.type != EntityType.PERSON:
                continue
            if token.doc[token.i + 1 : mention.found.start].text in {"", ","}:
                return mention.key
        return None

    def find_we(self, number: int, token: Token) -> int | None:
        """Return the body that a speaker's "we" stands for: their own, else themselves."""
        speaker = self.find_speaker(number, token)
        if speaker is None:
            return self.author_body
        return self.titles.body.get(speaker, speaker)

    def find_speaker(self, number: int, token: Token) -> int | None:
        """Return who says the words at a token, where it is not the author."""
        place, _ = self.readings[number].locate(token.i, token.i + 1)
        voice = find_voice(self.voices, place)
        key = voice if voice is not None else self.turns.get(number)
        return self.name_speaker(key) if key is not None else None

    def name_speaker(self, key: int) -> int:
        """Return who speaks where a post does: its holder, or the body of an unnamed spokesman."""
        key = self._prefer_holder(key, ACTORS)
        thing = self.cast.things[key]
        if thing.type == EntityType.ROLE and thing.label.casefold().startswith("spokes"):
            return self.titles.body.get(key, key)
        return key

    def resolve(
        self,
        number: int,
        token: Token,
        types: frozenset[EntityType],
        *,
        agent: bool,
        bare: bool = False,
        open_end: bool = False,
    ) -> End | None:
        """Return the thing of one of `types` that a token stands for; None where it stands for none."""
        if EntityType.INITIATIVE in types and not bare:
            for inner in look_through(token, self.lexicon.transparent):
                end = self.resolve(number, inner, types - {EntityType.OBJECTIVE}, agent=agent)
                if end is not None:
                    return end
        key = self.find_key(number, token)
        if key is not None:
            key = self._prefer_holder(key, types)
            thing = self.cast.things[key]
            if thing.type in types:
                return End(key, 1.0 if (number, token.i) in self.cast.at else 0.9)
            if not (thing.form == Form.PHRASE and EntityType.OBJECTIVE in types):
                return None
        if token.pos_ == "PRON" and token.lower_ not in self.lexicon.people:
            return None
        return self._describe(token, types, agent=agent, bare=bare, open_end=open_end)

    def _describe(
        self, token: Token, types: frozenset[EntityType], *, agent: bool, bare: bool, open_end: bool
    ) -> End | None:
        found = (
            find_phrase(token, types & _DESCRIBED, self.lexicon, open_end=open_end) if token.pos_ not in VERBS else None
        )
        if found is not None and not (agent and found.type == EntityType.INITIATIVE and types >= ACTORS):
            known = self.lexicon.heads.get(token.lower_) or found.type == EntityType.GROUP
            return End(self.cast.enter(found), 0.9 if known else 0.65)
        if EntityType.OBJECTIVE in types:
            aim = find_objective(token, self.lexicon, bare=bare)
            if aim is not None:
                return End(self.cast.enter(aim), 1.0)
        return None

    def _prefer_holder(self, key: int, types: frozenset[EntityType]) -> int:
        """Name the person rather than the post where the document tells who holds it."""
        if self.cast.things[key].type != EntityType.ROLE or EntityType.PERSON not in types:
            return key
        if key in self.titles.holder:
            return self.titles.holder[key]
        words = set(self.cast.things[key].label.casefold().split())
        holders = [
            person
            for post, person in self.titles.holder.items()
            if words <= set(self.cast.things[post].label.casefold().split())
        ]
        # "the minister" after "Care Minister Jo Bell"; of a longer title there must be only one holder.
        return holders[0] if holders and (len(words) == 1 or len(set(holders)) == 1) else key

    def is_person(self, number: int, token: Token) -> bool:
        """Tell whether a token is the last word of a person's name."""
        mention = self.cast.at.get((number, token.i))
        return mention is not None and mention.found.type == EntityType.PERSON and token.i == mention.found.end - 1

    def subtype_at(self, number: int, token: Token) -> str:
        """Return the subtype of what a token is the head of."""
        mention = self.cast.at.get((number, token.i))
        if mention is not None:
            return self.cast.things[mention.key].subtype if mention.found.head == token.i else ""
        key = self.find_link(number, token.i)
        return self.cast.things[key].subtype if key is not None else ""

    def is_own(self, number: int, *tokens: Token) -> bool:
        """Tell whether a statement belongs to this reading: one of its words stands after the lead-in."""
        return any(token.i >= self.readings[number].first_own for token in tokens)

    def find_date(self, token: Token, *, ahead: bool) -> str:
        """Return the date that the words of a clause or a noun phrase give; `ahead` tells that it is one to come."""
        words = " ".join(part.text for part in read_own_words(token))
        return find_date(words, self.metadata.date, ahead=ahead)


def read_own_words(verb: Token) -> list[Token]:
    """Return the words under a verb, or a noun, in their order, without those of clauses with a verb of their own."""
    found = [verb]
    for child in verb.children:
        if child.dep_ in _SUBORDINATE and child.pos_ in VERBS and (child.dep_, child.tag_) != ("advcl", "VBG"):
            continue
        if child.dep_ in {"conj", "cc"} and verb.pos_ in VERBS:
            continue
        found.extend(read_own_words(child))
    return sorted(found, key=lambda token: token.i)
