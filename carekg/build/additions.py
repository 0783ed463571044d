"""Adding documents to a workspace, and a build after."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from carekg.build.files.publishing import lock_build
from carekg.build.pipeline import BuildResult
from carekg.build.readings.reading import Progress, describe_refusal
from carekg.build.rebuilding import describe_rebuild, rebuild_graph, refresh_graph
from carekg.build.workspace import Workspace
from carekg.curate import add_document_rows
from carekg.documents import Source, document_id, find_given_sources, find_sources, read_document
from carekg.documents.intake.sources import is_passed_over, leads_outside
from carekg.errors import CarekgError, DocumentError
from carekg.files import replace_file
from carekg.model import Document, Notice


@dataclass(frozen=True, slots=True)
class Addition:
    """What came of adding documents: lines that say so, and an error for each that could not be added."""

    lines: tuple[str, ...]
    refused: tuple[CarekgError, ...]


def add_documents(
    workspace: Workspace,
    paths: Sequence[Path],
    piped: Iterable[Source],
    corrections: Mapping[str, str],
    progress: Progress,
) -> Addition:
    """Copy documents into the workspace, rebuild it, and say what they changed.

    `piped` are documents that came from elsewhere than a file; one without a name gets one from its title.
    `corrections` hold for every document added, and are written to documents.csv. A document that cannot be read, or
    that is there already, is refused and not copied. Raises WorkspaceError, and changes nothing, where a build of the
    workspace is under way.
    """
    with lock_build(workspace.build):
        refresh_graph(workspace, progress)
        refused: list[CarekgError] = []
        arrivals = _plan_arrivals(workspace, _gather(paths, piped, refused), corrections, refused)
        _write_arrivals(workspace, arrivals, corrections)
        if not arrivals:
            return Addition((), tuple(refused))
        result = rebuild_graph(workspace, progress)
    arrived = {each.path for each in arrivals}
    unused = _list_unused(result, arrived)
    lines = [*(each.line for each in arrivals), *describe_rebuild(result, arrived)]
    return Addition(tuple(lines), (*refused, *map(describe_refusal, unused)))


def _list_unused(result: BuildResult, paths: Collection[str]) -> list[Notice]:
    """Return why documents with some paths came into the workspace, and not into the graph."""
    entered = {document.path for document in result.changes.documents.added} if result.changes else set()
    return [notice for notice in result.notices if notice.path in paths and notice.path not in entered]


@dataclass(frozen=True, slots=True)
class _Arrival:
    """A document to be added: its path in the workspace, what is said of it, and whether a file is to be written."""

    path: str
    data: bytes
    line: str
    is_file: bool = True


def _plan_arrivals(
    workspace: Workspace, sources: Iterable[Source], corrections: Mapping[str, str], refused: list[CarekgError]
) -> list[_Arrival]:
    """Return what can be read and is not there yet, each under a path that is free; put errors of others in `refused`.

    What came with an e-mail that is added stands in that.
    """
    arrivals: list[_Arrival] = []
    present, paths = _list_present(workspace), dict[str, str]()
    taken = {document_id(str(path.relative_to(workspace.documents))) for path in workspace.documents.rglob("*")}
    for source in sources:
        try:
            document = read_document(source, corrections)
        except DocumentError as error:
            refused.append(error)
            continue
        twin = present.get(document.metadata.sha256)
        if twin is not None:
            refused.append(DocumentError("is in the workspace already", path=source.path, hint=f"as {twin}"))
            continue
        email = paths.get(source.email)
        if email is None:
            path = _free_path(document.metadata.path, taken)
        else:
            path = f"{PurePosixPath(email).with_suffix('')}/{PurePosixPath(source.path).name}"
        taken.add(document_id(path))
        present[document.metadata.sha256] = paths[source.path] = path
        arrivals.append(_Arrival(path, source.data, _describe_document(document, path), is_file=email is None))
    return arrivals


def _write_arrivals(workspace: Workspace, arrivals: Sequence[_Arrival], corrections: Mapping[str, str]) -> None:
    """Write the rows of documents and then their files, each in one step: a row alone is only told of by a build."""
    if corrections and arrivals:
        add_document_rows(workspace.seeds, [{"path": each.path, **corrections} for each in arrivals])
    for each in arrivals:
        if each.is_file:
            place = workspace.documents / each.path
            place.parent.mkdir(parents=True, exist_ok=True)
            replace_file(place, each.data)


def _list_present(workspace: Workspace) -> dict[str, str]:
    """Return the path of each document of the workspace by its hash."""
    found = find_sources([workspace.documents]) if workspace.documents.is_dir() else ()
    return {item.sha256: item.path for item in found if isinstance(item, Source)}


def _gather(paths: Sequence[Path], piped: Iterable[Source], refused: list[CarekgError]) -> list[Source]:
    """Return the documents to add, each under a name by which a build reads it; put what has none in `refused`."""
    sources = []
    for found in (*find_given_sources(paths), *piped):
        try:
            sources.append(_name_source(found))
        except DocumentError as error:
            refused.append(error)
    return sources


def _name_source(found: Source | Notice) -> Source:
    """Give a document that came without a file name the name that its kind and title suggest.

    Raises DocumentError for what is no document, and for a name under which it would not be read.
    """
    if isinstance(found, Notice):
        raise describe_refusal(found)
    if not found.path:
        return _suggest_name(found)
    if leads_outside(found.path):
        hint = "rename it: no .., no backslash, no drive such as C:"
        raise DocumentError("has a name that leads out of the folder of documents", path=found.path, hint=hint)
    if any(map(is_passed_over, PurePosixPath(found.path).parts)):
        raise DocumentError("has the name of a hidden or temporary file", path=found.path, hint="rename it")
    return found


def _suggest_name(source: Source) -> Source:
    suffix = (
        ".pdf" if source.data.startswith(b"%PDF") else ".html" if b"<html" in source.data[:2000].lower() else ".txt"
    )
    title = read_document(Source("standard-input" + suffix, source.data)).metadata.title
    return Source((document_id(title)[:60].strip("-") or "document") + suffix, source.data)


def _free_path(wanted: str, taken: Collection[str]) -> str:
    """Return a path, numbered where a document has the id of it already."""
    path, number = PurePosixPath(wanted), 1
    while document_id(str(path)) in taken:
        number += 1
        path = PurePosixPath(wanted).with_stem(f"{PurePosixPath(wanted).stem}-{number}")
    return str(path)


def _describe_document(document: Document, path: str) -> str:
    metadata = document.metadata
    facts = (metadata.publisher, metadata.date, str(metadata.nation or ""))
    known = ", ".join(
        fact or f"{label} not known" for label, fact in zip(("publisher", "date", "nation"), facts, strict=True)
    )
    return f"Added {path}: {metadata.title or 'no title'} ({known})"
