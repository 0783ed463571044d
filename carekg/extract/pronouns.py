"""What "it", "they" and "she" stand for, by what was mentioned before and how much it stood out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carekg.extract.cast import Cast
from carekg.extract.lexicon import Lexicon
from carekg.extract.mentions import Form
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
_OF_MEASURES = frozenset({Predicate.TARGETS, Predicate.BENEFITS, Predicate.APPLIES_IN})
MEMORY = 60
"""How many mentions back a pronoun or a description may reach."""


def link_pronoun(token: Token, number: int, cast: Cast, trail: Trail, lexicon: Lexicon) -> int | None:
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
    for place in range(len(trail.keys) - 1, max(-1, len(trail.keys) - 1 - MEMORY), -1):
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
