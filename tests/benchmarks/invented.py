"""Invent a graph of any size in carekg's own model, to measure on: the same one for the same size, on every machine.

usage: python -m tests.benchmarks.invented TRIPLES -o FILE.nq

Nothing in it is real. People, bodies, programmes and words are drawn as they are in real documents: a few names are in
very many statements, and most in few.
"""

from __future__ import annotations

import argparse
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, pairwise
from pathlib import Path
from random import Random

from carekg.graph.triples.facts import THRESHOLD
from carekg.graph.triples.writing import write_nquads
from carekg.model import (
    AMONG_EQUALS,
    SIGNATURES,
    SUBTYPES,
    Amount,
    DocumentMetadata,
    Entity,
    EntityType,
    Evidence,
    Knowledge,
    Method,
    Modality,
    Nation,
    Predicate,
    Statement,
    Tenure,
)

TRIPLES_PER_DOCUMENT = 325
"""About how many a document brings with it, its share of the entities included."""
_STATEMENTS_PER_DOCUMENT = 9
_STATEMENTS_PER_ENTITY, _STATEMENTS_PER_LONG_DOCUMENT = 3, 40
"""As in the graph of the sample documents."""
_ENTITIES_PER_FIELD = 120
"""Entities that mostly speak of each other, as those of one nation or one subject do."""
_OUTSIDE = 0.15
"""The share of statements whose object is of another field."""
_WORDS_PER_QUOTE = (5, 17)
"""With the names, quotes of some 150 characters, the length of those in real documents."""
_NATIONS = (Nation.ENGLAND, Nation.SCOTLAND, Nation.WALES, Nation.NORTHERN_IRELAND, Nation.UNITED_KINGDOM)
_SHARES = {
    EntityType.PERSON: 1.0,
    EntityType.ROLE: 0.5,
    EntityType.ORGANISATION: 0.8,
    EntityType.INITIATIVE: 1.5,
    EntityType.OBJECTIVE: 0.3,
    EntityType.GROUP: 0.1,
    EntityType.PLACE: 0.1,
}
"""How many entities of a type there are for each document."""
_WEIGHTS = {
    Predicate.ANNOUNCES: 12,
    Predicate.FUNDS: 12,
    Predicate.SUPPORTS: 10,
    Predicate.CALLS_FOR: 9,
    Predicate.PUBLISHES: 8,
    Predicate.BENEFITS: 7,
    Predicate.LAUNCHES: 6,
    Predicate.HOLDS_ROLE: 6,
}
"""How often a predicate is drawn beside the others, which have 3."""
_SYLLABLES = (
    "bra",
    "cor",
    "den",
    "el",
    "fen",
    "gar",
    "hol",
    "il",
    "ker",
    "lin",
    "mor",
    "nes",
    "or",
    "pel",
    "ras",
    "tun",
)
_ENDINGS = {
    EntityType.PERSON: ("Marsh", "Poole", "Vane", "Quill"),
    EntityType.ROLE: ("Minister", "Commissioner", "Chief Officer", "Secretary"),
    EntityType.ORGANISATION: ("Council", "Trust", "Agency", "Alliance"),
    EntityType.INITIATIVE: ("Fund", "Strategy", "Programme", "Act"),
    EntityType.OBJECTIVE: ("standard", "target", "promise", "aim"),
    EntityType.GROUP: ("carers", "families", "workers", "patients"),
    EntityType.PLACE: ("shire", "Valley", "Isles", "Town"),
}


@dataclass(frozen=True, slots=True)
class _Cast:
    """The entities of each type, with the running sums of how often each is drawn."""

    entities: dict[EntityType, tuple[Entity, ...]]
    weights: dict[EntityType, list[float]]

    def draw(self, chance: Random, kinds: Sequence[EntityType]) -> Entity:
        kind = chance.choice(kinds)
        return chance.choices(self.entities[kind], cum_weights=self.weights[kind])[0]


