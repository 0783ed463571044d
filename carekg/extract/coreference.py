"""What pronouns and definite descriptions stand for: "it", "they", "the fund", "the regulator", "the minister".

One pass in the order of the text. A description that matches nothing before it ("a recruitment campaign") enters as a
thing of its own, so that "the campaign" further on finds it. Things that no statement uses are dropped at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from carekg.extract.appositions import find_apposed_name
from carekg.extract.cast import Cast, Thing, normalise_name
from carekg.extract.kinds import find_head_word
from carekg.extract.lexicon import Kind, Lexicon
from carekg.extract.mentions import Form, Found
from carekg.extract.phrases import bound_phrase, classify_noun, extend_new, spell_out
from carekg.extract.reading import Reading
from carekg.extract.renamings import find_renamings
from carekg.extract.trail import SUBJECTS, Trail, find_verb
from carekg.model import EntityType, Predicate

if TYPE_CHECKING:
    from spacy.tokens import Token

_BODIES = frozenset({EntityType.ORGANISATION, EntityType.INITIATIVE})
_PEOPLE = frozenset({EntityType.PERSON, EntityType.ROLE})
PRONOUNS = {
    "it": _BODIES,
    "its": _BODIES,
    "itself": _BODIES,
    "he": _PEOPLE,
    "him": _PEOPLE,
    "his": _PEOPLE,
    "she": _PEOPLE,
    "her": _PEOPLE,
    "they": frozenset({EntityType.ORGANISATION, EntityType.GROUP}),
    "them": frozenset({EntityType.ORGANISATION, EntityType.GROUP}),
    "their": frozenset({EntityType.ORGANISATION, EntityType.GROUP}),
}
_INITIATIVES = frozenset(
    {"Programme", "Strategy", "Fund", "Campaign", "Legislation", "Service", "Framework", "Agreement", "Review"}
) | {"Publication"}
_OF_MEASURES = frozenset({Predicate.TARGETS, Predicate.BENEFITS, Predicate.APPLIES_IN})
_DEFINITE = frozenset({"the", "this", "that", "its", "their", "our", "his", "her", "these", "those", "my"})
_MEMORY = 60
"""How many mentions back a description may reach."""


def link_references(readings: Sequence[Reading], cast: Cast, lexicon: Lexicon) -> dict[tuple[int, int], int]:
    """Return what each pronoun and common noun stands for: (reading, token) -> key of a thing."""
    links: dict[tuple[int, int], int] = {}
    trail = Trail(renamed=find_renamings(readings, cast))
    for number, reading in enumerate(readings):
        for token in reading.doc:
            mention = cast.at.get((number, token.i))
            if mention is not None:
                acts = mention.found.type != EntityType.ROLE or _acts_for_holder(token, number, mention.found, cast)
                if token.i == mention.found.head and acts:
                    trail.leave(mention.key, number, token)
                continue
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
        return _link_pronoun(token, number, cast, trail, lexicon)
    if token.pos_ not in {"NOUN", "PROPN"} or (
        token.dep_ in {"compound", "nmod", "amod"} and not token.text[:1].isupper()
    ):
        return None
    if any(child.dep_ == "det" and child.lower_ == "no" for child in token.children):
        # "no single body is to blame"
        return None
    kind = classify_noun(token, lexicon)
    named = find_apposed_name(token, number, cast)
    if named is not None and (kind is None or kind.type in _BODIES):
        _settle_type(cast.things[named], kind)
        return named
    if kind is None and token.lemma_.lower() not in lexicon.generic:
        return None
    return _link_noun(token, kind, cast, trail, lexicon)


def _settle_type(thing: Thing, kind: Kind | None) -> None:
    """Let a description decide what a name without a head noun names: "Elm Steps, our strategy"."""
    if kind is not None and thing.soft:
        thing.type, thing.subtype, thing.soft = kind.type, kind.subtype, False


def _link_pronoun(token: Token, number: int, cast: Cast, trail: Trail, lexicon: Lexicon) -> int | None:
    """Prefer the subject of the sentence, then that of the one before, then what was mentioned last."""
    if token.lower_ in {"it", "its"} and _is_expletive(token):
        return None
    wanted = PRONOUNS[token.lower_]
    owned = cast.at.get((number, token.i + 1))
    if (
        owned is not None
        and owned.found.type == EntityType.ROLE
        and token.tag_ == "PRP$"
        and EntityType.PERSON not in wanted
    ):
        wanted = frozenset({EntityType.ORGANISATION})
    plural = token.lower_ in {"they", "them", "their"}
    # Two arguments of one verb are two things; "its" may belong to the subject of its own clause.
    own_verb = find_verb(token) if token.tag_ == "PRP" and token.dep_ not in {"poss", "nsubj"} else -1
    sentence = token.sent.start
    best: tuple[int, int] | None = None
    sentences_back = 0
    last = (number, sentence)
    for place in range(len(trail.keys) - 1, max(-1, len(trail.keys) - 1 - _MEMORY), -1):
        here = (trail.readings[place], trail.sentences[place])
        if here != last:
            sentences_back += 1
            last = here
        if sentences_back > (5 if EntityType.PERSON in wanted else 2):
            break
        thing = cast.things[trail.keys[place]]
        if thing.type not in wanted or (sentences_back == 0 and trail.verbs[place] == own_verb):
            continue
        score = 10 - 4 * sentences_back + trail.weights[place]
        score += 2 if thing.form == Form.NAME else 0
        score += _suit(token, thing.type, lexicon)
        score += 3 if plural and thing.type == EntityType.GROUP else 0
        if sentences_back == 0 and token.dep_ in SUBJECTS and not trail.subjects[place]:
            score -= 3
        if best is None or score > best[0]:
            best = (score, thing.key)
    return best[1] if best else None


def _suit(token: Token, kind: EntityType, lexicon: Lexicon) -> int:
    """Weigh what an "it" can be by its verb: who welcomes is a body, what is welcomed is mostly a measure."""
    verb = token.head
    if _is_object(token):
        return 8 if kind == EntityType.INITIATIVE else 0
    if token.dep_ == "nsubj" and verb.lemma_.lower() in lexicon.actor_verbs:
        return 7 if kind == EntityType.ORGANISATION else 0
    if token.dep_ == "pobj" and token.lower_ == "it":
        return 4 if kind == EntityType.INITIATIVE else 0
    if token.dep_ == "nsubj" and any(
        frame.predicate in _OF_MEASURES for frame in lexicon.frames.get(verb.lemma_.lower(), ())
    ):
        return 4 if kind == EntityType.INITIATIVE else 0
    return 0


def _is_object(token: Token) -> bool:
    """Tell whether a pronoun is acted on: it then differs from its clause's subject, and is more often a measure."""
    return token.dep_ == "dobj" or (token.dep_ == "nsubjpass" and token.head.tag_ == "VBN")


