"""The annotated documents: every one is read soundly, and what is known of them is mostly right."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from carekg.documents import Source, read_document
from carekg.model import BlockKind, Document
from tests.documents.samples import assert_sound

pytestmark = pytest.mark.gold


@pytest.fixture(scope="module")
def train(gold_folder: Path) -> list[tuple[dict[str, object], Document]]:
    return read_all(gold_folder / "train")


def read_all(folder: Path) -> list[tuple[dict[str, object], Document]]:
    pairs = []
    for path in sorted(folder.glob("*.json")):
        annotation = json.loads(path.read_text("utf-8"))
        name = annotation["document"]
        pairs.append((annotation, read_document(Source(name, (folder / name).read_bytes()))))
    return pairs


def test_documents_are_read_soundly(gold_folder: Path, train: list[tuple[dict[str, object], Document]]) -> None:
    pairs = [*read_all(gold_folder / "dev"), *train]
    assert len(pairs) > 500
    for _, document in pairs:
        assert_sound(document)


def test_dates_that_stand_in_the_text_are_found(train: list[tuple[dict[str, object], Document]]) -> None:
    dated = right = 0
    for annotation, document in train:
        found = document.metadata.date
        dated += bool(found)
        right += bool(found) and found == annotation["date"]
    assert right > 0.9 * dated


def test_no_more_than_one_in_two_hundred_evidence_sentences_is_taken_for_furniture(
    train: list[tuple[dict[str, object], Document]],
) -> None:
    seen = lost = 0
    for annotation, document in train:
        kept = [_squeeze(document, kind=False), _squeeze(document, kind=True)]
        relations = annotation["relations"]
        assert isinstance(relations, list)
        for relation in relations:
            evidence = " ".join(re.sub(r"<[^>]+>", "", relation.get("evidence", "")).split())
            if evidence and any(evidence in text for text in kept):
                seen += 1
                lost += evidence not in kept[0]
    assert seen > 10_000
    assert lost <= seen / 200


def _squeeze(document: Document, *, kind: bool) -> str:
    blocks = [block for block in document.blocks if (block.kind is BlockKind.FURNITURE) is kind]
    return " ".join(" ".join(document.text[block.start : block.end].split()) for block in blocks)
