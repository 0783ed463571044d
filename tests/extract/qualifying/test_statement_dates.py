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
        (
            "The Lemur Association asked the Zebra Care Council again to publish its Kettle Rules by 31 October.",
            Predicate.CALLS_FOR,
            "Kettle Rules",
            "2030-10-31",
        ),
        (
            "From April 2031 the Teapot Service, which is for carers, will be run by the Zebra Care Council.",
            Predicate.IMPLEMENTS,
            "Teapot Service",
            "2031-04",
        ),
        (
            "In October we opened Kettle House, and the Zebra Care Council will publish a Kettle Report.",
            Predicate.PUBLISHES,
            "Kettle Report",
            "",
        ),
        (
            "On Monday the minister used a speech to unveil the Teapot Fund from April 2032.",
            Predicate.ANNOUNCES,
            "Teapot Fund",
            "2030-05-06",
        ),
        (
            "Zebra Care Council launches Teapot Fund\n\nThere was tea for all.",
            Predicate.LAUNCHES,
            "Teapot Fund",
            "2030-05-12",
        ),
        ("The Zebra Care Council has launched the Teapot Fund.", Predicate.LAUNCHES, "Teapot Fund", "2030-05-12"),
        ("The Zebra Care Council launched the Teapot Fund.", Predicate.LAUNCHES, "Teapot Fund", ""),
        (
            "The Zebra Care Council is developing a Kettle Service, to open on 1 November.",
            Predicate.DEVELOPS,
            "Kettle Service",
            "2030-11-01",
        ),
        (
            "The Zebra Care Council did reject the Kettle Bill on 12 September.",
            Predicate.OPPOSES,
            "Kettle Bill",
            "2029-09-12",
        ),
        (
            "The Kettle Report, published by the Zebra Care Council alongside this statement, is short.",
            Predicate.PUBLISHES,
            "Kettle Report",
            "2030-05-12",
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
YEARS = (
    "How it went:\n\n- 2027: the Zebra Care Council rejected the Kettle Bill.\n"
    "- 2028: Quentin Marmalade launched the Teapot Review.\n"
)
STAGES = (
    "Stage 1 (January to June 2031): a first try\n\nThe Zebra Care Council will publish a Kettle Handbook.\n\n"
    "Stage 2 (by October 2031): regulations\n\nThe Zebra Care Council will launch the Teapot Fund."
)


@pytest.mark.parametrize(
    ("text", "predicate", "thing", "date"),
    [
        (YEARS, Predicate.OPPOSES, "Kettle Bill", "2027"),
        (YEARS, Predicate.LAUNCHES, "Teapot Review", "2028"),
        (STAGES, Predicate.PUBLISHES, "Kettle Handbook", "2031-01"),
        (STAGES, Predicate.LAUNCHES, "Teapot Fund", "2031-10"),
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


def test_a_row_of_a_table_dates_the_posts_in_it(extractor: Extractor) -> None:
    page = (
        "<h1>New posts</h1><table><tr><th>Who</th><th>When</th></tr>"
        "<tr><td>Gareth Marmalade, treasurer, Zebra Care Council</td><td>From 15 June 2031</td></tr>"
        "<tr><td>Fiona Crumpet, chief executive, Lemur Association</td><td>From 1 July 2031</td></tr></table>"
    )
    extraction = extractor.extract(read_document(Source("example.html", page.encode())))
    dates = [one.date for one in extraction.statements if one.predicate == Predicate.HOLDS_ROLE]
    assert dates == ["2031-06-15", "2031-07-01"]
