"""What stands in the slots that a frame names, beside the plain ones of a clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carekg.extract.statements.demands import is_wished
from carekg.extract.syntax.clauses import Clause, read_clause
from carekg.extract.syntax.coordination import expand_referent
from carekg.extract.syntax.labels import ADNOMINAL, SUBJECTS
from carekg.extract.syntax.sums import is_sum

if TYPE_CHECKING:
    from spacy.tokens import Token

_SELFISH = frozenset({"want", "seek", "propose", "ask", "request", "demand", "hope"})
"""Verbs whose bare infinitive is what their own subject will do."""
_GIVEN = ("attribute", "object", "subject", "with", "by")


def read_slot(slot: str, clause: Clause) -> list[Token]:
    """Return the words that stand in a slot of a frame: a slot of the clause, or one that is read off several."""
    if slot == "self":
        return [clause.verb] if clause.slots.get("object") else []
    if slot == "wished":
        return _read_wished(clause)
    if slot in {"first subject", "second subject"}:
        # Two bodies that do one thing do it together; more are a list.
        pair = clause.slots.get("subject", [])
        return [pair[0 if slot.startswith("first") else 1]] if len(pair) == 2 else []
    if slot == "recipient":
        # "was awarded £3m": the passive's subject
        return clause.slots.get("object", []) if clause.passive and has_sum(clause) else []
    if slot == "outlay":
        return _read_outlay(clause)
    if slot == "clause subject":
        return [
            token for verb in clause.slots.get("clause", []) for token in read_clause(verb).slots.get("subject", [])
        ]
    if slot.startswith("owner of "):
        return _read_owner(slot.removeprefix("owner of "), clause)
    if " " in slot and not slot.endswith("clause"):
        # "part of", "member of": a noun that is no end itself, and its complement
        noun, preposition = slot.split()
        nouns = [
            token
            for where in ("attribute", "object", "as", "at", "in", "under")
            for token in clause.slots.get(where, [])
            if token.lemma_ == noun
        ]
        return [
            found
            for token in nouns
            for child in token.children
            if child.lower_ == preposition
            for found in child.children
            if found.dep_ == "pobj"
        ]
    return clause.slots.get(slot, [])


def has_sum(clause: Clause) -> bool:
    """Tell whether what a clause gives is money: "awarded £3m", "gave a grant", not "opened a £3m fund"."""
    # The parser takes "£3m" in "committed £3m to" for an adverb.
    beside = [child for child in clause.verb.children if child.dep_ == "npadvmod"]
    return any(map(is_sum, [*(token for slot in _GIVEN for token in clause.slots.get(slot, [])), *beside]))


def _read_outlay(clause: Clause) -> list[Token]:
    """Return what money is given for: the object of "to run a helpline", "to pay for the officers"."""
    verbs = [*clause.slots.get("purpose", []), *clause.slots.get("clause", [])]
    for slot in ("object", "attribute"):
        for token in clause.slots.get(slot, []):
            verbs.extend(child for child in token.children if child.dep_ in ADNOMINAL and child.tag_ == "VB")
    found = []
    for verb in verbs:
        if verb.tag_ in {"VB", "VBG"}:
            slots = read_clause(verb).slots
            found.extend(slots.get("object") or slots.get("for", []))
    return found


def _read_wished(clause: Clause) -> list[Token]:
    """Return what others are to do: "wants them to act", and not "wants to act"."""
    others = clause.slots.get("clause", []) + clause.slots.get("purpose", [])
    selfish = clause.verb.lemma_ in _SELFISH and not clause.slots.get("object")
    own = [verb for verb in others if selfish and not any(child.dep_ in SUBJECTS for child in verb.children)]
    # "wants to see a fund"
    seen = [token for verb in own if verb.lemma_ == "see" for token in read_clause(verb).slots.get("object", [])]
    return [*(verb for verb in others if is_wished(verb) and verb not in own), *seen]


def _read_owner(noun: str, clause: Clause) -> list[Token]:
    """Return whose aim it is in "the aim of the fund is to", "its purpose is to"."""
    found = []
    for token in [*clause.slots.get("subject", []), *clause.slots.get("object", [])]:
        if token.lemma_.lower() not in noun.split("|"):
            continue
        for child in token.children:
            if child.dep_ == "poss":
                found.extend(expand_referent(child))
            elif child.dep_ == "prep" and child.lower_ in {"of", "behind", "for"}:
                found.extend(inner for inner in child.children if inner.dep_ == "pobj")
    return found
