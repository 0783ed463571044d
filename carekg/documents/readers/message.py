"""E-mails: the subject as heading, then the text; the HTML form only where there is no plain one."""

from __future__ import annotations

import email
import email.policy
import re
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from carekg.documents.blocks import find_blocks
from carekg.documents.drafts import Draft, shift_draft
from carekg.documents.encodings import decode_text
from carekg.errors import DocumentError
from carekg.model import Block, BlockKind

_UNREADABLE = (AssertionError, AttributeError, LookupError, MessageError, TypeError, ValueError)
"""What the standard library raises on headers and bodies that break the rules of mail."""


def read(data: bytes) -> Draft:
    """Return an e-mail's subject and text with its blocks; raise DocumentError where it has no text."""
    message = parse_message(data)
    subject = " ".join(_read_header(message, "subject").split())
    draft = shift_draft(_read_body(message), len(subject) + 2 if subject else 0)
    heading = (Block(BlockKind.HEADING, 0, len(subject), level=1),) if subject else ()
    text = f"{subject}\n\n{draft.text}" if subject else draft.text
    return Draft(text, heading + draft.blocks, {**draft.properties, **_read_headers(message, subject)})


def parse_message(data: bytes) -> EmailMessage:
    """Return an e-mail taken apart; raise DocumentError where the bytes are none."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        if not isinstance(message, EmailMessage) or not message.keys():
            raise DocumentError("is no e-mail: it has no header lines")
    except _UNREADABLE as error:
        raise DocumentError("is no e-mail, or a damaged one", hint="save its text alone") from error
    return message


def _read_body(message: EmailMessage) -> Draft:
    try:
        part = message.get_body(("plain", "html"))
        payload = part.get_payload(decode=True) if part is not None else None
        charset = part.get_content_charset() if part is not None else None
    except _UNREADABLE as error:
        raise DocumentError("is an e-mail whose text cannot be made out", hint="save its text alone") from error
    if part is None or not isinstance(payload, bytes) or not payload.strip():
        raise DocumentError("is an e-mail without a text")
    if part.get_content_subtype() == "html":
        from carekg.documents.readers.html import read_html

        return read_html(decode_text(payload, charset))
    text = decode_text(payload, charset)
    return Draft(text, find_blocks(text))


def _read_header(message: EmailMessage, name: str) -> str:
    try:
        return str(message[name] or "")
    except _UNREADABLE:
        return ""


def _read_headers(message: EmailMessage, subject: str) -> dict[str, str]:
    name, address = parseaddr(_read_header(message, "from"))
    sent = _read_header(message, "date")
    try:
        date = parsedate_to_datetime(sent).date().isoformat() if sent else ""
    except (ValueError, TypeError, OverflowError):
        date = ""
    title = re.sub(r"^(?:(?:re|fwd?|fw)\s*:\s*)+", "", subject, flags=re.IGNORECASE)
    return {"title": title, "publisher": name or address, "date": date, "genre": "e-mail"}
