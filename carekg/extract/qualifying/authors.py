"""Whose "I" and "we" the text is: the signatory of a letter, the publishing body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from carekg.extract.cast import Mentioned, normalise_name
from carekg.extract.context import Context
from carekg.extract.lexicon import Kind, Lexicon
from carekg.extract.mentions import Form
from carekg.extract.names.kinds import find_head_word
from carekg.extract.syntax.clauses import read_clause
from carekg.extract.syntax.reading import Reading
from carekg.model import ACTORS, BlockKind, Document, EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

_LINES = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.SIGNATURE})
_SHORT = 14
"""Words in a line that names an author and says no more."""
_HOUSES = frozenset({"parliament", "senedd", "assembly", "commons", "lords", "oireachtas", "dáil", "westminster"})
"""Where people speak rather than who speaks."""
_MINISTERS = re.compile(
    r"\b(?:minister|secretary of state|cabinet secretary|under-secretary|health secretary|taoiseach|tánaiste)\b",
    re.IGNORECASE,
)
_ANSWERS = frozenset({"response", "reply", "thanks", "replies", "responds"})
_RECOMMENDING = frozenset({"recommend", "recommendation"})
_ADDRESSED = frozenset({"to", "dear", "copy", "copies", "cc", "bcc", "attn"})
"""What a line begins with that names who is to read a letter."""
_FROM = frozenset({"from", "by"})
_TOWARDS = frozenset({"to", "dear", "copy", "cc", "against", "of", "by", "for"})


def find_author(document: Document, readings: Sequence[Reading], context: Context) -> tuple[int | None, int | None]:
    """Return the person who signs and the body that speaks, where they can be told."""
    person = _find_signatory(readings, context)
    asked = _find_asked(readings, context)
    if asked is not None:
        return person, asked
    body = context.titles.body.get(person) if person is not None else None
    in_house = body is not None and _is_house(context.cast.things[body].label)
    if body is None or in_house:
        body = _find_publisher(document.metadata.publisher, context)
    if body is None and person is not None and _governs(readings, context, person):
        body = _find_government(context)
        return person, body if body is not None else person
    if body is None and in_house:
        # A member speaks in the house, and not for it.
        return person, person
    return person, body if body is not None else _find_body(readings, context)


def _find_asked(readings: Sequence[Reading], context: Context) -> int | None:
    """Return whose "we" the answers to written questions are: whoever they ask, or the department of that minister."""
    for number, reading in enumerate(readings):
        for token in reading.doc[:-2]:
            if token.text != "To" or token.nbor().lower_ != "ask":
                continue
            place = token.i + 2
            while place < token.sent.end and reading.doc[place].lower_ in {"the", "his", "her", "majesty", "'s", "’s"}:
                if (number, place) in context.cast.at:
                    break
                place += 1
            asked = context.cast.at.get((number, place))
            if asked is not None and context.cast.things[asked.key].type == EntityType.ORGANISATION:
                return asked.key
            if asked is not None and asked.found.type == EntityType.ROLE:
                return _find_department(asked.key, context)
    return None


def _find_department(post: int, context: Context) -> int:
    """Return the body that a minister's post is in, or the one named that has the post's portfolio; else the post."""
    if post in context.titles.body:
        return context.titles.body[post]
    words = normalise_name(context.cast.things[post].label).split()
    portfolio = words[words.index("for") + 1 :] if "for" in words else []
    bodies = context.cast.list_with_words(portfolio, EntityType.ORGANISATION) if portfolio else []
    return next((one.key for one in bodies if {"department", "ministry"} & set(one.label.casefold().split())), post)


def _governs(readings: Sequence[Reading], context: Context, person: int) -> bool:
    """Tell whether a person is a minister, whose "we" is the government: by their post or one in the first lines."""
    things = context.cast.things
    posts = [things[post].label for post, holder in context.titles.holder.items() if holder == person]
    for mention in context.cast.mentions:
        if mention.found.type == EntityType.ROLE and mention.reading in {0, 1, 2, 3, len(readings) - 1}:
            before = readings[mention.reading].doc[max(mention.found.start - 2, 0) : mention.found.start]
            posts.extend([] if {token.lower_ for token in before} & _TOWARDS else [mention.found.text])
    # In capitals a post is no name: "FROM THE MINISTER FOR CARE".
    posts.extend(one.segment.text for one in readings[:3] if one.doc[0].lower_ in _FROM)
    return any(_MINISTERS.search(post) for post in posts)


def _find_government(context: Context) -> int | None:
    """Return the government that a document speaks of most."""
    counts: dict[int, int] = {}
    for mention in context.cast.mentions:
        thing = context.cast.things[mention.key]
        if thing.type == EntityType.ORGANISATION and re.search(r"(?<!local )\bgovernment$", thing.label, re.IGNORECASE):
            counts[mention.key] = counts.get(mention.key, 0) + 1
    return max(counts, key=lambda key: (counts[key], -key)) if counts else None


def _find_signatory(readings: Sequence[Reading], context: Context) -> int | None:
    """Return the person in a signature, or whose name stands on a short line at the end or the beginning."""
    ends = [*range(len(readings) - 1, max(-1, len(readings) - 5), -1), *range(min(3, len(readings)))]
    for kinds, places in ((frozenset({BlockKind.SIGNATURE}), range(len(readings))), (_LINES, ends)):
        for number in places:
            reading = readings[number]
            if reading.segment.kind not in kinds or (kinds is _LINES and len(reading.segment.text.split()) > _SHORT):
                continue
            for mention in context.cast.mentions:
                if mention.reading == number and mention.found.type == EntityType.PERSON:
                    return mention.key
    if not any(token.text == "I" for reading in readings for token in reading.doc):
        return None
    early = [one.key for one in context.cast.mentions if one.reading < 5 and one.found.type == EntityType.PERSON]
    return early[0] if early else None


def _find_body(readings: Sequence[Reading], context: Context) -> int | None:
    """Return the body that "we" stands for: named at the top, and not beside "we" or after "to".

    Whoever says "we" does not name their own body in the same sentence, so a name beside it speaks against a body.
    """
    scores: dict[int, float] = {}
    seen: set[tuple[int, str]] = set()
    for mention in context.cast.mentions:
        thing = context.cast.things[mention.key]
        if mention.found.type != EntityType.ORGANISATION or not _is_body(thing.label, context.lexicon):
            continue
        signs = _read_signs(readings[mention.reading], mention, last=len(readings) - 1)
        fresh = {
            sign: weight
            for sign, weight in signs.items()
            if (mention.key, sign) not in seen or sign in {"beside we", "told"}
        }
        seen.update((mention.key, sign) for sign in signs)
        scores[mention.key] = scores.get(mention.key, 0) + 0.3 + sum(fresh.values())
    return max(scores, key=lambda key: (scores[key], -key)) if scores else None


def _is_house(name: str) -> bool:
    return not _HOUSES.isdisjoint(name.casefold().split())


def _is_body(name: str, lexicon: Lexicon) -> bool:
    """Tell whether a name is a body's beyond a guess, and not that of the house where its members speak."""
    if _is_house(name):
        return False
    kind = lexicon.heads.get(find_head_word(name.split(), lexicon))
    return name.casefold() in lexicon.known or (kind is not None and kind.type == EntityType.ORGANISATION)


