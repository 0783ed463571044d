"""The annotated documents that the trained model learns from."""

from __future__ import annotations

from pathlib import Path

import pytest

from carekg.evaluate.annotations import read_annotations

TRAINING = Path(__file__).parents[2] / "training"


@pytest.mark.parametrize(("folder", "least"), [("corpus", 1100), ("kept", 100)])
def test_every_annotation_is_sound_and_quotes_its_document(folder: str, least: int) -> None:
    annotations, problems = read_annotations(TRAINING / folder)
    assert not problems
    assert len(annotations) > least
    for annotation in annotations:
        text = " ".join((TRAINING / folder / annotation.document).read_text(encoding="utf-8").split())
        for relation in annotation.relations:
            assert relation.evidence in text
            assert relation.s_text in relation.evidence
            assert relation.o_text in relation.evidence
