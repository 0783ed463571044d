"""A workspace: the folder that holds the tables and documents (`seeds/`) and what is built of them (`build/`)."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from carekg.errors import WorkspaceError
from carekg.resources import seeds_folder


@dataclass(frozen=True, slots=True)
class Workspace:
    """The places in a workspace. Nothing is read until it is asked for."""

    GRAPH: ClassVar = "graph.nq"
    TURTLE: ClassVar = "graph.ttl"
    TRIG: ClassVar = "graph.trig"
    RECORD: ClassVar = "graph.json"
    STORE: ClassVar = "store"
    STATEMENTS: ClassVar = "statements.jsonl"
    MANIFEST: ClassVar = "manifest.json"
    ANNOTATED: ClassVar = "annotated"
    SCORECARD: ClassVar = "scorecard.json"
    EXPLORER: ClassVar = "explorer.html"
    SEARCH: ClassVar = "search/index.sqlite"
    NAMES: ClassVar = "search/names.tsv"

    root: Path

    @property
    def seeds(self) -> Path:
        """The curated tables."""
        return self.root / "seeds"

    @property
    def documents(self) -> Path:
        """The documents to read."""
        return self.seeds / "documents"

    @property
    def annotated(self) -> Path:
        """The user's own annotated documents, to measure extraction on; most workspaces have none."""
        return self.root / self.ANNOTATED

    @property
    def scorecard(self) -> Path:
        """How often extraction was right, as the last build knows it."""
        return self.build / self.SCORECARD

    @property
    def build(self) -> Path:
        """Everything that is made, and may be deleted at any time."""
        return self.root / "build"

    @property
    def cache(self) -> Path:
        """What was read of each document, by content."""
        return self.build / "cache"

    @property
    def linked(self) -> Path:
        """What was read of each document, linked to the tables, a line each behind a hash of the content of both."""
        return self.build / "linked.jsonl"

    @property
    def answers(self) -> Path:
        """What a large language model answered, by what it was asked."""
        return self.build / "answers"

    @property
    def graph(self) -> Path:
        """The sorted N-Quads that every other form of the graph is made from."""
        return self.build / self.GRAPH

    @property
    def store(self) -> Path:
        """The Oxigraph store that questions are asked of."""
        return self.build / self.STORE

    @property
    def record(self) -> Path:
        """What each named graph was written from, so that the next build writes only those that change."""
        return self.build / self.RECORD

    @property
    def search(self) -> Path:
        """The index of the words of quotes, names, titles and descriptions."""
        return self.build / self.SEARCH

    @property
    def names(self) -> Path:
        """What may be typed for each entity, for the shell to complete."""
        return self.build / self.NAMES

    @property
    def manifest(self) -> Path:
        """What the build was made from, and what it holds."""
        return self.build / self.MANIFEST


def find_workspace(folder: Path | None = None) -> Workspace:
    """Return the workspace at `folder`, or at the current folder; raise WorkspaceError where there is none."""
    root = folder or Path()
    if not root.is_dir():
        raise WorkspaceError("there is no such folder", path=root, hint="make a workspace with: carekg init DIR")
    if not (root / "seeds").is_dir():
        raise WorkspaceError(
            "this is no workspace: it has no folder seeds/",
            path=root.resolve(),
            hint="go to one, name one with -w DIR, or make one with: carekg init DIR",
        )
    return Workspace(root)


def find_seeds(folder: Path | None = None) -> Path:
    """Return the tables of the workspace at `folder`; without one those of the current folder, or else carekg's own."""
    if folder is not None:
        return find_workspace(folder).seeds
    try:
        return find_workspace().seeds
    except WorkspaceError:
        return seeds_folder()


def create_workspace(folder: Path, *, samples: bool = True) -> Workspace:
    """Make a workspace in `folder`, which must be new or empty: the tables, the sample documents and a README.

    Without `samples` the documents are left out, and of the tables what quotes them. Where it cannot be made whole,
    nothing of it is left.
    """
    # Most commands only want to know where a workspace is.
    import shutil
    from importlib import resources as package_files

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WorkspaceError("there is something here already", path=folder, hint="name a new or empty folder")
    with ExitStack() as undo:
        undo.callback(_take_back, folder, is_new=not folder.exists())
        shutil.copytree(seeds_folder(), folder / "seeds", dirs_exist_ok=True)
        if not samples:
            _remove_samples(folder / "seeds")
        readme = package_files.files("carekg.build").joinpath("workspace-readme.md").read_text(encoding="utf-8")
        (folder / "README.md").write_text(readme, encoding="utf-8")
        (folder / ".gitignore").write_text("build/\n", encoding="utf-8")
        undo.pop_all()
    return Workspace(folder)


def _take_back(folder: Path, *, is_new: bool) -> None:
    """Remove what was made of a workspace, and its folder only if that `is_new` too."""
    import shutil

    shutil.rmtree(folder / "seeds", ignore_errors=True)
    with suppress(OSError):
        for name in ("README.md", ".gitignore"):
            (folder / name).unlink(missing_ok=True)
        if is_new:
            folder.rmdir()


def _remove_samples(seeds: Path) -> None:
    # It takes a while to load what reads tables.
    from carekg.curate import read_rows, write_table

    documents = sorted((seeds / "documents").iterdir())
    ids = {document.stem for document in documents}
    write_table(
        seeds, "statements.csv", [row for row in read_rows(seeds, "statements.csv") if row["source"] not in ids]
    )
    write_table(seeds, "documents.csv", [])
    for document in documents:
        document.unlink()
