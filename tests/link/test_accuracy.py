from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest

from carekg.curate import read_tables
from carekg.link import Linker
from carekg.model import DocumentMetadata, Entity, Extraction
from carekg.resources import seeds_folder
from tests.link.accuracy import (
    NEW,
    RIGHT,
    Judgement,
    Label,
    Verdict,
    describe,
    judge,
    link_all,
    read_extractions,
    read_labels,
)
from tests.link.world import INITIATIVE, ORGANISATION, local

KNOWN = frozenset({"kindle-trust", "ember-fund"})


def find(document: str, *entities: Entity) -> Extraction:
    return Extraction(DocumentMetadata(document, document, "0" * 64), entities, (), ())


@pytest.fixture(scope="module")
def judgements(gold_folder: Path) -> Mapping[str, tuple[Judgement, ...]]:
    tables = read_tables(seeds_folder())
    linker = Linker(tables.entities, tables.tenures)
    known = [entity.id for entity in tables.entities]
    extracted, annotated = read_extractions(gold_folder / "dev", tables)
    return {
        "extracted": judge(read_labels(), link_all(linker, extracted), known),
        "annotated": judge(read_labels(), link_all(linker, annotated), known),
    }


@pytest.mark.gold
@pytest.mark.parametrize(("names", "fewest"), [("extracted", 200), ("annotated", 320)])
def test_names_mean_what_a_reader_says_they_mean(
    judgements: Mapping[str, tuple[Judgement, ...]], names: str, fewest: int
) -> None:
    found = judgements[names]
    report = "\n".join(describe(found, len(read_labels())))
    assert len(found) >= fewest, report
    assert sum(each.verdict in RIGHT for each in found) >= 0.95 * len(found), report
    assert sum(each.verdict is Verdict.WRONGLY_LINKED for each in found) <= 0.01 * len(found), report


@pytest.mark.gold
@pytest.mark.parametrize("names", ["extracted", "annotated"])
def test_homonyms_stay_apart(judgements: Mapping[str, tuple[Judgement, ...]], names: str) -> None:
    homonyms = [each for each in judgements[names] if each.homonym]
    assert len(homonyms) >= 15
    assert sum(each.verdict in RIGHT for each in homonyms) >= 0.9 * len(homonyms)
    assert Verdict.CONFUSED not in {each.verdict for each in homonyms}


def test_every_label_names_a_known_entity_or_none_once() -> None:
    labels = read_labels()
    known = {entity.id for entity in read_tables(seeds_folder()).entities}
    assert {label.expected for label in labels} <= known | {NEW}
    assert not [label for label in labels if label.thing and label.expected != NEW]
    names = Counter((label.document, name) for label in labels for name in label.names)
    assert [place for place, count in names.items() if count > 1] == []


def test_each_kind_of_mistake_is_told_from_the_others() -> None:
    labels = (
        Label("one", ("Kindle Trust",), "kindle-trust", ""),
        Label("one", ("Ember Fund", "the fund"), "ember-fund", ""),
        Label("one", ("Ash Board",), "kindle-trust", ""),
        Label("one", ("Soot Board",), NEW, ""),
        Label("one", ("Forge Plan",), NEW, "forge plan"),
        Label("two", ("Forge Plan",), NEW, "forge plan"),
        Label("three", ("The Forge Plan",), NEW, "forge plan"),
        Label("one", ("Cinder Board",), NEW, "ashby"),
        Label("two", ("Cinder Board",), NEW, "corby"),
        Label("two", ("Grate Board",), NEW, ""),
        Label("two", ("Kiln Board",), NEW, ""),
    )
    linked = {
        "one": find(
            "one",
            local("kindle-trust", ORGANISATION, "Kindle Trust"),
            local("fund-one", INITIATIVE, "the fund"),
            local("ember-fund", ORGANISATION, "Ash Board"),
            local("kindle-trust", ORGANISATION, "Soot Board"),
            local("forge-plan", INITIATIVE, "forge plan"),
            local("cinder-board", ORGANISATION, "Cinder Board"),
        ),
        "two": find(
            "two",
            local("forge-plan-two", INITIATIVE, "Forge Plan"),
            local("cinder-board", ORGANISATION, "Cinder Board"),
            local("grate-board", ORGANISATION, "Grate Board"),
        ),
        "three": find("three", local("forge-plan", INITIATIVE, "Forge Plan")),
    }
    judged = judge(labels, linked, KNOWN)
    assert [each.verdict for each in judged] == [
        Verdict.LINKED,
        Verdict.MISSED,
        Verdict.WRONGLY_LINKED,
        Verdict.WRONGLY_LINKED,
        Verdict.KEPT_NEW,
        Verdict.TORN,
        Verdict.KEPT_NEW,
        Verdict.CONFUSED,
        Verdict.CONFUSED,
        Verdict.KEPT_NEW,
    ]
    assert [each.label.names[0] for each in judged if each.homonym] == ["Cinder Board", "Cinder Board"]
    lines = describe(judged, len(labels))
    assert lines[0] == "right: 4 of 10 (40.0%); 1 labelled names were not found and are left out"
    assert "  homonyms right: 0 of 2" in lines
