"""Commands that look somebody or something up: what is known of it, who held it, how it is connected with another."""

from __future__ import annotations

from pathlib import Path

import click

from carekg.cli.completing import complete_entity, complete_post
from carekg.cli.options import (
    ROW_FORMATS,
    open_elsewhere,
    output_option,
    store_option,
    terminal_width,
    workspace_option,
    write_output,
)


@click.command()
@click.argument("entity", shell_complete=complete_entity)
@workspace_option
@store_option
def show(entity: str, folder: Path | None, url: str | None) -> None:
    """Show what is known of an ENTITY, by any of its names: posts over time, and statements with their quotes.

    \b
    Example:
      carekg show "Better Care Fund"
      carekg show DHSC
      carekg show DHSC --store http://localhost:7878
    """
    from carekg.build.published import load_knowledge
    from carekg.build.workspace import find_workspace
    from carekg.query.naming.entities import find_entity
    from carekg.query.showing.cards import describe_card, draw_card

    if url is not None:
        from carekg.query.elsewhere.remote import draw_remote_card

        with open_elsewhere(url, folder) as store:
            card = draw_remote_card(store, entity)
    else:
        knowledge = load_knowledge(find_workspace(folder))
        card = draw_card(knowledge, find_entity(knowledge, entity))
    click.echo(describe_card(card, terminal_width()), nl=False)


@click.command()
@click.argument("post", shell_complete=complete_post)
@click.option("--on", metavar="DATE", default="", help="A day, month or year: 2024-04-02, 2024-04 or 2024.")
@click.option(
    "--nation", metavar="NATION", help="Whose post: England, Wales, Scotland, Northern Ireland, United Kingdom."
)
@click.option("--format", "form", type=click.Choice(ROW_FORMATS), help="As rows; without it, as text.")
@workspace_option
@output_option
def who(post: str, on: str, nation: str | None, form: str | None, folder: Path | None, output: Path | None) -> None:
    """Say who held a POST on a date, or everyone who ever did, with sources.

    Where the dates leave open who of several it was, all of them are named.

    \b
    Example:
      carekg who "Minister for Social Care" --on 2024-04-02 --nation Wales
      carekg who "Care Minister" --nation England --format csv
    """
    from carekg.build.workspace import find_seeds
    from carekg.curate import read_tables
    from carekg.query.holders import describe_holdings, find_holdings, tabulate_holdings
    from carekg.query.naming.spelling import find_nation
    from carekg.query.showing.formatting import format_answer

    tables = read_tables(find_seeds(folder))
    wanted = find_nation(nation) if nation else None
    if nation and wanted is None:
        known = "England, Wales, Scotland, Northern Ireland, United Kingdom"
        raise click.BadParameter(f"{nation!r} is not one of {known}", param_hint="--nation")
    holdings = find_holdings(tables.entities, tables.tenures, post, wanted, on)
    if form is None:
        said = describe_holdings(holdings, tables.entities, on)
    else:
        said = format_answer(tabulate_holdings(holdings, tables.entities), form, width=terminal_width())
    write_output(said.encode("utf-8"), output)


@click.command()
@click.argument("start", metavar="A", shell_complete=complete_entity)
@click.argument("goal", metavar="B", shell_complete=complete_entity)
@workspace_option
@store_option
def path(start: str, goal: str, folder: Path | None, url: str | None) -> None:
    """Show how A and B are connected, each step with the sentence that says so.

    \b
    Example:
      carekg path "Albert Heaney" "Plaid Cymru"
    """
    from carekg.analyse import describe_paths, find_paths
    from carekg.build.published import load_knowledge, load_threshold
    from carekg.build.workspace import find_workspace
    from carekg.query.naming.entities import find_entity

    if url is not None:
        from carekg.analyse.remote import describe_remote_paths

        with open_elsewhere(url, folder) as store:
            click.echo(describe_remote_paths(store, start, goal))
        return
    workspace = find_workspace(folder)
    knowledge = load_knowledge(workspace)
    one, other = find_entity(knowledge, start), find_entity(knowledge, goal)
    paths = find_paths(knowledge, one.id, other.id, threshold=load_threshold(workspace))
    click.echo(describe_paths(paths, one, other, knowledge))
