"""Commands that write the graph out for other programs, and for the browser."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from carekg.cli.completing import complete_entity
from carekg.cli.options import output_option, show_activity, show_progress, workspace_option, write_output

_FORMATS = ("ttl", "trig", "nq", "jsonld", "rdfxml", "graphml", "gexf", "csv", "xlsx")
_FORMATS_HELP = (
    "For what program. ttl and rdfxml hold one graph; trig, nq and jsonld one for each document, which rdflib reads "
    "with Dataset, not Graph."
)


@click.command()
@workspace_option
@click.option("--format", "form", type=click.Choice(_FORMATS), required=True, help=_FORMATS_HELP)
@output_option
def export(folder: Path | None, form: str, output: Path | None) -> None:
    """Write the graph for Gephi (gexf, graphml), Excel (xlsx, csv) or a triple store.

    \b
    Example:
      carekg export --format xlsx -o care.xlsx
      carekg export --format gexf -o care.gexf
    """
    from carekg.build.presenting.views import export_workspace
    from carekg.build.workspace import find_workspace

    if form == "xlsx" and output is None and sys.stdout.isatty():
        raise click.UsageError("a spreadsheet is no text for a terminal; name a file with -o FILE.xlsx")
    with show_activity("Writing the graph"):
        data = export_workspace(find_workspace(folder), form)
    write_output(data, output)
    if output is not None:
        click.echo(f"Wrote {output}", err=True)


@click.command()
@workspace_option
@click.option(
    "--focus",
    metavar="ENTITY",
    shell_complete=complete_entity,
    help="Only what lies around this one; any of its names will do.",
)
@click.option("--depth", type=click.IntRange(1, 6), metavar="NUMBER", help="How many steps around it; 1 unless named.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The page to write.")
@click.option(
    "--site",
    type=click.Path(file_okay=False, path_type=Path),
    help="A folder for a whole site: a page for each entity, document and question.",
)
def render(folder: Path | None, focus: str | None, depth: int | None, output: Path | None, site: Path | None) -> None:
    """Write the explorer page, the part of it around one entity, or a whole site that any web server can offer.

    \b
    Example:
      carekg render --focus "Better Care Fund" --depth 2 -o better-care-fund.html
      carekg render --site public
    """
    from carekg.build.workspace import find_workspace

    if (output is None) == (site is None) or (site is not None and focus is not None):
        raise click.UsageError("name a page with -o FILE, or a folder for a whole site with --site DIR")
    if depth is not None and focus is None:
        raise click.UsageError("--depth needs --focus ENTITY, around which it counts")
    if site is not None:
        from carekg.build.presenting.site import write_site

        with show_progress("Writing pages") as progress:
            pages = write_site(find_workspace(folder), site, progress)
        click.echo(f"Wrote {pages:,} pages; begin at {site / 'index.html'}", err=True)
        return
    from carekg.build.presenting.views import render_workspace

    with show_activity("Drawing the page"):
        data = render_workspace(find_workspace(folder), focus, depth or 1)
    write_output(data, output)
    click.echo(f"Wrote {output}", err=True)
