"""Whose "I" a letter or a speech is."""

from __future__ import annotations

import pytest

from carekg.documents import Source, read_document
from carekg.extract.pipeline import Extractor

BODY = (
    "Thank you for your letter. I am content to bring the review forward, and I have asked my officials to report.\n\n"
    "I will write again in the spring, when the work is done, as Keith Lemur has asked me to do.\n\n"
)
ADDRESSED = "Councillor Hefin Teal\nLeader, Otter County Council\n\n5 November 2031\n\nDear Councillor Teal\n\n"
SPORT = "Minister for Sport, Older People and Carers"
CONFERENCE = "Otter Care Conference, Lemur Hall\n\nCheck against delivery\n\n"


def find_author(extractor: Extractor, text: str) -> str:
    context = extractor.read(read_document(Source("example.txt", text.encode())))
    return "" if context.author is None else context.cast.things[context.author].label


@pytest.mark.parametrize(
    ("text", "author"),
    [
        (f"{ADDRESSED}{BODY}Yours sincerely\n\nRONA GILFEATHER\n", "Rona Gilfeather"),
        (f"{ADDRESSED}{BODY}Yours ever\n\nRT HON RONA GILFEATHER MP\nMINISTER FOR CARE\n", "Rona Gilfeather"),
        (f"{ADDRESSED}{BODY}Yours sincerely\n\nRona Gilfeather\nOrganiser\n\nEnc: Time to Care\n", "Rona Gilfeather"),
        (f"St Otter's House, Regent Road, Elmby\n\n{BODY}", "Keith Lemur"),
        (f"SPEECH BY RONA GILFEATHER, MINISTER FOR CARE\n\n{CONFERENCE}{BODY}", "Rona Gilfeather"),
        (f"Speech by the {SPORT}, Rona Gilfeather MSP, to the Otter Trust\n\n{CONFERENCE}{BODY}", "Rona Gilfeather"),
        (f"SPEECH BY THE MINISTER FOR CARE AND AGEING\n\n{CONFERENCE}{BODY}", "Minister for Care and Ageing"),
    ],
)
def test_the_author_signs_the_letter_or_gives_the_speech(extractor: Extractor, text: str, author: str) -> None:
    assert find_author(extractor, text) == author


@pytest.mark.parametrize(
    ("head", "addressee"),
    [
        ("Sue Teal\nMinister for Tea\n\nDear Ms Teal,\n\n", "Sue Teal"),
        ("Sue Teal\nMinister for Tea\n\n5 May 2031\n\nDear Sue\n\n", "Sue Teal"),
        ("Sue Teal\nMinister for Tea\n\nDear Minister,\n\n", "Sue Teal"),
        ("Otter Trust\n\nDear Minister,\n\n", "Minister"),
        ("Sue Teal\nOtter Trust\n\nDear colleague,\n\n", ""),
        ("Sue Teal spoke.\n\n", ""),
    ],
)
def test_you_is_whom_a_letter_greets(extractor: Extractor, head: str, addressee: str) -> None:
    text = (
        f"{head}We thank you for the Teapot Fund.\n\nJo Bell said: “Thank you.”\n\nYours sincerely\n\nRona Gilfeather\n"
    )
    context = extractor.read(read_document(Source("example.txt", text.encode())))
    found = {
        "" if key is None else context.cast.things[key].label
        for number, reading in enumerate(context.readings)
        for token in reading.doc
        if token.lower_ == "you" and context.find_speaker(number, token) is None
        for key in [context.find_key(number, token)]
    }
    assert found == {addressee}
