"""Commands that ask the graph a question, and that find words in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from carekg.cli.completing import complete_question, complete_setting
from carekg.cli.failing import limit_time
from carekg.cli.options import (
    ROW_FORMATS,
    open_elsewhere,
    output_option,
    store_option,
    terminal_width,
    workspace_option,
    write_output,
)

if TYPE_CHECKING:
    from carekg.query.answers import Answer
    from carekg.query.questions import Question

_SECONDS = click.FloatRange(min=0, min_open=True, max=86_400)


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
    help="Give a parameter of the question its value; once for each.",
)
@click.option("--text", metavar="WORDS", help="Only statements (?statement) whose quotes have these words.")
@click.option(
    "--format",
    "form",
    type=click.Choice((*ROW_FORMATS, "ttl")),
    default="table",
    show_default=True,
    help="How to write the answer; ttl is for triples, which CONSTRUCT and DESCRIBE answer with.",
)
@click.option("--timeout", type=_SECONDS, metavar="SECONDS", default=60, show_default=True, help="When to give up.")
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
    from carekg.query.questions import read_question
    from carekg.query.showing.formatting import format_answer

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
            from carekg.query.elsewhere.remote import ask_remote_question

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
        from carekg.query.searching.text import find_statements

        choices = {"statement": find_statements(workspace.search, text)}
    return ask_question(store, asked, settings, workspace.search, choices)


@click.command()
@click.argument("words", nargs=-1, required=True)
@workspace_option
@store_option
@click.option(
    "--limit", type=click.IntRange(1, 10_000), metavar="NUMBER", default=20, show_default=True, help="How many to show."
)
@click.option("--format", "form", type=click.Choice(ROW_FORMATS), help="As rows; without it, as text.")
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
    from carekg.query.searching.finding import describe_findings, find_passages, tabulate_findings
    from carekg.query.showing.formatting import format_answer

    if url is not None:
        from carekg.query.elsewhere.remote import find_remote_passages

        with open_elsewhere(url, folder) as elsewhere:
            findings = find_remote_passages(elsewhere, " ".join(words), limit)
    else:
        from carekg.build.published import load_store
        from carekg.build.workspace import find_workspace

        workspace = find_workspace(folder)
        findings = find_passages(load_store(workspace), workspace.search, " ".join(words), limit)
    if form is None:
        said = describe_findings(findings, terminal_width())
    else:
        said = format_answer(tabulate_findings(findings), form, width=terminal_width())
    write_output(said.encode("utf-8"), output)
