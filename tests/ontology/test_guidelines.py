"""The guidelines for annotators, the model and the ontology speak of the same things."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from carekg.model import ACTORS, BROADER, SIGNATURES, SUBTYPES, EntityType, Predicate

pytestmark = pytest.mark.gold


def read_table(gold_folder: Path, header: str) -> list[list[str]]:
    text = (gold_folder / "GUIDELINES.md").read_text(encoding="utf-8")
    table = text.split(f"| {header} |", 1)[1].split("\n\n", 1)[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]


def read_types(text: str) -> frozenset[EntityType]:
    text = re.sub(r"\(.*?\)|Person in a Role", lambda match: "" if match[0][0] == "(" else "Person", text)
    names = [name for name in re.findall(r"\w+", text) if name not in {"or", "and", "new", "old"}]
    found: set[EntityType] = set()
    for name in names:
        found |= ACTORS if name.casefold() == "actor" else {EntityType(name)}
    return frozenset(found)


def test_the_entity_types(gold_folder: Path) -> None:
    assert [row[0] for row in read_table(gold_folder, "type")] == list(EntityType)


def test_the_predicates_and_their_families(gold_folder: Path) -> None:
    rows = read_table(gold_folder, "predicate")
    assert sorted(row[0] for row in rows) == sorted(Predicate)
    families = {row[0]: row[3] for row in rows if row[3] != row[0]}
    assert families == BROADER


def test_the_domains_and_ranges(gold_folder: Path) -> None:
    for name, _, signature, _ in read_table(gold_folder, "predicate"):
        known = SIGNATURES[Predicate(name)]
        if name == "succeeds":
            types = read_types(signature[signature.index("(") + 1 : -1])
            assert (types, types) == known
            continue
        pairs = [pair.split("->") for pair in signature.split(";")]
        assert frozenset().union(*(read_types(pair[0]) for pair in pairs)) == known.subjects, name
        assert frozenset().union(*(read_types(pair[1]) for pair in pairs)) == known.objects, name


def test_the_subtypes(gold_folder: Path) -> None:
    text = (gold_folder / "GUIDELINES.md").read_text(encoding="utf-8")
    paragraph = " ".join(text.split("- `subtype` (optional):", 1)[1].split("\n- ", 1)[0].split())
    organisations, initiatives = re.sub(r"\([^)]*\)", "", paragraph).rstrip(".").split(";")
    assert tuple(re.findall(r"\w+", organisations)) == SUBTYPES[EntityType.ORGANISATION]
    assert tuple(re.findall(r"\w+", initiatives)) == SUBTYPES[EntityType.INITIATIVE]
