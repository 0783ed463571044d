"""Print how often linking is right: `python -m tests.link.measure_linking DIR`, the folder of annotated documents."""

from __future__ import annotations

import sys
from pathlib import Path

from carekg.curate import read_tables
from carekg.link import Linker, merge_entities, propose_merges
from carekg.resources import seeds_folder
from tests.link.accuracy import describe, judge, link_all, read_extractions, read_labels


def main(folder: Path) -> None:
    """Measure on what the extractor finds, and on what was annotated, and list what is proposed for merging."""
    tables, labels = read_tables(seeds_folder()), read_labels()
    linker = Linker(tables.entities, tables.tenures)
    known = [entity.id for entity in tables.entities]
    lines = []
    for what, extractions in zip(("extracted", "annotated"), read_extractions(folder, tables), strict=True):
        linked = link_all(linker, extractions)
        lines += [f"{what} names", *(f"  {line}" for line in describe(judge(labels, linked, known), len(labels)))]
        proposals = propose_merges(merge_entities(tables.entities, list(linked.values())))
        lines += ["  proposed for merging", *(f"    {notice.reason}" for notice in proposals), ""]
    sys.stdout.write("\n".join(lines))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
