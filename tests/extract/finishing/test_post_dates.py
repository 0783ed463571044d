"""Posts that a document of 12 May 2030 tells of, and when it tells that they were held."""

from __future__ import annotations

import pytest

from carekg.documents import Source, read_document
from carekg.extract.pipeline import Extractor
from carekg.model import Predicate


def read_dates(extractor: Extractor, text: str) -> set[str]:
    source = Source("example.txt", f"Published 12 May 2030\n\nNews of the Zebra Care Council\n\n{text}\n".encode())
    statements = extractor.extract(read_document(source)).statements
    return {one.date for one in statements if one.predicate == Predicate.HOLDS_ROLE}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Ada Bell, the care minister, opened the Kettle Centre in April 2025.", "2025-04"),
        ("Ada Bell, as care minister, opened the Kettle Centre last year.", "2029"),
        ("The Kettle Centre was opened in 2021 by Ada Bell, who was then care minister.", "2021"),
        ("In 2021 Ada Bell, chair of the Lemur Association, opened the Kettle Centre.", "2021"),
        # What is so to this day, what is to come, and what is told of something else date no post.
        ("Ada Bell, the care minister, has run the Kettle Centre since April 2025.", ""),
        ("Ada Bell, the care minister, will open the Kettle Centre in April 2031.", ""),
        ("Ada Bell, the care minister, welcomed the Kettle Strategy 2025.", ""),
        ("Ada Bell, the care minister, said the Kettle Centre was opened in 2021.", ""),
        ("Ada Bell, the care minister, opened the Kettle Centre.", ""),
    ],
)
def test_dates_a_post_by_what_its_holder_did(extractor: Extractor, text: str, date: str) -> None:
    assert read_dates(extractor, text) == {date}


def test_dates_a_post_by_the_entry_of_a_chronology(extractor: Extractor) -> None:
    text = """- March 2021: Ada Bell, the care minister, opens the Kettle Centre.

- June 2024: Cy Gull, the care minister, closes it.
"""
    assert read_dates(extractor, text) == {"2021-03", "2024-06"}
