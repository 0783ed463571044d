from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carekg.documents import Source, read_document
from carekg.extract.syntax.reading import copy_text, cut_pieces, cut_segments


@given(st.text(alphabet="ab *_[](){}\n.#`<>é", max_size=60))
def test_every_character_knows_its_place(text: str) -> None:
    copy, offsets = copy_text(text, 0, len(text))
    assert len(copy) == len(offsets)
    assert offsets == sorted(offsets)
    for letter, place in zip(copy, offsets, strict=True):
        assert letter in (text[place], " ")


def test_drops_emphasis_and_joins_lines() -> None:
    text = "The **Kettle\nStrategy** is [here](https://example.org)."
    assert copy_text(text, 0, len(text))[0] == "The Kettle Strategy is here."


def test_parts_a_known_name_from_the_next_word() -> None:
    text = "The Elm Boardit has met."
    copy, offsets = copy_text(text, 0, len(text), ("Elm Board",))
    assert copy == "The Elm Board it has met."
    assert text[offsets[copy.index("it ")]] == "i"


def test_leaves_words_that_only_begin_like_a_name() -> None:
    text = "The Elm Boardroom is cold."
    assert copy_text(text, 0, len(text), ("Elm Board",))[0] == text


def test_parts_each_name_whose_end_another_shares() -> None:
    text = "The West Elm Boardhas met, and the Elm Boardwill not."
    copy, _ = copy_text(text, 0, len(text), ("Elm Board", "West Elm Board"))
    assert copy == "The West Elm Board has met, and the Elm Board will not."


def test_parts_no_name_that_begins_before_the_block() -> None:
    text = "The Elm Boardhas met."
    assert copy_text(text, text.index("Board"), len(text), ("Elm Board",))[0] == "Boardhas met."


def test_items_carry_their_lead_in() -> None:
    document = read_document(Source("x.txt", b"The plan aims to:\n\n- cut waits\n- end delays\n"))
    leads = [segment.text[: segment.lead] for segment in cut_segments(document) if segment.lead]
    assert leads == ["The plan aims to ", "The plan aims to "]


@given(st.integers(0, 60_000), st.sampled_from(["a", "ab ", "It is. "]))
def test_pieces_make_up_the_whole(length: int, unit: str) -> None:
    text = (unit * length)[:length]
    pieces = cut_pieces(text)
    assert "".join(text[start:end] for start, end in pieces) == text
    assert all(0 <= end - start <= 20_000 for start, end in pieces)


def test_parts_the_cells_of_a_row_that_tabs_part() -> None:
    text = "Body\tScheme\tGrant\nElm Trust\tQuiet Hours\t£12,000\nAsh House\t\tLunch Club\t£8,000\n"
    segments = cut_segments(read_document(Source("x.txt", text.encode())))
    assert [segment.text for segment in segments] == [
        "Body | Scheme | Grant",
        "Elm Trust | Quiet Hours | £12,000",
        "Ash House | Lunch Club | £8,000",
    ]
    assert [text[segment.offsets[-1]] for segment in segments] == ["t", "0", "0"]


def test_reads_a_tab_outside_a_table_as_a_blank() -> None:
    text = "The Elm Trust met\ton Monday, and it opened the Quiet Hours Scheme for carers in the town."
    assert [segment.text for segment in cut_segments(read_document(Source("x.txt", text.encode())))] == [
        text.replace("\t", " ")
    ]
