from __future__ import annotations

from typing import Any

import pytest

from carekg.documents import Source, read_document
from carekg.extract.context import Context
from carekg.extract.pipeline import Extractor
from carekg.extract.qualifying.qualifiers import read_qualifiers
from carekg.model import Predicate
from tests.extract.cases_files import load_cases


def find_words(context: Context, words: str) -> tuple[int, tuple[int, int]]:
    """Return the reading and the tokens of the last place where `words` stand."""
    for number in reversed(range(len(context.readings))):
        doc = context.readings[number].doc
        place = doc.text.rfind(words)
        span = doc.char_span(place, place + len(words)) if place >= 0 else None
        if span is not None:
            return number, (span.start, span.end)
    raise AssertionError(f"no {words!r} in the text")


@pytest.mark.parametrize("case", load_cases("qualifiers"), ids=lambda case: case["text"][:60])
def test_qualifies_a_statement_by_its_ends_alone(extractor: Extractor, case: dict[str, Any]) -> None:
    text = f"Published 14 June 2030\n\nNews of the Lemur Trust and the Zebra Council\n\n{case['text']}\n"
    context = extractor.read(read_document(Source("example.txt", text.encode())))
    number, thing = find_words(context, case["object"])
    _, subject = find_words(context, case["subject"])
    found = read_qualifiers(context, number, Predicate(case["predicate"]), subject, thing)
    assert found.modality == case["modality"]
    assert found.negated == case.get("negated", False)
    assert (found.amount.value if found.amount else None) == case.get("amount")
    assert found.date == case.get("date", "")
    assert (context.cast.things[found.speaker].label if found.speaker is not None else "") == case.get("speaker", "")


def test_takes_the_trigger_it_is_given(extractor: Extractor) -> None:
    text = "The Lemur Trust said it would not fund the Teapot Centre."
    context = extractor.read(read_document(Source("example.txt", text.encode())))
    number, thing = find_words(context, "the Teapot Centre")
    _, said = find_words(context, "said")
    _, fund = find_words(context, "fund")
    assert read_qualifiers(context, number, Predicate.FUNDS, None, thing, fund[0]).negated
    assert not read_qualifiers(context, number, Predicate.FUNDS, None, thing, said[0]).negated


@pytest.mark.parametrize(
    ("text", "verb", "date"),
    [
        ("To ask the Zebra Council what plans have been made for kettles.", "ask", "2030-06-14"),
        ("I have copied this letter to the Zebra Council.", "copied", "2030-06-14"),
        ("I have copied the letter to the Zebra Council.", "copied", ""),
    ],
)
def test_what_a_text_does_by_itself_is_of_its_own_date(extractor: Extractor, text: str, verb: str, date: str) -> None:
    context = extractor.read(read_document(Source("example.txt", f"Published 14 June 2030\n\n{text}".encode())))
    number, thing = find_words(context, "the Zebra Council")
    _, (trigger, _) = find_words(context, verb)
    assert read_qualifiers(context, number, Predicate.ADDRESSES, None, thing, trigger).date == date


def test_a_sum_that_a_verb_gives_to_another_is_not_taken_for_being_near_it(extractor: Extractor) -> None:
    text = "Of this, £10m will go to the Zebra Council and £5m to the Lemur Bay Regional Partnership Board."
    context = extractor.read(read_document(Source("example.txt", text.encode())))
    number, board = find_words(context, "Board")
    _, verb = find_words(context, "go")
    amount = read_qualifiers(context, number, Predicate.FUNDS, verb, board, verb[0]).amount
    assert amount is not None
    assert amount.value == 5_000_000
