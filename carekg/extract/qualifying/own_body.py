"""Whose "we" the text is, outside of what it quotes: the body whose paper it is, or whoever signs it.

No single sign tells. A body may stand at the head of a letter as its sender or as whom it is sent to, and be named most
as the author or as whom the author quarrels with. So the signs are weighed together, by a conditional logit whose
weights stand in `rules/own_body.toml` (McFadden 1974); `training/own_body.py` fits them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from carekg.extract.cast import Mentioned, Thing, normalise_name
from carekg.extract.context import FIRST_PLURAL, Context
from carekg.extract.lexicon import Kind
from carekg.extract.mentions import Form
from carekg.extract.names.kinds import find_head_word
from carekg.extract.qualifying.authors import LONGEST_LINE, find_salutation
from carekg.model import BlockKind, EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

_HOUSES = frozenset({"parliament", "senedd", "assembly", "commons", "lords", "oireachtas", "dáil", "westminster"})
"""Where people speak rather than who speaks."""
_MINISTERS = re.compile(
    r"\b(?:minister|secretary of state|cabinet secretary|under-secretary|health secretary|taoiseach|tánaiste)\b",
    re.IGNORECASE,
)
_GOVERNMENT = re.compile(r"(?<!local )\bgovernment$", re.IGNORECASE)
_ADDRESSED = frozenset({"to", "dear", "copy", "copies", "cc", "bcc", "attn"})
"""What a line begins with that names who is to read a letter."""
_FROM = frozenset({"from", "by"})
_TO = frozenset({"to", "dear", "copy", "cc", "against"})
_TOWARDS = _TO | {"of", "by", "for"}
_ADDRESSEE = 3
"""Readings over a salutation that say to whom a letter goes; the first of all says whose it is."""
_MOST = 10
"""Mentions that count."""


def find_own_body(context: Context, votes: Mapping[int, float] | None = None) -> int | None:
    """Return whose "we" the text is; None where none is told.

    `votes` says how likely the trained model takes the text's "we" for a thing, 0 to 1, the mean over all of them.
    """
    asked = _find_asked(context)
    if asked is not None:
        return asked
    weights = context.lexicon.own_body
    scores = {key: weigh_signs(signs, weights) for key, signs in describe_candidates(context, votes or {}).items()}
    return max(scores, key=lambda key: (scores[key], -key)) if scores else None


def weigh_signs(signs: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the score of a candidate; a sign without a weight tells nothing."""
    return sum(weights.get(sign, 0.0) * strength for sign, strength in signs.items())


def describe_candidates(context: Context, votes: Mapping[int, float]) -> dict[int, dict[str, float]]:
    """Return the signs of everything that "we" may stand for, each with its strength, by the thing's key."""
    mentions: dict[int, list[Mentioned]] = defaultdict(list)
    for mention in context.cast.mentions:
        mentions[mention.key].append(mention)
    things = [thing for thing in context.cast.things if _may_speak(thing) and thing.key in mentions]
    found = {thing.key: _describe(thing, mentions[thing.key], context) for thing in things}
    if context.author is not None:
        # Of a person no sign tells more than that nothing speaks for any body.
        found[context.author] = {}
    for sign, key in _point_out(context).items():
        found.setdefault(key, {"unnamed": float(key not in mentions)})[sign] = 1.0
    best = max(votes, key=lambda key: (votes[key], -key)) if votes else None
    for key, signs in found.items():
        signs["votes"] = votes.get(key, 0.0)
        signs["most votes"] = float(key == best)
    return found


def _may_speak(thing: Thing) -> bool:
    """Tell whether a thing can say "we": a body, or what is one for all that is known."""
    return thing.type == EntityType.ORGANISATION or (thing.type == EntityType.INITIATIVE and thing.soft)


def _describe(thing: Thing, mentions: Sequence[Mentioned], context: Context) -> dict[str, float]:
    """Return the signs that the names and the mentions of a thing give."""
    title = context.metadata.title.casefold()
    signs: dict[str, float] = {
        "house": float(_is_house(thing.label)),
        "guess": float(thing.soft),
        "initiative": float(thing.type == EntityType.INITIATIVE),
        "government": float(thing.label.casefold().endswith("government")),
        "mentions": min(len(mentions), _MOST) / _MOST,
        "one mention": float(len(mentions) == 1),
        "title": float(any(len(name) > 3 and name.casefold() in title for name in thing.names)),
    }
    counts: Counter[str] = Counter()
    for mention in mentions:
        counts.update(_read_signs(mention, context))
    signs.update(dict.fromkeys(counts, 1.0))
    signs["beside we"] = min(counts["beside we"], 4) / 4
    return signs