def invent_nquads(triples: int) -> bytes:
    """Return sorted N-Quads of about so many different triples."""
    return write_nquads(invent_knowledge(max(1, triples // TRIPLES_PER_DOCUMENT)), threshold=THRESHOLD)


def invent_knowledge(documents: int) -> Knowledge:
    """Return what would have been read from so many documents; it conforms to the shapes."""
    chance = Random(documents)  # noqa: S311 - nothing here is secret
    words = [_invent_word(chance) for _ in range(2000)]
    cast = _invent_cast(chance, {kind: max(5, int(share * documents)) for kind, share in _SHARES.items()})
    sources = tuple(_invent_document(chance, number, cast) for number in range(documents))
    statements = {
        each.id: each
        for source in sources
        for place in range(_STATEMENTS_PER_DOCUMENT)
        for each in [_invent_statement(chance, source, place, (cast, cast), words)]
    }
    tenures = {each.id: each for _ in range(documents // 2) for each in [_invent_tenure(chance, cast)]}
    return _gather((cast,), tenures, sources, statements)


def invent_fields(entities: int) -> Knowledge:
    """Return knowledge of so many entities in fields of about 120, with three statements an entity; it conforms."""
    chance = Random(entities)  # noqa: S311 - nothing here is secret
    words = [_invent_word(chance) for _ in range(2000)]
    fields = max(1, round(entities / _ENTITIES_PER_FIELD))
    firsts = [entities * field // fields for field in range(fields + 1)]
    casts = [_invent_cast(chance, _share_out(end - first), first) for first, end in pairwise(firsts)]
    count = entities * _STATEMENTS_PER_ENTITY
    homes = [casts[number % fields] for number in range(-(-count // _STATEMENTS_PER_LONG_DOCUMENT))]
    sources = tuple(_invent_document(chance, number, home) for number, home in enumerate(homes))
    statements = {}
    for number in range(count):
        document, place = divmod(number, _STATEMENTS_PER_LONG_DOCUMENT)
        other = chance.choice(casts) if chance.random() < _OUTSIDE else homes[document]
        said = _invent_statement(chance, sources[document], place, (homes[document], other), words)
        statements[said.id] = said
    tenures = {each.id: each for _ in range(entities // 10) for each in [_invent_tenure(chance, chance.choice(casts))]}
    return _gather(casts, tenures, sources, statements)


def _share_out(entities: int) -> dict[EntityType, int]:
    """Return how many entities of each type there are among so many, at least two of each."""
    whole = sum(_SHARES.values())
    counts = {kind: max(2, int(share * entities / whole)) for kind, share in _SHARES.items()}
    counts[EntityType.INITIATIVE] += entities - sum(counts.values())
    return counts


def _gather(
    casts: Sequence[_Cast],
    tenures: Mapping[str, Tenure],
    documents: tuple[DocumentMetadata, ...],
    statements: Mapping[str, Statement],
) -> Knowledge:
    entities = (entity for cast in casts for some in cast.entities.values() for entity in some)
    return Knowledge(
        entities=tuple(sorted(entities, key=lambda each: each.id)),
        tenures=tuple(tenures[key] for key in sorted(tenures)),
        documents=documents,
        statements=tuple(statements[key] for key in sorted(statements)),
    )


def _invent_cast(chance: Random, counts: Mapping[EntityType, int], first: int = 0) -> _Cast:
    """Invent so many entities of each type, numbered from `first`."""
    entities = {
        kind: tuple(_invent_entity(chance, kind, first + number) for number in range(count))
        for kind, count in counts.items()
    }
    weights = {kind: list(accumulate(1 / (rank + 3) for rank in range(len(some)))) for kind, some in entities.items()}
    return _Cast(entities, weights)


def _invent_entity(chance: Random, kind: EntityType, number: int) -> Entity:
    label = f"{_invent_word(chance).title()} {_invent_word(chance).title()} {chance.choice(_ENDINGS[kind])} {number}"
    begins = chance.randrange(1980, 2020)
    return Entity(
        id=label.lower().replace(" ", "-"),
        type=kind,
        label=label,
        subtype=chance.choice(SUBTYPES[kind]) if kind in SUBTYPES else "",
        aliases=(label.rpartition(" ")[0],),
        nation=chance.choice(_NATIONS) if kind in {EntityType.ROLE, EntityType.ORGANISATION} else None,
        start=str(begins) if kind in SUBTYPES else "",
        curated=number % 3 == 0,
    )


def _invent_document(chance: Random, number: int, cast: _Cast) -> DocumentMetadata:
    name = f"document-{number:06}"
    return DocumentMetadata(
        id=name,
        path=f"{name}.txt",
        sha256=hashlib.sha256(name.encode()).hexdigest(),
        title=f"On the {_invent_word(chance)} of {_invent_word(chance)}, part {number}",
        publisher=cast.draw(chance, (EntityType.ORGANISATION,)).label,
        date=_invent_date(chance),
        nation=chance.choice(_NATIONS),
        genre=chance.choice(("press release", "letter", "strategy", "debate")),
    )


def _invent_statement(
    chance: Random, source: DocumentMetadata, place: int, casts: tuple[_Cast, _Cast], words: Sequence[str]
) -> Statement:
    """Return a statement whose subject and speaker are of the first cast, and whose object is of the second."""
    kinds = tuple(Predicate)
    predicate = chance.choices(kinds, [_WEIGHTS.get(kind, 3) for kind in kinds])[0]
    subject, value = _draw_ends(chance, predicate, casts)
    # A word's rank is the square of a fair draw, so that some words are in one sentence of five and most in few.
    said = " ".join(words[int(chance.random() ** 2 * len(words))] for _ in range(chance.randrange(*_WORDS_PER_QUOTE)))
    quote = f"{subject.label} {predicate} {value.label}, {said}."
    start = place * 400
    is_money = predicate is Predicate.FUNDS or chance.random() < 0.1
    speaker = casts[0].draw(chance, (EntityType.PERSON,)).id if chance.random() < 0.2 else ""
    return Statement(
        subject=subject.id,
        predicate=predicate,
        object=value.id,
        evidence=Evidence(source.id, quote, start, start + len(quote)),
        modality=chance.choices(tuple(Modality), (6, 2, 2))[0],
        negated=chance.random() < 0.03,
        amount=Amount(Decimal(chance.randrange(1, 400) * 50_000)) if is_money else None,
        date=_invent_date(chance) if chance.random() < 0.5 else "",
        speaker=speaker,
        confidence=chance.randrange(30, 100) / 100,
        rule=f"frame:{predicate}",
        methods=(Method.RULES,),
    )


def _draw_ends(chance: Random, predicate: Predicate, casts: tuple[_Cast, _Cast]) -> tuple[Entity, Entity]:
    """Return subject and object; of two among equals the later comes first, so that no chain of them is closed."""
    signature = SIGNATURES[predicate]
    subjects, objects = sorted(signature.subjects), sorted(signature.objects)
    while True:
        subject = casts[0].draw(chance, subjects)
        value = casts[1].draw(chance, (subject.type,) if predicate in AMONG_EQUALS else objects)
        if subject.id == value.id:
            continue
        if predicate in AMONG_EQUALS and subject.id < value.id:
            return value, subject
        return subject, value


def _invent_tenure(chance: Random, cast: _Cast) -> Tenure:
    person, role = (cast.draw(chance, (kind,)).id for kind in (EntityType.PERSON, EntityType.ROLE))
    year = chance.randrange(1997, 2024)
    end = f"{year + chance.randrange(1, 5)}-06-30" if chance.random() < 0.8 else ""
    return Tenure(person, role, f"{year}-07-01", end, source="The invented gazette")


def _invent_date(chance: Random) -> str:
    return f"{chance.randrange(1997, 2027)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"


def _invent_word(chance: Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.randrange(2, 4)))


def main() -> None:
    parser = argparse.ArgumentParser(description="Invent a graph in carekg's model, as sorted N-Quads.")
    parser.add_argument("triples", type=int)
    parser.add_argument("-o", dest="output", type=Path, required=True)
    given = parser.parse_args()
    given.output.write_bytes(invent_nquads(given.triples))


if __name__ == "__main__":
    main()
