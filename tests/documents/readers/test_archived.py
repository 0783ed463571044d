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


@pytest.mark.parametrize("data", [b"no header here", b"Subject: Hub\nContent-Type: text/plain\n\nNo page.\n"])
def test_what_holds_no_page_says_so(data: bytes) -> None:
    with pytest.raises(DocumentError):
        read_document(Source("hub.mhtml", data))
