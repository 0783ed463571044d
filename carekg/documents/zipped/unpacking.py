"""What stands in a zip archive, and the guard against archives made to do harm."""

from __future__ import annotations

import zipfile
import zlib

from carekg.errors import DocumentError

MOST_MEMBERS = 10_000
LARGEST_TOTAL = 300 * 1024 * 1024
"""Of all members together, unpacked, in bytes."""
MOST_TIMES = 200
"""How many times its packed size a member over a megabyte may have, unpacked."""

_SMALL = 1024 * 1024


def check_archive(archive: zipfile.ZipFile) -> None:
    """Raise DocumentError for an archive that would unpack to more than a person means to send."""
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise DocumentError(f"holds {len(members)} files, over the limit of {MOST_MEMBERS}", hint="split it")
    if sum(member.file_size for member in members) > LARGEST_TOTAL:
        limit = LARGEST_TOTAL // 1024 // 1024
        raise DocumentError(f"unpacks to more than {limit} MB, as a zip bomb does", hint="split it")
    for member in members:
        if member.file_size > _SMALL and member.file_size > MOST_TIMES * max(1, member.compress_size):
            reason = f"holds a file that unpacks to over {MOST_TIMES} times its size, as a zip bomb does"
            raise DocumentError(reason, hint="save its text alone")


def read_member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Return a member's bytes; raise DocumentError where it is longer than the archive says, locked or damaged."""
    if member.flag_bits & 1:
        raise DocumentError("is locked with a password", hint="take the password off")
    try:
        with archive.open(member) as stream:
            data = stream.read(member.file_size + 1)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError, zlib.error) as error:
        raise DocumentError("is damaged inside its archive", hint="make the archive again") from error
    if len(data) > member.file_size:
        raise DocumentError("is longer than its archive says, as a zip bomb is", hint="make the archive again")
    return data