def _is_expletive(token: Token) -> bool:
    """Tell "it is right that", "it takes years to": an "it" that stands for nothing."""
    verb = token.head
    if token.dep_ not in SUBJECTS:
        return False
    if verb.lemma_ == "be":
        return any(
            child.dep_ == "acomp" and any(c.dep_ in {"xcomp", "ccomp"} for c in child.children)
            for child in verb.children
        ) or any(child.dep_ in {"ccomp", "xcomp"} for child in verb.children)
    return verb.lemma_ in {"seem", "appear", "happen", "rain", "mean"}


def _link_noun(token: Token, kind: Kind | None, cast: Cast, trail: Trail, lexicon: Lexicon) -> int | None:
    definite = any(child.lower_ in _DEFINITE for child in token.children if child.dep_ in {"det", "poss"})
    # "Union president": a body's head noun, in capitals and alone, stands for the body.
    definite = definite or (token.text[:1].isupper() and token.lower_ in lexicon.heads and token.n_lefts == 0)
    start, end = bound_phrase(token, with_complement=kind is not None and kind.type == EntityType.GROUP)
    text = token.doc[start:end].text
    name, fuller = normalise_name(text), ""
    if kind is None or kind.type != EntityType.GROUP:
        thing = _find_antecedent(token, text, cast, trail, lexicon, definite=definite)
        if thing is not None:
            return trail.renamed.get(thing.key, thing.key)
        if kind is None or (definite and end - start == 1):
            return None
        if kind.type == EntityType.INITIATIVE:
            end = extend_new(token, end)
            text = token.doc[start:end].text
            name = normalise_name(text)
            fuller = spell_out(token, start, end)
    for thing in cast.of_type(kind.type):
        if any(normalise_name(form) == name for form in thing.names):
            return thing.key
    if not name or (kind.type != EntityType.GROUP and end - start == 1):
        return None
    thing = cast.add_thing(text, kind.type, kind.subtype, Form.PHRASE)
    thing.spell_out(fuller)
    return thing.key


def _find_antecedent(
    token: Token, text: str, cast: Cast, trail: Trail, lexicon: Lexicon, *, definite: bool
) -> Thing | None:
    """Return the latest thing with the same head noun and no other qualities; failing that, of the same sort."""
    if not definite:
        return None
    words = set(normalise_name(text).split())
    # "The Committee", with a capital, is the document's own, however long ago it was named.
    memory = len(trail.keys) if token.text[:1].isupper() and not token.is_sent_start else _MEMORY
    seen = [cast.things[key] for key in dict.fromkeys(reversed(trail.keys[-memory:]))]
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


def describe(found: Found, cast: Cast) -> int:
    """Return the thing that a description names, a new one where none has that name yet."""
    name = normalise_name(found.text)
    for thing in cast.of_type(found.type):
        if any(normalise_name(form) == name for form in thing.names):
            return thing.key
    thing = cast.add_thing(found.text, found.type, found.subtype, found.form)
    thing.spell_out(found.fuller)
    return thing.key
