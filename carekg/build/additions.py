"""Adding documents to a workspace and taking them out again, each followed by a build."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path, PurePosixPath

from carekg.build.pipeline import BuildOptions, build_locked
from carekg.build.published import load_store, load_threshold
from carekg.build.publishing import lock_build
from carekg.build.reading import Progress, describe_refusal
from carekg.build.workspace import Workspace
from carekg.curate import (
    append_document_row,
    read_rows,
    remove_document_row,
    remove_document_statements,
    write_table,
)
from carekg.documents import Source, document_id, find_given_sources, find_sources, read_document
from carekg.documents.sources import is_passed_over, leads_outside
from carekg.errors import CarekgError, DocumentError, WorkspaceError
from carekg.files import replace_file
from carekg.graph.documents import list_statements_of, read_documents
from carekg.graph.wording import describe_changes
from carekg.likeness import suggest_nearest
from carekg.model import Document, DocumentMetadata, Notice


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
        _refresh(workspace, progress)
        refused: list[CarekgError] = []
        lines = _copy_documents(workspace, _gather(paths, piped, refused), corrections, refused)
        told = _rebuild(workspace, progress) if lines else []
    return Addition((*lines, *told), tuple(refused))


def remove_document(workspace: Workspace, name: str, progress: Progress) -> list[str]:
    """Take out the document with this id, path or title, the rows that rest on it, and rebuild; say what changed.

    Raises WorkspaceError, and takes nothing out, where there is no such document or a build is under way.
    """
    with lock_build(workspace.build):
        _refresh(workspace, progress)
        store = load_store(workspace)
        documents = read_documents(store)
        metadata = _find_document(documents, name, workspace)
        gone = [metadata, *_list_attachments(documents, metadata, workspace)]
        said = {statement for document in gone for statement in list_statements_of(store, document.id)}
        del store  # what is open cannot be replaced everywhere
        _find_file(workspace, metadata).unlink()
        rows = _remove_rows(workspace, gone, said)
        told = _rebuild(workspace, progress)
    return [f"Removed {metadata.path}" + (f" and {rows} rows of the tables that rest on it" if rows else ""), *told]


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


def _refresh(workspace: Workspace, progress: Progress) -> None:
    """Bring the graph up to date, so that what differs afterwards is the documents' doing alone.

    Raises FaultyTables, before anything is changed, where rows are wrong.
    """
    build_locked(workspace, BuildOptions(threshold=load_threshold(workspace), progress=progress))


def _rebuild(workspace: Workspace, progress: Progress) -> list[str]:
    """Build, and say what that changed."""
    options = BuildOptions(threshold=load_threshold(workspace), progress=progress, compare=True)
    changes = build_locked(workspace, options).changes
    return describe_changes(changes) if changes else ["Nothing changed."]


def _find_file(workspace: Workspace, metadata: DocumentMetadata) -> Path:
    """Return the file of a document; raise WorkspaceError where it came in another file and has none of its own."""
    place = workspace.documents / metadata.path
    if place.is_file():
        return place
    holders = [
        path
        for folder in takewhile(lambda above: above != workspace.documents, place.parents)
        if folder.parent.is_dir()
        for path in sorted(folder.parent.iterdir())
        if path.stem == folder.name and path.suffix.lower() in {".zip", ".eml"}
    ]
    hint = f"take it out of {holders[0].name}, or delete that, and build again" if holders else None
    raise WorkspaceError("this document has no file of its own", path=place, hint=hint)


def _list_attachments(
    documents: Sequence[DocumentMetadata], metadata: DocumentMetadata, workspace: Workspace
) -> list[DocumentMetadata]:
    """Return the documents that came with one, where that is an e-mail."""
    email = PurePosixPath(metadata.path)
    if email.suffix.lower() != ".eml":
        return []
    beside = [each for each in documents if PurePosixPath(each.path).parent == email.with_suffix("")]
    return [each for each in beside if not (workspace.documents / each.path).is_file()]


def _remove_rows(workspace: Workspace, gone: Sequence[DocumentMetadata], said: Collection[str]) -> int:
    """Take out the rows that mean nothing without some documents and what they `said`; return how many they were."""
    decisions = read_rows(workspace.seeds, "decisions.csv")
    kept = [row for row in decisions if row["statement"] not in said]
    if len(kept) != len(decisions):
        write_table(workspace.seeds, "decisions.csv", kept)
    removed = len(decisions) - len(kept)
    for each in gone:
        removed += remove_document_row(workspace.seeds, each.path)
        removed += remove_document_statements(workspace.seeds, each.id)
    return removed


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


def _find_document(documents: Sequence[DocumentMetadata], name: str, workspace: Workspace) -> DocumentMetadata:
    wanted = name.casefold()
    found = [d for d in documents if wanted in {d.id, d.path.casefold(), d.title.casefold()}]
    found = found or [d for d in documents if PurePosixPath(d.path).name.casefold() == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        known = ", ".join(d.id for d in found)
        raise WorkspaceError(
            f"several documents are called {name}", path=workspace.documents, hint=f"give one of these ids: {known}"
        )
    hint = suggest_nearest(name, [d.id for d in documents]) or "carekg query documents lists them"
    raise WorkspaceError(f"there is no document {name!r}", path=workspace.documents, hint=hint)
