"""Annotated documents as files: what is read, and how a fault is named."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from carekg.evaluate.annotations import read_annotations
from tests.evaluate.samples import TEXT, make_record

Spoil = Callable[[dict[str, Any]], object]


def write(folder: Path, record: object, name: str = "lantern") -> Path:
    (folder / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    path = folder / f"{name}.json"
    path.write_text(record if isinstance(record, str) else json.dumps(record), encoding="utf-8")
    return path


def test_an_annotated_document_is_read(tmp_path: Path) -> None:
    write(tmp_path, make_record())
    (tmp_path / "settings.json").write_text('{"theme": "dark"}')
    (annotation,), problems = read_annotations(tmp_path)
    assert problems == ()
    assert annotation.document == "lantern.txt"
    assert [relation.core for relation in annotation.relations] == [True, True, True, True, False]


def test_documents_can_be_chosen_by_name(tmp_path: Path) -> None:
    for name in ("a1", "a2", "b1"):
        write(tmp_path, make_record() | {"document": f"{name}.txt"}, name)
    chosen, _ = read_annotations(tmp_path, ["a*"])
    assert [each.document for each in chosen] == ["a1.txt", "a2.txt"]
    assert [each.document for each in read_annotations(tmp_path, ["b1.txt"])[0]] == ["b1.txt"]


def _set(*place: str | int, to: object) -> Spoil:
    def spoil(record: dict[str, Any]) -> None:
        value: Any = record
        for step in place[:-1]:
            value = value[step]
        value[place[-1]] = to

    return spoil


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_set("relations", 1, "p", to="runs"), "relation 2, p: input should be 'announces'"),
        (_set("relations", 0, "modailty", to="actual"), "relation 1, modailty"),
        (_set("relations", 0, "o", to="zz"), "relation 1 (f funds zz): there is no entity zz"),
        (_set("relations", 0, "speaker", to="zz"), "there is no entity zz"),
        (_set("entities", 2, "type", to="Body"), "entity 3, type"),
        (_set("entities", 1, "id", to="p"), "entity 2: the id p is used twice"),
        (_set("document", to="missing.txt"), "there is no missing.txt beside it"),
        (_set("document", to="../lantern.txt"), "document: "),
        (lambda record: record["relations"][2].pop("evidence"), "relation 3, evidence: field required"),
    ],
)
def test_a_fault_is_one_line_with_its_place(tmp_path: Path, spoil: Spoil, said: str) -> None:
    record = make_record()
    spoil(record)
    path = write(tmp_path, record)
    annotations, (problem,) = read_annotations(tmp_path)
    assert annotations == ()
    assert str(problem).startswith(f"{path}: ")
    assert said in str(problem)
    assert "\n" not in str(problem)


def test_broken_json_is_named_by_line_and_column(tmp_path: Path) -> None:
    path = write(tmp_path, '{"document": "lantern.txt",\n "relations": [}')
    _, (problem,) = read_annotations(tmp_path)
    assert str(problem).startswith(f"{path}:2:16: is no JSON")


def test_the_example_in_the_page_on_measuring_is_right(tmp_path: Path) -> None:
    page = (Path(__file__).resolve().parents[2] / "carekg" / "evaluate" / "measuring.md").read_text(encoding="utf-8")
    example = page.partition("```json\n")[2].partition("```")[0]
    (tmp_path / "fund.txt").write_text(json.loads(example)["relations"][0]["evidence"], encoding="utf-8")
    (tmp_path / "fund.json").write_text(example, encoding="utf-8")
    (annotation,), problems = read_annotations(tmp_path)
    assert problems == ()
    assert annotation.relations[0].core
