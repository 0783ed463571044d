"""What is known of a document beside its text: title, publisher, date, nation, genre."""

from __future__ import annotations

from collections.abc import Mapping

from carekg.dates import is_iso_date
from carekg.documents.drafts import Draft
from carekg.documents.markup import blank_markup
from carekg.documents.sources import Source, document_id
from carekg.errors import DocumentError
from carekg.model import BlockKind, DocumentMetadata, Nation


def describe(source: Source, draft: Draft, corrections: Mapping[str, str]) -> DocumentMetadata:
    """Return what corrections say of a document, else what its file says, else what its text shows."""
    known = {key: value.strip() for key, value in corrections.items() if value and value.strip()}
    said = {key: value for key, value in draft.properties.items() if value}
    return DocumentMetadata(
        id=known.get("id") or document_id(source.path),
        path=source.path,
        sha256=source.sha256,
        title=known.get("title") or said.get("title") or find_title(draft),
        publisher=known.get("publisher") or said.get("publisher", ""),
        date=_check_date(known.get("date"), source.path) or said.get("date", ""),
        nation=_check_nation(known.get("nation"), source.path),
        genre=known.get("genre") or said.get("genre", ""),
        url=known.get("url") or said.get("url", ""),
        language=known.get("language") or said.get("language") or "en",
    )


def find_title(draft: Draft) -> str:
    """Return the words of the first heading, or an empty string."""
    for block in draft.blocks:
        if block.kind is BlockKind.HEADING:
            return " ".join(blank_markup(draft.text[block.start : block.end]).split())
    return ""


def _check_date(date: str | None, path: str) -> str:
    if date and not is_iso_date(date):
        raise DocumentError(f"its date {date!r} is no date", path=path, hint="write 2018, 2018-07 or 2018-07-31")
    return date or ""


def _check_nation(nation: str | None, path: str) -> Nation | None:
    if not nation:
        return None
    try:
        return Nation(nation)
    except ValueError:
        names = ", ".join(Nation)
        raise DocumentError(f"its nation {nation!r} is none that is known", path=path, hint=f"one of {names}") from None
