"""The arguments of a verb, with the voice and the construction taken away.

Whatever the syntax, `subject` is who acts and `object` is what is acted on: passives are turned round, a verb without
a subject of its own takes it from what governs it (coordination, control: "intends to launch", participles), and
"who", "which", "that" stand for the noun before them. Every argument is given with its coordinated partners.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from carekg.extract.syntax.coordination import expand, expand_clause, expand_preposition, expand_referent
from carekg.extract.syntax.governors import find_governed_subject
from carekg.extract.syntax.labels import ADNOMINAL, AUXILIARIES, NOUNS
from carekg.extract.syntax.sums import is_money

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PARTICLES = frozenset({"up", "out", "off", "in", "over", "forward", "aside", "together", "down"})
_CARRIERS = frozenset(
    {"behalf", "charge", "collaboration", "conjunction", "consultation", "favour", "opposition", "part", "partnership"}
    | {"support"}
)
"""Nouns of compound prepositions: what follows them belongs to the verb."""
_PREDICATIVES = frozenset({"available", "open"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb and its arguments by slot: `subject`, `object`, `dative`, `attribute`, `clause` or a preposition."""

    verb: Token
    key: str
    """The verb's lemma, with its particle: "set up"."""
    slots: dict[str, list[Token]] = field(default_factory=dict)
    passive: bool = False


def read_clauses(doc: Doc) -> Iterator[Clause]:
    """Yield a clause for every verb, in the order of the text."""
    for token in doc:
        if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in AUXILIARIES):
            yield read_clause(token)


def read_clause(verb: Token) -> Clause:
    """Gather the arguments of `verb`."""
    passive = is_passive(verb)
    slots: dict[str, list[Token]] = {}
    # "is open to carers": what the adjective governs counts as the verb's.
    adjectives = [child for child in verb.children if child.dep_ == "acomp"]
    for child in (*verb.children, *(inner for one in adjectives for inner in one.children if inner.dep_ == "prep")):
        _place_child(child, slots, passive=passive)
    _rescue_subject(verb, slots, passive=passive)
    _place_governor(verb, slots, passive=passive)
    places = list(slots.get("object", []))
    if passive:
        _take_agent(slots)
        _take_stranded(verb, slots)
        places.extend(slots.get("subject", []))
    for place in places:
        # "spend £3m on carers", "published a plan for carers": attachment of the phrase is a toss-up for the parser.
        for child in place.children:
            if child.dep_ == "prep" and child.lower_ not in slots and child.lower_ != "of":
                _place_preposition(child, slots)
    return Clause(verb, name_verb(verb), slots, passive)


def is_passive(verb: Token) -> bool:
    """Tell whether a verb stands in the passive, with or without its auxiliary."""
    if any(child.dep_ in {"nsubjpass", "auxpass", "agent"} for child in verb.children):
        return True
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ == "acl":
        return not any(child.dep_ == "dobj" for child in verb.children)
    if verb.dep_ == "conj" and not any(child.dep_ in {"aux", "nsubj", "dobj"} for child in verb.children):
        return is_passive(verb.head)
    return verb.dep_ == "advcl" and not any(child.dep_ in {"aux", "dobj"} for child in verb.children)


def name_verb(verb: Token) -> str:
    """Return the lemma of a verb with its particle: "set up", "carry out"."""
    for child in verb.children:
        if child.i > verb.i and (child.dep_ == "prt" or (child.dep_ == "advmod" and child.lower_ in _PARTICLES)):
            return f"{verb.lemma_.lower()} {child.lower_}"
    return verb.lemma_.lower()


