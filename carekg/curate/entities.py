"""The tables of entities: people, posts, bodies, initiatives and aims, and the schemes of groups and places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from carekg.curate.cells import split_names
from carekg.curate.cycles import list_circles
from carekg.curate.problems import Problems
from carekg.curate.rows import RowReader
from carekg.curate.schema import ENTITIES, GROUPS, PLACES
from carekg.curate.sheets import Sheet
from carekg.likeness import suggest_nearest
from carekg.link.names import normalise_name, normalise_person
from carekg.model import SUBTYPES, Entity, EntityType, Nation

ENTITY_TABLES: Mapping[str, EntityType | None] = MappingProxyType(
    {ENTITIES: None, GROUPS: EntityType.GROUP, PLACES: EntityType.PLACE}
)
"""The tables whose rows are entities, and what all rows of one are; None where a column says it."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WIKIDATA = re.compile(r"Q[1-9]\d*")
_ADDRESS = re.compile(r"""https?://[^\s<>"{}|\\^`]+""")


def read_entities(sheets: Mapping[str, Sheet], problems: Problems) -> tuple[Entity, ...]:
    """Return the entities of the rows that are right, in the order of their ids."""
    ids: dict[str, str] = {}
    labels: dict[tuple[str, str, str], str] = {}
    entities: dict[str, tuple[Entity, RowReader]] = {}
    for table, fixed in ENTITY_TABLES.items():
        for row in sheets[table].rows:
            reader = RowReader(table, row, problems)
            kind = fixed or reader.word("type", EntityType, _name_type(row.cells.get("type", "")))
            nation = row["nation"]
            place = _say_place(table, row.line)
            if row["id"] and ids.setdefault(row["id"], place) != place:
                reader.fail(f"{row['id']!r} is on {ids[row['id']]} already", "id", "an id stands for one thing")
            entity = _read_entity(reader, kind)
            label = normalise_person(row["label"]) if kind is EntityType.PERSON else normalise_name(row["label"])
            key = (label, str(kind or ""), nation)
            if row["label"] and labels.setdefault(key, place) != place:
                where = f"a {kind} of the same nation" if nation else f"a {kind}"
                message = f"{where} on {labels[key]} is called {row['label']!r} already"
                reader.fail(message, "label", "make one of the two an alias, or tell them apart")
            if entity is not None and reader.fine:
                entities[entity.id] = entity, reader
    return tuple(_check_broader(entities))


def find_faulty_rows(sheets: Mapping[str, Sheet], entities: Mapping[str, Entity]) -> dict[str, str]:
    """Return the ids whose rows were left out, and where these stand."""
    return {
        row["id"]: _say_place(table, row.line)
        for table in ENTITY_TABLES
        for row in reversed(sheets[table].rows)
        if row["id"] not in entities
    }


def list_types(tables: Iterable[str]) -> frozenset[EntityType]:
    """Return the types of entity that may stand in some tables."""
    fixed = {ENTITY_TABLES[table] for table in tables}
    return frozenset(EntityType) if None in fixed else frozenset(kind for kind in fixed if kind)


def _name_type(subtype: str) -> str | None:
    """Return the hint for a subtype that stands where its type belongs."""
    kind = next((kind for kind, narrower in SUBTYPES.items() if subtype in narrower), None)
    return f"write {kind}, and {subtype} as its subtype" if kind else None


def _say_place(table: str, line: int) -> str:
    return f"{table} line {line}"


def _read_entity(reader: RowReader, kind: EntityType | None) -> Entity | None:
    row = reader.row
    reader.check_cells()
    if row["id"] and not _ID.fullmatch(row["id"]):
        reader.fail(f"{row['id']!r} is no id", "id", "write small letters, digits and single hyphens: matt-hancock")
    if row["wikidata"] and not _WIKIDATA.fullmatch(row["wikidata"]):
        reader.fail(f"{row['wikidata']!r} is no Wikidata id", "wikidata", "write Q and a number")
    same_as = tuple(sorted(split_names(row["same_as"])))
    for column, addresses in (("url", (row["url"],)), ("same_as", same_as)):
        for address in addresses:
            if address and not _ADDRESS.fullmatch(address):
                reader.fail(f"{address!r} is no address", column, "write it whole, from https://, without spaces")
    nation = reader.word("nation", Nation)
    subtype = row.cells.get("subtype", "")
    if kind is not None and subtype and subtype not in SUBTYPES.get(kind, ()):
        hint = suggest_nearest(subtype, SUBTYPES.get(kind, ())) or f"a {kind} has no subtype"
        reader.fail(f"{subtype!r} is no kind of {kind}", "subtype", hint)
    start, end = (reader.text(column) if column in row.cells else "" for column in ("start", "end"))
    reader.check_order(start, end)
    if not reader.fine or kind is None:
        return None
    label = row["label"]
    return Entity(
        id=row["id"],
        type=kind,
        label=label,
        subtype=subtype,
        aliases=tuple(name for name in split_names(row["aliases"]) if name != label),
        acronym=row.cells.get("acronym", ""),
        nation=nation,
        start=start,
        end=end,
        url=row["url"],
        wikidata=row["wikidata"],
        same_as=same_as,
        broader=tuple(sorted(split_names(row.cells.get("broader", "")))),
        description=row["description"],
        source=row["source"],
        curated=True,
    )


def _check_broader(entities: Mapping[str, tuple[Entity, RowReader]]) -> list[Entity]:
    """Return the entities whose broader ones exist, are of the same type, and do not lead back to them."""
    circles = list_circles((id_, broader) for id_, (entity, _) in entities.items() for broader in entity.broader)
    kept = []
    for id_, (entity, reader) in sorted(entities.items()):
        for broader in entity.broader:
            other = entities[broader][0] if broader in entities else None
            if other is None or other.type is not entity.type:
                known = [each.id for each, _ in entities.values() if each.type is entity.type]
                hint = suggest_nearest(broader, known)
                reader.fail(f"{broader!r} is no {entity.type} of {reader.table}", "broader", hint)
            elif (id_, broader) in circles:
                reader.fail(f"{id_} would be broader than itself: {circles[id_, broader]}", "broader")
        if reader.fine:
            kept.append(entity)
    return kept
