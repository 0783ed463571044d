"""What an item of a list names or states, and when that is due."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from carekg.extract.context import Context
from carekg.extract.mentions import Form, Found
from carekg.extract.rules import ListRule
from carekg.extract.statements.demands import find_wanted, says_more
from carekg.extract.syntax.labels import VERBS
from carekg.model import EntityType, Modality, Predicate

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST = 24
_INITIATIVE = frozenset({EntityType.INITIATIVE})
_ENDS = frozenset({"|", ".", ";", ":", "–", "—", "("})


def says_otherwise(doc: Doc, start: int) -> bool:
    """Tell whether an item says by itself what it is: "We recommend that they act", "It is spent as follows:"."""
    item = doc[start : max(doc[start].sent.end, start + 1)]
    if item.text.rstrip().endswith(":") or item.text.rstrip(" .:").endswith("as follows"):
        return True
    return item[0].text in {"We", "I"} and item.root.tag_ in {"VBP", "VBD"}


def find_item_date(doc: Doc, start: int, context: Context) -> str:
    """Return when what an item asks or aims for is due: by its own words, else by those of its lead-in."""
    item = doc[start : max(doc[start].sent.end, start + 1)]
    return context.find_date(item.root, ahead=True) or context.find_date(doc[start].sent.root, ahead=True)


def _skip_opening(doc: Doc, start: int) -> int:
    """Return where an item begins without its letter, its article and its "to"."""
    if start < len(doc) - 1 and re.fullmatch("[b-h]", doc[start].text):
        start += 1
    while start < len(doc) - 1 and doc[start].lower_ in {"to", "that", "by", "a", "an", "the", "and", "(", ")"}:
        start += 1
    return start


def read_item(rule: ListRule, number: int, start: int, context: Context) -> list[int]:
    """Return what an item names: the thing to be made where it says "create a fund", otherwise itself as an aim."""
    doc = context.readings[number].doc
    start = _skip_opening(doc, start)
    if doc[start].like_num or doc[start].is_punct:
        return []
    verb = _find_verb(doc[start])
    wanted = find_wanted(verb, number, context)
    if rule.modality == Modality.PLANNED and (wanted or says_more(verb, context)):
        # "We will: publish a plan" says who publishes it; the frame of the verb reads that.
        return []
    if rule.predicate == Predicate.CALLS_FOR:
        ends = [context.resolve(number, one, _INITIATIVE, agent=False, open_end=True) for one in wanted]
        if any(ends):
            return [end.key for end in ends if end]
    end = start
    last = max(doc[start].sent.end, start + 1)
    while end < last and end - start < _LONGEST and doc[end].text not in _ENDS:
        if (
            doc[end].text == ","
            and end - start >= 4
            and doc[end + 1 : end + 2].text in {"which", "so", "together", "and", "with"}
        ):
            break
        end += 1
    while end > start + 1 and (doc[end - 1].is_punct or doc[end - 1].lower_ in {"and", "or"}):
        end -= 1
    text = doc[start:end].text.strip()
    if len(text.split()) < 2:
        return []
    return [context.cast.enter(Found(start, end, start, text, EntityType.OBJECTIVE, form=Form.PHRASE))]


def _find_verb(token: Token) -> Token:
    """Return the verb of an item that begins at `token`: itself, or that of the clause whose subject it opens."""
    while token.pos_ not in VERBS and token.head.i > token.i:
        token = token.head
    return token
