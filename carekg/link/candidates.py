"""Which curated entities a name could stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from carekg.link.fitness import ALIAS, LABEL, PART, is_same_government
from carekg.link.names import (
    fold_text,
    loosen_name,
    name_words,
    normalise_name,
    normalise_person,
    split_nation,
    surname,
)
from carekg.link.posts import drop_turn, find_portfolio
from carekg.link.words import load_words
from carekg.model import Entity, EntityType, Nation

_OWN = 3
"""How many words a name has at least, without its nation, that means it by itself there: not "the review"."""


class CandidateIndex:
    """Finds curated entities by label, alias, acronym and surname."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        ordered = sorted(entities, key=lambda entity: entity.id)
        self.entities: Mapping[str, Entity] = {entity.id: entity for entity in ordered}
        self._names: dict[str, dict[str, int]] = defaultdict(dict)
        self._people: dict[str, dict[str, int]] = defaultdict(dict)
        self._surnames: dict[str, dict[str, int]] = defaultdict(dict)
        self._acronyms: dict[str, dict[str, int]] = defaultdict(dict)
        self._loose: dict[str, dict[str, int]] = defaultdict(dict)
        self._national: dict[str, dict[str, int]] = defaultdict(dict)
        self._portfolios: dict[str, dict[str, int]] = defaultdict(dict)
        for entity in ordered:
            self._add(entity)

    def _add(self, entity: Entity) -> None:
        if entity.type is EntityType.PERSON:
            for name, worth in ((entity.label, LABEL), *((alias, ALIAS) for alias in entity.aliases)):
                _keep(self._people[_person_key(name)], entity.id, worth)
            _keep(self._surnames[surname(entity.label)], entity.id, PART)
            return
        for name, worth in ((entity.label, LABEL), *((alias, ALIAS) for alias in entity.aliases)):
            _keep(self._names[normalise_name(name)], entity.id, worth)
            _keep(self._loose[loosen_name(name)], entity.id, ALIAS)
            bare, stated = split_nation(name)
            if stated is not None and len(name_words(bare)) >= _OWN and entity.type is not EntityType.ROLE:
                _keep(self._national[normalise_name(f"{bare} {stated}")], entity.id, ALIAS)
            portfolio = find_portfolio(name) if entity.type is EntityType.ROLE else ""
            if portfolio:
                _keep(self._portfolios[portfolio], entity.id, ALIAS)
        if entity.acronym:
            _keep(self._acronyms[_plain_acronym(entity.acronym)], entity.id, ALIAS)

    def find(self, entity: Entity, nation: Nation | None) -> dict[str, int]:
        """Return the curated entities that a document's entity could be, of any type, with how well the names agree.

        The document's `nation` finds `Care Inspectorate Wales` where it only says "the Care Inspectorate".
        """
        if entity.type is EntityType.PERSON:
            return self._find_person(entity)
        names = [name for name in (entity.label, *entity.aliases) if not _drops_its_own(name, entity.label)]
        found = self._find_by_name(entity, names)
        if not found:
            for name in names:
                _keep_all(found, self._find_by_nation(name, nation))
        if not found:
            for name in names:
                _keep_all(found, self._find_by_form(name, entity.type))
        stated = split_nation(entity.label)[1]
        if stated is not None and not self._names.get(normalise_name(entity.label)):
            # What is called Scottish is not the British body whose bare name the document gives it elsewhere.
            found = {i: n for i, n in found.items() if is_same_government(self.entities[i].nation or stated, stated)}
        return dict(sorted(found.items()))

    def find_whole(self, part: str, topics: Iterable[str]) -> set[str]:
        """Return what is called by one of `topics` and then `part`: the `Steering Group` of a `Warm Homes Plan`."""
        return {i for topic in topics for i in self._names.get(normalise_name(f"{topic} {part}"), {})}

    def find_posts(self, titles: Iterable[str], bodies: Iterable[str]) -> set[str]:
        """Return the posts called by one of `titles` and then one of `bodies`: the `Chair of the Elm Trust`.

        Whoever is a body's first or interim chair is its chair.
        """
        forms = {form for title in titles for form in (title, drop_turn(title))}
        forms |= {normalise_name(form) for form in forms}  # of several co-chairs each is one
        wanted = {normalise_name(f"{form} of {body}") for body in bodies for form in forms}
        found = {i for name in wanted for i in self._names.get(name, {})}
        return {i for i in found if self.entities[i].type is EntityType.ROLE}

    def is_shared(self, ids: Sequence[str]) -> bool:
        """Tell whether one name stands for different things in different nations."""
        return len({self.entities[i].nation for i in ids}) > 1

    def _find_by_name(self, entity: Entity, names: Sequence[str]) -> dict[str, int]:
        found: dict[str, int] = {}
        for name in names:
            _keep_all(found, self._names.get(normalise_name(name), {}))
        for name in filter(None, (entity.label, *entity.aliases, entity.acronym)):
            initials = self._acronyms.get(_plain_acronym(name), {})
            _keep_all(found, {i: worth for i, worth in initials.items() if self._may_be_short_for(entity, i)})
        return found

    def _may_be_short_for(self, entity: Entity, candidate: str) -> bool:
        """Tell whether initials can stand for a curated entity: where the document spells them out, it says so too."""
        known = self.entities[candidate]
        names = (known.label, *known.aliases)
        if any(_drops_its_own(name, entity.label) for name in names):
            return False
        spelt = [set(name_words(name)) for name in (entity.label, *entity.aliases) if len(name_words(name)) > 1]
        whole = [set(name_words(name)) for name in names]
        return not spelt or any(one <= other or other <= one for one in spelt for other in whole)

    def _find_by_form(self, name: str, kind: EntityType) -> dict[str, int]:
        """Find by another form of a name: a minister's title, one that stands in two languages, or in the singular."""
        if kind is EntityType.ROLE:
            return self._portfolios.get(find_portfolio(name), {})
        parts = [self._names.get(normalise_name(part), {}) for part in name.split(" / ")]
        if len(parts) > 1:
            return {i: ALIAS for i in parts[0] if all(i in part for part in parts)}
        return self._loose.get(loosen_name(name), {})

    def _find_by_nation(self, name: str, nation: Nation | None) -> dict[str, int]:
        bare, stated = split_nation(name)
        where = stated or nation
        if where is None:
            return {}
        key = normalise_name(f"{bare} {where}")
        found = {*self._national.get(key, {}), *self._names.get(normalise_name(bare) if stated else key, {})}
        if stated is not None:
            return {i: ALIAS for i in found if is_same_government(self.entities[i].nation or stated, stated)}
        return {i: ALIAS for i in found if self.entities[i].nation is nation}

    def _find_person(self, entity: Entity) -> dict[str, int]:
        found: dict[str, int] = {}
        for name in (entity.label, *entity.aliases):
            key = _person_key(name)
            _keep_all(found, self._people.get(key, {}) if " " in key else {})
        if not found and " " not in normalise_person(entity.label):
            _keep_all(found, self._surnames.get(surname(entity.label), {}))
        return dict(sorted(found.items()))


