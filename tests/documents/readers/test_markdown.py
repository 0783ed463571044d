"""Markdown keeps the file's own text; its blocks leave out the marks."""

from __future__ import annotations

import pytest

from carekg.documents import block_text
from carekg.model import BlockKind
from tests.documents.samples import assert_sound, parents, read, shape, words_of

K = BlockKind

PAGE = """\
---
title: Hubs for Larchford
date: 2026-05-04
---
<!-- taken from the intranet -->

# A hub in every town

**From:** Mina Quillfeather
**Status:** draft

The council *will* open a [hub](https://hub.example/a_(b)) in
Larchford[^1] and pay for it with **£2m** of savings.

It plans to:

- cut waits;
    1. by day
    2. by night
- hire a manager.

> “It is a good day for the town and
> for everyone who lives in it.”

| Body | Sum |
| --- | ---: |
| Larch Carers | £20,000 |

3.1 The plan runs until 2028.
3.2 It may be renewed.

[^1]: A market town.

---
[Back to top](#top)
"""


def test_the_text_is_the_file_and_blocks_are_what_they_look_like() -> None:
    document = read(PAGE, "hub.md")
    assert document.text == PAGE
    assert_sound(document)
    assert [(kind, " ".join(words.split())) for kind, words in shape(document) if kind is not K.FURNITURE] == [
        (K.HEADING, "A hub in every town"),
        (K.PARAGRAPH, "From: Mina Quillfeather"),
        (K.PARAGRAPH, "Status: draft"),
        (K.PARAGRAPH, "The council will open a hub in Larchford and pay for it with £2m of savings."),
        (K.PARAGRAPH, "It plans to:"),
        (K.LIST_ITEM, "cut waits;"),
        (K.LIST_ITEM, "by day"),
        (K.LIST_ITEM, "by night"),
        (K.LIST_ITEM, "hire a manager."),
        (K.QUOTATION, "“It is a good day for the town and for everyone who lives in it.”"),
        (K.TABLE_ROW, "Body | Sum"),
        (K.TABLE_ROW, "Larch Carers | £20,000"),
        (K.PARAGRAPH, "The plan runs until 2028."),
        (K.PARAGRAPH, "It may be renewed."),
        (K.PARAGRAPH, "A market town."),
    ]


def test_parents_follow_the_structure() -> None:
    found = parents(read(PAGE, "hub.md"))
    assert found["by night"] == "cut waits;"
    assert found["hire a manager."] == "It plans to:"
    assert found["Larch Carers | £20,000"] == "Body | Sum"


def test_front_matter_is_metadata() -> None:
    metadata = read(PAGE, "hub.md").metadata
    assert (metadata.title, metadata.date) == ("Hubs for Larchford", "2026-05-04")


@pytest.mark.parametrize(
    ("stated", "date"),
    [
        ("7 July 2031", "2031-07-07"),
        ('"July 2031"', "2031-07"),
        ("2031", "2031"),
        ("2031-07-07T09:30:00Z", "2031-07-07"),
        ("07/08/2031", "2031-08-07"),
        ("2031-13-40", "2030-02-03"),
        ("soon", "2030-02-03"),
    ],
)
def test_front_matter_gives_its_date_however_it_is_written(stated: str, date: str) -> None:
    page = f"---\ntitle: Hubs\ndate: {stated}\n---\n\n3 February 2030\n\nThe council opened a hub two years ago.\n"
    assert read(page, "hub.md").metadata.date == date


def test_marks_become_spaces_of_the_same_length() -> None:
    document = read("The **Larch Fund** and `code_name` and snake_case_word are 2 * 3 * 4 here.\n", "a.md")
    assert block_text(document, document.blocks[0]) == (
        "The   Larch Fund   and  code_name  and snake_case_word are 2 * 3 * 4 here."
    )


def test_a_line_all_bold_is_a_heading() -> None:
    document = read("**Who pays?**\nThe council pays.\n", "a.md")
    assert words_of(document, K.HEADING) == ["Who pays?"]
    assert words_of(document, K.PARAGRAPH) == ["The council pays."]
