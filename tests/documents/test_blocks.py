"""Blocks of plain text, however it was laid out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekg.documents import Source, block_text, read_document
from carekg.model import BlockKind, Document

K = BlockKind


def read(text: str, name: str = "note.txt") -> Document:
    return read_document(Source(name, text.encode()))


def shape(document: Document) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block_text(document, block)) for block in document.blocks]


def parents(document: Document) -> dict[str, str | None]:
    """The words of each block and those of the block it is read under."""
    words = [block_text(document, block) for block in document.blocks]
    return {
        words[index]: None if block.parent is None else words[block.parent]
        for index, block in enumerate(document.blocks)
    }


WRAPPED = """\
The council has opened a new hub in Larchford, which will bring
together three teams that used to sit in separate buildings.
A manager is to be appointed in the spring, once the budget for
the coming year is known and the trade unions have been asked.
Mina Quillfeather, leader of the council, said:
“We have waited a long time for this. Nobody should have to
explain themselves to three different people.
“It is a good day for the town.”
The hub opens in May.
"""


def test_wrapped_lines_are_joined_and_paragraphs_end_at_short_lines() -> None:
    document = read(WRAPPED)
    assert shape(document) == [
        (
            K.PARAGRAPH,
            (
                "The council has opened a new hub in Larchford, which will bring together three teams that used to sit"
                " in separate buildings."
            ),
        ),
        (
            K.PARAGRAPH,
            (
                "A manager is to be appointed in the spring, once the budget for the coming year is known and the trade"
                " unions have been asked."
            ),
        ),
        (K.PARAGRAPH, "Mina Quillfeather, leader of the council, said:"),
        (
            K.QUOTATION,
            "“We have waited a long time for this. Nobody should have to explain themselves to three different people.",
        ),
        (K.QUOTATION, "“It is a good day for the town.”"),
        (K.PARAGRAPH, "The hub opens in May."),
    ]


def test_one_line_a_paragraph_is_left_as_it_is() -> None:
    document = read("Hub opens\nThe hub has opened its doors to residents of the town.\nIt cost £2m to build.\n")
    assert shape(document) == [
        (K.HEADING, "Hub opens"),
        (K.PARAGRAPH, "The hub has opened its doors to residents of the town."),
        (K.PARAGRAPH, "It cost £2m to build."),
    ]


def test_list_items_stand_under_their_lead_in() -> None:
    document = read(
        "Plan for the hub\n\nThe plan has these aims:\n\n  • shorter waits;\n  • one telephone number:\n"
        "      – by day\n      – by night\n  • a warm welcome.\n\nIt starts at once.\n"
    )
    found = parents(document)
    assert found["shorter waits;"] == "The plan has these aims:"
    assert found["by night"] == "one telephone number:"
    assert found["a warm welcome."] == "The plan has these aims:"
    assert found["It starts at once."] == "Plan for the hub"
    assert [block.level for block in document.blocks if block.kind is K.LIST_ITEM] == [1, 1, 2, 2, 1]


@given(
    st.text(
        alphabet=st.sampled_from("abcXYZ .,:;\n\t-•*1()\"“”‘’'|#>[]£é国"),
        min_size=1,
        max_size=300,
    ),
    st.sampled_from(["a.txt", "a.md"]),
)
def test_blocks_are_ordered_disjoint_and_as_long_as_their_words(text: str, name: str) -> None:
    try:
        document = read(text, name)
    except Exception as error:  # noqa: BLE001 - whatever comes must be our own error
        assert type(error).__name__ == "DocumentError"  # noqa: PT017 - the type is the assertion
        return
    position = 0
    for index, block in enumerate(document.blocks):
        assert position <= block.start < block.end <= len(document.text)
        position = block.end
        words = block_text(document, block)
        assert len(words) == block.end - block.start
        assert "\n" not in words
        assert block.parent is None or block.parent < index


@pytest.mark.parametrize("data", [b"", b"  \n\t ", b"abc\0def", bytes(range(256)) * 40])
def test_what_is_no_text_is_refused_in_one_line(data: bytes) -> None:
    from carekg.errors import DocumentError

    with pytest.raises(DocumentError) as caught:
        read_document(Source("folder/x.txt", data))
    assert str(caught.value).startswith("folder/x.txt: ")
    assert "\n" not in str(caught.value)
