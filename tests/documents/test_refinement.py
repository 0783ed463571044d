"""Quotations, speakers and signatures."""

from __future__ import annotations

import pytest

from carekg.model import BlockKind, Document
from tests.documents.samples import parents, read, shape, words_of

K = BlockKind


def list_turns(document: Document) -> list[tuple[str, str]]:
    """Return who speaks each block, and its words."""
    return [(block.speaker, words) for block, (_, words) in zip(document.blocks, shape(document), strict=True)]


@pytest.mark.parametrize(
    ("paragraph", "kind"),
    [
        ("“We have waited a long time for a hub.”", K.QUOTATION),
        ('"We have waited a long time for a hub."', K.QUOTATION),
        ("‘We’ve waited a long time for the town’s hub.’", K.QUOTATION),
        ("“They called it ‘a hub’, and it is.”", K.QUOTATION),
        ("“We have waited,” said the mayor. “It is here.”", K.PARAGRAPH),
        ('"We have waited," said the mayor. "It is here."', K.PARAGRAPH),
        ("“We have waited a long time,” said the mayor.", K.PARAGRAPH),
        ("The mayor said: “We have waited a long time.”", K.PARAGRAPH),
        ("“Hub for Larch”, the plan of 2024, is the council’s.", K.PARAGRAPH),
    ],
)
def test_a_paragraph_that_is_all_quotation(paragraph: str, kind: BlockKind) -> None:
    document = read(f"Hub opens\n\nThe mayor spoke in the hall:\n\n{paragraph}\n\nIt rained all day.\n")
    assert shape(document)[2] == (kind, paragraph)


def test_a_quotation_goes_on_while_paragraphs_open_and_do_not_close() -> None:
    document = read(
        "Hub opens\n\nThe mayor said:\n\n“We have waited.\n\n“It is here.”\n\n“Hub” is a short word for it.\n"
    )
    assert words_of(document, K.QUOTATION) == ["“We have waited.", "“It is here.”"]
    assert parents(document)["“It is here.”"] == "The mayor said:"


def test_names_with_parties_on_their_own_lines_begin_turns() -> None:
    document = read(
        "Hubs\n\nBaroness Quill of Larch (Lab)\nMy Lords, I beg to move.\n\nThe hub is late.\n\n"
        "The Minister of State, Department of Hubs (Lord Fenn) (Con)\nMy Lords, it is not.\n\n"
        "Baroness Quill of Larch\nIt is.\n"
    )
    speakers = list_turns(document)
    assert ("Baroness Quill of Larch", "The hub is late.") in speakers
    assert ("The Minister of State, Department of Hubs (Lord Fenn)", "My Lords, it is not.") in speakers
    assert ("Baroness Quill of Larch", "It is.") in speakers


def test_the_number_of_a_written_question_is_no_part_of_who_asks_it() -> None:
    document = read(
        "Written answers\n\nAB7T-04417 Ula Quill (Larch and Fenn) (Con): To ask whether the hub will open.\n\n"
        "Mina Feather: It will open in May.\n\nAB7T-04418 Ola Reed (Fenn) (LD): To ask who runs it.\n\n"
        "Mina Feather: The council does.\n"
    )
    turns = list_turns(document)
    assert turns[1:] == [
        ("Ula Quill", "To ask whether the hub will open."),
        ("Mina Feather", "It will open in May."),
        ("Ola Reed", "To ask who runs it."),
        ("Mina Feather", "The council does."),
    ]


def test_ministers_and_those_who_speak_again_begin_turns() -> None:
    document = read(
        "Hubs\n\nTamsin Orde (Larch) (Lab)\nWhat is being done?\n\n"
        "The Minister for Hubs (Bram Quill)\nWe have opened a hub.\n\n"
        "Tamsin Orde\nI welcome it.\n\nBram Quill\nI am glad of that.\n"
    )
    speakers = list_turns(document)
    assert ("The Minister for Hubs (Bram Quill)", "We have opened a hub.") in speakers
    assert ("Tamsin Orde", "I welcome it.") in speakers
    assert ("Bram Quill", "I am glad of that.") in speakers


def test_a_post_with_its_holder_begins_no_turn_where_there_is_no_debate() -> None:
    document = read(
        "Hubs\n\nThe Minister for Hubs (Bram Quill)\n\nThe hub will open in May, when all is ready for it.\n"
    )
    assert {block.speaker for block in document.blocks} == {""}


