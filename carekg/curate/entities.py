"""The table of entities: people, posts, bodies, initiatives, aims, groups and places."""

from __future__ import annotations

import re

from carekg.curate.cells import split_names
from carekg.curate.problems import Problems, suggest_nearest
from carekg.curate.rows import RowReader, find_repeated
from carekg.curate.schema import ENTITIES
from carekg.curate.sheets import Sheet
from carekg.link.names import normalise_name, normalise_person
from carekg.model import SUBTYPES, Entity, EntityType, Nation

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WIKIDATA = re.compile(r"Q[1-9]\d*")


def read_entities(sheet: Sheet, problems: Problems) -> tuple[Entity, ...]:
    """Return the entities of the rows that are right, in the order of their ids."""
    repeated = find_repeated(sheet, ["id"])
    labels: dict[tuple[str, str, str], int] = {}
    entities = []
    for row in sheet.rows:
        reader = RowReader(ENTITIES, row, problems)
        if row.line in repeated:
            reader.fail(f"{row['id']!r} is on line {repeated[row.line]} already", "id", "an id stands for one thing")
        entity = _read_entity(reader)
        label = normalise_person(row["label"]) if row["type"] == EntityType.PERSON else normalise_name(row["label"])
        key = (label, row["type"], row["nation"])
        if row["label"] and labels.setdefault(key, row.line) != row.line:
            where = f"a {row['type']} of the same nation" if row["nation"] else f"a {row['type']}"
            message = f"{where} on line {labels[key]} is called {row['label']!r} already"
            reader.fail(message, "label", "make one of the two an alias, or tell them apart")
        if entity is not None and reader.fine:
            entities.append(entity)
    return tuple(sorted(entities, key=lambda entity: entity.id))


def _read_entity(reader: RowReader) -> Entity | None:
    row = reader.row
    reader.check_cells()
    if row["id"] and not _ID.fullmatch(row["id"]):
        reader.fail(f"{row['id']!r} is no id", "id", "write small letters, digits and single hyphens: matt-hancock")
    if row["wikidata"] and not _WIKIDATA.fullmatch(row["wikidata"]):
        reader.fail(f"{row['wikidata']!r} is no Wikidata id", "wikidata", "write Q and a number")
    if row["url"] and not row["url"].startswith(("https://", "http://")):
        reader.fail(f"{row['url']!r} is no address", "url", "write it whole, from https://")
    kind = reader.word("type", EntityType)
    nation = reader.word("nation", Nation)
    if kind is not None and row["subtype"] and row["subtype"] not in SUBTYPES.get(kind, ()):
        hint = suggest_nearest(row["subtype"], SUBTYPES.get(kind, ())) or f"a {kind} has no subtype"
        reader.fail(f"{row['subtype']!r} is no kind of {kind}", "subtype", hint)
    start, end = reader.text("start"), reader.text("end")
    reader.check_order(start, end)
    if not reader.fine or kind is None:
        return None
    label = row["label"]
    return Entity(
        id=row["id"],
        type=kind,
        label=label,
        subtype=row["subtype"],
        aliases=tuple(name for name in split_names(row["aliases"]) if name != label),
        acronym=row["acronym"],
        nation=nation,
        start=start,
        end=end,
        url=row["url"],
        wikidata=row["wikidata"],
        description=row["description"],
        source=row["source"],
        curated=True,
    )