def _read_signs(mention: Mentioned, context: Context) -> set[str]:
    """Return what speaks for a mention as the author's own name, and against it.

    Whoever says "we" seldom names their own body in the same sentence.
    """
    reading, found = context.readings[mention.reading], mention.found
    doc = reading.doc
    if doc[0].lower_ in _ADDRESSED:
        # Such a line names who is to read the letter.
        return set()
    dear = find_salutation(context)
    if dear is not None and max(1, dear - _ADDRESSEE) <= mention.reading < dear:
        return {"told"}
    head = doc[found.head]
    before = [token.lower_ for token in doc[max(found.start - 2, 0) : found.start]]
    beside = any(token.lower_ in FIRST_PLURAL for token in head.sent)
    signs = {
        "first line": mention.reading == 0,
        "second or third line": mention.reading in {1, 2},
        "short line": len(reading.segment.text.split()) <= LONGEST_LINE and reading.segment.kind != BlockKind.LIST_ITEM,
        "early subject": mention.reading < 6 and head.dep_ == "nsubj",
        "said to be": _is_said_to_be(head, found.end),
        "beside we": beside,
        "we at": beside and (before[-1:] == ["at"] or before == ["we", ","]),
        "told": not _TO.isdisjoint(before),
        "quoted": context.find_speaker(mention.reading, head) is not None,
    }
    return {sign for sign, holds in signs.items() if holds}


def _is_said_to_be(head: Token, end: int) -> bool:
    """Tell whether a text says what a body is, as one's own does: "Night Owls is a charity"."""
    verb = head.doc[end].lower_ if end < len(head.doc) else ""
    return verb in {"is", "was"} and head.dep_ == "nsubj" and any(child.dep_ == "attr" for child in head.head.children)


def _point_out(context: Context) -> dict[str, int]:
    """Return what single things are pointed out as, each with its key."""
    found: dict[str, int | None] = {"publisher": find_publisher(context)}
    person = context.author
    if person is not None:
        found["signatory's body"] = context.titles.body.get(person)
        if _governs(context, person):
            found["minister's government"] = _find_government(context)
    return {sign: key for sign, key in found.items() if key is not None}


def _find_asked(context: Context) -> int | None:
    """Return whose "we" the answers to written questions are: whoever they ask, or the department of that minister."""
    for number, reading in enumerate(context.readings):
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


def _governs(context: Context, person: int) -> bool:
    """Tell whether a person is a minister, whose "we" is the government: by their post or one in the first lines."""
    things, readings = context.cast.things, context.readings
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
    counts: Counter[int] = Counter()
    for mention in context.cast.mentions:
        thing = context.cast.things[mention.key]
        if thing.type == EntityType.ORGANISATION and _GOVERNMENT.search(thing.label):
            counts[mention.key] += 1
    return max(counts, key=lambda key: (counts[key], -key)) if counts else None


def _is_house(name: str) -> bool:
    return not _HOUSES.isdisjoint(name.casefold().split())


def find_publisher(context: Context) -> int | None:
    """Return the thing that the document's own lines name as its publisher, a new one where only they name it."""
    name = context.metadata.publisher
    wanted = normalise_name(name)
    if not wanted or _is_house(wanted):
        return None
    thing = context.cast.find_called(wanted, EntityType.ORGANISATION, EntityType.ROLE)
    if thing is not None:
        return thing.key
    kind = context.lexicon.heads.get(find_head_word(name.split(), context.lexicon))
    if kind is None or kind.type != EntityType.ORGANISATION:
        post = "," not in name and set(wanted.split()) & context.lexicon.ranks
        kind = Kind(EntityType.ROLE if post else EntityType.ORGANISATION)
    return context.cast.add_thing(name, kind.type, kind.subtype, Form.NAME).key
