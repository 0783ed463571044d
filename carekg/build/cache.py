"""What was read of a document, kept by content, so that only what changed is read again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from cattrs.preconf.json import make_converter

from carekg.documents import Source
from carekg.files import replace_file
from carekg.model import Document, Extraction, Notice

_converter = make_converter(forbid_extra_keys=True)
_converter.register_unstructure_hook(Decimal, str)
_converter.register_structure_hook(Decimal, lambda value, _: Decimal(value))


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading one document: it and its extraction, or the reason why not."""

    document: Document | None = None
    extraction: Extraction | None = None
    failure: Notice | None = None


def reading_key(source: Source, corrections: Mapping[str, str], extractor: str) -> str:
    """Return a hash of all that a reading depends on."""
    facts = [source.path, source.sha256, sorted(corrections.items()), extractor]
    return hashlib.sha256(json.dumps(facts, ensure_ascii=True).encode()).hexdigest()


class ReadingCache:
    """A folder with a JSON file for each reading. A file that cannot be used counts as absent."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def holds(self, key: str) -> bool:
        """Tell whether there is a reading under `key`, without looking into it."""
        return (self.folder / f"{key}.json").is_file()

    def find(self, key: str) -> Reading | None:
        """Return the reading under `key`, or None."""
        try:
            return _converter.loads((self.folder / f"{key}.json").read_bytes(), Reading)
        except (OSError, ValueError, TypeError, KeyError, BaseExceptionGroup):
            return None

    def keep(self, key: str, reading: Reading) -> None:
        """Store a reading; a crash leaves either all of it or nothing."""
        self.folder.mkdir(parents=True, exist_ok=True)
        replace_file(self.folder / f"{key}.json", _converter.dumps(reading).encode(), durable=False)

    def prune(self, keys: Iterable[str]) -> None:
        """Delete all but the readings under `keys`."""
        wanted = {f"{key}.json" for key in keys}
        for path in self.folder.iterdir() if self.folder.is_dir() else ():
            if path.name not in wanted:
                path.unlink(missing_ok=True)
