"""Taking documents out of a workspace, with all that rests on them, and a build after."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import takewhile
from pathlib import Path, PurePosixPath

from carekg.build.files.publishing import lock_build
from carekg.build.published import load_store
from carekg.build.readings.reading import Progress
from carekg.build.rebuilding import describe_rebuild, rebuild_graph, refresh_graph
from carekg.build.workspace import Workspace
from carekg.curate import read_rows, remove_document_row, remove_document_statements, write_table
from carekg.errors import WorkspaceError
from carekg.graph.triples.documents import list_statements_of, read_documents
from carekg.likeness import suggest_nearest
from carekg.model import DocumentMetadata


def remove_document(workspace: Workspace, name: str, progress: Progress) -> list[str]:
    """Take out the document with this id, path or title, the rows that rest on it, and rebuild; say what changed.

    Raises WorkspaceError, and takes nothing out, where there is no such document or a build is under way.
    """
    with lock_build(workspace.build):
        refresh_graph(workspace, progress)
        store = load_store(workspace)
        documents = read_documents(store)
        metadata = _find_document(documents, name, workspace)
        gone = [metadata, *_list_attachments(documents, metadata, workspace)]
        said = {statement for document in gone for statement in list_statements_of(store, document.id)}
        del store  # what is open cannot be replaced everywhere
        _find_file(workspace, metadata).unlink()
        rows = _remove_rows(workspace, gone, said)
        told = describe_rebuild(rebuild_graph(workspace, progress), [document.path for document in gone])
    rested = "1 row of the tables that rests on it" if rows == 1 else f"{rows} rows of the tables that rest on it"
    return [f"Removed {metadata.path}{f' and {rested}' if rows else ''}", *told]


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
