"""Blocks of plain text, however it was laid out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekg.documents import Source, read_document
from carekg.errors import DocumentError
from carekg.model import BlockKind
from tests.documents.samples import assert_sound, parents, read, shape, words_of

K = BlockKind

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


def test_hanging_lines_belong_to_their_item() -> None:
    document = read(
        "The council will:\n\n 1. open a hub in the library, with\n    room for forty people;\n 2. hire a manager.\n"
    )
    assert words_of(document, K.LIST_ITEM) == [
        "open a hub in the library, with     room for forty people;",
        "hire a manager.",
    ]


def test_a_dash_where_a_wrapped_line_breaks_is_no_list() -> None:
    document = read(
        "The council will open a hub in Larchford before the end of the\nyear and will run it with help from volunteers"
        " from the town\n– a thing that it has never tried before in all of its history –\nand of two paid officers.\n"
    )
    assert [kind for kind, _ in shape(document)] == [K.PARAGRAPH]


def test_lines_without_marks_under_a_colon_are_a_list() -> None:
    document = read(
        "Hub\n\nThe grant will pay for:\na new roof\ntwo vans; and\nlonger hours.\nIt comes from the county.\n"
    )
    assert words_of(document, K.LIST_ITEM) == ["a new roof", "two vans; and", "longer hours."]
    assert parents(document)["two vans; and"] == "The grant will pay for:"


def test_roman_numbers_after_letters_stand_deeper_and_i_follows_h() -> None:
    document = read("The board shall:\n\n(a) meet;\n(b) report on:\n    (i) money;\n    (ii) staff; and\n(c) rest.\n")
    levels = [block.level for block in document.blocks if block.kind is K.LIST_ITEM]
    assert levels == [1, 1, 2, 2, 1]


def test_numbered_paragraphs_of_a_report_are_paragraphs_under_their_heading() -> None:
    document = read(
        "Hub report\n\n1. PURPOSE\n1.1 To ask the board to agree the plan.\n\n2. MONEY\n2.1 The hub costs £2m.\n"
    )
    assert shape(document)[1:] == [
        (K.HEADING, "PURPOSE"),
        (K.PARAGRAPH, "To ask the board to agree the plan."),
        (K.HEADING, "MONEY"),
        (K.PARAGRAPH, "The hub costs £2m."),
    ]
    assert parents(document)["The hub costs £2m."] == "MONEY"


def test_columns_make_table_rows_under_their_header() -> None:
    document = read(
        "Grants\n\nThese were agreed.\n\nBody           Sum\nLarch Carers   £20,000\nTown Hospice   £9,500\n"
    )
    assert words_of(document, K.TABLE_ROW) == [
        "Body           Sum",
        "Larch Carers   £20,000",
        "Town Hospice   £9,500",
    ]
    assert parents(document)["Town Hospice   £9,500"] == "Body           Sum"


def test_bars_at_the_ends_of_rows_are_left_out() -> None:
    document = read("Grants\n\nThese were agreed.\n\n| Body | Sum |\n|---|---|\n| Larch Carers | £20,000 |\n")
    assert words_of(document, K.TABLE_ROW) == ["Body | Sum", "Larch Carers | £20,000"]


def test_tabs_after_list_marks_make_no_table() -> None:
    document = read("Hub\n\nThe hub will:\n•\topen in May;\n•\tclose in June.\n")
    assert words_of(document, K.LIST_ITEM) == ["open in May;", "close in June."]


def test_a_letterhead_stands_above_the_title() -> None:
    document = read(
        "Larchford Town Council\nA hub for the town\n\nThe council has agreed to open a hub in the spring.\n"
    )
    assert document.metadata.title == "A hub for the town"
    assert document.metadata.publisher == "Larchford Town Council"


@given(
    st.text(
        alphabet=st.sampled_from("abcXYZ .,:;\n\t-•*1()\"“”‘’'|#>[]£é国"),
        min_size=1,
        max_size=300,
    ),
    st.sampled_from(["a.txt", "a.md"]),
)
def test_blocks_are_sound_whatever_the_text(text: str, name: str) -> None:
    try:
        document = read(text, name)
    except DocumentError:
        return
    assert_sound(document)


@pytest.mark.parametrize("data", [b"", b"  \n\t ", b"abc\0def", bytes(range(256)) * 40])
def test_what_is_no_text_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        read_document(Source("folder/x.txt", data))
    assert str(caught.value).startswith("folder/x.txt: ")
    assert "\n" not in str(caught.value)
