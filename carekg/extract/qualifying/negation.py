"""Whether a statement is denied: by negations at its verb and at those that govern it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carekg.extract.rules import ModalityRules
from carekg.extract.syntax.labels import VERBS

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_negated(verb: Token, rules: ModalityRules) -> bool:
    """Tell whether what `verb` says is denied ("will not fund", "refused to sign", "has no plans to publish")."""
    token = verb
    while not _denies(token, rules):
        settled = _settle(token, rules)
        if settled is not None:
            return settled
        # "not" stands at the verb of "is in a position to", two words up from "position".
        skips = token.dep_ == "pobj" and token.head.pos_ not in VERBS
        token = token.head.head if skips else token.head
    return True


def _settle(token: Token, rules: ModalityRules) -> bool | None:
    """Return whether what a word hangs on denies it, None where words farther up decide."""
    head = token.head
    if head.i == token.i:
        return False
    if token.dep_ == "conj" and not any(child.dep_ in {"nsubj", "nsubjpass", "aux"} for child in token.children):
        # "will not fund or run the service"
        joined = any(child.dep_ == "cc" and child.lower_ in {"or", "nor"} for child in head.children)
        return None if joined else False
    if token.dep_ == "ccomp":
        return head.lemma_.lower() in rules.denials and not _denies(head, rules)
    if _says_who_can(token, rules):
        return None
    if not _is_under(token):
        return False
    if head.lemma_.lower() in rules.negative_governors:
        return not _denies(head, rules)
    if token.dep_ == "xcomp" and any(child.lower_ == "yet" and child.i < token.i for child in head.children):
        # "has yet to fund", "is yet to be published"
        return head.lemma_ in {"have", "be"}
    return None


def _is_under(token: Token) -> bool:
    """Tell whether what is denied of the word that a verb or a preposition hangs on is denied of it too."""
    bare = token.dep_ == "relcl" and token.tag_ == "VB"
    return bare or token.dep_ in {"xcomp", "acl", "pcomp"} or (token.dep_ == "prep" and token.head.pos_ == "NOUN")


def _says_who_can(token: Token, rules: ModalityRules) -> bool:
    """Tell the word of "is not able to fund", "was not in a position to fund" that stands between "not" and "to"."""
    if token.dep_ == "pobj":
        return token.lower_ == "position" and token.head.lower_ == "in"
    return token.dep_ == "acomp" and token.lower_ in rules.abilities


def _denies(token: Token, rules: ModalityRules) -> bool:
    """Tell whether a word carries a negation itself, or has one on its subject or object."""
    for child in token.children:
        if (
            child.lower_ in rules.negations
            and child.dep_ in {"neg", "preconj", "cc", "advmod", "det"}
            and (child.dep_ != "cc" or child.i < token.i)
        ):
            return True
        bare = child.lower_ in rules.nobody or any(
            inner.dep_ == "det" and inner.lower_ in {"no", "neither"} for inner in child.children
        )
        if bare and child.dep_ in {"dobj", "nsubjpass", "nsubj"} and token.pos_ in VERBS:
            return True
    return False
