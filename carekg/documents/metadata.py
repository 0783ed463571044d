"""What is known of a document beside its text: title, publisher, date, nation, genre, language."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

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
_SALUTATION = re.compile(r"(?:dear|annwyl|a chara)\b[^\n]{0,70}", re.IGNORECASE)
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
    """Return what stands under a salutation, the first heading under any letterhead, or a first line, or nothing.

    A heading right under "Dear …" is what the letter is about. A first line that is a sentence is no title.
    """
    subject = _find_subject(text, blocks)
    if subject:
        return subject
    headings = [block for block in blocks if block.kind is BlockKind.HEADING]
    lines = [_LABEL.sub("", _read_words(text, block)) for block in headings]
    places = [place for place, line in enumerate(lines) if not _NO_HEADING.search(line)]
    if len(places) > 1 and is_letterhead(lines[places[0]]):
        first, second = (headings[place] for place in places[:2])
        # An address or a date belongs to the letterhead: what comes after it is no part of that.
        between = [block for block in blocks if first.end <= block.start < second.start]
        headed = any(block.kind in {BlockKind.HEADING, BlockKind.FURNITURE} for block in between)
        if headed or second.level == first.level:
            return lines[places[1]]
    return lines[places[0]] if places else _find_opening(text, blocks)


def _find_subject(text: str, blocks: Sequence[Block]) -> str:
    """Return the heading that follows a salutation; an empty string where none does.

    One of several at its level is a section's, as in a newsletter; and what has sentences above holds a letter without
    being one.
    """
    read = [block for block in blocks if block.kind is not BlockKind.FURNITURE]
    for place, (one, following) in enumerate(pairwise(read)):
        if not _SALUTATION.fullmatch(text[one.start : one.end].strip("*_ ")):
            continue
        told = any(ends_sentence(_read_words(text, block)) for block in read[:place])
        peers = [block for block in read[place + 2 :] if block.kind is BlockKind.HEADING]
        section = sum(block.level == following.level for block in peers) > 1
        if following.kind is not BlockKind.HEADING or told or section:
            return ""
        return _LABEL.sub("", _read_words(text, following))
    return ""


def _read_words(text: str, block: Block) -> str:
    return " ".join(blank_markup(text[block.start : block.end]).split())


def _find_opening(text: str, blocks: Sequence[Block]) -> str:
    first = next((block for block in blocks if block.kind is not BlockKind.FURNITURE), None)
    if first is None or first.kind is not BlockKind.PARAGRAPH or first.end - first.start > _LONGEST_TITLE:
        return ""
    words = _read_words(text, first)
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
