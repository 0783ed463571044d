"""Word and OpenDocument files are zip archives of XML; what makes one safe to open."""

from __future__ import annotations

import io
import re
import zipfile

from carekg.documents.zipped.unpacking import check_archive, read_member
from carekg.errors import DocumentError

_DECLARES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_LARGEST = 100 * 1024 * 1024
_OLD_WORD = b"\xd0\xcf\x11\xe0"


def check_package(data: bytes, kind: str, content: str) -> None:
    """Raise DocumentError where a file is no package of this kind, or one made to do harm.

    `kind` is what the user knows it as, such as `Word`; `content` is the member that holds the text. XML that declares
    entities is refused: no office program writes any, and they can be made to unfold without end.
    """
    if data.startswith(_OLD_WORD):
        raise DocumentError(f"is no {kind} file of this kind: an old or a locked one", hint="save it anew, unlocked")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise DocumentError(f"is no {kind} file, or a damaged one", hint="save it anew") from error
    check_archive(archive)
    members = archive.infolist()
    if content not in archive.namelist():
        raise DocumentError(f"is no {kind} file: it has no {content}", hint="save it anew")
    if sum(member.file_size for member in members) > _LARGEST:
        raise DocumentError(f"unpacks to over {_LARGEST // 1024 // 1024} MB", hint="save its text alone")
    for member in members:
        content_bytes = read_member(archive, member)
        if member.filename.endswith((".xml", ".rels")) and _DECLARES.search(content_bytes):
            raise DocumentError("declares entities in its XML, which may do harm", hint="save it anew")
