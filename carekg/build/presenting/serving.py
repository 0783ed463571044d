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
import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout

from carekg.build.files.manifest import Manifest, read_manifest
from carekg.build.presenting.editions import Holdings, open_edition
from carekg.build.published import require_build
from carekg.build.workspace import Workspace
from carekg.errors import GraphError
from carekg.graph.disk.store import read_stamp
from carekg.query.processes.limits import Limits
from carekg.serve.additions import Outcome
from carekg.serve.editions import Edition, Origin

_LOOK_SECONDS = 1.0
_TRIES = 50
_PAUSE = 0.2
_MARK = ".serving-"
_LOCK = ".lock"
_FILES = (Workspace.GRAPH, Workspace.SCORECARD, Workspace.TURTLE, Workspace.EXPLORER)


def watch_workspace(workspace: Workspace, limits: Limits, processes: int) -> Origin:
    """Return the builds of a workspace as editions to come; clear away what an earlier server left there."""
    drop_leftovers(workspace)
    return Origin(partial(find_stamp, workspace), partial(load_edition, workspace, limits, processes), _LOOK_SECONDS)


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

    holdings = Holdings(
        stamp=manifest.files[Workspace.GRAPH],
        threshold=manifest.threshold,
        folder=folder,
        store=folder / "store",
        workspace=workspace,
        drop=drop,
    )
    return open_edition(holdings, limits, processes)


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
        # It is published before the store: beside a store of this build it is of this build, too.
        (folder / Workspace.SEARCH).parent.mkdir()
        _link_file(workspace.search, folder / Workspace.SEARCH)
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
