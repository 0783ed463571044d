"""Titles of texts, which need not look like names: "its report Seen and Heard", "your paper, Whose Home?, says"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carekg.dates import MONTHS
from carekg.extract.lexicon import Lexicon
from carekg.extract.mentions import Found
from carekg.extract.names.people import looks_personal
from carekg.extract.syntax.labels import FINITE, NOUNS
from carekg.model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

_TEXTS = frozenset({"report", "paper", "study", "pamphlet", "briefing", "handbook", "guide", "book", "survey"})
_PUBLISHING = frozenset({"publish", "issue", "release", "produce"})
_SMALL_WORDS = "a an and at by for from in is it not of on or our the to we with"
_SMALL = frozenset(_SMALL_WORDS.split())
"""Words that titles write small."""
_QUOTES = {"“": "”", "‘": "’", '"': '"', "'": "'"}
_LONGEST = 9
_LONGEST_HEADING = 18
_TITLED = frozenset({"Framework", "Publication", "Strategy"})
_CLOSING = frozenset({",", ".", ";", ":", ")", "?", "!"})


def find_text_titles(doc: Doc, lexicon: Lexicon) -> list[Found]:
    """Return the titles that stand right after what they are titles of, whose text it is being said.

    They are told by where they end: at a stop, or at the comma that closes an aside. A name that goes on with a verb is
    no title, as in "its report Ministers had feared".
    """
    found = list(_find_quoted(doc))
    for token in doc[:-1]:
        start = _find_start(token)
        if start is None:
            continue
        aside = doc[start - 1].text == ","
        end = _end_title(doc, start, aside=aside)
        if end > start and _is_title(doc, start, end, lexicon) and (not aside or doc[end : end + 1].text in {",", "."}):
            text = doc[start:end].text
            if token.pos_ != "VERB" or any(word.lower_ in _SMALL for word in doc[start + 1 : end - 1]):
                found.append(Found(start, end, end - 1, text, EntityType.INITIATIVE, "Publication"))
    return found


def find_own_title(doc: Doc, lexicon: Lexicon) -> list[Found]:
    """Return the title in two parts that a heading is: "One Door: a roadmap for home care", "Seen, Heard: The Plan".

    It must say what it is the title of, and be no sentence: "Minister: the plan is late".
    """
    colon = next((token.i for token in doc[1:-1] if token.text == ":"), None)
    if colon is None or colon == 1 or len(doc) > _LONGEST_HEADING or not _is_capital(doc[0]):
        return []
    first, second = doc[:colon], doc[colon + 1 :]
    if any(token.lower_ in lexicon.ranks for token in first) or any(token.tag_ in FINITE for token in second):
        return []
    for token in second:
        kind = lexicon.heads.get(token.lower_)
        ends = token.i + 1 == len(doc) or doc[token.i + 1].pos_ not in NOUNS
        if kind is not None and kind.subtype in _TITLED and ends:
            return [Found(0, len(doc), token.i, doc.text.strip(" ."), EntityType.INITIATIVE, kind.subtype)]
    return []


def _find_quoted(doc: Doc) -> Iterator[Found]:
    """Yield the titles in quotation marks after a text or what published it, and those coordinated with them."""
    titled = False
    place = 0
    while place < len(doc) - 1:
        token = doc[place]
        end = _find_closing(doc, place) if titled and token.text in _QUOTES else place
        if end > place + 1:
            last = end - 1 if doc[end - 1].text in {",", "."} else end
            text = doc[place + 1 : last].text
            yield Found(place + 1, last, last - 1, text, EntityType.INITIATIVE, "Publication")
            place = end
        elif token.text not in {",", ":", "and", *_QUOTES}:
            titled = token.lemma_.lower() in _TEXTS or (token.lemma_ in _PUBLISHING and token.pos_ == "VERB")
        place += 1


def _find_closing(doc: Doc, opening: int) -> int:
    """Return where the quotation mark stands that closes a title opened at a place; that place where none does."""
    for token in doc[opening + 2 : opening + 2 + _LONGEST]:
        if token.text == _QUOTES[doc[opening].text]:
            first, *rest = doc[opening + 1 : token.i]
            spoken = any(one.pos_ in {"PRON", "AUX"} for one in rest)
            return token.i if _is_capital(first) and not spoken else opening
    return opening


def _find_start(token: Token) -> int | None:
    """Return where a title can begin after a word: "her report Seen", "issued a report, Seen, on", "published Seen"."""
    after = next((one for one in token.doc[token.i + 1 :] if not one.is_space), None)
    if after is None:
        return None
    if token.lower_ in _TEXTS:
        owned = any(child.dep_ == "poss" for child in token.children)
        issued = token.dep_ in {"dobj", "nsubjpass"} and token.head.lemma_ in _PUBLISHING
        if after.text == ",":
            return after.i + 1 if owned or issued else None
        return after.i if owned else None
    return after.i if token.lemma_ in _PUBLISHING and token.pos_ == "VERB" else None


def _end_title(doc: Doc, start: int, *, aside: bool) -> int:
    """Return where the title ends that begins at `start`, `start` itself where none does.

    One between commas may have a second part: "its report, Getting Home: How It Went, says".
    """
    end = start
    while end < len(doc) and end - start < _LONGEST:
        joins = aside and doc[end].text == ":" and end > start and _is_capital(doc[min(end + 1, len(doc) - 1)])
        if not (joins or _is_capital(doc[end]) or doc[end].lower_ in _SMALL):
            break
        end += 1
    if doc[end - 1].text in MONTHS and end < len(doc) and doc[end].text == ".":
        # "published Nearer to Tea in May."
        end -= 1
    while end > start and not _is_capital(doc[end - 1]):
        end -= 1
    if end < len(doc) and doc[end].text not in _CLOSING and doc[end + 1 : end + 2].text not in MONTHS:
        return start
    return end + 1 if end > start and doc[end : end + 1].text in {"?", "!"} else end


def _is_title(doc: Doc, start: int, end: int, lexicon: Lexicon) -> bool:
    """Tell a title from a body or a person beside the text."""
    if not _is_capital(doc[start]) or doc[start:end].text.casefold() in lexicon.known:
        return False
    return doc[start].lower_ in _SMALL or not looks_personal(doc, start, end, lexicon)


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper()
