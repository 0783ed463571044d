"""Commands that ask the graph something."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from carekg.cli.completing import complete_entity, complete_post, complete_question, complete_setting
from carekg.cli.failing import limit_time
from carekg.cli.options import (
    open_elsewhere,
    output_option,
    show_activity,
    store_option,
    terminal_width,
    workspace_option,
    write_output,
)

if TYPE_CHECKING:
    from carekg.query.answers import Answer
    from carekg.query.questions import Question

_SECONDS = click.FloatRange(min=0, min_open=True, max=86_400)
_FORMATS = ("table", "csv", "tsv", "json", "markdown", "ttl")


@click.command()
@click.argument("question", required=False, shell_complete=complete_question)
@workspace_option
@store_option
@click.option("-e", "--execute", "sparql", metavar="SPARQL", help="Ask this instead of a saved question.")
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="NAME=VALUE",
    shell_complete=complete_setting,
    help="Give a parameter its value.",
)
@click.option("--text", metavar="WORDS", help="Only statements (?statement) whose quotes have these words.")
@click.option("--format", "form", type=click.Choice(_FORMATS), default="table", show_default=True)
@click.option("--timeout", type=_SECONDS, default=60, show_default=True, help="Seconds after which to give up.")
@click.option("--list", "listing", is_flag=True, help="List the saved questions and their parameters.")
@click.option("--explain", is_flag=True, help="Say what the question asks, of what, and with which SPARQL.")
@output_option
def query(
    question: str | None,
    folder: Path | None,
    url: str | None,
    sparql: str | None,
    settings: tuple[str, ...],
    text: str | None,
    form: str,
    timeout: float,
    output: Path | None,
    *,
    listing: bool,
    explain: bool,
) -> None:
    """Ask a saved QUESTION by its name, the SPARQL in a FILE.rq, or any SPARQL 1.1 query with -e.

    \b
    Example:
      carekg query --list
      carekg query --explain who-supports
      carekg query money-for --text "short breaks"
      carekg query who-supports --set initiative="National Care Service"
      carekg query -e 'SELECT ?name WHERE { ?x a care:Fund ; skos:prefLabel ?name }' --format csv
    """
    from carekg.query.asking import describe_questions, explain_question, find_question
    from carekg.query.formatting import format_answer
    from carekg.query.questions import read_question

    if listing:
        write_output(("\n".join(describe_questions()) + "\n").encode("utf-8"), output)
        return
    if (question is None) == (sparql is None):
        raise click.UsageError("name a saved question or a file, or give a query with -e (carekg query --list)")
    asked = find_question(question) if question is not None else read_question(sparql or "", "your query")
    if explain:
        write_output(explain_question(asked, terminal_width()).encode("utf-8"), output)
        return
    with limit_time(timeout):
        if url is None:
            answer = _ask_here(folder, asked, settings, text)
        else:
            from carekg.query.remote import ask_remote_question

            with open_elsewhere(url, folder, timeout) as elsewhere:
                answer = ask_remote_question(elsewhere, asked, settings, text)
    write_output(format_answer(answer, form, width=terminal_width()).encode("utf-8"), output)


def _ask_here(folder: Path | None, asked: Question, settings: Sequence[str], text: str | None) -> Answer:
    from carekg.build.published import load_store
    from carekg.build.workspace import find_workspace
    from carekg.query.asking import ask_question

    workspace = find_workspace(folder)
    store, choices = load_store(workspace), {}
    if text is not None:
        from carekg.query.text import find_statements

        choices = {"statement": find_statements(workspace.search, text)}
    return ask_question(store, asked, settings, workspace.search, choices)


@click.command()
@click.argument("words", nargs=-1, required=True)
@workspace_option
@store_option
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="How many to show.")
@click.option("--format", "form", type=click.Choice(_FORMATS[:5]), help="As rows; without it, as text.")
@output_option
def search(
    words: tuple[str, ...], folder: Path | None, url: str | None, limit: int, form: str | None, output: Path | None
) -> None:
    """Find what has all the WORDS, the best first: names, descriptions, titles, and quotes with their source.

    Words in quotation marks stand side by side, and a star stands for any ending. A store elsewhere has no index of
    words: it looks through all its texts, which takes longer, and words that more than 10,000 of them have are refused.

    \b
    Example:
      carekg search short breaks
      carekg search '"short breaks" carer*' --format csv -o breaks.csv
      carekg search Lifton --store http://localhost:7878
    """
    from carekg.build.published import load_store
    from carekg.build.workspace import find_workspace
    from carekg.query.finding import describe_findings, find_passages, tabulate_findings
    from carekg.query.formatting import format_answer

    if url is not None:
        from carekg.query.remote import find_remote_passages

        with open_elsewhere(url, folder) as elsewhere:
            findings = find_remote_passages(elsewhere, " ".join(words), limit)
    else:
        workspace = find_workspace(folder)
        findings = find_passages(load_store(workspace), workspace.search, " ".join(words), limit)
    if form is None:
        said = describe_findings(findings, terminal_width())
    else:
        said = format_answer(tabulate_findings(findings), form, width=terminal_width())
    write_output(said.encode("utf-8"), output)


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
    from carekg.query.cards import describe_card, draw_card
    from carekg.query.entities import find_entity

    if url is not None:
        from carekg.query.remote import draw_remote_card

        with open_elsewhere(url, folder) as store:
            card = draw_remote_card(store, entity)
    else:
        knowledge = load_knowledge(find_workspace(folder))
        card = draw_card(knowledge, find_entity(knowledge, entity))
    click.echo(describe_card(card, terminal_width()), nl=False)


@click.command()
@click.argument("post", shell_complete=complete_post)
@click.option("--on", metavar="DATE", default="", help="A day, month or year: 2024-04-02, 2024-04 or 2024.")
@click.option("--nation", metavar="NATION", help="Whose post: Wales, Scotland, Northern Ireland, England.")
@click.option("--format", "form", type=click.Choice(_FORMATS[:5]), help="As rows; without it, as text.")
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
    from carekg.query.formatting import format_answer
    from carekg.query.holders import describe_holdings, find_holdings, tabulate_holdings
    from carekg.query.spelling import find_nation

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
    from carekg.query.entities import find_entity

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


@click.command()
@workspace_option
def stats(folder: Path | None) -> None:
    """Show the graph's size and coverage, its most central entities, its communities, and counts by year and nation.

    \b
    Example:
      carekg stats
    """
    from carekg.analyse.summary import summarise_knowledge
    from carekg.build.published import load_knowledge, load_threshold
    from carekg.build.workspace import find_workspace

    workspace = find_workspace(folder)
    threshold = load_threshold(workspace)
    with show_activity("Measuring the graph"):
        said = summarise_knowledge(load_knowledge(workspace), threshold=threshold, width=terminal_width())
    click.echo(said, nl=False)
