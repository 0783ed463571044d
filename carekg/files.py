"""Replacing files and folders so that a reader, or a crash, meets the old one or the new one, never half of either."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from carekg.errors import describe_os_error


def replace_file(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Write `data` under `path` in one step, as `replace_with_pieces` does."""
    replace_with_pieces(path, (data,), durable=durable)


def replace_with_pieces(path: Path, pieces: Iterable[bytes], *, durable: bool = True) -> None:
    """Write pieces, one after the other, under `path` in one step, with the permissions of the file that it replaces.

    `durable` waits until the disk has it, for what cannot be made again. Raises WorkspaceError where it cannot be
    written; the old file is then as it was, as it is where no more pieces can be made.
    """
    try:
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        part = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.writelines(pieces)
                stream.flush()
                if durable:
                    os.fsync(stream.fileno())
            # mkstemp makes files that only their owner can read.
            part.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_read_umask())
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise describe_os_error(error, path, "cannot be written") from error


def replace_folder(path: Path, new: Path) -> None:
    """Put the folder `new`, on the same disk, where `path` is, in place of what is there.

    Raises OSError where it cannot be moved; what was there then stands as it did. Where this process is killed in
    between, `restore_folder` puts things right.
    """
    restore_folder(path)
    if not path.exists():
        new.rename(path)
        return
    old = _name_old(path)
    path.rename(old)
    try:
        new.rename(path)
    except OSError:
        old.rename(path)
        raise
    # What goes by the name of the old folder is whole: whoever is killed while he removes it leaves no half of one.
    old.rename(new)
    shutil.rmtree(new, ignore_errors=True)


def restore_folder(path: Path) -> None:
    """Put back the folder that `replace_folder`, killed, has left moved aside; clear it away where the new one stands.

    Raises OSError where it cannot be moved.
    """
    old = _name_old(path)
    if not old.is_dir():
        return
    if path.exists():
        shutil.rmtree(old, ignore_errors=True)
    else:
        old.rename(path)


def _name_old(path: Path) -> Path:
    return path.with_name(f".{path.name}.carekg-old")


def _read_umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