def _person_key(name: str) -> str:
    """Return the key of a person's name; of a peer whose title stands for the first name it keeps the title."""
    key = normalise_person(name)
    return key if " " in key else fold_text(name)


def _drops_its_own(short: str, whole: str) -> bool:
    """Tell whether a name drops what makes the whole one's own, and leaves what many are called.

    `Hearth Board` for `Ashby Hearth Board`, `Government` for `Government of Ashby`.
    """
    words = [word for word in whole.split() if fold_text(word) not in load_words().determiners]
    kept = len(name_words(short))
    if not 0 < kept < len(words):
        return False
    if normalise_name(" ".join(words[-kept:])) == normalise_name(short):
        return any(word[:1].isupper() and not _is_plain(word) for word in words[:-kept])
    behind = words[kept:]
    starts = normalise_name(" ".join(words[:kept])) == normalise_name(short) and _is_plain(short)
    return starts and len(behind) > 1 and behind[0] == "of" and behind[1][:1].isupper()


def _is_plain(name: str) -> bool:
    known = load_words()
    return all(word in known.bare or word in known.common for word in name_words(name))


def _keep(found: dict[str, int], entity: str, worth: int) -> None:
    found[entity] = max(worth, found.get(entity, 0))


def _keep_all(found: dict[str, int], more: Mapping[str, int]) -> None:
    for entity, worth in more.items():
        _keep(found, entity, worth)


def _plain_acronym(name: str) -> str:
    return name.replace(".", "") if name.isupper() or any(c.isupper() for c in name[1:]) else name
