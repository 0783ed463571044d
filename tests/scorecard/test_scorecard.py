"""Scorecards: the shares, the files, and the one that ships."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from carekg.errors import WorkspaceError
from carekg.model import Predicate
from carekg.scorecard import (
    Band,
    Score,
    Scorecard,
    Share,
    load_shipped,
    read_scorecard,
    write_csv,
    write_json,
    write_markdown,
)
from tests.scorecard.update_readme import README, fill_readme

CARD = Scorecard(
    documents=3,
    version="1.2.3",
    extractor="abc",
    min_confidence=0.0,
    relations=Score(30, 10, 20),
    lenient=Score(32, 8, 18),
    entities=Score(90, 10, 10),
    types=Share(85, 5),
    qualifiers={"modality": Share(24, 6), "speaker": Share(2, 1)},
    quotes=Share(40, 0),
    evidence=Share(38, 2),
    predicates={Predicate.FUNDS: Score(12, 4, 8), Predicate.OPPOSES: Score(0, 0, 3)},
    bands=(Band(0.5, 20, 10, 0.55), Band(0.9, 20, 20, 0.95)),
)


def test_shares_follow_from_counts() -> None:
    assert (CARD.relations.precision, CARD.relations.recall) == (0.75, 0.6)
    assert CARD.relations.f1 == pytest.approx(2 / 3)
    assert (Score(0, 0, 0).precision, Score(0, 0, 0).recall, Score(0, 0, 0).f1) == (0, 0, 0)
    assert Share(0, 0).share == 0
    assert CARD.calibration_error == pytest.approx(0.05)


def test_a_scorecard_comes_back_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "card.json"
    assert read_scorecard(path) is None
    path.write_bytes(write_json(CARD))
    assert read_scorecard(path) == CARD
    assert json.loads(path.read_bytes())["predicates"]["funds"]["precision"] == 0.75


@pytest.mark.parametrize("spoilt", ["", "[]", '{"documents": 3}', "no"])
def test_a_damaged_file_is_named(tmp_path: Path, spoilt: str) -> None:
    path = tmp_path / "card.json"
    path.write_text(spoilt)
    with pytest.raises(WorkspaceError, match=r"card\.json: this is no scorecard"):
        read_scorecard(path)


def test_tables_tell_shares_and_of_how_many() -> None:
    lines = write_markdown(CARD).splitlines()
    assert "| `funds` | 75% of 16 | 60% of 20 | 0.67 |" in lines
    assert "| `opposes` | none | 0 of 3 | 0.00 |" in lines
    assert "| done, planned or proposed | 80% of 30 |" in lines
    assert "| who said so | 2 of 3 |" in lines
    assert "| quote stands in the text word for word | 100% of 40 |" in lines


def test_a_spreadsheet_has_a_row_for_each() -> None:
    rows = {(row["what"], row["name"]): row for row in csv.DictReader(io.StringIO(write_csv(CARD).decode()))}
    assert rows["relation", "funds"]["precision"] == "0.750"
    assert rows["relation", "funds"]["missed"] == "8"
    assert rows["of what was found", "done, planned or proposed"]["wrong"] == "6"
    assert rows["confidence", "0.5 to 0.6"]["precision"] == "0.500"


def test_the_shipped_scorecard_is_sound() -> None:
    card = load_shipped()
    assert card.documents >= 15
    assert not card.own
    assert sum(score.right for score in card.predicates.values()) == card.relations.right
    assert sum(score.spurious for score in card.predicates.values()) == card.relations.spurious
    assert sum(score.missed for score in card.predicates.values()) == card.relations.missed
    counted = [band for band in card.bands if band.low >= card.min_confidence]
    # Of two statements that fit one relation only the first is in a band, and it may be one that is not counted.
    assert sum(band.right for band in counted) <= card.relations.right
    assert sum(band.statements for band in counted) <= card.relations.found
    assert sum(band.statements for band in card.bands) > card.relations.found
    assert [band.low for band in card.bands] == [tenth / 10 for tenth in range(10)]
    assert all(band.low <= band.mean <= band.low + 0.1 for band in card.bands if band.statements)


def test_the_readme_shows_the_shipped_scorecard() -> None:
    text = README.read_text(encoding="utf-8")
    assert fill_readme(text, load_shipped()) == text, "run: python -m tests.scorecard.update_readme"
