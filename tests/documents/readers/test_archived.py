"""Web pages saved in one file."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from carekg.documents import Source, read_document
from carekg.errors import DocumentError
from carekg.model import BlockKind
from tests.documents.samples import assert_sound, words_of

PAGE = (
    "<html><head><title>Hub opens | Larch News</title>"
    '<meta property="article:published_time" content="2026-05-04"></head>'
    "<body><nav><a>Home</a></nav><h1>Hub opens</h1>"
    "<p>The council has opened a café and a hub for carers.</p></body></html>"
)


def save_page() -> bytes:
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://news.example/hub"
    message["Subject"] = "Hub opens | Larch News"
    message["Date"] = "Mon, 1 Jun 2026 09:30:00 -0000"
    message.set_content(PAGE, subtype="html", cte="quoted-printable")
    message.add_related(b"\x89PNG", maintype="image", subtype="png")
    message.add_related(b"<p>A frame with an advert.</p>", maintype="text", subtype="html")
    return message.as_bytes()


@pytest.mark.parametrize("name", ["hub.mhtml", "hub.mht"])
def test_the_page_in_it_is_read(name: str) -> None:
    document = read_document(Source(name, save_page()))
    assert_sound(document)
    assert words_of(document, BlockKind.PARAGRAPH) == ["The council has opened a café and a hub for carers."]
    assert "advert" not in document.text
    metadata = document.metadata
    assert (metadata.title, metadata.publisher, metadata.date) == ("Hub opens", "Larch News", "2026-05-04")
    assert metadata.url == "https://news.example/hub"


FRAMESET = (
    "<html><head><title>Larch Council</title></head><frameset cols='20%,80%'>"
    "<frame src='cid:frame-1@mhtml.blink'><frame src='cid:frame-2@mhtml.blink'></frameset></html>"
)
PORTAL = (
    "<html><head><title>Meetings</title></head><body><p>Read the paper below.</p>"
    "<iframe src='cid:frame-1@mhtml.blink'></iframe><iframe src='cid:frame-2@mhtml.blink'></iframe></body></html>"
)


def save_frames(page: str, *frames: str) -> bytes:
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = "https://larch.example/meetings"
    message.set_content(page, subtype="html", cte="quoted-printable")
    for number, frame in enumerate(frames, 1):
        cid = f"<frame-{number}@mhtml.blink>"
        message.add_related(frame.encode(), maintype="text", subtype="html", cid=cid)
    return message.as_bytes()


@pytest.mark.parametrize("page", [FRAMESET, PORTAL])
def test_the_page_in_a_frame_is_read_where_it_is_what_there_is_to_read(page: str) -> None:
    document = read_document(Source("hub.mhtml", save_frames(page, "<p><a href='/'>Home</a></p>", PAGE)))
    assert words_of(document, BlockKind.PARAGRAPH) == ["The council has opened a café and a hub for carers."]
    assert (document.metadata.title, document.metadata.url) == ("Hub opens", "https://larch.example/meetings")


def test_frames_without_words_leave_the_page_refused() -> None:
    with pytest.raises(DocumentError, match="has no words in it"):
        read_document(Source("hub.mhtml", save_frames(FRAMESET, "<p></p>", "")))


@pytest.mark.parametrize("mode", ["shadowmode", "shadowrootmode"])
def test_what_a_page_keeps_in_a_shadow_is_read(mode: str) -> None:
    page = PAGE.replace("<h1>", f"<x-news><template {mode}='open'><h1>").replace("</body>", "</template></x-news>")
    document = read_document(Source("hub.mhtml", save_frames(page)))
    assert words_of(document, BlockKind.PARAGRAPH) == ["The council has opened a café and a hub for carers."]
    hidden = PAGE.replace("<p>", "<template><p>").replace("</body>", "</template></body>")
    assert words_of(read_document(Source("hub.mhtml", save_frames(hidden))), BlockKind.PARAGRAPH) == []


@pytest.mark.parametrize("data", [b"no header here", b"Subject: Hub\nContent-Type: text/plain\n\nNo page.\n"])
def test_what_holds_no_page_says_so(data: bytes) -> None:
    with pytest.raises(DocumentError):
        read_document(Source("hub.mhtml", data))
