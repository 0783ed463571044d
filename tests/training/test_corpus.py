"""The annotated documents that the trained model learns from."""

from __future__ import annotations

from pathlib import Path

from carekg.evaluate.annotations import read_annotations

CORPUS = Path(__file__).parents[2] / "training" / "corpus"


def test_every_annotation_is_sound_and_quotes_its_document() -> None:
    annotations, problems = read_annotations(CORPUS)
    assert not problems
    assert len(annotations) > 1100
    for annotation in annotations:
        text = " ".join((CORPUS / annotation.document).read_text(encoding="utf-8").split())
        for relation in annotation.relations:
            assert relation.evidence in text
            assert relation.s_text in relation.evidence
            assert relation.o_text in relation.evidence
