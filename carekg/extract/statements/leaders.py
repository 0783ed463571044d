"""Who leads what, by the words between the two: "the board, co-chaired until May by Jo Bell", "its first chair is".

Asides within such phrases are where the parser fails most, so their words are read one by one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from carekg.extract.claims import Claim
from carekg.extract.context import Context
from carekg.extract.lexicon import Lexicon
from carekg.extract.names.people import has_letters
from carekg.extract.qualifying.qualifiers import read_qualifiers
from carekg.extract.syntax.clauses import read_clause
from carekg.extract.syntax.coordination import expand_referent
from carekg.extract.syntax.labels import NOUNS, VERBS
from carekg.model import EntityType, Predicate

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LED = frozenset({EntityType.ORGANISATION, EntityType.INITIATIVE})
_PERSON = frozenset({EntityType.PERSON})
_LEADING = frozenset({EntityType.PERSON, EntityType.ROLE, EntityType.ORGANISATION})
_NAMEABLE = _LED | _LEADING | {EntityType.GROUP}
_FARTHEST = 7
"""Words between "chaired" and "by"."""
_ASIDE = 14
"""Words between the names of two who lead together."""
_LONGEST = 12
"""Words from "by" to the end of a name."""
_BESIDE = frozenset({"conj", "appos"})
_STOPS = frozenset({";", ":", ".", "?", "!"})
_BEING = frozenset({"is", "are", "was", "were", "will", "be", "remains"})
"""What stands between "its chair" and a name."""
_OWNERS = frozenset({"its", "their", "'s", "’s"})
_BETWEEN = frozenset({"ADV", "AUX"})
"""What may stand between a name and "chairs"."""
_RELATIVES = frozenset({"which", "that"})
_UNLED = frozenset({"Fund", "Publication", "Legislation"})
"""What is not led by the person under whom it was made."""


def read_leaders(context: Context) -> Iterator[Claim]:
    """Yield who is said to lead what by "chaired by", "its chair is", "which she chairs", "at its head" and "under"."""
    rules = context.lexicon.leaders
    for number, reading in enumerate(context.readings):
        for token in reading.doc:
            if token.lower_ in rules.participles or token.lower_ in rules.personal:
                yield from _read_led(token, number, context)
            elif token.lower_ in rules.posts:
                yield from _read_chair(token, number, context)
            elif token.lower_ == "under":
                yield from _read_under(token, number, context)
            elif token.lower_ in {"head", "helm"}:
                yield from _read_head(token, number, context)
            if token.lower_ in rules.finite:
                yield from _read_chairing(token, number, context)


def _read_led(token: Token, number: int, context: Context) -> Iterator[Claim]:
    by = _find_by(token)
    led = _find_led(token, number, context) if by is not None else None
    if by is None or led is None:
        return
    types = _PERSON if token.lower_ in context.lexicon.leaders.personal else _LEADING
    for leader in _find_leaders(by.i + 1, number, context):
        yield from _claim(leader, led, token, number, types, context)


def _read_chair(token: Token, number: int, context: Context) -> Iterator[Claim]:
    """Read "the board, whose chair, Jo Bell,", "its new chair is Jo Bell" and "the board's co-chairs are"."""
    doc, place = token.doc, token.i - 1
    if token.is_sent_start:
        return
    while place > token.sent.start and doc[place].lower_ in context.lexicon.leaders.qualities:
        place -= 1
    start = token.i + 1
    # "its chair is", "whose chair, Jo Bell,", "under its chair Jo Bell"
    while start < token.sent.end and (doc[start].lower_ in _BEING or doc[start].text == ","):
        start += 1
    for led in _find_chaired(token, place, start, number, context):
        for leader in _find_leaders(start, number, context):
            yield from _claim(leader, led, token, number, _PERSON, context)


def _find_chaired(chair: Token, place: int, start: int, number: int, context: Context) -> list[Token]:
    """Return the word for what the post before a name is of; `place` is the word before it, `start` the name's first.

    Of "its chair, Jo Bell, said" only the post is told.
    """
    doc = chair.doc
    owner = doc[place].lower_
    if place > chair.sent.start and doc[place - 1].lower_ == "under":
        led = _find_led(doc[place - 1], number, context)
        return [led] if led is not None else []
    if owner == "whose":
        return expand_referent(doc[place]) if start > chair.i + 1 else []
    if owner not in _OWNERS or doc[chair.i + 1 : chair.i + 2].text.lower() not in _BEING:
        return []
    return expand_referent(doc[place] if owner.isalpha() else doc[place - 1])


def _read_under(token: Token, number: int, context: Context) -> Iterator[Claim]:
    """Read "a transition board, under Jo Bell, meets", "the commission under Sir Jo Bell", "is run under Jo Bell"."""
    leader = _find_person(token.i + 1, number, context)
    if leader is None:
        return
    led = _find_led(token, number, context)
    for one in [led] if led is not None else _read_done(token.head):
        thing = context.resolve(number, one, _LED, agent=False)
        if thing is not None and context.cast.things[thing.key].subtype not in _UNLED:
            yield from _claim(leader, one, token, number, _PERSON, context)


def _read_done(word: Token) -> list[Token]:
    """Return what is done under somebody: the object of the verb, what "its work" is of, or the verb's subject."""
    while word.pos_ not in VERBS and word.head.i != word.i:
        word = word.head
    slots = read_clause(word).slots
    done = slots.get("object") or slots.get("subject", [])
    owners = [child for one in done for child in one.children if child.dep_ == "poss" and one.lemma_ == "work"]
    return owners or done


