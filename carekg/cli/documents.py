"""Commands about workspaces and the documents in them."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

import click

from carekg.cli.endpoints import find_llm_endpoint, llm_options, refuse_idle_options
from carekg.cli.options import (
    min_confidence_option,
    output_option,
    show_progress,
    terminal_width,
    workspace_option,
    write_output,
)
from carekg.model import Nation

_FILES = click.Path(exists=True, allow_dash=True, path_type=Path)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--no-samples", is_flag=True, help="Leave out the sample documents, and keep the tables.")
def init(folder: Path, *, no_samples: bool) -> None:
    """Make a workspace in FOLDER: the curated tables, sample documents and a README that says what is where.

    FOLDER must be new or empty.

    \b
    Example:
      carekg init my-graph
      carekg init my-graph --no-samples
    """
    from carekg.build.workspace import create_workspace

    workspace = create_workspace(folder, samples=not no_samples)
    click.echo(f"Made the workspace {workspace.root}")
    click.echo(f"Next: cd {shlex.quote(str(workspace.root))} && carekg build")


@click.command()
@click.argument("paths", nargs=-1, required=True, type=_FILES)
@workspace_option
@click.option("--name", help="File name for a document from standard input, such as letter.txt.")
@click.option("--title", help="Its title.")
@click.option("--publisher", help="Who published it.")
@click.option("--date", help="When it was published: 2024, 2024-09 or 2024-09-17.")
@click.option("--nation", type=click.Choice([str(nation) for nation in Nation]), help="The nation it speaks of.")
@click.option("--genre", help="What kind of text it is: news, letter, speech, strategy, …")
@click.option("--url", help="Its address on the web.")
def add(paths: tuple[Path, ...], folder: Path | None, name: str | None, **flags: str | None) -> None:
    """Copy documents into the workspace, rebuild, and say what they changed in the graph.

    PATHS are files, folders or zip archives; - reads standard input. What the flags say goes into documents.csv.

    \b
    Example:
      carekg add letter.pdf --publisher "Welsh Government" --date 2024-04-02 --nation Wales
      curl -s https://example.org/news.html | carekg add - --name news.html
    """
    from carekg.build.additions import add_documents
    from carekg.build.workspace import find_workspace
    from carekg.documents import Source

    workspace = find_workspace(folder)
    piped = [Source(name or "", sys.stdin.buffer.read())] if Path("-") in paths else []
    files = [path for path in paths if path != Path("-")]
    corrections = {key: value for key, value in flags.items() if value}
    with show_progress("Reading documents") as progress:
        addition = add_documents(workspace, files, piped, corrections, progress)
    for line in addition.lines:
        click.echo(line)
    for refusal in addition.refused:
        click.echo(str(refusal), err=True)
    if addition.refused:
        click.get_current_context().exit(1)


@click.command()
@click.argument("document")
@workspace_option
def remove(document: str, folder: Path | None) -> None:
    """Take DOCUMENT (its id, file or title) out of the workspace, and all that rests on it alone out of the graph.

    \b
    Example:
      carekg remove letter
    """
    from carekg.build.removals import remove_document
    from carekg.build.workspace import find_workspace

    with show_progress("Reading documents") as progress:
        lines = remove_document(find_workspace(folder), document, progress)
    for line in lines:
        click.echo(line)


@click.command()
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--blocks",
    is_flag=True,
    help="List its headings, paragraphs and other blocks instead, each with its place and kind.",
)
@output_option
def text(path: Path, output: Path | None, *, blocks: bool) -> None:
    """Print the text of the document PATH as it is read; the places of quotes count its characters.

    What was taken for page furniture (menus, adverts, captions and the like), and is not read, is listed on standard
    error.

    \b
    Example:
      carekg text letter.pdf
      carekg text letter.pdf --blocks
    """
    from carekg.build.readings.showing import describe_blocks, describe_furniture, read_file

    document = read_file(path)
    shown = "\n".join(describe_blocks(document)) if blocks else document.text
    if not (shown.endswith("\n") or (output and not blocks)):
        shown += "\n"
    write_output(shown.encode("utf-8"), output)
    for line in describe_furniture(document):
        click.echo(line, err=True)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@workspace_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "ttl"]),
    default="table",
    show_default=True,
    help="A table to read, JSON with a line for each document, or Turtle.",
)
@min_confidence_option
@output_option
@llm_options
def extract(
    paths: tuple[Path, ...],
    folder: Path | None,
    form: str,
    min_confidence: float | None,
    output: Path | None,
    methods: tuple[str, ...],
    llm_url: str | None,
    llm_model: str | None,
    llm_timeout: float,
    cache: Path | None,
) -> None:
    """Show what documents say, without changing a workspace: entities, and statements with their quotes.

    PATHS are files, folders or zip archives.

    Names are looked up in the tables of the workspace named with -w, or of the current folder if it is one,
    or else in those that come with carekg.

    Documents are read on this machine, by rules and a trained model. With --with rules,model,llm their text also goes
    to a large language model at the address that you name, which must speak the OpenAI protocol; what it says is taken
    only if the document bears it out word for word. CAREKG_LLM_URL, CAREKG_LLM_MODEL and CAREKG_LLM_KEY name the
    address, the model and the key. Its answers are kept, so that nothing is asked twice; what is not taken of them is
    listed on standard error.

    \b
    Example:
      carekg extract letter.pdf
      carekg extract letter.pdf --min-confidence 0
      carekg extract folder-of-news/ --format jsonl -o news.jsonl
      carekg extract letter.pdf --with rules,model,llm --llm-url http://localhost:11434/v1 --llm-model qwen3
    """
    from carekg.build.readings.preview import Methods, extract_files, load_llm
    from carekg.build.readings.showing import describe_untaken, write_preview
    from carekg.graph.triples.facts import THRESHOLD

    least = THRESHOLD if min_confidence is None else min_confidence
    asked = None
    if "llm" in methods:
        asked = load_llm(find_llm_endpoint(llm_url, llm_model, llm_timeout), folder, cache)
    else:
        refuse_idle_options(click.get_current_context())
    with show_progress("Reading documents") as progress:
        chosen = Methods(rules="rules" in methods, model="model" in methods, llm=asked)
        preview = extract_files(paths, folder, least, progress, chosen)
    write_output(write_preview(preview, form, terminal_width()), output)
    for line in describe_untaken(preview) if asked else ():
        click.echo(line, err=True)
    for refusal in preview.refused:
        click.echo(str(refusal), err=True)
    if preview.refused:
        click.get_current_context().exit(1)
