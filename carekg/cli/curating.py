"""Commands for the tables that people keep by hand: checking them, writing them in one form, taking rows in."""

from __future__ import annotations

from pathlib import Path

import click

from carekg.cli.entering import add
from carekg.cli.failing import list_problems
from carekg.cli.options import workspace_option
from carekg.cli.usage import NamingGroup

_TABLES = ("entities", "groups", "places", "tenures", "statements", "documents")


@click.group(cls=NamingGroup)
def curate() -> None:
    """Check the tables that are kept by hand, and add rows to them.

    \b
    Example:
      carekg curate check
      carekg curate add "Jane Hutt"
      carekg curate import ministers.xlsx --to tenures --map "Minister=person" --dry-run
    """


@curate.command(short_help="Check every table.")
@workspace_option
def check(folder: Path | None) -> None:
    """Check every table, row by row and against each other; exit with 1 where a row cannot be used.

    \b
    Example:
      carekg curate check
    """
    from carekg.build.workspace import find_seeds
    from carekg.curate import read_tables
    from carekg.errors import TableError

    seeds = find_seeds(folder)
    tables = read_tables(seeds)
    notices = [
        TableError(each.reason, path=seeds / each.path, line=each.line, hint=each.hint) for each in tables.notices
    ]
    list_problems([*notices, *tables.problems])
    counts = f"{len(tables.entities)} entities, {len(tables.tenures)} tenures, {len(tables.statements)} statements"
    if tables.problems:
        several = "problem" if len(tables.problems) == 1 else "problems"
        click.echo(f"carekg: {len(tables.problems)} {several} in the tables", err=True)
        click.get_current_context().exit(1)
    click.echo(f"The tables are fine: {counts}.")


@curate.command(short_help="Write the tables in one form.")
@workspace_option
def tidy(folder: Path | None) -> None:
    """Write every table in carekg's one form, after a spreadsheet has saved it in its own: encoding, dates, order.

    \b
    Example:
      carekg curate tidy
    """
    from carekg.build.workspace import find_seeds
    from carekg.curate.writing import tidy_tables

    changed = tidy_tables(find_seeds(folder))
    click.echo(f"Rewritten: {', '.join(changed)}." if changed else "Nothing to do.")


@curate.command("import", short_help="Take rows from another spreadsheet.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--to", "table", type=click.Choice(_TABLES), required=True, help="The table they belong in.")
@click.option(
    "--map",
    "pairs",
    multiple=True,
    metavar="HEADING=COLUMN",
    help="Which column of the table a heading of FILE stands for; once for each.",
)
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="COLUMN=VALUE",
    help="Fill a column with the same in every row; once for each.",
)
@click.option("--sheet", help="The sheet of a workbook; the first unless named.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@workspace_option
def take_in(
    file: Path,
    table: str,
    pairs: tuple[str, ...],
    settings: tuple[str, ...],
    sheet: str | None,
    folder: Path | None,
    *,
    dry_run: bool,
) -> None:
    """Take the rows of a CSV or Excel FILE into a table; none is taken where one of them is wrong.

    Names of people, posts and bodies become their ids. Rows that are there already are left out.

    \b
    Example:
      carekg curate import ministers.xlsx --to tenures --map "Minister=person" --map "Job=role" \\
          --set source="Ministers since 1999, gov.wales" --dry-run
    """
    from carekg.build.workspace import find_workspace
    from carekg.curate.adding import add_rows
    from carekg.curate.importing import plan_import

    seeds = find_workspace(folder).seeds
    mapping = dict(_split(pair, "--map HEADING=COLUMN") for pair in pairs)
    fixed = dict(_split(pair, "--set COLUMN=VALUE") for pair in settings)
    plan = plan_import(seeds, f"{table}.csv", file, mapping, fixed, sheet=sheet)
    for problem in plan.problems:
        click.echo(str(problem), err=True)
    rows = "row" if len(plan.added) == 1 else "rows"
    there = f"; {plan.known} are there already" if plan.known else ""
    if plan.problems:
        click.echo(f"carekg: nothing was taken; {len(plan.problems)} rows or cells are to be mended first", err=True)
        click.get_current_context().exit(1)
    if dry_run:
        for row in plan.added:
            click.echo(", ".join(f"{column}: {cell}" for column, cell in row.items() if cell))
        click.echo(f"{len(plan.added)} {rows} would be added to {plan.table}{there}.")
        return
    if plan.added:
        add_rows(seeds, plan.table, plan.added)
    click.echo(f"{len(plan.added)} {rows} added to {plan.table}{there}.")


def _split(pair: str, form: str) -> tuple[str, str]:
    name, equals, value = pair.partition("=")
    if not equals or not name.strip():
        raise click.UsageError(f"{pair!r} is not of the form {form}")
    return name.strip(), value.strip()


curate.add_command(add)