def _place_child(child: Token, slots: dict[str, list[Token]], *, passive: bool) -> None:
    dependency = child.dep_
    if dependency == "nsubj":
        slots.setdefault("subject", []).extend(expand_referent(child))
    elif dependency == "nsubjpass":
        slots.setdefault("object", []).extend(expand_referent(child))
    elif dependency == "dobj":
        slots.setdefault("attribute" if passive else "object", []).extend(expand_referent(child))
    elif dependency in {"attr", "oprd"} or (dependency == "acomp" and child.pos_ in NOUNS):
        slots.setdefault("attribute", []).extend(expand(child))
    elif dependency == "agent":
        slots.setdefault("subject", []).extend(
            token
            for by in expand_preposition(child)
            for found in by.children
            if found.dep_ == "pobj"
            for token in expand(found)
        )
    elif dependency in {"dative", "prep"}:
        _place_preposition(child, slots)
    elif dependency == "advcl" and any(inner.lower_ == "to" and inner.dep_ == "aux" for inner in child.children):
        slots.setdefault("purpose", []).extend(expand_clause(child))
    elif dependency in {"xcomp", "ccomp"}:
        slots.setdefault("clause", []).extend(expand_clause(child))
    if child.lower_ in _PREDICATIVES and dependency in {"acomp", "oprd", "ccomp", "xcomp"}:
        _place_predicative(child, slots)


def _place_predicative(adjective: Token, slots: dict[str, list[Token]]) -> None:
    """Give a verb what hangs on its adjective: "makes £3m available to councils"."""
    for child in adjective.children:
        if child.dep_ == "nsubj" and "object" not in slots:
            slots["object"] = expand(child)
        elif child.dep_ in {"prep", "dative"}:
            _place_preposition(child, slots)


def _place_preposition(child: Token, slots: dict[str, list[Token]]) -> None:
    if child.dep_ == "dative" and child.pos_ not in {"ADP", "SCONJ"}:
        slots.setdefault("dative", []).extend(expand(child))
        return
    for found in (part for one in expand_preposition(child) for part in one.children):
        if found.dep_ == "pobj":
            slots.setdefault(child.lower_, []).extend(expand_referent(found))
        elif found.dep_ == "pcomp":
            slots.setdefault("clause" if child.lower_ in {"to", "for"} else f"{child.lower_} clause", []).extend(
                expand_clause(found)
            )
        elif found.dep_ == "prep":
            # "in partnership with", "because of", "from within"
            _place_preposition(found, slots)
        if found.dep_ == "pobj" and (found.lemma_ in _CARRIERS or is_money(found)):
            for inner in found.children:
                if inner.dep_ == "prep":
                    _place_preposition(inner, slots)


def _rescue_subject(verb: Token, slots: dict[str, list[Token]], *, passive: bool) -> None:
    """Take a name before the verb for its subject where the parser has made an interjection of an acronym."""
    slot = "object" if passive else "subject"
    if slot in slots:
        return
    for child in verb.lefts:
        if (
            child.dep_ in {"intj", "dep", "npadvmod", "nmod", "meta"}
            and child.text[:1].isupper()
            and child.ent_type_ != "DATE"
        ):
            slots[slot] = expand(child)


def _take_stranded(verb: Token, slots: dict[str, list[Token]]) -> None:
    """Fill the preposition of "was signed up to by the council" with the passive's subject."""
    for child in verb.children:
        # "paid for out of the fund" has another preposition hang on the first.
        stranded = child.dep_ == "prep" and all(inner.dep_ == "prep" for inner in child.rights)
        if stranded and child.lower_ not in slots and "object" in slots:
            slots[child.lower_] = slots["object"]


def _take_agent(slots: dict[str, list[Token]]) -> None:
    """Take "by X" for the agent where the parser calls it a plain preposition."""
    if "subject" not in slots and "by" in slots:
        slots["subject"] = slots["by"]


def _place_governor(verb: Token, slots: dict[str, list[Token]], *, passive: bool) -> None:
    """Fill the slot of a subject that the verb leaves to what governs it."""
    if verb.dep_ in ADNOMINAL and verb.tag_ == "VB":
        # "a scheme to support carers": the noun is what the verb's aim belongs to, but not its subject.
        slots["noun"] = [verb.head]
    slot = "object" if passive else "subject"
    if slot in slots:
        return
    governor = find_governed_subject(verb, set())
    if governor:
        slots[slot] = governor
