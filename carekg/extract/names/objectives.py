"""Objectives: what a verb phrase or a noun phrase states as an aim, "reduce isolation among young carers"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carekg.extract.lexicon import Lexicon
from carekg.extract.mentions import Form, Found
from carekg.extract.names.phrases import DETERMINERS, LONGEST
from carekg.extract.syntax.labels import NOUNS, SUBJECTS, VERBS
from carekg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BEFORE_AIM = frozenset({"also", "now", "that", "then", "therefore", "to"})
"""What ties an aim to its sentence and is no part of it."""


def find_objective(token: Token, lexicon: Lexicon, *, bare: bool = False) -> Found | None:
    """Return the aim that a verb phrase or a noun phrase states; `bare` leaves out the subject of its verb."""
    doc: Doc = token.doc
    start, end = token.left_edge.i, token.right_edge.i + 1
    if token.pos_ in VERBS:
        subjects = [child for child in token.children if child.dep_ in SUBJECTS]
        # In "that councils fund breaks" the aim is "fund breaks"; in "that breaks be funded" it is all of it.
        keeps = not bare and any(child.dep_ == "nsubjpass" or child.lower_ in {"it", "them"} for child in subjects)
        start = min(child.left_edge.i for child in subjects) if keeps else token.i
        start = min([start, *(child.i for child in token.lefts if child.dep_ in {"auxpass", "neg", "advmod"})])
        end = min(
            [
                end,
                *(child.left_edge.i for child in token.rights if _adds_aim(child)),
            ]
        )
    elif token.pos_ in NOUNS:
        if token.lemma_.lower() in lexicon.empty and token.n_rights == 0:
            return None
        end = min([end, *(child.left_edge.i for child in token.rights if child.dep_ in {"conj", "cc", "appos"})])
    else:
        return None
    return _trim(doc, start, end, token.i)


def _adds_aim(child: Token) -> bool:
    """Tell whether a dependent of an aim's verb begins another aim or an aside, and no longer belongs to it."""
    if child.pos_ not in {"VERB", "CCONJ", "AUX"}:
        return False
    if child.dep_ == "advcl":
        return child.left_edge.i > 0 and child.doc[child.left_edge.i - 1].is_punct
    return child.dep_ in {"conj", "cc", "parataxis"}


def _trim(doc: Doc, start: int, end: int, head: int) -> Found | None:
    while start < head and (
        doc[start].lower_ in DETERMINERS - {"all", "each", "no"}
        or doc[start].is_punct
        or doc[start].lower_ in _BEFORE_AIM
    ):
        start += 1
    for place in range(head + 1, end):
        if doc[place].text in {",", ";", ":", "(", "–", "—"} and place - start >= 3:
            end = place
            break
    end = min(end, start + LONGEST)
    while end > head + 1 and (doc[end - 1].is_punct or doc[end - 1].pos_ in {"CCONJ", "ADP", "SCONJ"}):
        end -= 1
    if end <= start or (end - start == 1 and doc[head].pos_ != "NOUN"):
        return None
    return Found(start, end, head, doc[start:end].text, EntityType.OBJECTIVE, form=Form.PHRASE)
