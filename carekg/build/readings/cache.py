"""What was made of single documents, kept by content, so that only what changed is made again."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Generic, TypeVar

from cattrs.preconf.json import make_converter

from carekg.documents import Source
from carekg.files import replace_file
from carekg.model import Document, Extraction, Notice

# Most fields of most values are as they are by default: to leave these out halves what there is to read.
_converter = make_converter(forbid_extra_keys=True, omit_if_default=True)
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


Value = TypeVar("Value")


def encode_value(value: object) -> bytes:
    """Return a value of the model as JSON."""
    return _converter.dumps(value).encode()


def decode_value(data: bytes, kind: type[Value]) -> Value:
    """Return the value that `encode_value` wrote; raise ValueError where it did not write this.

    The other errors that the library has for it are among the causes.
    """
    try:
        return _converter.loads(data, kind)
    except (TypeError, KeyError, BaseExceptionGroup) as error:
        raise ValueError(f"this is no {kind.__name__}: {error}") from error


class ValueCache(Generic[Value]):
    """A folder with a JSON file for each value of one kind. A file that cannot be used counts as absent."""

    def __init__(self, folder: Path, kind: type[Value]) -> None:
        self._folder = folder
        self._kind = kind

    def list_keys(self) -> frozenset[str]:
        """Return each key that there is a value under, without looking into any."""
        names = os.listdir(self._folder) if self._folder.is_dir() else ()  # noqa: PTH208 - a path for each takes longer
        return frozenset(name.removesuffix(".json") for name in names if name.endswith(".json"))

    def find(self, key: str) -> Value | None:
        """Return the value under `key`, or None."""
        try:
            return decode_value((self._folder / f"{key}.json").read_bytes(), self._kind)
        except (OSError, ValueError):
            return None

    def keep(self, key: str, value: Value) -> None:
        """Store a value; a crash leaves either all of it or nothing."""
        self._folder.mkdir(parents=True, exist_ok=True)
        replace_file(self._folder / f"{key}.json", encode_value(value), durable=False)

    def prune(self, keys: Iterable[str]) -> None:
        """Delete all but the values under `keys`."""
        wanted = {f"{key}.json" for key in keys}
        for path in self._folder.iterdir() if self._folder.is_dir() else ():
            if path.name not in wanted:
                path.unlink(missing_ok=True)


class ValueFile(Generic[Value]):
    """A file with a line for each value of one kind, its key and its JSON; one that cannot be used counts as absent.

    All of them are wanted at once, and to open thousands of files would take as long as to read what is in them.
    """

    def __init__(self, path: Path, kind: type[Value]) -> None:
        self._path = path
        self._kind = kind

    def read(self) -> dict[str, bytes]:
        """Return the JSON of each value by its key."""
        try:
            lines = self._path.read_bytes().splitlines()
        except OSError:
            return {}
        parts = (line.partition(b" ") for line in lines if line.isascii())
        return {key.decode(): data for key, _, data in parts}

    def decode(self, data: bytes) -> Value | None:
        """Return the value of some JSON, or None."""
        try:
            return decode_value(data, self._kind)
        except ValueError:
            return None

    def replace(self, lines: Mapping[str, bytes]) -> None:
        """Store these values, in their order, in place of all that were there; a crash leaves the one or the other."""
        data = b"".join(b"%b %b\n" % (key.encode(), line) for key, line in lines.items())
        replace_file(self._path, data, durable=False)
