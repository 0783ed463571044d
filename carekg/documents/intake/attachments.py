"""The files that come with an e-mail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email.errors import MessageError
from email.message import EmailMessage, Message
from pathlib import PurePosixPath

from carekg.documents.intake.formats import find_format
from carekg.documents.intake.sources import Source, name_unknown
from carekg.documents.readers import READERS
from carekg.documents.readers.message import parse_message
from carekg.errors import DocumentError
from carekg.model import Notice

_MOST = 200


def with_attachments(source: Source) -> Iterator[Source | Notice]:
    """Yield a document and, where it is an e-mail, the files that come with it."""
    yield source
    if find_format(source.path, source.data) == ".eml":
        yield from open_attachments(source.path, source.data)


def open_attachments(path: str, data: bytes) -> Iterator[Source | Notice]:
    """Yield an e-mail's attachments that can be read, and a notice for each that cannot.

    Their paths are the e-mail's, without suffix, and their own names. Pictures set within the text are passed over.
    A file that is no e-mail yields nothing: reading it says why.
    """
    try:
        parts = list(parse_message(data).iter_attachments())
    except (DocumentError, MessageError, AttributeError, KeyError, LookupError, TypeError, ValueError):
        return
    met: set[str] = set()
    for number, part in enumerate(parts, 1):
        if number > _MOST:
            yield Notice(path, f"has {len(parts)} attachments, and only the first {_MOST} were read")
            return
        if not _is_picture(part):
            found = _open_attachment(part, path, number)
            while isinstance(found, Source) and found.path in met:
                found = replace(found, path=_name_anew(found.path, number))
            met.add(found.path)
            yield found


def _open_attachment(part: Message, email: str, number: int) -> Source | Notice:
    folder = PurePosixPath(email).with_suffix("")
    try:
        stated = part.get_filename() or ""
        content = part.get_payload(decode=True)
    except (LookupError, TypeError, ValueError):
        return Notice(f"{folder}/attachment-{number}", "is an attachment that cannot be taken out")
    name = PurePosixPath(stated.replace("\\", "/")).name.strip() or _make_name(number, content)
    path = f"{folder}/{name}"
    if part.get_content_maintype() == "message" or PurePosixPath(name).suffix.lower() in {".zip", ".eml"}:
        return Notice(
            path, "is a message or an archive inside an e-mail, and those are not opened", hint="save it apart"
        )
    if PurePosixPath(name).suffix.lower() not in READERS:
        return name_unknown(path)
    if not isinstance(content, bytes):
        return Notice(path, "is an attachment that cannot be taken out")
    return Source(path, content, email)


def _name_anew(path: str, number: int) -> str:
    """Return the path of an attachment that has the name of an earlier one, which mail programs allow."""
    file = PurePosixPath(path)
    return str(file.with_name(f"{file.stem}-{number}{file.suffix}"))


def _make_name(number: int, content: object) -> str:
    return f"attachment-{number}{find_format('', content) if isinstance(content, bytes) else ''}"


def _is_picture(part: Message) -> bool:
    inline = part.get_content_disposition() != "attachment" if isinstance(part, EmailMessage) else True
    return inline and part.get_content_maintype() == "image"
