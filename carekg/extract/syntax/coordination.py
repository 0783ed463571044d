"""What an argument brings with it: its coordinated partners, and the noun that "who" or "which" stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carekg.extract.syntax.labels import SUBJECTS, VERBS

if TYPE_CHECKING:
    from spacy.tokens import Token

NOMINALS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"})


def expand_preposition(preposition: Token) -> list[Token]:
    """Return a preposition and those of its kind coordinated with it: "with A and with B"."""
    return [
        preposition,
        *(child for child in preposition.children if child.dep_ == "conj" and child.lower_ == preposition.lower_),
    ]


def expand_referent(token: Token) -> list[Token]:
    """Expand an argument, a relative pronoun giving way to the noun it stands for."""
    if token.tag_ == "WP$":
        # "the trust, whose report, Poured Out, came late": a title beside it makes the report look like the trust.
        owner = next((one.head for one in token.ancestors if one.dep_ in {"relcl", "appos"}), None)
        return [owner] if owner is not None else []
    if token.tag_ in {"WDT", "WP", "IN"} or (token.lower_ in {"that", "which", "who"} and token.pos_ == "PRON"):
        verb = token.head
        while verb.dep_ in {"conj", "xcomp", "ccomp", "pobj", "prep"} and verb.head.i != verb.i:
            verb = verb.head
        if verb.dep_ == "relcl":
            return [verb.head]
    return expand(token)


def expand_clause(verb: Token) -> list[Token]:
    """Return a verb and those coordinated with it that have no subject of their own; none where it asks a question."""
    if any(child.lower_ in {"whether", "if", "when", "how", "why", "what", "where", "who"} for child in verb.lefts):
        return []
    found = [verb]
    for child in verb.children:
        own = any(inner.dep_ in SUBJECTS for inner in child.children)
        if child.dep_ == "conj" and child.pos_ in VERBS and not own:
            found.extend(expand_clause(child))
    return found


def expand(token: Token) -> list[Token]:
    """Return a nominal and all that is coordinated with it."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in NOMINALS:
            found.extend(expand(child))
    return found
