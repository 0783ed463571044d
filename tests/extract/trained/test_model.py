from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from carekg.errors import CarekgError
from carekg.extract.trained import FOLDER, load_trained

FILES = ("encoder.onnx", "heads.onnx", "vocabulary.txt", "weights.onnx")


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    folder = tmp_path / "model"
    folder.mkdir()
    for name in FILES:
        shutil.copy(FOLDER / name, folder)
    return folder


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b"{")], ids=["missing", "damaged"])
def test_a_missing_or_damaged_file_is_named_in_one_line(copied: Path, name: str, damage: object) -> None:
    assert callable(damage)
    damage(copied / name)
    with pytest.raises(CarekgError, match=name) as refused:
        load_trained(copied)[0].cutter  # noqa: B018 - the vocabulary is read when it is first needed
    assert "\n" not in str(refused.value)


def test_the_model_is_small_and_its_card_says_what_it_is_worth() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 30_000_000
    card = (FOLDER / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert all(heading in card for heading in ("## Data", "## Figures", "## Limits", "licence"))
