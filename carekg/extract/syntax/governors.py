"""Whom a verb without a subject of its own takes it from: coordination, control ("intends to launch"), participles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carekg.extract.syntax.coordination import NOMINALS, expand, expand_referent
from carekg.extract.syntax.labels import ADNOMINAL, SUBJECTS, VERBS

if TYPE_CHECKING:
    from spacy.tokens import Token

_OBJECT_CONTROL_WORDS = (
    "ask urge want tell require invite press help allow enable expect encourage instruct "
    "commission let order get need lobby remind advise persuade oblige direct task design intend"
)
_OBJECT_CONTROL = frozenset(_OBJECT_CONTROL_WORDS.split())
_ENGAGING = frozenset({"commission", "appoint", "contract", "hire", "engage", "instruct", "employ"})
"""Verbs by which somebody is to do what the infinitive after them says, though it reads like their purpose."""


def find_governed_subject(verb: Token, seen: set[int]) -> list[Token]:
    """Return what a verb without a subject of its own takes for its first argument."""
    if verb.i in seen:
        return []
    seen.add(verb.i)
    head = verb.head
    if verb.dep_ in ADNOMINAL and head.pos_ in NOMINALS:
        modifies = verb.tag_ in {"VBN", "VBG"} or verb.dep_ == "relcl"
        return expand(head) if modifies else _find_owner(head)
    if verb.dep_ == "conj" and head.pos_ in VERBS:
        return _surface_subject(head) or find_governed_subject(head, seen)
    if verb.dep_ in {"xcomp", "ccomp", "advcl", "pcomp", "acl"}:
        return _find_controller(verb, seen)
    return []


def _find_controller(verb: Token, seen: set[int]) -> list[Token]:
    """Return the subject of the governing verb, or its object after "ask", "urge", "design"."""
    head = verb.head
    while head.dep_ in {"prep", "pcomp"} and head.head.i != head.i:
        head = head.head
    engaged = verb.dep_ == "advcl" and verb.tag_ == "VB" and head.lemma_ in _ENGAGING
    if engaged or (verb.dep_ in {"xcomp", "ccomp"} and head.lemma_ in _OBJECT_CONTROL | _ENGAGING):
        objects = [token for child in head.children if child.dep_ in {"dobj", "nsubjpass"} for token in expand(child)]
        if objects:
            return objects
    introduced = _find_introduced(verb, head)
    if introduced is not None:
        return [introduced]
    if head.pos_ in {"VERB", "AUX", "ADJ"}:
        return _surface_subject(head) or find_governed_subject(head, seen)
    return _find_owner(head) if head.pos_ in NOMINALS and head.i != verb.i else []


def _find_introduced(verb: Token, head: Token) -> Token | None:
    """Return what is new before a participle: the board of "will set up a board, chaired by Jo Bell"."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBN" or verb.i == 0 or verb.nbor(-1).text != ",":
        return None
    for child in head.children:
        new = child.dep_ in {"dobj", "attr"} and any(inner.lower_ in {"a", "an"} for inner in child.children)
        if new and child.right_edge.i == verb.i - 2:
            return child
    return None


def _surface_subject(verb: Token) -> list[Token]:
    if (verb.pos_ == "ADJ" or verb.dep_ == "acomp") and verb.head.i != verb.i:
        own = [child for child in verb.children if child.dep_ == "nsubj"]
        verb = verb if own else verb.head
    return [token for child in verb.children if child.dep_ in SUBJECTS for token in expand_referent(child)]


def _find_owner(noun: Token) -> list[Token]:
    """Return whose plan it is in "the council's plan to build" and "the council has a plan to build"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return expand(child)
    if noun.dep_ in {"dobj", "attr", "oprd"}:
        return _surface_subject(noun.head)
    return []
