"""What the server shows of a workspace: each build as an edition of its own, which a later build cannot touch.

A build is published file by file, and its store is a folder whose files Oxigraph opens when it needs them. So an
edition has links to the files of its build in a folder of its own, checked to be of one build, and lives on from them.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import overload

from filelock import FileLock, Timeout

from carekg.build.manifest import Manifest, read_manifest
from carekg.build.published import require_build
from carekg.build.site_parts import PAGE_TITLE, TextsOnDemand, answer_examples
from carekg.build.workspace import Workspace
from carekg.errors import GraphError
from carekg.explore.site import Answered, Site, SiteContent
from carekg.graph.reading import read_graph_file
from carekg.graph.store import read_stamp
from carekg.model import Entity, Knowledge
from carekg.query.answers import Answer
from carekg.query.binding import bind_settings, read_settings
from carekg.query.entities import find_entity
from carekg.query.limits import Limits
from carekg.query.questions import Question
from carekg.query.workers import QueryWorkers
from carekg.resources import ontology_folder
from carekg.scorecard import load_shipped, read_scorecard
from carekg.serve.additions import Outcome
from carekg.serve.editions import Edition
from carekg.serve.index import Index

_TRIES = 50
_PAUSE = 0.2
_MARK = ".serving-"
_LOCK = ".lock"
_FILES = (Workspace.GRAPH, Workspace.SCORECARD, "graph.ttl", "explorer.html")
SERVICES: Mapping[str, str] = {"Ask in SPARQL": "query", "API": "api"}
"""What the server offers beside the site, for the head of each page."""


def find_stamp(workspace: Workspace) -> str | None:
    """Return the stamp of the build that stands in the workspace, or None while there is none that is whole."""
    return read_stamp(workspace.store)


def load_edition(workspace: Workspace, limits: Limits, processes: int) -> Edition:
    """Return the build that stands in the workspace as an edition; raise GraphError where none is whole."""
    require_build(workspace)
    folder, lock, manifest = _take_files(workspace)

    def drop() -> None:
        lock.release()
        shutil.rmtree(folder, ignore_errors=True)

    try:
        workers = QueryWorkers(folder / "store", limits, processes)
    except BaseException:
        drop()
        raise
    parts = _Parts(workspace, folder, workers)

    def close() -> None:
        workers.close()
        drop()

    return Edition(
        stamp=manifest.files[Workspace.GRAPH],
        threshold=manifest.threshold,
        explorer=(folder / "explorer.html").read_bytes(),
        workers=workers,
        knowledge=lambda: parts.knowledge,
        index=lambda: parts.index,
        site=lambda: parts.site,
        close=close,
    )


def drop_leftovers(workspace: Workspace) -> None:
    """Remove the files of editions whose server was ended before it could do so."""
    for folder in workspace.build.glob(f"{_MARK}*"):
        try:
            with FileLock(folder / _LOCK, timeout=0):
                pass
        except (Timeout, OSError):
            continue
        shutil.rmtree(folder, ignore_errors=True)


def add_document(workspace: Workspace, name: str, data: bytes, corrections: Mapping[str, str]) -> Outcome:
    """Add a document by `carekg add` in a process of its own: reading takes memory that a server need not keep."""
    command = [sys.executable, "-m", "carekg", "add", "-", "-w", str(workspace.root.resolve()), f"--name={name}"]
    flags = [f"--{key}={value}" for key, value in corrections.items()]
    done = subprocess.run([*command, *flags], input=data, capture_output=True, check=False)  # noqa: S603 - our own
    said = (done.stdout + done.stderr).decode("utf-8", "replace").splitlines()
    return Outcome(is_added=done.returncode == 0, lines=tuple(line for line in said if line))


def _take_files(workspace: Workspace) -> tuple[Path, FileLock, Manifest]:
    """Return a new folder, locked, with the files of one build, and its manifest; raise GraphError else."""
    for _ in range(_TRIES):
        folder = Path(tempfile.mkdtemp(prefix=_MARK, dir=workspace.build))
        lock = FileLock(folder / _LOCK, timeout=0)
        lock.acquire()
        manifest = _link_build(workspace, folder)
        if manifest is not None:
            return folder, lock, manifest
        lock.release()
        shutil.rmtree(folder, ignore_errors=True)
        time.sleep(_PAUSE)
    raise GraphError("the build is not whole", path=workspace.build, hint="run: carekg build")


def _link_build(workspace: Workspace, folder: Path) -> Manifest | None:
    """Link the files of the build into a folder; return its manifest, or None where they are not all of one build."""
    manifest = read_manifest(workspace.manifest)
    if manifest is None:
        return None
    try:
        for name in _FILES:
            _link_file(workspace.build / name, folder / name)
        (folder / "store").mkdir()
        for path in sorted(workspace.store.iterdir()):
            if path.is_file():
                _link_file(path, folder / "store" / path.name)
    except OSError:
        # Publishing has moved something away in the meantime.
        return None
    return manifest if _is_of(manifest, folder) and read_manifest(workspace.manifest) == manifest else None


def _link_file(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:
        # Not every file system has links; a copy is as good.
        shutil.copyfile(source, target)


def _is_of(manifest: Manifest, folder: Path) -> bool:
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in _FILES}
    same = all(manifest.files.get(name) == digest for name, digest in hashes.items())
    return same and read_stamp(folder / "store") == hashes[Workspace.GRAPH]


class _Parts:
    """What takes a while to read of an edition: each part once, when it is first asked for, whoever asks."""

    def __init__(self, workspace: Workspace, folder: Path, workers: QueryWorkers) -> None:
        self._workspace = workspace
        self._folder = folder
        self._workers = workers
        self._lock = threading.RLock()

    @property
    def knowledge(self) -> Knowledge:
        with self._lock:
            return self._knowledge

    @property
    def index(self) -> Index:
        with self._lock:
            return self._index

    @property
    def site(self) -> Site:
        with self._lock:
            return self._site

    @cached_property
    def _knowledge(self) -> Knowledge:
        return read_graph_file(self._folder / Workspace.GRAPH)

    @cached_property
    def _index(self) -> Index:
        return Index(self._knowledge)

    @cached_property
    def _site(self) -> Site:
        knowledge = self._knowledge
        return Site(
            SiteContent(
                knowledge=knowledge,
                documents=TextsOnDemand(self._workspace, knowledge),
                answers=_AnswersOnDemand(self._ask),
                explorer=b"",
                turtle=(self._folder / "graph.ttl").read_bytes(),
                ontology=(ontology_folder() / "care-policy.ttl").read_bytes(),
                scorecard=read_scorecard(self._folder / Workspace.SCORECARD) or load_shipped(),
                title=PAGE_TITLE,
                services=SERVICES,
            )
        )

    def _ask(self, question: Question, settings: Sequence[str]) -> Answer:
        def find(name: str) -> Entity:
            return find_entity(self.knowledge, name)

        return self._workers.ask(question.sparql, bind_settings(question, read_settings(settings), find))


class _AnswersOnDemand(Sequence[Answered]):
    """The saved questions with their answers, asked when the first of their pages is."""

    def __init__(self, ask: Callable[[Question, Sequence[str]], Answer]) -> None:
        self._ask = ask

    @cached_property
    def _answers(self) -> Sequence[Answered]:
        return tuple(answer_examples(self._ask))

    @overload
    def __getitem__(self, place: int) -> Answered: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Answered]: ...
    def __getitem__(self, place: int | slice) -> Answered | Sequence[Answered]:
        return self._answers[place]

    def __len__(self) -> int:
        return len(self._answers)
