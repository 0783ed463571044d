"""What several tests of documents share: reading a few lines of text, and a small hand-written PDF."""

from __future__ import annotations

from collections.abc import Sequence

from carekg.documents import Source, block_text, read_document
from carekg.model import BlockKind, Document


def read(text: str, name: str = "note.txt") -> Document:
    return read_document(Source(name, text.encode()))


def shape(document: Document) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block_text(document, block).strip()) for block in document.blocks]


def words_of(document: Document, kind: BlockKind) -> list[str]:
    return [words for found, words in shape(document) if found is kind]


def parents(document: Document) -> dict[str, str | None]:
    """The words of each block and those of the block it is read under."""
    words = [words for _, words in shape(document)]
    return {
        words[index]: None if block.parent is None else words[block.parent]
        for index, block in enumerate(document.blocks)
    }


def assert_sound(document: Document) -> None:
    """Blocks are in order, apart, within the text, as long as their words, and read under earlier ones."""
    position = 0
    for index, block in enumerate(document.blocks):
        assert position <= block.start < block.end <= len(document.text)
        position = block.end
        words = block_text(document, block)
        assert len(words) == block.end - block.start
        assert "\n" not in words
        assert block.parent is None or 0 <= block.parent < index
        assert bool(block.reason) == (block.kind is BlockKind.FURNITURE)


def make_pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF with these lines on its pages, as the format's reference describes it."""
    numbers = range(len(pages))
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in numbers)
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, lines in zip(numbers, pages, strict=True):
        shown = " ".join(f"({line}) Tj T*" for line in lines)
        content = f"BT /F1 11 Tf 14 TL 60 780 Td {shown} ET"
        resources = "/Resources<</Font<</F1 3 0 R>>>>"
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]{resources}/Contents {5 + 2 * number} 0 R>>")
        objects.append(f"<</Length {len(content.encode('cp1252'))}>>stream\n{content}\nendstream")
    body, places = "%PDF-1.4\n", []
    for number, written in enumerate(objects, 1):
        places.append(len(body.encode("cp1252")))
        body += f"{number} 0 obj\n{written}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(body.encode("cp1252"))
    size = len(objects) + 1
    body += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF"
    return body.encode("cp1252")
