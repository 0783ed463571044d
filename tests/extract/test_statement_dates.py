from __future__ import annotations

import pytest

from carekg.documents import Source, read_document
from carekg.extract.pipeline import Extractor
from carekg.model import Predicate


def read_date(extractor: Extractor, text: str, predicate: Predicate, thing: str) -> str:
    """Return the date of the statement with this predicate and object in a document of 12 May 2030."""
    source = Source("example.txt", f"Published 12 May 2030\n\nNews of the Zebra Care Council\n\n{text}\n".encode())
    extraction = extractor.extract(read_document(source))
    ids = {entity.id for entity in extraction.entities if entity.label == thing}
    found = [one for one in extraction.statements if one.predicate == predicate and one.object in ids]
    assert found, f"no {predicate} {thing}"
    return found[0].date


@pytest.mark.parametrize(
    ("text", "predicate", "thing", "date"),
    [
        (
            "The Zebra Care Council will run the Saucer Review, to be completed by March 2031.",
            Predicate.IMPLEMENTS,
            "Saucer Review",
            "2031-03",
        ),
        (
            "The Zebra Care Council will launch a Kettle Centre, to open in 2033.",
            Predicate.LAUNCHES,
            "Kettle Centre",
            "2033",
        ),
        ("The Zebra Care Council has unveiled the Teapot Fund.", Predicate.ANNOUNCES, "Teapot Fund", "2030-05-12"),
        ("The Zebra Care Council had unveiled the Teapot Fund.", Predicate.ANNOUNCES, "Teapot Fund", ""),
        (
            "The Zebra Care Council has today published its Kettle Report on homes in 2028.",
            Predicate.PUBLISHES,
            "Kettle Report",
            "2030-05-12",
        ),
        (
            "The Lemur Association said councils should set up a Night Fund by the end of 2032.",
            Predicate.CALLS_FOR,
            "Night Fund",
            "2032",
        ),
        (
            "The Lemur Association recommends that the Zebra Care Council:\n\n1. set up a Day Fund by December 2031.",
            Predicate.CALLS_FOR,
            "Day Fund",
            "2031-12",
        ),
    ],
)
def test_reads_the_date_of_a_statement(
    extractor: Extractor, text: str, predicate: Predicate, thing: str, date: str
) -> None:
    assert read_date(extractor, text, predicate, thing) == date


CHRONOLOGY = (
    "March 2027. The Zebra Care Council rejects the Kettle Bill.\n\n"
    "May 2028. Quentin Marmalade launches the Teapot Review.\n\n"
    "The Zebra Care Council will launch the Lemur Fund."
)
TIMETABLE = (
    "Stage 1 (by October 2031): guidance\n\nThe Zebra Care Council will publish a Kettle Handbook.\n\n"
    "Stage 2 (from April 2032): roll-out\n\nThe Zebra Care Council will launch the Teapot Fund.\n\n"
    "Support\n\nThe Zebra Care Council will launch the Lemur Fund."
)


@pytest.mark.parametrize(
    ("text", "predicate", "thing", "date"),
    [
        (CHRONOLOGY, Predicate.OPPOSES, "Kettle Bill", "2027-03"),
        (CHRONOLOGY, Predicate.LAUNCHES, "Teapot Review", "2028-05"),
        (CHRONOLOGY, Predicate.LAUNCHES, "Lemur Fund", ""),
        (TIMETABLE, Predicate.PUBLISHES, "Kettle Handbook", "2031-10"),
        (TIMETABLE, Predicate.LAUNCHES, "Teapot Fund", "2032-04"),
        (TIMETABLE, Predicate.LAUNCHES, "Lemur Fund", ""),
    ],
)
def test_an_entry_of_a_chronology_or_a_dated_heading_dates_what_it_holds(
    extractor: Extractor, text: str, predicate: Predicate, thing: str, date: str
) -> None:
    assert read_date(extractor, text, predicate, thing) == date


def test_one_dated_heading_makes_no_timetable(extractor: Extractor) -> None:
    text = "Meeting (March 2029)\n\nThe Zebra Care Council will launch the Teapot Fund."
    assert read_date(extractor, text, Predicate.LAUNCHES, "Teapot Fund") == ""
