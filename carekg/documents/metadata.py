"""What is known of a document beside its text: title, publisher, date, nation, genre, language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from carekg.dates import is_iso_date
from carekg.documents.characters.lines import ends_sentence
from carekg.documents.characters.markup import blank_markup
from carekg.documents.drafts import Draft
from carekg.documents.intake.sources import Source, document_id
from carekg.documents.signs.genres import guess_genre
from carekg.documents.signs.languages import guess_language
from carekg.documents.signs.nations import find_nation
from carekg.documents.signs.publication_dates import find_publication_date, read_stated_date
from carekg.documents.signs.publishers import find_publisher, is_letterhead
from carekg.errors import DocumentError
from carekg.model import Block, BlockKind, DocumentMetadata, Nation

_LONGEST_TITLE = 220
_LABEL = re.compile(r"^(?:subject|re|title)\s*:\s*", re.IGNORECASE)
_NO_TITLE = re.compile(r"(?:dear|annwyl|a chara|hi|hello|to|from|date)\b", re.IGNORECASE)

_NO_HEADING = re.compile(
    r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$"  # an address ends in its postcode
    r"|^(?:[A-Z][\w’'-]+, )?\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+,? (?:19|20)\d\d$"  # `Belfast, 12 June 2023`
)


def describe(source: Source, draft: Draft, blocks: Sequence[Block], corrections: Mapping[str, str]) -> DocumentMetadata:
    """Return what corrections say of a document, else what its file says of itself, else what its text shows.

    The date that an office program noted by itself comes last. Raises DocumentError for a correction that is no date or
    nation.
    """
    known = {key: value.strip() for key, value in corrections.items() if value and value.strip()}
    said = {**{key: value for key, value in draft.properties.items() if value}, **known}
    text = draft.text
    stated = known.get("date") or read_stated_date(draft.properties.get("date") or "")
    date = stated or find_publication_date(text, blocks) or said.get("core date", "")
    language = said.get("language") or ""
    return DocumentMetadata(
        id=known.get("id") or document_id(source.path),
        path=source.path,
        sha256=source.sha256,
        title=said.get("title") or find_title(text, blocks) or said.get("core title", ""),
        publisher=said.get("publisher") or find_publisher(text, blocks),
        date=date if "date" not in known else _check_date(date, source.path),
        nation=_check_nation(known["nation"], source.path) if "nation" in known else find_nation(text),
        genre=said.get("genre") or guess_genre(text, blocks),
        url=said.get("url", ""),
        language=language if "language" in known else _choose_language(language, text),
    )


def find_title(text: str, blocks: Sequence[Block]) -> str:
    """Return the first heading under any letterhead, or a first line that is no sentence, or an empty string."""
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    lines = [_LABEL.sub("", " ".join(blank_markup(text[block.start : block.end]).split())) for block in headings]
    places = [place for place, line in enumerate(lines) if not _NO_HEADING.search(line)]
    if len(places) > 1 and is_letterhead(lines[places[0]]):
        first, second = places[:2]
        # An address or a date belongs to the letterhead: what comes after it is no part of that.
        if second > first + 1 or headings[second].level == headings[first].level:
            return lines[second]
    return lines[places[0]] if places else _find_opening(text, blocks)


def _find_opening(text: str, blocks: Sequence[Block]) -> str:
    first = next((block for block in blocks if block.kind is not BlockKind.FURNITURE), None)
    if first is None or first.kind is not BlockKind.PARAGRAPH or first.end - first.start > _LONGEST_TITLE:
        return ""
    words = " ".join(blank_markup(text[first.start : first.end]).split())
    return "" if _NO_TITLE.match(words) or ends_sentence(words) else _LABEL.sub("", words)


def _choose_language(stated: str, text: str) -> str:
    """A file's own word for its language is often only the program's default, so English is checked."""
    return stated if stated not in {"", "en"} else guess_language(text)


def _check_date(date: str, path: str) -> str:
    if not is_iso_date(date):
        raise DocumentError(f"its date {date!r} is no date", path=path, hint="write 2018, 2018-07 or 2018-07-31")
    return date


def _check_nation(nation: str, path: str) -> Nation:
    try:
        return Nation(nation)
    except ValueError:
        names = ", ".join(Nation)
        raise DocumentError(f"its nation {nation!r} is none that is known", path=path, hint=f"one of {names}") from None
