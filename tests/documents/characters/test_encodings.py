"""Bytes to text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekg.documents.characters.encodings import decode_text
from carekg.errors import DocumentError

WORDS = "The council’s £3m hub – “open to all” – is in Larchford."


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        WORDS.encode("utf-16"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        WORDS.encode("utf-16-le"),
        WORDS.encode("utf-16-be"),
        WORDS.encode("cp1252"),
    ],
)
def test_encodings_are_found(data: bytes) -> None:
    assert decode_text(data) == WORDS


def test_a_page_that_says_latin_1_means_windows_1252() -> None:
    assert decode_text("“hub”".encode("cp1252"), "iso-8859-1") == "“hub”"


def test_a_wrong_declaration_does_not_spoil_utf_8() -> None:
    assert decode_text(WORDS.encode(), "cp1252") == WORDS


def test_what_strays_into_utf_8_is_windows_1252() -> None:
    assert decode_text(WORDS.encode() + " “£2m”".encode("cp1252"), "utf-8") == WORDS + " “£2m”"


def test_windows_1252_that_says_it_is_utf_8_is_read() -> None:
    assert decode_text(WORDS.encode("cp1252"), "utf-8") == WORDS


def test_line_ends_become_line_feeds() -> None:
    assert decode_text(b"a\r\nb\rc\x0cd") == "a\nb\nc\nd"


@pytest.mark.parametrize(
    "data", [b"ab\0cd", bytes(2000), bytes(range(256)) * 20, b"\x89PNG\r\n\x1a\n" + bytes(range(1, 30)) * 9]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(DocumentError):
        decode_text(data)


@given(
    st.text(alphabet=st.characters(blacklist_categories=["Cc", "Cs"], blacklist_characters="\u2028\u2029\ufeff\ufffd"))
)
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    assert decode_text(text.encode()) == text


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode_text(data)
    except DocumentError:
        return
    assert "\0" not in text
    assert "\r" not in text
