"""How far a description goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carekg.extract.names.complements import spell_out
from carekg.extract.names.phrases import bound_phrase

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("sentence", "head", "spelt"),
    [
        ("The trust runs a vaccination programme in care homes.", "programme", "vaccination programme in care homes"),
        ("The bill brings a duty to assess the needs of carers.", "duty", "duty to assess the needs of carers"),
        ("Ministers promised a weekly grant to hospices.", "grant", "weekly grant to hospices"),
        ("The council has a new duty to assess the needs of carers.", "duty", "new duty to assess the needs of carers"),
        (
            "She chairs a sounding board of people who draw on care.",
            "board",
            "sounding board of people who draw on care",
        ),
        ("It has set up a reference group of disabled people.", "group", "reference group of disabled people"),
        ("He runs the society's young carers' project.", "project", "young carers' project"),
        ("They opposed a private member's bill.", "bill", "private member's bill"),
        ("She chairs the all-party group on autism.", "group", "all-party group on autism"),
        ("They began a trial of it.", "trial", ""),
        (
            "They need a new model for day opportunities for adults with a learning disability in Northern Ireland.",
            "model",
            "new model for day opportunities for adults with a learning disability",
        ),
        ("They wrote a memorandum to that effect.", "memorandum", ""),
        ("She backs the community hubs in principle.", "hubs", ""),
        ("They run the day service on the executive's behalf.", "service", ""),
        ("The council's project failed.", "project", ""),
        ("It opened a dementia centre in May.", "centre", ""),
        ("The trust runs a programme, in care homes and elsewhere.", "programme", ""),
        ("The plan came to nothing.", "plan", ""),
    ],
)
def test_a_description_goes_on_with_what_tells_the_thing_apart(
    language: Language, sentence: str, head: str, spelt: str
) -> None:
    doc = language(sentence)
    noun = next(token for token in doc if token.text == head)
    start, end = bound_phrase(noun, with_complement=False)
    assert spell_out(noun, start, end) == spelt
