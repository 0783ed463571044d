"""What pronouns stand for: "it", "he", "their"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from carekg.extract.cast import Cast, Thing
from carekg.extract.lexicon import Lexicon
from carekg.extract.mentions import Form
from carekg.extract.reference.trail import Trace, Trail, find_verb
from carekg.extract.syntax.labels import SUBJECTS, VERBS
from carekg.model import EntityType, Predicate

if TYPE_CHECKING:
    from spacy.tokens import Token

_BODIES = frozenset({EntityType.ORGANISATION, EntityType.INITIATIVE})
_PEOPLE = frozenset({EntityType.PERSON, EntityType.ROLE})
_SEVERAL = frozenset({EntityType.ORGANISATION, EntityType.GROUP})
PRONOUNS = {
    "it": _BODIES,
    "its": _BODIES,
    "itself": _BODIES,
    "he": _PEOPLE,
    "him": _PEOPLE,
    "his": _PEOPLE,
    "she": _PEOPLE,
    "her": _PEOPLE,
    "they": _SEVERAL,
    "them": _SEVERAL,
    "their": _SEVERAL,
}
"""Pronoun -> the types of what it can stand for."""
_OF_MEASURES = frozenset({Predicate.TARGETS, Predicate.BENEFITS, Predicate.APPLIES_IN})
_FARTHEST = 2
"""Sentences back that a pronoun may reach."""
_FARTHEST_PERSON = 5
"""The same where it stands for a person."""


def link_pronoun(token: Token, number: int, cast: Cast, trail: Trail, lexicon: Lexicon) -> int | None:
    """Return the key of what a pronoun of the reading `number` stands for; None where nothing before it can be meant.

    The subject of its sentence comes first, then that of the one before, then what was mentioned last.
    """
    if token.lower_ in {"it", "its"} and _is_expletive(token):
        return None
    wanted = _find_types(token, number, cast)
    author = _find_author_ahead(token, number, cast, lexicon)
    if author is not None and author.type in wanted:
        return author.key
    # Two arguments of one verb are two things; "its" may belong to the subject of its own clause.
    own_verb = find_verb(token) if token.tag_ == "PRP" and token.dep_ not in {"poss", "nsubj"} else -1
    scored: list[tuple[int, int]] = []
    for trace, back in _count_sentences(trail, (number, token.sent.start)):
        if back > (_FARTHEST_PERSON if EntityType.PERSON in wanted else _FARTHEST):
            break
        thing = cast.things[trace.key]
        if thing.type in wanted and (back or trace.verb != own_verb):
            scored.append((_score(token, trace, back, thing, lexicon), thing.key))
    return max(scored, key=lambda one: one[0])[1] if scored else None


def _find_author_ahead(token: Token, number: int, cast: Cast, lexicon: Lexicon) -> Thing | None:
    """Return whose text is meant by "in its annual report the commission warns", which comes before its owner."""
    text = token.head
    kind = lexicon.heads.get(text.lower_)
    if token.dep_ != "poss" or text.dep_ != "pobj" or kind is None or kind.subtype != "Publication":
        return None
    verb = text.head.head
    subjects = [child for child in verb.children if child.dep_ == "nsubj" and child.i > token.i]
    mention = cast.at.get((number, subjects[0].i)) if verb.pos_ in VERBS and subjects else None
    return cast.things[mention.key] if mention is not None else None


def _find_types(token: Token, number: int, cast: Cast) -> frozenset[EntityType]:
    """Return the types of what a pronoun can stand for: a body before a post, as in "its chief executive"."""
    wanted = PRONOUNS[token.lower_]
    owned = cast.at.get((number, token.i + 1))
    posts = owned is not None and owned.found.type == EntityType.ROLE and token.tag_ == "PRP$"
    return frozenset({EntityType.ORGANISATION}) if posts and EntityType.PERSON not in wanted else wanted


def _count_sentences(trail: Trail, here: tuple[int, int]) -> Iterator[tuple[Trace, int]]:
    """Yield the mentions within reach, latest first, and how many sentences with mentions each is back from `here`."""
    back = 0
    for trace in trail.look_back():
        if trace.sentence != here:
            back += 1
            here = trace.sentence
        yield trace, back


def _score(token: Token, trace: Trace, back: int, thing: Thing, lexicon: Lexicon) -> int:
    """Return how well a mention, `back` sentences before it, suits a pronoun."""
    score = 10 - 4 * back + trace.weight + _suit(token, thing.type, lexicon)
    if thing.form == Form.NAME:
        score += 2
    if thing.type == EntityType.GROUP and PRONOUNS[token.lower_] == _SEVERAL:
        score += 3
    if back == 0 and token.dep_ in SUBJECTS and not trace.is_subject:
        score -= 3
    return score


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
        ) or any(child.dep_ in {"ccomp", "xcomp"} and not _is_due(child) for child in verb.children)
    return verb.lemma_ in {"seem", "appear", "happen", "rain", "mean"}


def _is_due(verb: Token) -> bool:
    """Tell "it is to meet in May", which is said of something."""
    first = verb.left_edge
    return first.lower_ == "to" and first.i == verb.head.i + 1