def test_questions_and_answers_have_speakers_and_leave_the_name_out() -> None:
    document = read(
        "Evidence\n\nQ1 Chair: Why a hub?\n\nMina Quillfeather: Because the town needs one.\n\nIt always has.\n\n"
        "Q2 Chair: When?\n\nMina Quillfeather: In May, we hope.\n"
    )
    turns = list_turns(document)
    assert turns[1:] == [
        ("Chair", "Why a hub?"),
        ("Mina Quillfeather", "Because the town needs one."),
        ("Mina Quillfeather", "It always has."),
        ("Chair", "When?"),
        ("Mina Quillfeather", "In May, we hope."),
    ]


def test_bold_labels_begin_turns_in_a_debate() -> None:
    document = read(
        "# Questions on hubs\n\n**1. Mina Quill-Feather MS:** Will the Minister say when?\n\n"
        "**Deputy Minister for Hubs, Bram Quill:** In May, I hope.\n\n**Mina Quill-Feather MS**: I thank him.\n\n"
        "**The Llywydd:** Question 2 is withdrawn.\n",
        "hubs.md",
    )
    assert list_turns(document)[1:] == [
        ("Mina Quill-Feather MS", "Will the Minister say when?"),
        ("Deputy Minister for Hubs, Bram Quill", "In May, I hope."),
        ("Mina Quill-Feather MS", "I thank him."),
        ("The Llywydd", "Question 2 is withdrawn."),
    ]


def test_the_title_of_a_question_is_no_speaker_in_a_debate() -> None:
    document = read(
        "House of Larches\n\nOlder People: Hubs\n\nBaroness Quill asked when the hub will open.\n\n"
        "Minister of State at the Department of Hubs (Deputy Bram Fenn): It will open when we can.\n\n"
        "Baroness Quill: My Lords, that is late.\n\nDeputy Bram Fenn: It is.\n"
    )
    turns = list_turns(document)
    assert ("", "Older People: Hubs") in turns
    assert ("Minister of State at the Department of Hubs", "It will open when we can.") in turns
    assert ("Baroness Quill", "My Lords, that is late.") in turns


def test_peers_of_a_place_begin_turns() -> None:
    document = read(
        "House of Larches\n\nThe Earl of Fenn: My Lords, when?\n\nLord Quill: My Lords, soon.\n\n"
        "Earl of Fenn: My Lords, that is late.\n\nThe Lord Bishop of Larch: It is.\n"
    )
    speakers = [speaker for speaker, _ in list_turns(document)[1:]]
    assert speakers == ["The Earl of Fenn", "Lord Quill", "Earl of Fenn", "The Lord Bishop of Larch"]


@pytest.mark.parametrize(
    "text",
    [
        "Hub\n\n**Next Steps:** We paint.\n\n**Key Risks:** Rain.\n\n**Next Steps:** We dry.\n\n**Key Risks:** Sun.\n",
        "Hub board\n\n**Chair:** Councillor Bram Fenn\n\n**Convener:** Mina Quill\n\nThe board met in May.\n",
        "Hub plan\n\nSubject: the hub\n\nStatus: a draft for the board.\n\nThe board meets in May.\n",
        "Hub plan\n\nStep One: find a hall.\n\nStep Two: paint it green.\n",
        "Hub plan\n\nMina Quillfeather said: the hub is late.\n\nThe board met. It said: never mind.\n",
    ],
)
def test_labels_are_no_speakers(text: str) -> None:
    assert {block.speaker for block in read(text).blocks} == {""}


def test_a_letter_ends_with_its_signatures() -> None:
    document = read(
        "4 May 2026\n\nDear colleagues\n\nWe are to open a hub.\n\n"
        "Yours sincerely\n\nMina Quillfeather\nLeader of the council\n\n"
        "Orla Fennimore, Chief Executive\n\nCopied to: the health board and all of its members in the county.\n"
    )
    assert words_of(document, K.SIGNATURE) == [
        "Yours sincerely",
        "Mina Quillfeather Leader of the council",
        "Orla Fennimore, Chief Executive",
    ]
    assert shape(document)[-1][0] is K.PARAGRAPH


def test_a_name_at_the_very_end_is_a_signature() -> None:
    document = read("A note on hubs\n\nThe hub is late, and nobody says why.\n\nMina Quillfeather\n")
    assert shape(document)[-1] == (K.SIGNATURE, "Mina Quillfeather")


def test_a_sentence_at_the_end_is_none() -> None:
    document = read("A note on hubs\n\nThe hub is late, and nobody says why.\n\nMina Quillfeather has left.\n")
    assert words_of(document, K.SIGNATURE) == []
