"""Adding documents to a workspace, and a build after."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from carekg.build.publishing import lock_build
from carekg.build.reading import Progress, describe_refusal
from carekg.build.rebuilding import rebuild_graph, refresh_graph
from carekg.build.workspace import Workspace
from carekg.curate import append_document_row
from carekg.documents import Source, document_id, find_given_sources, find_sources, read_document
from carekg.documents.sources import is_passed_over, leads_outside
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
        lines = _copy_documents(workspace, _gather(paths, piped, refused), corrections, refused)
        told = rebuild_graph(workspace, progress) if lines else []
    return Addition((*lines, *told), tuple(refused))


def _copy_documents(
    workspace: Workspace, sources: Sequence[Source], corrections: Mapping[str, str], refused: list[CarekgError]
) -> list[str]:
    """Copy what can be read and is not there yet; return a line for each, and put the errors of others in `refused`."""
    lines: list[str] = []
    present, copied = _list_present(workspace), dict[str, str]()
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
        if source.email in copied:
            # The e-mail has brought it along.
            target = f"{PurePosixPath(copied[source.email]).with_suffix('')}/{PurePosixPath(source.path).name}"
        else:
            target = _copy_document(workspace, document.metadata.path, source.data)
        present[document.metadata.sha256] = copied[source.path] = target
        if corrections:
            append_document_row(workspace.seeds, {"path": target, **corrections})
        lines.append(_describe_document(document, target))
    return lines


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


def _copy_document(workspace: Workspace, path: str, data: bytes) -> str:
    """Write a document under a name that is free, in one step, and return its path in the workspace."""
    wanted = PurePosixPath(path)
    number, target = 1, wanted
    taken = {document_id(str(p.relative_to(workspace.documents))) for p in workspace.documents.rglob("*")}
    while document_id(str(target)) in taken:
        number += 1
        target = wanted.with_stem(f"{wanted.stem}-{number}")
    place = workspace.documents / target
    place.parent.mkdir(parents=True, exist_ok=True)
    replace_file(place, data)
    return str(target)


def _describe_document(document: Document, path: str) -> str:
    metadata = document.metadata
    facts = (metadata.publisher, metadata.date, str(metadata.nation or ""))
    known = ", ".join(
        fact or f"{label} not known" for label, fact in zip(("publisher", "date", "nation"), facts, strict=True)
    )
    return f"Added {path}: {metadata.title or 'no title'} ({known})"
