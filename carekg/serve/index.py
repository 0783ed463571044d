"""What the API looks up in the knowledge: things by id, by their names, and what is said of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from carekg.model import Knowledge
from carekg.query.lookup import Lookup
from carekg.query.naming.spelling import fold_name


class Index(Lookup):
    """Everything of one edition by id and by name, and what touches what."""

    def __init__(self, knowledge: Knowledge, threshold: float) -> None:
        super().__init__(knowledge)
        self.threshold = threshold
        """The confidence from which an extracted statement counts as a fact."""

    @cached_property
    def folded_names(self) -> Sequence[tuple[str, str]]:
        """Every name of every entity, as `fold_name` reduces it, with the id of what it names, sorted."""
        return sorted(
            {
                (fold_name(name), entity.id)
                for entity in self.entities.values()
                for name in (entity.label, entity.acronym, *entity.aliases)
                if fold_name(name)
            }
        )

    @cached_property
    def folded_texts(self) -> Sequence[tuple[str, str]]:
        """All names of each entity in one text, each as `fold_name` reduces it, with its id; by id."""
        texts: defaultdict[str, list[str]] = defaultdict(list)
        for name, id_ in self.folded_names:
            texts[id_].append(name)
        return [(" ".join(texts[id_]), id_) for id_ in sorted(texts)]
