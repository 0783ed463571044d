"""Writing the graph of a workspace as a static site, whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from carekg.build.presenting.site_parts import PAGE_TITLE, PLACES, answer_examples
from carekg.build.presenting.views import draw_page
from carekg.build.published import load_knowledge, load_scorecard, load_store, load_threshold
from carekg.build.workspace import Workspace
from carekg.curate import read_tables
from carekg.documents import Source, find_sources, read_document
from carekg.errors import CarekgError, WorkspaceError
from carekg.explore.site import Answered, Site, SiteContent, link_places
from carekg.files import replace_folder, restore_folder
from carekg.graph.forms.turtle import write_turtle
from carekg.model import Document, Knowledge
from carekg.query.answers import Answer
from carekg.query.asking import ask_question
from carekg.query.questions import Question
from carekg.resources import ontology_folder

if TYPE_CHECKING:
    from carekg.build.readings.reading import Progress

_MARK = ".carekg-site"
"""A file that says that a folder was made here, and may be made anew."""


def write_site(workspace: Workspace, folder: Path, progress: Progress) -> int:
    """Write the site into `folder`, in the place of an older one, and return how many pages it has.

    `progress` is told of each file how many are written, and how many there are.

    Raises WorkspaceError where the folder holds something else or is the current one, and GraphError where nothing has
    been built yet.
    """
    if Path.cwd().is_relative_to(folder.resolve()):
        hint = "go elsewhere, or name a new folder in it: --site public"
        raise WorkspaceError("you are in this folder, and it would be replaced", path=folder.resolve(), hint=hint)
    restore_folder(folder)
    if folder.exists() and not (folder / _MARK).is_file() and (not folder.is_dir() or any(folder.iterdir())):
        raise WorkspaceError("there is something else here already", path=folder, hint="name a new or empty folder")
    part = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        site = Site(gather_content(workspace))
        paths = tuple(site.list_paths())
        for written, path in enumerate(paths):
            progress(written, len(paths))
            target = part / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(site.render_page(path))
        (part / _MARK).write_text("Made by carekg render --site; what stands here is made anew each time.\n", "utf-8")
        replace_folder(folder, part)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return sum(path.endswith(".html") for path in paths)


def gather_content(workspace: Workspace) -> SiteContent:
    """Return all that the site of a workspace is made from."""
    knowledge, scorecard = load_knowledge(workspace), load_scorecard(workspace)
    return SiteContent(
        knowledge=knowledge,
        documents={document.metadata.id: document for document in _read_texts(workspace, knowledge)},
        answers=_ask_examples(workspace, knowledge),
        explorer=link_places(draw_page(knowledge, load_threshold(workspace), scorecard), PLACES),
        turtle=write_turtle(workspace.graph.read_bytes()),
        ontology=(ontology_folder() / "care-policy.ttl").read_bytes(),
        scorecard=scorecard,
        title=PAGE_TITLE,
    )


def _ask_examples(workspace: Workspace, knowledge: Knowledge) -> Sequence[Answered]:
    store = load_store(workspace)

    def ask(question: Question, settings: Sequence[str]) -> Answer:
        return ask_question(store, question, settings, workspace.search, knowledge=knowledge)

    return tuple(answer_examples(ask))


def _read_texts(workspace: Workspace, knowledge: Knowledge) -> Iterator[Document]:
    """Yield the documents whose files are as they were when the graph was built."""
    built = {document.sha256 for document in knowledge.documents}
    ids = {document.id for document in knowledge.documents}
    corrections = read_tables(workspace.seeds).documents
    if not workspace.documents.is_dir():
        return
    for source in find_sources([workspace.documents]):
        if isinstance(source, Source) and source.sha256 in built:
            try:
                document = read_document(source, corrections.get(source.path))
            except CarekgError:
                continue  # the build has listed it with its reason
            if document.metadata.id in ids:
                yield document
