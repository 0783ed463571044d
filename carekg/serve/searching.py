"""Searching one edition for words: in the index that the build wrote, and in names also for words half typed."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from carekg.errors import QueryError
from carekg.namespaces import id_from_iri
from carekg.query.naming.spelling import fold_name
from carekg.query.searching.text import HitKind, search_text
from carekg.serve.index import Index


class Found(StrEnum):
    """What a search looks for."""

    ENTITY = "entity"
    """By its names and its description."""
    DOCUMENT = "document"
    """By its title."""
    STATEMENT = "statement"
    """By its quote."""


_KINDS: Mapping[Found, tuple[HitKind, ...]] = {
    Found.ENTITY: (HitKind.NAME, HitKind.DESCRIPTION),
    Found.DOCUMENT: (HitKind.TITLE,),
    Found.STATEMENT: (HitKind.QUOTE,),
}


def search_things(index: Index, words: Path, text: str, kind: Found) -> list[str]:
    """Return the ids of what has all the words of `text`, the last of them as a beginning, the best first.

    `words` is the index that `search_text` reads; words in quotation marks stand side by side. Of entities first comes
    what is called just so, then what begins so, then what has the words side by side; within these by BM25. Nothing
    is found by a text without a letter or digit. Raises GraphError where there is no index.
    """
    found = _search_words(words, text, kind)
    if kind is Found.DOCUMENT:
        return [id_ for id_ in found if id_ in index.documents]
    if kind is Found.STATEMENT:
        return [id_ for id_ in found if id_ in index.statements]
    phrase = fold_name(text)
    # The index knows words by their stems: `supporti` is the beginning of a word, but of no stem.
    begun = [id_ for names, id_ in index.folded_texts if phrase and _has_words(names, phrase)]
    ids = [id_ for id_ in dict.fromkeys([*found, *begun]) if id_ in index.entities]
    return sorted(ids, key=lambda id_: -_rate_label(fold_name(index.labels[id_]), phrase))


def _search_words(words: Path, text: str, kind: Found) -> list[str]:
    try:
        hits = search_text(words, text if text.endswith(('"', "*")) else f"{text.rstrip()}*", _KINDS[kind], most=None)
    except QueryError:
        return []
    of = "" if kind is Found.ENTITY else str(kind)
    return list(dict.fromkeys(id_from_iri(hit.iri, of) for hit in hits))


def _has_words(names: str, phrase: str) -> bool:
    return all(f" {word}" in f" {names}" for word in phrase.split())


def _rate_label(label: str, phrase: str) -> int:
    return (label == phrase) + label.startswith(phrase) + (f" {phrase}" in f" {label}")