def _read_signs(reading: Reading, mention: Mentioned, last: int) -> dict[str, float]:
    """Return what speaks for a mention as the author's own name, and against it."""
    found = mention.found
    words = len(reading.segment.text.split())
    signs: dict[str, float] = {}
    if reading.doc[0].lower_ in _ADDRESSED:
        # Such a line names who is to read the letter.
        return {"told": -1}
    if mention.reading < 3:
        signs["top"] = 2
    if words <= _SHORT and reading.segment.kind != BlockKind.LIST_ITEM:
        signs["line"] = 2
    if mention.reading in {0, 1, last} and found.end - found.start >= len(reading.doc) - 2:
        signs["letterhead"] = 3
    head = reading.doc[found.head]
    if mention.reading < 6 and head.dep_ == "nsubj":
        signs["subject"] = 2
    if any(token.lower_ in {"we", "our", "us"} for token in head.sent):
        signs["beside we"] = -2.5
    before = reading.doc[max(found.start - 2, 0) : found.start]
    if any(token.lower_ in _TOWARDS for token in before):
        signs["told"] = -1
    return signs


def _find_publisher(name: str, context: Context) -> int | None:
    """Return the thing that the document's own lines name as its publisher; a new one where only they name it."""
    wanted = normalise_name(name)
    if not wanted or _is_house(wanted):
        return None
    thing = context.cast.find_called(wanted, EntityType.ORGANISATION, EntityType.ROLE)
    if thing is not None:
        return thing.key
    kind = context.lexicon.heads.get(find_head_word(name.split(), context.lexicon))
    if kind is None or kind.type != EntityType.ORGANISATION:
        if "," in name or not set(wanted.split()) & context.lexicon.ranks:
            return None
        kind = Kind(EntityType.ROLE)
    return context.cast.add_thing(name, kind.type, kind.subtype, Form.NAME).key


