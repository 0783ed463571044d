"""Putting a finished build in place so that a reader, or a crash, meets the old one or the new one and never a mixture.

The new files are staged beside the old ones. When the last is written and flushed, the staging folder is renamed to say
that it is complete; from then on the moves can be done again by whoever comes next. A crash before that moment leaves
the earlier build as it was, and one after it is put right by `finish_publishing`, which every reader calls first.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from carekg.errors import WorkspaceError

_STAGING = ".staging"
_COMPLETE = ".complete"
_REPLACED = ".replaced"


@contextmanager
def lock_build(folder: Path) -> Iterator[None]:
    """Hold the build folder against other builds, and finish what a crash interrupted.

    Raises WorkspaceError at once if one is under way.
    """
    # What only reads takes no lock.
    from filelock import FileLock, Timeout

    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / ".lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise WorkspaceError(
            "another build of this workspace is under way", path=folder, hint="wait until it is done, then try again"
        ) from None
    try:
        _move_complete(folder)
        yield
    finally:
        lock.release()


def open_staging(folder: Path) -> Path:
    """Return an empty folder beside the published files to write a build into. The caller holds the lock."""
    import shutil

    staging = folder / _STAGING
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir()
    return staging


def publish_staging(folder: Path) -> None:
    """Put everything that was staged in place of what stood there. The caller holds the lock."""
    staging = folder / _STAGING
    for path in sorted(staging.rglob("*")):
        if path.is_file():
            _flush(path)
    staging.rename(folder / _COMPLETE)
    _flush(folder)
    _move_complete(folder)


def finish_publishing(folder: Path) -> None:
    """Finish what a crash interrupted, unless a build is under way that will do so itself."""
    if not (folder / _COMPLETE).is_dir():
        return
    with suppress(WorkspaceError), lock_build(folder):
        pass


def _move_complete(folder: Path) -> None:
    # It takes a while to load, and what only reads seldom comes here.
    import shutil

    complete = folder / _COMPLETE
    replaced = folder / _REPLACED
    if not complete.is_dir():
        return
    for new in sorted(complete.iterdir()):
        old = folder / new.name
        # A folder that holds something cannot be replaced by a rename: it is moved out of the way first.
        if old.is_dir():
            shutil.rmtree(replaced, ignore_errors=True)
            old.rename(replaced)
        new.replace(old)
    complete.rmdir()
    shutil.rmtree(replaced, ignore_errors=True)
    _flush(folder)


def _flush(path: Path) -> None:
    """Have the system write a file or folder to the disk. Windows cannot open a folder, and needs no flush of it."""
    if path.is_dir() and os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
