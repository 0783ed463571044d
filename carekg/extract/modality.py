"""How real a statement is, and whether it is denied: by auxiliaries, governing verbs and negations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carekg.extract.rules import ModalityRules
from carekg.model import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token


def judge_modality(verb: Token, rules: ModalityRules) -> Modality:
    """Return whether what `verb` says is done, intended, or asked for.

    The nearest sign counts: "ministers said they would fund" is proposed by its own auxiliary, whatever governs it.
    """
    token = verb
    while True:
        found = _judge_auxiliaries(token, rules)
        if found is not None:
            return found
        head = token.head
        if head.i == token.i or token.dep_ not in {"xcomp", "conj", "ccomp", "acl", "advcl", "pcomp", "prep"}:
            return Modality.ACTUAL
        if token.dep_ == "conj" and any(child.dep_ in {"nsubj", "nsubjpass"} for child in token.children):
            return Modality.ACTUAL
        if token.dep_ == "acl" and token.tag_ == "VBN":
            # "the plan, unveiled by the minister": the noun is no governor
            return Modality.ACTUAL
        if token.dep_ in {"xcomp", "acl", "ccomp"}:
            governed = _judge_governor(head, rules, finite=token.dep_ == "ccomp")
            if governed is not None:
                return governed
        token = head


def _judge_auxiliaries(verb: Token, rules: ModalityRules) -> Modality | None:
    words = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if words & set(rules.planned_auxiliaries):
        return Modality.PLANNED
    if words & set(rules.proposed_auxiliaries):
        return Modality.PLANNED if "would" in words and _is_reported(verb) else Modality.PROPOSED
    if verb.tag_ == "VBG" and words & {"is", "are", "am", "was", "were"}:
        return Modality.ACTUAL
    if "to" in words and "be" in words and verb.dep_ in {"acl", "relcl"}:
        # "a grant, to be paid to councils"
        return Modality.PLANNED
    if "to" in words and any(child.lower_ in {"is", "are"} and child.dep_ == "aux" for child in verb.children):
        return Modality.PLANNED
    if verb.tag_ in {"VBD", "VBZ", "VBP"}:
        return Modality.ACTUAL if not words & {"to"} and verb.dep_ != "xcomp" else None
    return Modality.ACTUAL if words & {"has", "have", "had", "was", "were", "did"} and "to" not in words else None


def _is_reported(verb: Token) -> bool:
    """Tell whether a "would" is a "will" told in the past: "said that she would publish"."""
    while verb.dep_ in {"conj", "xcomp"} and verb.head.i != verb.i:
        verb = verb.head
    return verb.dep_ == "ccomp" and verb.head.tag_ in {"VBD", "VBN"}


def _judge_governor(head: Token, rules: ModalityRules, *, finite: bool) -> Modality | None:
    lemma = head.lemma_.lower()
    if lemma in rules.proposed_governors:
        return Modality.PROPOSED
    if lemma == "be" and not finite:
        return Modality.PLANNED
    if lemma in rules.planned_governors and not finite:
        return Modality.PLANNED
    return None


def is_negated(verb: Token, rules: ModalityRules) -> bool:
    """Tell whether what `verb` says is denied ("will not fund", "refused to sign", "no longer funds")."""
    token = verb
    while True:
        if any(child.dep_ == "neg" and child.lower_ in rules.negations for child in token.children):
            return True
        if any(
            child.dep_ == "det" and child.lower_ == "no"
            for noun in token.children
            if noun.dep_ in {"dobj", "nsubjpass"}
            for child in noun.children
        ):
            return True
        head = token.head
        if token.dep_ in {"xcomp", "acl"} and head.i != token.i:
            if head.lemma_.lower() in rules.negative_governors:
                return True
            token = head
            continue
        return False
