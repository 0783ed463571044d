"""All rules, indexed for look-up. One lexicon serves every document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from carekg.extract.rules import (
    BodyRules,
    Frame,
    FrameRules,
    GivenRules,
    GroupRules,
    HeadNouns,
    LeaderRules,
    ListRule,
    ListRules,
    ModalityRules,
    NameRules,
    NounRules,
    OwnBodyRules,
    ReportRules,
    RoleRules,
    read_rules,
)
from carekg.model import SIGNATURES, Entity, EntityType


@dataclass(frozen=True, slots=True)
class Kind:
    """A type and a subtype."""

    type: EntityType
    subtype: str = ""
    soft: bool = False
    """Whether this is a guess that company may correct."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the rule files and the gazetteer know."""

    heads: Mapping[str, Kind]
    """Head noun -> what it names."""
    fronted: Mapping[str, Kind]
    """Head noun that a name begins with, in Welsh, Irish or Gaelic -> what it names."""
    names: tuple[str, ...]
    """Known names of several words, as they are written."""
    known: Mapping[str, Kind]
    """Name, casefolded -> what it is."""
    territories: frozenset[str]
    """Names of several places together, casefolded, which are one name with a body's noun after them."""
    joins: Mapping[str, frozenset[str]]
    endings: frozenset[str]
    generic: Mapping[str, tuple[str, ...]]
    """Noun that can stand for any thing of some subtypes -> those subtypes."""
    apart: Mapping[str, frozenset[str]]
    """Noun -> words that the names of what it stands for do not have: no group is "the board"."""
    ordinary: frozenset[str]
    weak: frozenset[str]
    """Words that are names only together with others."""
    roles: RoleRules
    ranks: frozenset[str]
    weak_ranks: frozenset[str]
    role_words: frozenset[str]
    portfolio: frozenset[str]
    titles: frozenset[str]
    given: frozenset[str]
    """Given names."""
    letters: frozenset[str]
    people: frozenset[str]
    bodies: frozenset[str]
    saying: frozenset[str]
    modality: ModalityRules
    frames: Mapping[str, tuple[Frame, ...]]
    """Verb, with its particle -> the frames it can fill."""
    actor_verbs: frozenset[str]
    """Verbs of which only people and bodies are subjects."""
    transparent: frozenset[str]
    """Nouns that statements see through."""
    empty: frozenset[str]
    """Nouns that name no aim and no initiative by themselves."""
    vague: frozenset[str]
    counting: frozenset[str]
    """Nouns that alone say nothing of which initiative is meant."""
    nouns: NounRules
    lists: tuple[ListRule, ...]
    leaders: LeaderRules
    own_body: Mapping[str, float]
    """Sign of the body that a text's "we" is -> its weight."""


def load_lexicon(gazetteer: tuple[Entity, ...]) -> Lexicon:
    """Read every rule file and index it together with the names of the gazetteer."""
    names = read_rules("names", NameRules)
    roles = read_rules("roles", RoleRules)
    groups = read_rules("groups", GroupRules)
    nouns = read_rules("nouns", NounRules)
    frames: dict[str, list[Frame]] = {}
    for frame in read_rules("frames", FrameRules).frame:
        for verb in dict.fromkeys(frame.verbs):
            frames.setdefault(verb, []).append(frame)
    return Lexicon(
        heads=index_heads(names.head),
        fronted=index_heads(names.fronted),
        names=list_names(gazetteer),
        known=index_names(gazetteer),
        territories=frozenset(name.casefold() for name in list_spellings(read_rules("bodies", BodyRules).territories)),
        joins={preposition: frozenset(words) for preposition, words in names.joins.items()},
        endings=frozenset(names.endings.words),
        generic=names.generic,
        apart={noun: frozenset(words) for noun, words in names.apart.items()},
        ordinary=frozenset(names.ordinary.words),
        weak=frozenset(names.weak.words),
        roles=roles,
        ranks=frozenset(roles.ranks),
        weak_ranks=frozenset(roles.weak),
        role_words=frozenset(roles.modifiers) | frozenset(roles.portfolio),
        portfolio=frozenset(roles.portfolio),
        titles=frozenset(roles.titles.words),
        given=frozenset(read_rules("given", GivenRules).words),
        letters=frozenset(roles.titles.letters),
        people=frozenset(groups.people),
        bodies=frozenset(groups.bodies),
        saying=frozenset(read_rules("reports", ReportRules).saying),
        modality=read_rules("modality", ModalityRules),
        frames={verb: tuple(found) for verb, found in frames.items()},
        actor_verbs=find_actor_verbs(frames),
        transparent=frozenset(nouns.transparent),
        empty=frozenset(nouns.empty),
        vague=frozenset(nouns.vague),
        counting=frozenset(nouns.counting),
        nouns=nouns,
        lists=read_rules("lists", ListRules).list,
        leaders=read_rules("leaders", LeaderRules),
        own_body=read_rules("own_body", OwnBodyRules).signs,
    )


def index_heads(rows: Iterable[HeadNouns]) -> dict[str, Kind]:
    """Index what nouns name; a noun that stands twice names what it stands for first."""
    heads: dict[str, Kind] = {}
    for row in rows:
        for word in row.words:
            heads.setdefault(word, Kind(row.type, row.subtype))
    return heads


def find_actor_verbs(frames: Mapping[str, list[Frame]]) -> frozenset[str]:
    """Return the verbs none of whose frames takes an initiative for its subject."""
    return frozenset(
        verb
        for verb, found in frames.items()
        if all(EntityType.INITIATIVE not in (one.subject_types or SIGNATURES[one.predicate].subjects) for one in found)
    )


def list_names(gazetteer: tuple[Entity, ...]) -> tuple[str, ...]:
    """Return the names of several words that are known, in a fixed order."""
    bodies = read_rules("bodies", BodyRules)
    names = {name for row in bodies.body for name in list_spellings(row.names)}
    names.update(list_spellings(bodies.territories))
    names.update(name for entity in gazetteer for name in (entity.label, *entity.aliases))
    return tuple(sorted(name for name in names if len(name.split()) > 1))


def list_spellings(names: Iterable[str]) -> Iterator[str]:
    """Yield names, and those with an "and" with the sign for it too."""
    for name in names:
        yield name
        if " and " in name:
            yield name.replace(" and ", " & ")


def index_names(gazetteer: tuple[Entity, ...]) -> dict[str, Kind]:
    """Index the well-known bodies and the gazetteer by casefolded name; the gazetteer has the last word."""
    bodies = read_rules("bodies", BodyRules)
    known = {name.casefold(): Kind(EntityType.PLACE) for name in list_spellings(bodies.territories)}
    for row in bodies.body:
        for name in list_spellings(row.names):
            known.setdefault(name.casefold(), Kind(row.type, row.subtype))
    for entity in gazetteer:
        for name in (entity.label, *entity.aliases, entity.acronym):
            # A one-letter or lower-case alias ("the fund") would match common words.
            if len(name) > 1 and any(letter.isupper() for letter in name):
                known[name.casefold()] = Kind(entity.type, entity.subtype)
    return known