def _read_head(token: Token, number: int, context: Context) -> Iterator[Claim]:
    """Read "the group, with Jo Bell at its head"."""
    doc, place = token.doc, token.i - 3
    if place < token.sent.start or doc[token.i - 2 : token.i].text.lower() not in {"at its", "at the", "at their"}:
        return
    mention = context.cast.at.get((number, place))
    if mention is None or doc[mention.found.start - 1].lower_ != "with":
        return
    led = _find_led(doc[mention.found.start - 1], number, context)
    if led is not None:
        yield from _claim(doc[place], led, token, number, _LEADING, context)


def _read_chairing(token: Token, number: int, context: Context) -> Iterator[Claim]:
    """Read "the board, which Jo Bell chairs" and "a jury, over which Jo Bell presided"."""
    doc, place = token.doc, token.i - 1
    while place > token.sent.start and (number, place) not in context.cast.at and doc[place].pos_ in _BETWEEN:
        place -= 1
    mention = context.cast.at.get((number, place))
    if mention is None or mention.found.start <= token.sent.start:
        return
    relative = doc[mention.found.start - 1]
    if relative.lower_ not in _RELATIVES:
        return
    before = doc[relative.i - 1] if doc[relative.i - 1].lower_ == "over" else relative
    led = _find_led(before, number, context)
    if led is not None:
        yield from _claim(doc[place], led, token, number, _LEADING, context)


def _find_person(place: int, number: int, context: Context) -> Token | None:
    """Return the last word of a person's name that begins at a place."""
    mention = context.cast.at.get((number, place))
    if mention is None or context.cast.things[mention.key].type != EntityType.PERSON:
        return None
    last: Token = context.readings[number].doc[mention.found.end - 1]
    return last


def _find_by(token: Token) -> Token | None:
    """Return the "by" of "chaired by" and "chaired for its first year by"."""
    for after in token.doc[token.i + 1 : min(token.i + 1 + _FARTHEST, token.sent.end)]:
        if after.lower_ == "by":
            return after
        if after.text in _STOPS or after.pos_ in VERBS | {"PROPN"}:
            return None
    return None


