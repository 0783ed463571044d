"""Names: runs of capitalised words, with the prepositions and conjunctions that names contain.

Where a run ends is decided by the words, not by the parser: "Department of Health and Social Care" is one name,
"Skills for Care and the Care Forum" are two, and "the Market Sustainability and Improvement Fund" is one again, since
its first half has no head noun.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from carekg.extract.lexicon import Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CONNECTORS = frozenset(
    {"of", "for", "on", "and", "&", "the", "'s", "’s", "’", "'", "-", "–", "/", "de", "na", "yn", "sy'n"}
)
_QUOTES = {"‘": "’", "“": "”", "'": "'", '"': '"'}


def find_runs(doc: Doc, lexicon: Lexicon, taken: Collection[int]) -> list[tuple[int, int]]:
    """Return the stretches of tokens that read as names, leaving out the tokens in `taken`."""
    runs = []
    index = 0
    while index < len(doc):
        if index in taken or not starts_name(doc[index], lexicon):
            index += 1
            continue
        end = _read_run(doc, index, lexicon, taken)
        if (
            any(token.lower_ not in lexicon.weak for token in doc[index:end])
            or doc[index:end].text.casefold() in lexicon.known
        ):
            runs.append((index, end))
        index = end
    return runs


def starts_name(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a name can begin here: a capital that is not owed to the start of a sentence."""
    text = token.text
    if not text[:1].isupper():
        # "eHealth", "iThrive"
        return len(text) > 2 and text[0] in "ei" and text[1].isupper()
    if token.lower_ in lexicon.ordinary and not (token.is_upper and len(text) > 3):
        return False
    if len(text) == 1:
        return False
    if _opens_sentence(token):
        following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
        goes_on = following is not None and following.text[:1].isupper() and following.lower_ not in lexicon.ordinary
        if token.lower_ in lexicon.known or token.ent_type_ in {"PERSON", "ORG", "GPE"}:
            return True
        carried = following is not None and following.lower_ in {"of", "for"} and _names_after(token, lexicon)
        return token.pos_ == "PROPN" or carried or (goes_on and token.pos_ in {"NOUN", "ADJ", "VERB", "NUM"})
    return token.pos_ not in {"DET", "PRON", "ADP", "CCONJ", "SCONJ", "AUX"} or token.is_upper


def _names_after(token: Token, lexicon: Lexicon) -> bool:
    """Tell "Skills for Care", "Friends of Elm House" at the start of a sentence."""
    doc = token.doc
    known = token.lower_ in lexicon.joins["for"] or token.lower_ in lexicon.heads
    return known and token.i + 2 < len(doc) and doc[token.i + 2].text[:1].isupper()


def _opens_sentence(token: Token) -> bool:
    return token.is_sent_start is True or (token.i > 0 and token.doc[token.i - 1].text in {":", "“", "‘", '"', "•"})


