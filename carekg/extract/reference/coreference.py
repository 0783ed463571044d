"""What pronouns and definite descriptions stand for: "it", "the fund", "the regulator", "the minister".

One pass in the order of the text. A description that matches nothing before it ("a recruitment campaign") enters as a
thing of its own, so that "the campaign" further on finds it. Things that no statement uses are dropped at the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from carekg.extract.cast import Cast, Thing, normalise_name
from carekg.extract.lexicon import Kind, Lexicon
from carekg.extract.mentions import Form, Found
from carekg.extract.names.complements import extend_new, spell_out
from carekg.extract.names.kinds import find_head_word
from carekg.extract.names.phrases import bound_phrase, classify_noun
from carekg.extract.reference.appositions import find_apposed_name
from carekg.extract.reference.own_title import OwnTitle, calls_itself
from carekg.extract.reference.pronouns import PRONOUNS, link_pronoun
from carekg.extract.reference.renamings import find_renamings
from carekg.extract.reference.trail import MEMORY, Trail
from carekg.extract.syntax.labels import NOUNS
from carekg.extract.syntax.reading import Reading
from carekg.model import SUBTYPES, EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

_BODIES = frozenset({EntityType.ORGANISATION, EntityType.INITIATIVE})
_INITIATIVES = frozenset(SUBTYPES[EntityType.INITIATIVE])
_COMPOUNDED = frozenset({"Programme", "Campaign", "Service", "Fund"})
"""What says of a name before it what it names; a review of a programme is no programme."""
_DEFINITE = frozenset({"the", "this", "that", "its", "their", "our", "his", "her", "these", "those", "my"})


def link_references(
    readings: Sequence[Reading], cast: Cast, lexicon: Lexicon, title: str = ""
) -> dict[tuple[int, int], int]:
    """Return what each pronoun and common noun stands for: (reading, token) -> key of a thing.

    `title` is the document's own, for which "this strategy" stands.
    """
    links: dict[tuple[int, int], int] = {}
    own = OwnTitle(title, readings, cast, lexicon)
    trail = Trail(renamed=find_renamings(readings, cast))
    for number, reading in enumerate(readings):
        for token in reading.doc:
            mention = cast.at.get((number, token.i))
            if mention is not None:
                acts = mention.found.type != EntityType.ROLE or _acts_for_holder(token, number, mention.found, cast)
                if token.i == mention.found.head and acts:
                    trail.leave(mention.key, number, token)
                continue
            key = own.find_thing(token.lemma_) if calls_itself(token, number, readings) else None
            if key is None:
                key = _link_token(token, number, cast, trail, lexicon)
            if key is not None:
                links[number, token.i] = key
                if token.i >= reading.first_own:
                    trail.leave(key, number, token)
    return links


def _acts_for_holder(token: Token, number: int, post: Found, cast: Cast) -> bool:
    """Tell whether a post is who acts, as in "the Chair said that she", and no person is named beside it."""
    places = {post.start - 2, post.start - 1, *range(post.end, post.end + 3), *(part.i for part in token.subtree)}
    beside = [cast.at.get((number, place)) for place in sorted(places)]
    named = any(one is not None and one.found.type == EntityType.PERSON for one in beside)
    return token.dep_ == "nsubj" and not named


def _link_token(token: Token, number: int, cast: Cast, trail: Trail, lexicon: Lexicon) -> int | None:
    if token.lower_ in PRONOUNS:
        return link_pronoun(token, number, cast, trail, lexicon)
    inner = token.dep_ in {"compound", "nmod", "amod"}
    # In "PUBLIC TRUST BOARD" capitals are no sign that "TRUST" stands for a body.
    shouted = token.is_upper and token.head.is_upper
    if token.pos_ not in NOUNS or (inner and (shouted or not token.text[:1].isupper())):
        return None
    if any(child.dep_ == "det" and child.lower_ == "no" for child in token.children):
        # "no single body is to blame"
        return None
    kind = classify_noun(token, lexicon)
    named = find_apposed_name(token, number, cast)
    if named is not None and (kind is None or kind.type in _BODIES):
        _settle_type(cast.things[named], kind)
        return named
    compounded = _find_compounded(token, kind, number, cast)
    if compounded is not None:
        return compounded
    if kind is None and token.lemma_.lower() not in lexicon.generic:
        return None
    return _link_noun(token, kind, cast, trail, lexicon)


def _find_compounded(token: Token, kind: Kind | None, number: int, cast: Cast) -> int | None:
    """Return the initiative whose name stands right before what it is: "the Quiet Hours programme"."""
    mention = cast.at.get((number, token.i - 1))
    if mention is None or mention.found.end != token.i or kind is None or kind.subtype not in _COMPOUNDED:
        return None
    thing = cast.things[mention.key]
    if (
        thing.type != EntityType.INITIATIVE
        or not thing.soft
        or token.doc[mention.found.start : token.i].root.head != token
    ):
        return None
    cast.spell_out(thing, token.doc[mention.found.start : token.i + 1].text)
    return thing.key


def _settle_type(thing: Thing, kind: Kind | None) -> None:
    """Let a description decide what a name without a head noun names: "Elm Steps, our strategy"."""
    if kind is not None and thing.soft:
        thing.type, thing.subtype, thing.soft = kind.type, kind.subtype, False
        # "Night Owls, a campaign for carers", may be the campaign or who leads it.
        thing.told = kind.type == EntityType.ORGANISATION


def _link_noun(token: Token, kind: Kind | None, cast: Cast, trail: Trail, lexicon: Lexicon) -> int | None:
    definite = any(child.lower_ in _DEFINITE for child in token.children if child.dep_ in {"det", "poss"})
    # "Union president": a body's head noun, in capitals and alone, stands for the body.
    definite = definite or (token.text[:1].isupper() and token.lower_ in lexicon.heads and token.n_lefts == 0)
    start, end = bound_phrase(token, with_complement=kind is not None and kind.type == EntityType.GROUP)
    text = token.doc[start:end].text
    fuller = ""
    if kind is None or kind.type != EntityType.GROUP:
        thing = _find_antecedent(token, text, cast, trail, lexicon, definite=definite)
        if thing is not None:
            return trail.renamed.get(thing.key, thing.key)
        if kind is None or (definite and end - start == 1):
            return None
        if kind.type == EntityType.INITIATIVE:
            end = extend_new(token, end)
            text = token.doc[start:end].text
        fuller = spell_out(token, start, end)
    name = normalise_name(text)
    known = cast.find_called(name, kind.type)
    if known is not None:
        return known.key
    if not name or (kind.type != EntityType.GROUP and end - start == 1):
        return None
    return cast.enter(Found(start, end, token.i, text, kind.type, kind.subtype, Form.PHRASE, fuller=fuller))


def _find_antecedent(
    token: Token, text: str, cast: Cast, trail: Trail, lexicon: Lexicon, *, definite: bool
) -> Thing | None:
    """Return the latest thing with the same head noun and no other qualities; failing that, of the same sort."""
    if not definite:
        return None
    words = set(normalise_name(text).split())
    # "The Committee", with a capital, is the document's own, however long ago it was named.
    is_title = token.text[:1].isupper() and not token.is_sent_start
    recent = Counter(trace.key for trace in trail.look_back(None if is_title else MEMORY))
    # `Counter` keeps the order, latest first, where two are named as often.
    seen = [cast.things[key] for key, _ in (recent.most_common() if is_title else recent.items())]
    heads = {token.lower_, token.lemma_.lower()}
    for thing in sorted(seen, key=lambda one: one.form != Form.NAME) if len(words) == 1 else seen:
        if thing.type not in _BODIES:
            continue
        for form in thing.names:
            other = normalise_name(form).split()
            if find_head_word(other, lexicon) in heads and words - heads <= set(other):
                return thing
    subtypes = lexicon.generic.get(token.lemma_.lower(), ())
    if len(words) > 1:
        return _find_only(seen, subtypes) if token.text.islower() else None
    named = [thing for thing in seen[:15] if thing.form == Form.NAME and not _stands_apart(thing, token, lexicon)]
    exact = next((thing for thing in named if thing.subtype in subtypes), None)
    return exact or next((thing for thing in named if _is_open(thing, subtypes)), None)


def _stands_apart(thing: Thing, noun: Token, lexicon: Lexicon) -> bool:
    """Tell whether a name says that a noun does not mean its bearer: no action group is "the board"."""
    return not lexicon.apart.get(noun.lemma_.lower(), frozenset()).isdisjoint(thing.label.casefold().split())


def _is_open(thing: Thing, subtypes: Sequence[str]) -> bool:
    """Tell whether an initiative whose name does not say of which sort it is can be of one of `subtypes`."""
    return thing.type == EntityType.INITIATIVE and not thing.subtype and not _INITIATIVES.isdisjoint(subtypes)


def _find_only(things: Sequence[Thing], subtypes: Sequence[str]) -> Thing | None:
    """Return the one body so far that "the competition watchdog" can be; None where there are several."""
    bodies = [one for one in things if one.type == EntityType.ORGANISATION and one.form == Form.NAME]
    fitting = [one for one in bodies if one.subtype in subtypes]
    return fitting[0] if len(fitting) == 1 else None
