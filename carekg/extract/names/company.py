"""What the company of a name tells, over the whole document: whether a person, a body or an initiative has it.

A single mention is often open ("Elm Steps"); what it does and what is done to it elsewhere is not: who says something
is no scheme, what is launched and named with an article is no person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from carekg.extract.lexicon import Kind, Lexicon
from carekg.extract.mentions import Found
from carekg.extract.names.people import find_surname, looks_personal
from carekg.extract.syntax.reading import Reading
from carekg.extract.syntax.sums import is_sum
from carekg.model import EntityType, Predicate

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MADE = frozenset(
    {Predicate.ANNOUNCES, Predicate.LAUNCHES, Predicate.PUBLISHES, Predicate.DEVELOPS, Predicate.IMPLEMENTS}
)
_MEANS = frozenset({"under", "through"})
_WHERE = frozenset({"in", "across", "near", "around", "throughout"})
_AWARDING = frozenset({"award", "give", "pay", "grant", "donate", "hand"})
_OPEN = frozenset({EntityType.ORGANISATION, EntityType.INITIATIVE})


def settle_kinds(
    found: Sequence[tuple[int, Found]], readings: Sequence[Reading], lexicon: Lexicon
) -> list[tuple[int, Found]]:
    """Return the names of a document with the types that all their mentions together tell."""
    surnames = set(find_titled_surnames(readings, lexicon))
    articled = {one.text.casefold() for number, one in found if _has_article(readings[number].doc, one)}
    votes = count_votes(found, readings, lexicon)
    settled = []
    for number, one in found:
        doc = readings[number].doc
        kind = Kind(one.type, one.subtype, one.soft)
        if _is_person(doc, one, surnames, lexicon):
            kind = Kind(EntityType.PERSON)
        elif _is_no_person(doc, one, surnames, articled, lexicon):
            kind = Kind(EntityType.ORGANISATION, soft=True)
        kind = elect_kind(kind, votes[one.text.casefold()])
        settled.append((number, replace(one, type=kind.type, subtype=kind.subtype, soft=kind.soft)))
    return settled


def elect_kind(kind: Kind, votes: Mapping[Kind, int]) -> Kind:
    """Return what most of the votes say of a name whose kind is a guess."""
    if not kind.soft or kind.type not in _OPEN or not votes:
        return kind
    best = max(sorted(votes, key=str), key=lambda one: votes[one])
    return kind if best.type == kind.type and not best.subtype else replace(best, soft=True)


def find_titled_surnames(readings: Sequence[Reading], lexicon: Lexicon) -> Iterator[str]:
    """Yield the words after "Ms", "Dr", "Cllr": surnames, for sure."""
    for reading in readings:
        doc = reading.doc
        for token in doc[1:]:
            before = doc[token.i - 1]
            titled = before.lower_.rstrip(".") in lexicon.titles and before.text[:1].isupper()
            if titled and token.text[:1].isupper() and token.lower_ not in lexicon.heads:
                yield token.lower_


def _is_person(doc: Doc, one: Found, surnames: set[str], lexicon: Lexicon) -> bool:
    return (
        one.soft
        and one.type == EntityType.ORGANISATION
        and find_surname(one.text) in surnames
        and looks_personal(doc, one.start, one.end, lexicon)
    )


def _is_no_person(doc: Doc, one: Found, surnames: set[str], articled: set[str], lexicon: Lexicon) -> bool:
    """Tell whether "the" stands before what was taken for a person's name, and nobody is called so."""
    return (
        one.type == EntityType.PERSON
        and one.end - one.start > 1
        and one.text.casefold() in articled
        and doc[one.start].lower_.rstrip(".") not in lexicon.titles
        and find_surname(one.text) not in surnames
    )


def _has_article(doc: Doc, one: Found) -> bool:
    if one.start == 0 or doc[one.start - 1].lower_ not in {"the", "a", "an", "our", "this"}:
        return False
    # "the Jo Bell report" has its article for the report.
    following = doc[one.end] if one.end < len(doc) else None
    return following is None or following.pos_ not in {"NOUN", "PROPN", "PART"}


def count_votes(
    found: Sequence[tuple[int, Found]], readings: Sequence[Reading], lexicon: Lexicon
) -> dict[str, Counter[Kind]]:
    """Count, for each name whose type is a guess, what its mentions speak for."""
    votes: dict[str, Counter[Kind]] = {}
    for number, one in found:
        tally = votes.setdefault(one.text.casefold(), Counter())
        if one.soft and one.type in _OPEN:
            tally.update(read_company(readings[number].doc, one, lexicon))
    return votes


def read_company(doc: Doc, one: Found, lexicon: Lexicon) -> list[Kind]:
    """Return what one mention speaks for: the noun after it, its verb, its preposition."""
    following = doc[one.end] if one.end < len(doc) else None
    if following is not None and following.text.islower() and following.pos_ == "NOUN":
        kind = lexicon.heads.get(following.lower_)
        return [kind, kind] if kind is not None and kind.type in _OPEN else []
    root = doc[one.start : one.end].root
    verb = root.head
    if root.dep_ == "nsubj" and (verb.lemma_ in lexicon.saying or verb.lemma_ in lexicon.actor_verbs):
        return [Kind(EntityType.ORGANISATION)]
    if root.dep_ == "pobj" and verb.dep_ == "agent":
        return [Kind(EntityType.ORGANISATION)]
    if root.dep_ == "pobj" and verb.lower_ in _MEANS:
        return [Kind(EntityType.INITIATIVE)]
    if root.dep_ == "pobj" and verb.lower_ in _WHERE and one.end - one.start == 1:
        return [Kind(EntityType.PLACE)]
    if (root.dep_ in {"dobj", "nsubjpass"} and _is_engaged(verb)) or _is_awarded(root):
        return [Kind(EntityType.ORGANISATION)]
    if root.dep_ in {"dobj", "nsubjpass"} and _makes(verb, lexicon):
        return [Kind(EntityType.INITIATIVE)]
    return []


def _is_engaged(verb: Token) -> bool:
    """Tell whether what a verb has for its object is to do something: "commissioned Elm Consulting to run it"."""
    return verb.lemma_ == "commission" and any(
        child.dep_ in {"xcomp", "advcl"} and child.tag_ == "VB" for child in verb.children
    )


def _is_awarded(name: Token) -> bool:
    """Tell whether a name is that of whoever is given money: "£9,000 has been awarded to Night Owls"."""
    if name.dep_ == "nsubjpass":
        return name.head.lemma_ == "award" and any(is_sum(child) for child in name.head.children)
    if name.dep_ != "pobj" or name.head.lower_ != "to" or name.head.head.lemma_ not in _AWARDING:
        return False
    return any(is_sum(child) for child in name.head.head.children)


def _makes(verb: Token, lexicon: Lexicon) -> bool:
    """Tell whether a verb is one of announcing, launching, publishing: its object is an initiative."""
    return any(frame.predicate in _MADE for frame in lexicon.frames.get(verb.lemma_.lower(), ()))
