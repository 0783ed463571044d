"""One list of entities from the curated tables and all documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from carekg.link.names import normalise_name, person_words
from carekg.model import Entity, EntityType, Extraction


def merge_entities(curated: Sequence[Entity], extractions: Sequence[Extraction]) -> tuple[Entity, ...]:
    """Return every entity once, sorted by id, whatever order the documents come in.

    `extractions` are linked. A curated entity stays as its table has it, and gains the other names that documents
    give it. A new one is called what most documents call it; of equally frequent names the longest, then the first
    in the alphabet. A name in capitals gives way to the same in small letters.
    The other names, sorted, are the aliases.
    """
    forms: dict[str, list[Entity]] = defaultdict(list)
    for extraction in extractions:
        for entity in extraction.entities:
            forms[entity.id].append(entity)
    known = {entity.id: entity for entity in curated}
    merged = {id_: _enrich(known[id_], same) if id_ in known else _merge_forms(same) for id_, same in forms.items()}
    return tuple(entity for _, entity in sorted({**known, **merged}.items()))


def _enrich(entity: Entity, forms: Sequence[Entity]) -> Entity:
    keys = {normalise_name(name) for name in (entity.label, *entity.aliases, entity.acronym) if name}
    new: dict[str, str] = {}
    for name in sorted({name for form in forms for name in (form.label, *form.aliases)}):
        if normalise_name(name) not in keys and _is_a_name(name, entity.type):
            new.setdefault(normalise_name(name), name)
    return replace(entity, aliases=(*entity.aliases, *sorted(new.values()))) if new else entity


def _merge_forms(forms: Sequence[Entity]) -> Entity:
    plain = _quieten({name for form in forms for name in (form.label, *form.aliases)})
    labels = Counter(plain[form.label] for form in forms)
    label = min(labels, key=lambda name: (-labels[name], -len(name), name))
    names = set(plain.values()) - {label}
    return replace(
        forms[0],
        type=min(form.type for form in forms),
        label=label,
        aliases=tuple(sorted(names)),
        subtype=_most_frequent([form.subtype for form in forms]),
        acronym=_most_frequent([form.acronym for form in forms]),
        nation=min((form.nation for form in forms if form.nation), default=None),
        start="",
        end="",
        url=_most_frequent([form.url for form in forms]),
        wikidata=_most_frequent([form.wikidata for form in forms]),
        description=_most_frequent([form.description for form in forms]),
        source=_most_frequent([form.source for form in forms]),
        curated=False,
    )


def _quieten(names: Collection[str]) -> dict[str, str]:
    """Return for each name itself or, where it stands in capitals, how another has the same name in small letters."""
    plain = {name.casefold(): name for name in sorted(names, reverse=True) if not name.isupper()}
    return {name: plain.get(name.casefold(), name) if name.isupper() else name for name in names}


def _most_frequent(values: Sequence[str]) -> str:
    given = [value for value in values if value]
    if len(given) < 2:  # as nearly always, and to count takes a while
        return given[0] if given else ""
    counts = Counter(given)
    return min(counts, key=lambda value: (-counts[value], value))


def _is_a_name(name: str, kind: EntityType) -> bool:
    """Tell whether a form is worth keeping for good: "Mr Bell" and "the office" name others elsewhere."""
    if kind is EntityType.PERSON:
        return len(person_words(name)) > 1
    return kind is EntityType.GROUP or any(word[:1].isupper() for word in name.split()[1:]) or name.isupper()