def _find_led(token: Token, number: int, context: Context) -> Token | None:
    """Return the word for what is led, of the phrase that stands before a participle.

    Of "a branch of the union, chaired by" it is the branch; of "the members of the board, led by" it is neither.
    """
    doc, place = token.doc, token.i - 1
    while place >= token.sent.start and doc[place].lower_ in context.lexicon.leaders.links:
        place -= 1
    if place < token.sent.start:
        return None
    phrase = [doc[place]]
    while phrase[-1].head.i < phrase[-1].i and phrase[-1].pos_ not in VERBS and phrase[-1].dep_ not in _BESIDE:
        phrase.append(phrase[-1].head)
    nouns = (word for word in reversed(phrase) if word.pos_ in NOUNS | {"PRON"})
    for word in nouns:
        end = context.resolve(number, word, _NAMEABLE, agent=False)
        if end is not None and not _is_text(word, context.cast.things[end.key].subtype, context.lexicon):
            return None if word.lemma_.lower() in context.lexicon.vague | context.lexicon.empty else word
    return None


def _is_text(word: Token, subtype: str, lexicon: Lexicon) -> bool:
    """Tell whether a noun names a text: in "a report of the inquiry led by" it is the inquiry that is led."""
    kind = lexicon.heads.get(word.lower_)
    return "Publication" in {subtype, kind.subtype if kind is not None else ""}


def _find_leaders(start: int, number: int, context: Context) -> list[Token]:
    """Return a word of each name from `start` on: the first, and those that "and" or "and by" joins to it."""
    doc = context.readings[number].doc
    end = doc[start - 1].sent.end
    found: list[Token] = []
    place: int | None = start
    while place is not None:
        leader = _find_leader(place, min(end, place + _LONGEST), number, context)
        if leader is None:
            break
        found.append(leader)
        behind = context.cast.at[number, leader.i].found.end
        while behind < end and has_letters(doc[behind], context.lexicon):
            behind += 1
        place = _skip_joint(doc, behind, end)
    return found


def _skip_joint(doc: Doc, place: int, end: int) -> int | None:
    """Return the place behind "and" right after a name, or behind the "and by" that an aside ends in."""
    if doc[place : place + 1].text == "and":
        return place + 2 if doc[place + 1 : place + 2].text == "by" else place + 1
    stop = min(end, place + _ASIDE)
    return next((spot + 2 for spot in range(place, stop) if doc[spot : spot + 2].text == "and by"), None)


def _find_leader(start: int, end: int, number: int, context: Context) -> Token | None:
    """Return the last word of the first person named in a stretch, else the head of the post or body it names.

    "by the council's leader, Jo Bell", "by former council officer Jo Bell", "by the economist Jo Bell".
    """
    doc = context.readings[number].doc
    named: Token | None = None
    place = start
    while place < end:
        mention = context.cast.at.get((number, place))
        if mention is None:
            if doc[place].pos_ in VERBS or doc[place].text in _STOPS or doc[place].lower_ in {"and", "or", ",", "who"}:
                return named
            place += 1
            continue
        kind, place = context.cast.things[mention.key].type, mention.found.end
        if kind == EntityType.PERSON:
            return doc[place - 1]
        if doc[place : place + 1].text in {"'s", "’s"}:
            place += 1
        elif kind in _LEADING:
            named = named or doc[mention.found.head]
            place += doc[place : place + 1].text == "," and kind == EntityType.ROLE
        else:
            return named
    return named


def _claim(
    leader: Token, led: Token, trigger: Token, number: int, types: frozenset[EntityType], context: Context
) -> Iterator[Claim]:
    subject = context.resolve(number, leader, types, agent=True)
    thing = context.resolve(number, led, _LED, agent=False)
    if subject is None or thing is None or subject.key == thing.key or not context.is_own(number, leader, led):
        return
    found = read_qualifiers(context, number, Predicate.LEADS, (leader.i, leader.i + 1), (led.i, led.i + 1), trigger.i)
    sure = context.lexicon.leaders.confidence * subject.sureness * thing.sureness
    place = max(leader.i, led.i)
    yield Claim(subject.key, Predicate.LEADS, thing.key, number, place, "led by", sure, found)
