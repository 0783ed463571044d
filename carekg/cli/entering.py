"""The command that asks for an entry of the tables step by step, and writes its rows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from carekg.cli.options import workspace_option

if TYPE_CHECKING:
    from carekg.model import Entity, EntityType


@click.command(short_help="Add an entry, step by step.")
@click.argument("name", required=False)
@workspace_option
def add(name: str | None, folder: Path | None) -> None:
    """Add an entry step by step: type a NAME, choose among those like it or make it new, and say what it did.

    Every answer is checked before the row is written where it belongs. Ctrl-C leaves everything as it was.

    \b
    Example:
      carekg curate add "Jane Hutt"
    """
    from carekg.build.workspace import find_workspace
    from carekg.curate import read_tables

    seeds = find_workspace(folder).seeds
    entities = read_tables(seeds).entities
    chosen = _choose(entities, name or click.prompt("Name"))
    if isinstance(chosen, str):
        chosen = _add_entity(seeds, entities, chosen)
    while True:
        what = click.prompt(
            f"Add to {chosen.label}", type=click.Choice(("tenure", "statement", "nothing")), default="nothing"
        )
        if what == "nothing":
            return
        entities = read_tables(seeds).entities
        _add_tenure(seeds, entities, chosen) if what == "tenure" else _add_statement(seeds, entities, chosen)


def _choose(entities: Sequence[Entity], name: str, types: Sequence[EntityType] = ()) -> Entity | str:
    """Ask which of those like a name is meant; return the name itself where it is none of them."""
    from carekg.curate.adding import find_near
    from carekg.query.naming.entities import describe_entity

    near = find_near(entities, name, types)
    if not near:
        click.echo(f"Nothing is called like {name!r} yet.")
        return name
    for number, entity in enumerate(near, start=1):
        click.echo(f"  {number}  {describe_entity(entity)}")
    click.echo("  0  none of these: a new entry")
    answer = click.prompt("Which", type=click.IntRange(0, len(near)), default=1)
    return near[answer - 1] if answer else name


def _choose_known(entities: Sequence[Entity], question: str, types: Sequence[EntityType] = ()) -> str:
    """Ask for an entity that is there; return its id."""
    while True:
        chosen = _choose(entities, click.prompt(question), types)
        if not isinstance(chosen, str):
            return chosen.id
        click.echo("It must be there first: end with Ctrl-C, and add it on its own.")


def _add_entity(seeds: Path, entities: Sequence[Entity], name: str) -> Entity:
    from carekg.curate import read_tables
    from carekg.curate.adding import find_table, make_row_id
    from carekg.model import SUBTYPES, EntityType, Nation

    kind = EntityType(click.prompt("What is it", type=click.Choice([each.value for each in EntityType])))
    row = {"label": name}
    if kind in SUBTYPES:
        row["subtype"] = click.prompt("Kind", type=click.Choice(["", *SUBTYPES[kind]]), default="")
    if kind is not EntityType.PERSON:
        row["nation"] = click.prompt("Nation", type=click.Choice(["", *(each.value for each in Nation)]), default="")
    row["aliases"] = click.prompt("Other names, parted by |", default="")
    table = find_table(kind)
    if table == "entities.csv":
        row["type"] = kind.value
        if kind is not EntityType.PERSON:
            for column, question in (("start", "Since (2018, 2018-07 or 2018-07-31)"), ("end", "Until")):
                row[column] = click.prompt(question, default="")
    else:
        row["broader"] = click.prompt("Part of (ids, parted by |)", default="")
    row["description"] = click.prompt("In a few words", default="")
    taken = {entity.id for entity in entities}
    row["id"] = click.prompt("Id", default=make_row_id(name, kind, row.get("nation", ""), taken))
    _write(seeds, table, row)
    return next(entity for entity in read_tables(seeds).entities if entity.id == row["id"])


def _add_tenure(seeds: Path, entities: Sequence[Entity], about: Entity) -> None:
    from carekg.model import EntityType

    row = {"person": about.id} if about.type is EntityType.PERSON else {"role": about.id}
    if "person" not in row:
        row["person"] = _choose_known(entities, "Who held it", [EntityType.PERSON])
    if "role" not in row:
        row["role"] = _choose_known(entities, "Which post", [EntityType.ROLE])
    row["start"] = click.prompt("From (2018, 2018-07 or 2018-07-31)")
    row["end"] = click.prompt("Until (empty where it goes on)", default="")
    row["acting"] = click.prompt("Acting or shared", type=click.Choice(["", "acting", "shared"]), default="")
    _write(seeds, "tenures.csv", row)


def _add_statement(seeds: Path, entities: Sequence[Entity], about: Entity) -> None:
    from carekg.model import Modality, Predicate

    row = {"subject": about.id}
    row["predicate"] = click.prompt("Did what", type=click.Choice([each.value for each in Predicate]))
    row["object"] = _choose_known(entities, "To what or whom")
    row["modality"] = click.prompt("How real", type=click.Choice([each.value for each in Modality]), default="actual")
    row["date"] = click.prompt("When (2018, 2018-07 or 2018-07-31)", default="")
    row["amount"] = click.prompt("Money, as a plain number", default="")
    row["currency"] = "GBP" if row["amount"] else ""
    _write(seeds, "statements.csv", row)


def _write(seeds: Path, table: str, row: dict[str, str]) -> None:
    """Ask for the source, have wrong cells put right, and write the row."""
    from carekg.curate.adding import add_rows, check_rows

    row["source"] = click.prompt("Source (title and publisher, or address)")
    while faults := check_rows(seeds, table, [row]):
        for fault in faults:
            hint = f" ({fault.error.hint})" if fault.error.hint else ""
            click.echo(f"{fault.error.message}{hint}", err=True)
        wrong = faults[0].column
        if faults[0].table != table or wrong not in row:
            raise click.ClickException("the row was not written")
        row[wrong] = click.prompt(wrong, default="", show_default=False)
    line = add_rows(seeds, table, [row])
    click.echo(f"Written to {table}, line {line}.")
