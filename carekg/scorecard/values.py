"""What a scorecard says: counts, and the shares that follow from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from carekg.model import Predicate

FEW = 10
"""Below so many cases a share tells little, and is shown as a count alone."""


@dataclass(frozen=True, slots=True)
class Score:
    """How many annotated things were found (`right`) and were not (`missed`), and what was found besides."""

    right: int
    spurious: int
    missed: int

    @property
    def found(self) -> int:
        """How many there were to judge: right ones and spurious ones."""
        return self.right + self.spurious

    @property
    def there(self) -> int:
        """How many there are to find: those found and those missed."""
        return self.right + self.missed

    @property
    def precision(self) -> float:
        """The share right of what was found; 0 where nothing was."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share found of what is there; 0 where nothing is."""
        return self.right / self.there if self.there else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """How many were right, and how many wrong."""

    right: int
    wrong: int

    @property
    def total(self) -> int:
        """How many there were."""
        return self.right + self.wrong

    @property
    def share(self) -> float:
        """The share that was right; 0 where there were none."""
        return self.right / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Band:
    """The statements with a confidence of at least `low` and below `low` + 0.1 (1 stands in the last band)."""

    low: float
    statements: int
    right: int
    mean: float
    """Their mean confidence."""

    @property
    def share(self) -> float:
        """The share that was right; 0 where there were none."""
        return self.right / self.statements if self.statements else 0.0


@dataclass(frozen=True, slots=True)
class Scorecard:
    """How often extraction was right, measured on documents that people annotated."""

    documents: int
    version: str
    """Of carekg."""
    extractor: str
    """The fingerprint of rules, code and models that were measured."""
    min_confidence: float
    """Statements below it were left out of the measure."""
    relations: Score
    """Both ends and the predicate are right."""
    lenient: Score
    """Both ends are right, and the predicate is of the right family."""
    entities: Score
    """People, roles, organisations and initiatives."""
    types: Share
    """Of the found ones among these, how many were given their right type."""
    qualifiers: Mapping[str, Share]
    """Of the relations found, how often `modality`, `negation`, `amount`, `speaker` and `date` were right."""
    quotes: Share
    """How many quotes stand, word for word, at their place in the text as it was read."""
    evidence: Share
    """How many quotes stand in the file itself, where markup may part them."""
    predicates: Mapping[Predicate, Score]
    bands: tuple[Band, ...]
    own: bool = False
    """Whether it was measured on the workspace's own annotated documents, not on those of carekg."""

    @property
    def calibration_error(self) -> float:
        """The expected calibration error: the mean distance of confidence from the share right, by band."""
        total = sum(band.statements for band in self.bands)
        return sum(band.statements * abs(band.share - band.mean) for band in self.bands) / total if total else 0.0