def goes_on(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word inside a name can be this one."""
    text = token.text
    if token.like_num and len(text) == 4 and text.isdigit() and token.i > 0:
        return token.doc[token.i - 1].lower_ in {"act", "bill", "order", ")", "regulations", "plan", "strategy"}
    if not text[:1].isupper():
        return False
    return token.lower_ not in lexicon.ordinary or (token.is_upper and len(text) > 3)


def _read_run(doc: Doc, start: int, lexicon: Lexicon, taken: Collection[int]) -> int:
    end = start + 1
    place = end
    while place < len(doc) and place not in taken:
        token = doc[place]
        if goes_on(token, lexicon):
            # "Elm Council Dr Jo Bell": a form of address begins another name.
            if token.lower_.rstrip(".") in lexicon.titles and doc[place - 1].lower_.rstrip(".") not in lexicon.titles:
                break
            place += 1
            end = place
            continue
        after = _skip_connector(doc, start, place, lexicon, taken)
        if after == place:
            break
        place = after
    return end


def _skip_connector(doc: Doc, start: int, place: int, lexicon: Lexicon, taken: Collection[int]) -> int:
    """Return the place of the word that carries the name on after a connector; `place` where none does."""
    token = doc[place]
    after = place + 1
    if token.text == "(" and place + 2 < len(doc) and doc[place + 2].text == ")":
        # "Social Services and Well-being (Wales) Act"; an acronym in brackets ends a name instead.
        ahead = place + 3
        inner = doc[place + 1]
        if ahead < len(doc) and goes_on(doc[ahead], lexicon) and not (inner.is_upper and len(inner) > 1):
            return ahead
        return place
    if token.text == ",":
        return after if _comma_joins(doc, start, after, lexicon) else place
    if token.lower_ not in _CONNECTORS:
        return place
    while after < len(doc) and doc[after].lower_ == "the" and token.lower_ in {"of", "for", "on", "and"}:
        after += 1
    if after >= len(doc) or after in taken or not goes_on(doc[after], lexicon) or token.lower_ == "the":
        return place
    word = token.lower_
    if word in {"'s", "’s", "’", "'"}:
        return after if _possessive_joins(doc, start, after, lexicon) else place
    if word in {"for", "on", "of"}:
        return after if _preposition_joins(doc, start, place, lexicon) else place
    if word == "and":
        return after if _conjunction_joins(doc, start, place, after, lexicon, taken) else place
    return after


def _possessive_joins(doc: Doc, start: int, after: int, lexicon: Lexicon) -> bool:
    """Tell "Children's Commissioner", "St Hilda's Hospice" from "Leeds's Care Board", "the Council's Plan"."""
    owner = doc[start : after - 1].text
    if owner.casefold() in lexicon.known or doc[after].lower_ in lexicon.titles:
        return False
    return not any(token.lower_ in lexicon.heads or token.lower_ in lexicon.endings for token in doc[start : after - 1])


def _preposition_joins(doc: Doc, start: int, place: int, lexicon: Lexicon) -> bool:
    left = doc[place - 1].lower_
    word = doc[place].lower_
    if doc[start:place].text.casefold() in lexicon.known:
        return False
    if left in lexicon.heads:
        return True
    if word == "of":
        return left in lexicon.joins["of"] or left in lexicon.joins["for"] or _is_of_name(doc, start, place)
    if word == "for" and place - start <= 2 and doc[start].ent_type_ not in {"PERSON", "GPE"}:
        # "Hands for Hope": two capitals around a "for" are one name, unless a place follows.
        return doc[place + 1].ent_type_ != "GPE" and doc[place + 1].lower_ not in lexicon.known
    return left in lexicon.joins.get(word, frozenset())


def _is_of_name(doc: Doc, start: int, place: int) -> bool:
    """Tell "Lord Elm of Crumpet" and "Hands of Hope" from "Dr Jo Bell of the Elm Institute"."""
    if doc[place + 1].lower_ == "the":
        return False
    noble = doc[start].lower_ in {"lord", "lady", "baroness", "viscount", "earl"}
    single = place - start == 1 and doc[start].ent_type_ != "PERSON"
    return noble or single


def _comma_joins(doc: Doc, start: int, after: int, lexicon: Lexicon) -> bool:
    """Tell the comma of "Health, Social Care and Sport Committee" from that of a list of bodies."""
    if not all(token.lower_ in lexicon.portfolio or token.text in {",", "and"} for token in doc[start : after - 1]):
        return False
    for token in doc[after : after + 8]:
        if token.lower_ == "and":
            return True
        if token.lower_ not in lexicon.portfolio or not token.text[:1].isupper():
            return False
    return False


def _conjunction_joins(doc: Doc, start: int, place: int, after: int, lexicon: Lexicon, taken: Collection[int]) -> bool:
    left = [token.lower_ for token in doc[start:place]]
    right = []
    stop = after
    while stop < len(doc) and stop not in taken and goes_on(doc[stop], lexicon):
        right.append(doc[stop].lower_)
        stop += 1
    if " ".join(right) in lexicon.known or doc[place + 1].lower_ == "the":
        return False
    governed = any(word in {"of", "for", "on"} for word in left)
    if governed and (left[0] in lexicon.heads or left[0] in lexicon.joins["for"]):
        separate = right[-1] in lexicon.heads or right[-1] in lexicon.endings or right[-1] in lexicon.joins["for"]
        person = doc[after].ent_type_ == "PERSON" or doc[after].is_upper
        opens = stop < len(doc) and doc[stop].lower_ in {"of", "for"}
        return all(word in lexicon.portfolio for word in right) or not (separate or person or opens)
    if doc[start:place].text.casefold() in lexicon.known or any(word in lexicon.heads for word in left):
        return False
    if right[-1] not in lexicon.heads:
        return False
    if left[-1] in lexicon.portfolio:
        return True
    return (
        len(right) > 1
        and doc[start].ent_type_ != "PERSON"
        and doc[place - 1].head.i >= start
        and doc[place - 1].dep_ in {"compound", "nmod", "amod"}
    )


def strip_run(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Take possessives and stray punctuation off both ends of a run."""
    while end > start and doc[end - 1].text in {"'s", "’s", "’", "'", "-", "–", "/", "(", ",", "."}:
        end -= 1
    while start < end and doc[start].text in {"'", "’", "-", "–", "/"}:
        start += 1
    return start, end
