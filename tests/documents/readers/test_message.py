"""E-mails and what comes with them."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from carekg.documents import Source, find_sources, read_document
from carekg.errors import DocumentError
from carekg.model import BlockKind, Notice
from tests.documents.samples import assert_sound, shape

K = BlockKind


def make_message() -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Mina Quillfeather <mina@larch.example>"
    message["To"] = "everyone@larch.example"
    message["Subject"] = "Fwd: Café hubs"
    message["Date"] = "Mon, 04 May 2026 09:30:00 +0100"
    return message


def test_subject_sender_and_date_are_read() -> None:
    message = make_message()
    message.set_content("Dear all,\n\nThe hub opens today.\n\nYours sincerely\n\nMina Quillfeather\nLeader\n")
    document = read_document(Source("hub.eml", message.as_bytes()))
    assert_sound(document)
    assert shape(document) == [
        (K.HEADING, "Fwd: Café hubs"),
        (K.PARAGRAPH, "Dear all,"),
        (K.PARAGRAPH, "The hub opens today."),
        (K.SIGNATURE, "Yours sincerely"),
        (K.SIGNATURE, "Mina Quillfeather Leader"),
    ]
    metadata = document.metadata
    assert (metadata.title, metadata.publisher, metadata.date) == ("Café hubs", "Mina Quillfeather", "2026-05-04")


def test_plain_text_is_preferred_and_html_read_where_it_stands_alone() -> None:
    both = make_message()
    both.set_content("The hub opens today.")
    both.add_alternative("<p>Never read.</p>", subtype="html")
    assert "Never" not in read_document(Source("hub.eml", both.as_bytes())).text
    alone = make_message()
    alone.set_content("<html><body><p>The hub <b>opens</b> today.</p></body></html>", subtype="html")
    assert read_document(Source("hub.eml", alone.as_bytes())).text == "Fwd: Café hubs\n\nThe hub opens today."


def test_attachments_are_documents_of_their_own(tmp_path: Path) -> None:
    message = make_message()
    message.set_content("See the plan.")
    message.add_attachment(b"The plan.", maintype="text", subtype="plain", filename="../../plan.txt")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="hub.png")
    message.add_attachment(make_message())
    (tmp_path / "hub.eml").write_bytes(message.as_bytes())
    mail, plan, picture, inner = find_sources([tmp_path])
    assert isinstance(mail, Source)
    assert plan == Source("hub/plan.txt", b"The plan.")
    assert isinstance(picture, Notice)
    assert picture.path == "hub/hub.png"
    assert isinstance(inner, Notice)


@pytest.mark.parametrize("data", [b"no header here", b"Subject: x\n\n", b"\n\n\n\x00\n"])
def test_what_is_no_message_says_so(data: bytes) -> None:
    with pytest.raises(DocumentError):
        read_document(Source("hub.eml", data))
