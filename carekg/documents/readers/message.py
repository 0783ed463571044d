"""E-mails: the subject as heading, then the text; the HTML form where there is no plain one, or one that points to it.

Earlier messages in the text are furniture: they are of another day and another sender. What is passed on is text, and
of its own sender and day.
"""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import replace
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.utils import parseaddr, parsedate_to_datetime

from carekg.documents.characters.encodings import decode_text
from carekg.documents.drafts import Draft, shift_draft
from carekg.documents.readers.threads import Thread, find_thread_blocks, read_thread, set_aside
from carekg.errors import DocumentError
from carekg.model import Block, BlockKind

_UNREADABLE = (AssertionError, AttributeError, LookupError, MessageError, TypeError, ValueError)
"""What the standard library raises on headers and bodies that break the rules of mail."""
_STUB_WORDS = 100
_FULLER = 3
"""How many times as many words an HTML form has whose plain form only says where to read it."""


def read(data: bytes) -> Draft:
    """Return an e-mail's subject and text with its blocks; raise DocumentError where it has no text."""
    message = parse_message(data)
    subject = " ".join(_read_header(message, "subject").split())
    body = _read_body(message)
    thread = read_thread(body.text, subject)
    blocks = set_aside(body.blocks, thread.asides) if body.blocks else find_thread_blocks(body.text, thread.asides)
    draft = shift_draft(replace(body, blocks=blocks), len(subject) + 2 if subject else 0)
    heading = (Block(BlockKind.HEADING, 0, len(subject), level=1),) if subject else ()
    text = f"{subject}\n\n{draft.text}" if subject else draft.text
    return Draft(text, heading + draft.blocks, {**draft.properties, **_read_headers(message, subject, thread)})


def parse_message(data: bytes) -> EmailMessage:
    """Return an e-mail taken apart; raise DocumentError where the bytes are none."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        if not isinstance(message, EmailMessage) or not message.keys():
            raise DocumentError("is no e-mail: it has no header lines")
    except _UNREADABLE as error:
        raise DocumentError("is no e-mail, or a damaged one", hint="save its text alone") from error
    return message


def find_body(message: EmailMessage, *kinds: str) -> tuple[Message, str] | None:
    """Return the part of a message that is its text, `plain` or `html`, and that text; None where there is none.

    Raises DocumentError where it cannot be made out.
    """
    try:
        part = message.get_body(kinds)
    except _UNREADABLE as error:
        raise DocumentError("has a text that cannot be made out", hint="save its text alone") from error
    text = decode_part(part) if part is not None else ""
    return (part, text) if part is not None and text else None


def decode_part(part: Message) -> str:
    """Return the text of a part, empty where it has none; raise DocumentError where it cannot be made out."""
    try:
        payload = part.get_payload(decode=True)
        charset = part.get_content_charset()
    except _UNREADABLE as error:
        raise DocumentError("has a text that cannot be made out", hint="save its text alone") from error
    return decode_text(payload, charset) if isinstance(payload, bytes) and payload.strip() else ""


def _read_body(message: EmailMessage) -> Draft:
    """Return the text of a message; a plain one has no blocks yet."""
    plain = find_body(message, "plain")
    page = _read_page(message, plain[1] if plain else "")
    if page is not None:
        return page
    if plain is None:
        raise DocumentError("is an e-mail without a text", hint="what is attached to it is read by itself")
    part, text = plain
    if part.get_param("format") == "flowed":
        text = _join_flowed(text, delete_space=part.get_param("delsp") == "yes")
    return Draft(text, ())


def _read_page(message: EmailMessage, plain: str) -> Draft | None:
    """Return the HTML form of a message where the plain one is empty or only points to it; None where that will do."""
    words = len(plain.split())
    found = find_body(message, "html") if words < _STUB_WORDS else None
    if found is None:
        return None
    from carekg.documents.readers.html import read_html

    try:
        page = read_html(found[1])
    except DocumentError:
        if plain:
            return None
        raise
    return page if len(page.text.split()) > _FULLER * words else None


def _join_flowed(text: str, *, delete_space: bool) -> str:
    """Return `format=flowed` text with the lines joined that the sender's program broke, as RFC 3676 describes it."""
    lines: list[str] = []
    open_depth = -1
    for raw in text.split("\n"):
        line = raw.rstrip("\r")
        depth = len(line) - len(line.lstrip(">"))
        words = line[depth:].removeprefix(" ")
        if depth == open_depth and words != "-- ":
            lines[-1] += words
        else:
            lines.append(f"{'>' * depth} {words}" if depth else words)
        flows = words.endswith(" ") and words != "-- "
        if flows and delete_space:
            lines[-1] = lines[-1][:-1]
        open_depth = depth if flows else -1
    return "\n".join(lines)


def _read_header(message: EmailMessage, name: str) -> str:
    try:
        return str(message[name] or "")
    except _UNREADABLE:
        return ""


def _read_headers(message: EmailMessage, subject: str, thread: Thread) -> dict[str, str]:
    name, address = parseaddr(_read_header(message, "from"))
    sent = _read_header(message, "date")
    try:
        date = parsedate_to_datetime(sent).date().isoformat() if sent else ""
    except (ValueError, TypeError, OverflowError):
        date = ""
    title = re.sub(r"^(?:(?:re|fwd?|fw)\s*:\s*)+", "", subject, flags=re.IGNORECASE)
    sender, sent_on = thread.sender or name or address, thread.date or date
    return {"title": title, "publisher": sender, "date": sent_on, "genre": "e-mail"}
