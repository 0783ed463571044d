"""Names in capitals of who signs a letter or gives a speech."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekg.extract.lexicon import Lexicon
from carekg.extract.names.signatories import read_signatories
from carekg.extract.syntax.reading import Segment
from carekg.model import BlockKind


def read_line(text: str, lexicon: Lexicon, kind: BlockKind = BlockKind.SIGNATURE) -> str:
    return read_signatories(Segment(text, tuple(range(len(text))), 0, kind), lexicon).text


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("RONA GILFEATHER", "Rona Gilfeather"),
        ("RT HON SEÁN O'TEAL-MCBRIDE MP,MINISTER FOR CARE", "RT HON Seán O'Teal-McBride MP,Minister for Care"),
        ("DR J. P. OTTERBY OBE", "DR J. P. Otterby OBE"),
        ("CHIEF EXECUTIVE, NHS LEMURSHIRE", "Chief Executive, NHS LEMURSHIRE"),
        ("CHAIR OF THE OTTERSHIRE COUNCIL", "Chair of the Ottershire Council"),
        ("OTTER TRUST", "OTTER TRUST"),
        ("LEMUR CARE NETWORK", "LEMUR CARE NETWORK"),
        ("Rona Gilfeather", "Rona Gilfeather"),
    ],
)
def test_a_signatory_is_read_in_small_letters_and_a_body_as_it_stands(line: str, read: str, lexicon: Lexicon) -> None:
    assert read_line(line, lexicon) == read


@pytest.mark.parametrize(
    ("line", "read"),
    [
        (
            "SPEECH BY ADA GILFEATHER, MINISTER FOR CARE, TO THE OTTER CONFERENCE",
            "SPEECH BY Ada Gilfeather, Minister for Care, TO THE OTTER CONFERENCE",
        ),
        ("WRITTEN STATEMENT BY THE MINISTER FOR CARE", "WRITTEN STATEMENT BY the Minister for Care"),
        ("NEW HOPE FOR RONA GILFEATHER", "NEW HOPE FOR RONA GILFEATHER"),
    ],
)
def test_so_is_whoever_gives_a_speech_but_no_headline(line: str, read: str, lexicon: Lexicon) -> None:
    assert read_line(line, lexicon, BlockKind.HEADING) == read


@given(st.text(max_size=60))
def test_every_character_keeps_its_place(lexicon: Lexicon, line: str) -> None:
    read = read_line(line, lexicon)
    assert len(read) == len(line)
    assert read.casefold() == line.casefold()