def find_topic(context: Context) -> int | None:
    """Return the thing that a document is about: the initiative in its first lines or named most, else a body there."""
    counts: dict[int, float] = {}
    for mention in context.cast.mentions:
        if mention.found.type == EntityType.INITIATIVE:
            # Acts are cited everywhere; a document is rarely about one unless its title says so.
            usual = 0.4 if context.cast.things[mention.key].subtype == "Legislation" else 1.0
            counts[mention.key] = counts.get(mention.key, 0) + (4 if mention.reading < 2 else usual)
    best = max(counts, key=lambda key: (counts[key], -key)) if counts else None
    if best is not None and counts[best] >= 2:
        return best
    bodies = [one.key for one in context.cast.mentions if one.reading < 2 and one.found.type == EntityType.ORGANISATION]
    return bodies[0] if bodies else best


def find_recommender(context: Context) -> int | None:
    """Return whose recommendations a document lists: who is said most to recommend; in a reply, who is replied to."""
    answered = _find_answered(context)
    if answered is not None:
        return answered
    counts: dict[int, int] = {}
    for number, token in context.list_words(_RECOMMENDING):
        for one in _read_recommender(token) if context.is_own(number, token) else []:
            end = context.resolve(number, one, ACTORS - {EntityType.GROUP}, agent=True)
            if end is not None and context.find_speaker(number, token) is None:
                counts[end.key] = counts.get(end.key, 0) + 1
    return max(counts, key=lambda key: (counts[key], -key)) if counts else None


def _read_recommender(token: Token) -> list[Token]:
    """Return the subject of "recommends" and of "made 12 recommendations", and who is "the committee's" they are."""
    if token.lemma_ == "recommend" and token.pos_ == "VERB" and token.dep_ not in {"xcomp", "acl"}:
        return read_clause(token).slots.get("subject", [])
    if token.lemma_ == "recommendation":
        if token.dep_ == "dobj" and token.head.lemma_ in {"make", "set", "issue", "publish"}:
            return read_clause(token.head).slots.get("subject", [])
        return [child for child in token.children if child.dep_ == "poss" and child.pos_ != "PRON"]
    return []


def _find_answered(context: Context) -> int | None:
    """Return the body whose report the first lines answer: the first one named after "response to" or "thanks"."""
    for number, reading in enumerate(context.readings[:4]):
        cues = [
            token.i for token in reading.doc[:-1] if token.lower_ in _ANSWERS and token.nbor().lower_ in {"to", "the"}
        ]
        for mention in context.cast.mentions:
            if mention.reading == number and cues and mention.found.start > cues[0]:
                thing = context.cast.things[mention.key]
                if thing.type == EntityType.ORGANISATION and not set(thing.label.casefold().split()) & {"government"}:
                    return mention.key
    return None
