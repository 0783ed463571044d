"""How real a statement is: by auxiliaries and governing verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carekg.extract.rules import ModalityRules
from carekg.extract.syntax.labels import ADNOMINAL, AUXILIARIES, PAST, SUBJECTS, VERBS
from carekg.model import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_LOOSE = frozenset({"xcomp", "conj", "ccomp", "acl", "advcl", "pcomp", "prep", "relcl", "dep", "oprd", "acomp"})
"""How a verb without a finite form of its own hangs on the one that says how real it is."""
_GOING_ON = frozenset({"now", "already", "currently", "being", "since", "last", "recently", "previously"})
"""Words that tell that what a participle says is so, whatever the sentence makes of it."""
_INDEFINITE = frozenset({"a", "an", "new", "one", "another", "no", "any"})


def judge_modality(verb: Token, rules: ModalityRules, *, aim: bool = False) -> Modality:
    """Return whether what `verb` says is done, intended, or asked for.

    The nearest finite verb counts: "ministers said they would fund" is proposed by its own auxiliary, whatever governs
    it. Of what stands between, a demand outweighs an intention: "should agree to create" is proposed. Where the
    statement is an `aim`, that something is meant to be is what it says itself, so only auxiliaries count.
    """
    token = verb
    intended = False
    while True:
        found = _judge_auxiliaries(token, rules, aim=aim)
        if found is not None:
            return Modality.PLANNED if intended and found == Modality.ACTUAL else found
        head = token.head
        if head.i == token.i:
            # "To set up a task group", as an item of a list
            intended = intended or (not aim and any(child.lower_ == "to" for child in token.lefts))
            break
        if token.dep_ not in _LOOSE or _stands_alone(token):
            break
        governed = _judge_governor(token, head, rules)
        if governed == Modality.PROPOSED and not aim:
            return governed
        intended = intended or (governed == Modality.PLANNED and not aim)
        token = _find_verb(head) if head.pos_ in _NOMINAL else head
        if head.pos_ in _NOMINAL and not aim and _is_asked_for(head, token, rules):
            return Modality.PROPOSED
    return Modality.PLANNED if intended else Modality.ACTUAL


def _is_asked_for(noun: Token, verb: Token, rules: ModalityRules) -> bool:
    """Tell whether a noun is what somebody asks for: "recommends a fund", "wants the creation of a fund"."""
    asked = verb.lemma_.lower() in rules.subjunctive_governors
    return asked and noun.i != verb.i and is_new(noun) and noun.dep_ not in SUBJECTS


def _stands_alone(token: Token) -> bool:
    """Tell whether a verb is not under what it hangs on: a clause of its own, or what a known thing is known by."""
    if token.dep_ == "conj":
        return any(child.dep_ in SUBJECTS for child in token.children)
    if token.dep_ in ADNOMINAL and token.tag_ in {"VBN", "VBG", "VBD"}:
        # "the plan, unveiled by the minister", but not "will open a centre run by the trust"
        return not is_new(token.head) or any(
            part.lower_ in _GOING_ON for child in token.children for part in (child, *child.lefts)
        )
    return False


def is_new(noun: Token) -> bool:
    """Tell whether a noun brings in something not known before: "a centre", "new guidance"."""
    if noun.pos_ != "NOUN" and not any(child.lower_ in {"a", "an", "new"} for child in noun.children):
        return False
    known = any(
        child.dep_ == "poss" or child.lower_ in {"the", "this", "that", "these", "its"} for child in noun.children
    )
    return not known or any(child.lower_ in _INDEFINITE for child in noun.children)


def _find_verb(noun: Token) -> Token:
    """Return the verb that a noun depends on, or the noun itself."""
    token = noun
    while token.pos_ not in VERBS and token.head.i != token.i:
        token = token.head
    return token if token.pos_ in VERBS else noun


def _judge_auxiliaries(verb: Token, rules: ModalityRules, *, aim: bool) -> Modality | None:
    words = {child.lower_ for child in verb.children if child.dep_ in AUXILIARIES}
    if words & set(rules.planned_auxiliaries):
        return Modality.PLANNED
    if "could" in words and any(child.dep_ == "neg" for child in verb.children):
        # "could not support the plan"
        return Modality.ACTUAL
    if words & set(rules.proposed_auxiliaries):
        return Modality.PLANNED if "would" in words and _is_reported(verb) else Modality.PROPOSED
    if "to" in words:
        finite = any(child.lower_ in {"is", "are", "was", "were"} and child.dep_ == "aux" for child in verb.children)
        # "a grant, to be paid to councils"
        due = (
            "be" in words
            and verb.dep_ in {"acl", "relcl", "advcl"}
            and verb.head.lemma_ not in rules.proposed_governors
        )
        return Modality.PLANNED if finite or due else None
    if verb.dep_ == "ccomp" and verb.tag_ in {"VBP", "VB"} and verb.head.lemma_.lower() in rules.subjunctive_governors:
        # "recommends that councils publish a plan"
        return None if words & {"is", "are", "has", "have"} or verb.lower_ in {"is", "are"} else Modality.PROPOSED
    if verb.tag_ == "VBG" and words & {"is", "are", "am", "was", "were", "been", "’s", "'s", "’re", "'re"}:
        return Modality.ACTUAL if verb.lemma_ != "go" else None
    if words & {"has", "have", "had", "was", "were", "did", "is", "are"} or _is_past(verb):
        return Modality.ACTUAL
    return _judge_bare(verb, aim=aim)


def _is_past(verb: Token) -> bool:
    """Tell whether a verb without an auxiliary is past: by its tag, or beside a passive that it is no part of."""
    if verb.tag_ == "VBD":
        return verb.dep_ != "xcomp"
    return verb.tag_ == "VBN" and verb.dep_ == "conj" and any(child.dep_ == "dobj" for child in verb.children)


def _judge_bare(verb: Token, *, aim: bool) -> Modality | None:
    """Return what a verb in the present says: what is so, or in the imperative what is asked for, if it is no aim."""
    if verb.dep_ == "ROOT" and not aim and not any(child.dep_ in AUXILIARIES for child in verb.children):
        if any(child.lower_ == "that" and child.dep_ == "mark" for child in verb.children):
            # "that the council publishes a plan", as an item of a list
            return Modality.PROPOSED
        if verb.tag_ == "VB" and not any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in verb.children):
            return Modality.PROPOSED
    # The parser takes an infinitive for a finite verb at times.
    return Modality.ACTUAL if verb.tag_ in {"VBZ", "VBP"} and verb.dep_ != "xcomp" else None


def _is_reported(verb: Token) -> bool:
    """Tell whether a "would" is a "will" told in the past: "said that she would publish"."""
    while verb.dep_ in {"conj", "xcomp"} and verb.head.i != verb.i:
        verb = verb.head
    return verb.dep_ == "ccomp" and verb.head.tag_ in PAST


def _judge_governor(token: Token, head: Token, rules: ModalityRules) -> Modality | None:
    if token.dep_ == "prep":
        link = f"{head.lemma_.lower()} {token.lower_}"
        if link in rules.proposed_links:
            return Modality.PROPOSED
        return Modality.PLANNED if link in rules.planned_links else None
    if token.dep_ not in {"xcomp", "acl", "ccomp", "relcl", "oprd", "pcomp"}:
        return None
    if token.dep_ in ADNOMINAL and token.tag_ != "VB":
        return None
    lemma = head.lemma_.lower()
    finite = token.dep_ == "ccomp" and token.tag_ != "VB"
    if lemma in rules.proposed_governors:
        return Modality.PROPOSED
    if finite:
        return None
    if lemma == "be" and token.dep_ != "pcomp":
        return Modality.PLANNED
    return Modality.PLANNED if lemma in rules.planned_governors else None
