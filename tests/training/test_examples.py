"""From an annotated document to what the network learns: the numbers are worked out by hand from the text."""

from __future__ import annotations

import pytest

from carekg.documents import Source, read_document
from carekg.evaluate.annotations import Annotation
from carekg.extract import load_extractor
from carekg.extract.trained import FOLDER
from carekg.extract.trained.model import read_vocabulary
from carekg.extract.trained.pieces import PieceCutter
from carekg.extract.trained.proposals import REFERS, SUBJECT_UNSAID
from carekg.extract.trained.windows import TYPES
from carekg.model import Modality
from training.documents import Annotated, find_fold
from training.examples import Example, make_examples
from training.marking import MODALITIES, PREDICATES, drop_nested

TEXT = (
    "The Heron Care Council opened the Quiet Line. It will fund swimming lessons.\n\n"
    "The aims of the Quiet Line are:\n\n- calm otters\n- keep herons well\n"
)
ENTITIES = [
    {"id": "council", "type": "Organisation", "name": "Heron Care Council"},
    {"id": "line", "type": "Initiative", "name": "Quiet Line"},
    {"id": "lessons", "type": "Initiative", "name": "swimming lessons"},
    {"id": "otters", "type": "Objective", "name": "calm otters"},
    {"id": "herons", "type": "Objective", "name": "keep herons well"},
]


def relate(
    s: str, p: str, o: str, s_text: str, o_text: str, evidence: str, modality: str = "actual", level: str = "core"
) -> dict[str, str]:
    return {
        "s": s,
        "p": p,
        "o": o,
        "s_text": s_text,
        "o_text": o_text,
        "evidence": evidence,
        "modality": modality,
        "level": level,
    }


RELATIONS = [
    relate("council", "launches", "line", "Heron Care Council", "Quiet Line", TEXT[:45]),
    relate("council", "funds", "lessons", "It", "swimming lessons", "It will fund swimming lessons.", "planned"),
    relate("line", "targets", "otters", "", "calm otters", "calm otters"),
    relate("line", "targets", "herons", "", "keep herons well", "- keep herons well"),
    relate("council", "announces", "line", "Heron Care Council", "Quiet Line", TEXT[:45], level="optional"),
]


@pytest.fixture(scope="module")
def example() -> Example:
    annotation = Annotation.model_validate({"document": "paper.txt", "entities": ENTITIES, "relations": RELATIONS})
    document = read_document(Source("paper.txt", TEXT.encode()))
    cutter = PieceCutter(read_vocabulary(FOLDER))
    (example,) = make_examples(load_extractor(trained=False), Annotated(annotation, document), cutter)
    return example


def say(example: Example, span: int) -> str:
    """Return the number of the word that a span begins with, and how many it has."""
    start, end = example.spans[span]
    return f"{start}+{end - start}"


def test_mentions_stand_where_the_names_do(example: Example) -> None:
    words = {tuple(row[:2]): TYPES[row[2]].value for row in example.mentions.tolist()}
    assert words == {
        (1, 3): "Organisation",
        (6, 7): "Initiative",
        (12, 13): "Initiative",
        (19, 20): "Initiative",
        (23, 24): "Objective",
        (25, 27): "Objective",
    }


def test_statements_join_the_very_words_and_items_their_lead_in(example: Example) -> None:
    said = {
        (say(example, one), PREDICATES[column].value, say(example, other))
        for (one, other), row in zip(example.pairs.tolist(), example.labels, strict=True)
        for column, label in enumerate(row)
        if label == 1
    }
    assert said == {
        ("1+3", "launches", "6+2"),
        ("9+1", "funds", "12+2"),
        ("19+2", "targets", "23+2"),
        ("19+2", "targets", "25+3"),
    }


def test_what_is_said_elsewhere_is_no_counterexample(example: Example) -> None:
    targets = PREDICATES.index("targets")
    unsaid = [
        row[targets]
        for (one, other), row in zip(example.pairs.tolist(), example.labels, strict=True)
        if one == 0 and say(example, other) in {"23+2", "25+3"}
    ]
    assert unsaid == [-1, -1]


def test_what_may_be_left_out_is_taught_neither_way(example: Example) -> None:
    announces = PREDICATES.index("announces")
    taught = {
        (say(example, one), say(example, other)): row[announces]
        for (one, other), row in zip(example.pairs.tolist(), example.labels, strict=True)
        if row[announces]
    }
    assert set(taught.values()) == {-1}
    assert ("1+3", "6+2") in taught


def test_modalities_go_with_the_statements(example: Example) -> None:
    planned = [
        (say(example, one), say(example, other))
        for (one, other), (modality, _) in zip(example.pairs.tolist(), example.qualifiers, strict=True)
        if modality == MODALITIES.index(Modality.PLANNED)
    ]
    assert planned == [("9+1", "12+2")]


def test_a_word_that_refers_is_asked_for_what_it_refers_to(example: Example) -> None:
    (asked,) = [each for each in example.references if say(example, each[0]) == "9+1"]
    _, kind, options, right = asked
    assert kind == REFERS != SUBJECT_UNSAID
    assert {say(example, one) for one in right} == {"1+3"}
    assert {"1+3", "6+2"} <= {say(example, one) for one in options}


def test_of_nested_places_the_longest_stays() -> None:
    assert drop_nested([(2, 3), (1, 4), (1, 4), (5, 6)]) == [(1, 4), (5, 6)]


def test_folds_are_told_by_the_name_alone() -> None:
    folds = [find_fold(f"paper-{number}.txt", 3) for number in range(300)]
    assert set(folds) == {0, 1, 2}
    assert folds == [find_fold(f"paper-{number}.txt", 12) // 4 for number in range(300)]
    assert min(folds.count(fold) for fold in range(3)) > 70
