"""Which entities a name in a spreadsheet may stand for, and how surely."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from carekg.model import Entity
from carekg.query.naming.spelling import fold_name
from carekg.serve.index import Index
from carekg.serve.reconciliation.properties import PROPERTIES

USUAL_LIMIT = 5
MOST_LIMIT = 50
_POOL = 200
_LEAST = 50.0
_SURE = 99.9
_PROPERTY_SHARE = 0.3
"""How much of a score the properties make up, where any are given."""


@dataclass(frozen=True, slots=True)
class NameQuery:
    """A name to match, and what else the spreadsheet tells of the thing."""

    name: str
    types: frozenset[str] = frozenset()
    """Ids of types, or of narrower ones, one of which it must have; empty for any."""
    properties: Mapping[str, tuple[str, ...]] | None = None
    """Texts by the id of a property. What is no property of ours tells nothing."""
    limit: int = USUAL_LIMIT


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that a name may stand for."""

    entity: Entity
    score: float
    """0 to 100."""
    name_score: float
    property_score: float | None
    match: bool
    """Whether it can be taken without asking: the one entity of that very name, and nothing speaks against it."""


def match_name(index: Index, query: NameQuery) -> list[Candidate]:
    """Return the entities that a name may stand for, the likeliest first.

    Names are compared without capitals, accents, quotes and a leading "the", once as they stand and once with their
    words sorted, by the similarity of Levenshtein's insertions and deletions (rapidfuzz's `ratio`).
    """
    scored = [_weigh(index, index.entities[id_], score, query) for id_, score in _score_names(index, query).items()]
    wanted = fold_name(query.name)
    scored.sort(
        key=lambda each: (
            -each.score,
            -(each.property_score or 0),
            fold_name(each.entity.label) != wanted,
            each.entity.id,
        )
    )
    namesakes = [each for each in scored if each.name_score >= _SURE]
    agreeing = [each for each in namesakes if each.property_score == 1]
    untold = [each for each in namesakes if each.property_score is None]
    if len(agreeing or untold) == 1:
        [sure] = agreeing or untold
        place = scored.index(sure)
        scored[place] = Candidate(sure.entity, sure.score, sure.name_score, sure.property_score, match=True)
    return scored[: query.limit]


def suggest_names(index: Index, prefix: str) -> list[Entity]:
    """Return the entity with the id `prefix`, those with a name that begins so, then those with a word that does."""
    wanted = fold_name(prefix)
    same = [prefix] if prefix in index.entities else []
    starts = [id_ for name, id_ in index.folded_names if name.startswith(wanted)]
    within = [id_ for name, id_ in index.folded_names if f" {wanted}" in name]
    ids = dict.fromkeys([*same, *starts, *within]) if wanted else {}
    return [index.entities[id_] for id_ in ids]


def fits_types(entity: Entity, types: frozenset[str]) -> bool:
    """Tell whether an entity has one of these types or narrower types; without any, all have."""
    return not types or str(entity.type) in types or entity.subtype in types


def _score_names(index: Index, query: NameQuery) -> dict[str, float]:
    wanted = fold_name(query.name)
    if not wanted:
        return {}
    names = [(name, id_) for name, id_ in index.folded_names if fits_types(index.entities[id_], query.types)]
    best: dict[str, float] = {}
    for scorer in (fuzz.ratio, fuzz.token_sort_ratio):
        found = process.extract(wanted, [name for name, _ in names], scorer=scorer, limit=_POOL, score_cutoff=_LEAST)
        for _, score, place in found:
            # Words in another order are nearly the same name, and not quite.
            most = score if scorer is fuzz.ratio else min(score, 99.0)
            best[names[place][1]] = max(best.get(names[place][1], 0.0), most)
    return best


def _weigh(index: Index, entity: Entity, name_score: float, query: NameQuery) -> Candidate:
    agreement = _compare_properties(index, entity, query.properties or {})
    if agreement is None:
        return Candidate(entity, round(name_score, 2), name_score, None, match=False)
    score = (1 - _PROPERTY_SHARE) * name_score + _PROPERTY_SHARE * 100 * agreement
    return Candidate(entity, round(score, 2), name_score, agreement, match=False)


def _compare_properties(index: Index, entity: Entity, wanted: Mapping[str, Sequence[str]]) -> float | None:
    """Return the share of the properties that agree, of those that both have, or None where none can be compared.

    That a person has no nation in the graph says nothing against the nation in a spreadsheet.
    """
    agreements = []
    for id_, values in wanted.items():
        cells = PROPERTIES[id_].find_values(index, entity) if id_ in PROPERTIES else ()
        has = {fold_name(text) for cell in cells for text in cell.values()}
        told = {folded for folded in map(fold_name, values) if folded}
        if has and told:
            agreements.append(bool(has & told))
    return sum(agreements) / len(agreements) if agreements else None
