"""E-mails and what comes with them."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from carekg.documents import Source, find_sources, read_document
from carekg.errors import DocumentError
from carekg.model import BlockKind, Document, Notice
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


@pytest.mark.parametrize(
    "plain", ["\n \n", "Your program shows no pictures. See this message in a browser: https://larch.example/7\n"]
)
def test_html_is_read_where_the_plain_text_only_points_to_it(plain: str) -> None:
    message = make_message()
    message.set_content(plain)
    words = "The council will open a hub in Larchford in May, and a second one in June. "
    message.add_alternative(f"<html><body><p>{words * 5}</p></body></html>", subtype="html", cte="base64")
    page = list(message.iter_parts())[1]
    assert isinstance(page, EmailMessage)
    page.add_related(b"\x89PNG", maintype="image", subtype="png", cid="<logo>")
    assert read_document(Source("hub.eml", message.as_bytes())).text == f"Fwd: Café hubs\n\n{(words * 5).strip()}"


def test_html_without_a_word_does_not_hide_the_plain_text() -> None:
    message = make_message()
    message.set_content("The hub opens today.\n")
    message.add_alternative("<html><body><img src='cid:hub'></body></html>", subtype="html")
    assert "The hub opens today." in read_document(Source("hub.eml", message.as_bytes())).text


def test_attachments_are_documents_of_their_own(tmp_path: Path) -> None:
    message = make_message()
    message.set_content("See the plan.")
    message.add_attachment(b"The plan.", maintype="text", subtype="plain", filename="../../plan.txt")
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="hub.png")
    message.add_attachment(make_message())
    (tmp_path / "hub.eml").write_bytes(message.as_bytes())
    mail, plan, picture, inner = find_sources([tmp_path])
    assert isinstance(mail, Source)
    assert plan == Source("hub/plan.txt", b"The plan.", email="hub.eml")
    assert isinstance(picture, Notice)
    assert picture.path == "hub/hub.png"
    assert isinstance(inner, Notice)


def test_attachments_of_one_name_are_all_found(tmp_path: Path) -> None:
    message = make_message()
    message.set_content("See the plans.")
    for words in (b"One plan.", b"Another.", b"A third."):
        message.add_attachment(words, maintype="text", subtype="plain", filename="plan.txt")
    (tmp_path / "hub.eml").write_bytes(message.as_bytes())
    found = [(source.path, source.data) for source in find_sources([tmp_path]) if isinstance(source, Source)]
    assert found[1:] == [
        ("hub/plan.txt", b"One plan."),
        ("hub/plan-2.txt", b"Another."),
        ("hub/plan-3.txt", b"A third."),
    ]


@pytest.mark.parametrize("data", [b"no header here", b"Subject: x\n\n", b"\n\n\n\x00\n"])
def test_what_is_no_message_says_so(data: bytes) -> None:
    with pytest.raises(DocumentError):
        read_document(Source("hub.eml", data))


def read_mail(
    body: str, subject: str = "Re: Hubs", *, kind: str = "plain", params: dict[str, str] | None = None
) -> Document:
    message = EmailMessage()
    message["From"] = "Mina Quillfeather <mina@larch.example>"
    message["Subject"] = subject
    message.set_content(body, subtype=kind, params=params)
    return read_document(Source("hub.eml", message.as_bytes()))


def read_own(document: Document) -> list[str]:
    return [words for kind, words in shape(document)[1:] if kind is not K.FURNITURE]


QUOTED = "On Mon, 4 May 2026 at 09:30, Odd Fenn\n<odd@larch.example> wrote:\n\n> Is the hub to close?\n>\n> Odd\n"
OUTLOOK = "From: Odd Fenn <odd@larch.example>\nSent: 4 May 2026 9:30\nTo: Mina\nSubject: Hubs\n\nIs the hub to close?\n"


@pytest.mark.parametrize(
    ("body", "own"),
    [
        (f"The hub stays open.\n\n{QUOTED}", ["The hub stays open."]),
        (f"{QUOTED}\nNo, it stays open.\n", ["No, it stays open."]),
        ("> Is the hub to close?\nNo.\n> And the fund?\nIt ends in May.\n", ["No.", "It ends in May."]),
        (f"The hub stays open.\n\n{OUTLOOK}", ["The hub stays open."]),
        (f"The hub stays open.\n\n-----Original Message-----\n{OUTLOOK}", ["The hub stays open."]),
        (
            "On Monday the council wrote:\n\nThe hub stays open.\n",
            ["On Monday the council wrote:", "The hub stays open."],
        ),
        ("From: May, the hub is open.\nIt is free.\n", ["From: May, the hub is open.", "It is free."]),
    ],
)
def test_earlier_messages_are_furniture(body: str, own: list[str]) -> None:
    document = read_mail(body)
    assert_sound(document)
    assert read_own(document) == own


def test_earlier_messages_in_html_are_furniture() -> None:
    page = (
        "<html><body><p>The hub stays open.</p><div>On Mon, 4 May 2026 at 09:30, Odd Fenn wrote:</div>"
        "<blockquote><p>Is the hub to close?</p></blockquote></body></html>"
    )
    assert read_own(read_mail(page, kind="html")) == ["The hub stays open."]


def test_a_message_that_is_passed_on_is_read() -> None:
    assert "Is the hub to close?" in read_own(read_mail(f"For you.\n\n{OUTLOOK}", "Fwd: Hubs"))
    assert "Is the hub to close?" in read_own(read_mail(OUTLOOK))


GMAIL = (
    "---------- Forwarded message ---------\nFrom: Odd Fenn <odd@larch.example>\nDate: Mon, 4 May 2026 at 09:30\n"
    "Subject: Hubs\nTo: Mina <mina@larch.example>\nCc: Ada <ada@larch.example>\n\n\nThe hub is to close in June.\n"
)
APPLE = (
    "Begin forwarded message:\n\nFrom: Odd Fenn <odd@larch.example>\nSubject: Hubs\nDate: 4 May 2026 at 09:30:00 BST\n"
    "To: Mina <mina@larch.example>\n\nThe hub is to close in June.\n"
)
PAGE = (
    "<html><body><p>For you.</p><p><b>From:</b> Fenn, Odd &lt;odd@larch.example&gt;<br>"
    "<b>Sent:</b> 04 May 2026 9:30<br><b>To:</b> Mina<br><b>Subject:</b> Hubs</p>"
    "<p>The hub is to close in June.</p></body></html>"
)


@pytest.mark.parametrize(
    ("body", "subject", "kind", "own", "sender"),
    [
        (f"For you.\n\n{GMAIL}", "Fwd: Hubs", "plain", "For you.", "Odd Fenn"),
        (f"For you.\n\n{GMAIL}", "Hubs", "plain", "For you.", "Odd Fenn"),
        (APPLE, "Fwd: Hubs", "plain", "", "Odd Fenn"),
        (PAGE, "FW: Hubs", "html", "For you.", "Fenn, Odd"),
        (OUTLOOK.replace("Is the hub to close?", "The hub is to close in June."), "Hubs", "plain", "", "Odd Fenn"),
    ],
)
def test_what_is_passed_on_is_by_whoever_wrote_it(body: str, subject: str, kind: str, own: str, sender: str) -> None:
    document = read_mail(body, subject, kind=kind)
    assert_sound(document)
    assert read_own(document) == [words for words in (own, "The hub is to close in June.") if words]
    assert (document.metadata.publisher, document.metadata.date) == (sender, "2026-05-04")


def test_who_says_more_than_he_passes_on_is_the_sender() -> None:
    document = read_mail(f"We are against this: the county needs the hub, and more.\n\n{APPLE}", "Fwd: Hubs")
    assert document.metadata.publisher == "Mina Quillfeather"


def test_lines_that_the_senders_program_broke_are_joined() -> None:
    body = "The hub will open in \nSeptember, and the fund \nin May.\n\n> Is it \n> open?\n-- \nMina\n"
    document = read_mail(body, params={"format": "flowed"})
    assert "The hub will open in September, and the fund in May." in document.text.split("\n")
    assert "> Is it open?" in document.text.split("\n")
    squeezed = read_mail("Sep \ntember\n", params={"format": "flowed", "delsp": "yes"})
    assert "September" in squeezed.text
