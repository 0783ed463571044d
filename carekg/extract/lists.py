"""Statements from lists: "The strategy aims to:" and its items, each item carrying itself as evidence.

An item alone is a torn phrase, so what it is comes from its lead-in, or from the heading where there is none. Who it
is about is the subject of the lead-in; under a heading it is what the whole document is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from carekg.extract.claims import Claim
from carekg.extract.clauses import read_clause
from carekg.extract.context import Context
from carekg.extract.coreference import describe
from carekg.extract.frames import find_created
from carekg.extract.mentions import Form, Found
from carekg.extract.rules import ListRule
from carekg.model import SIGNATURES, BlockKind, Document, EntityType, Modality, Predicate

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_LONGEST = 24
_ENDS = frozenset({".", ";", ":", "–", "—", "("})


def read_lists(document: Document, context: Context) -> Iterator[Claim]:
    """Yield what the items of lists say by standing where they stand."""
    for number in range(len(context.readings)):
        rule, subjects = _find_rule(document, number, context)
        if rule is None or not subjects:
            continue
        for start in _find_starts(number, context):
            for thing in _read_item(rule, number, start, context):
                for subject in subjects:
                    yield Claim(
                        subject,
                        rule.predicate,
                        thing,
                        number,
                        start,
                        rule.name,
                        rule.confidence,
                        rule.modality,
                        date=context.find_date(context.readings[number].doc[start].sent.root, Modality.PLANNED),
                    )


def _find_rule(document: Document, number: int, context: Context) -> tuple[ListRule | None, list[int]]:
    """Return the rule that a reading stands under, and the subjects that it gives."""
    reading = context.readings[number]
    rules = context.lexicon.lists
    if reading.first_own:
        found = _match_lead(reading.doc[: reading.first_own], rules)
        return (found[0], _find_subjects(found[0], found[1], number, context)) if found else (None, [])
    labelled = _match_label(reading.segment.text, rules)
    if labelled:
        return labelled, _find_topic(labelled, context)
    block = document.blocks[reading.segment.block]
    if block.parent is None or block.kind not in {BlockKind.LIST_ITEM, BlockKind.PARAGRAPH}:
        return None, []
    parent = document.blocks[block.parent]
    if parent.kind != BlockKind.HEADING:
        return None, []
    title = document.text[parent.start : parent.end].casefold().strip(" #*:\n")
    if block.kind == BlockKind.PARAGRAPH and not reading.segment.text.startswith("To "):
        return None, []
    rule = next((one for one in rules if _match_heading(title, one)), None)
    return rule, _find_topic(rule, context) if rule else []


def _match_heading(title: str, rule: ListRule) -> bool:
    words = re.findall(r"[\w’']+", title)
    return len(words) <= 12 and (
        any(title.startswith(start) for start in rule.headings)
        or (len(words) <= 6 and bool(set(words) & set(rule.nouns)))
    )


def _match_label(text: str, rules: Sequence[ListRule]) -> ListRule | None:
    match = re.match(r"(\w+) \d+(?:\.\d+)*\s*[:.–—-]", text)
    return next((rule for rule in rules if match and match[1].casefold() in rule.labels), None)


def _match_lead(lead: Span, rules: Sequence[ListRule]) -> tuple[ListRule, Token] | None:
    """Return the rule of the last cue in a lead-in."""
    for token in reversed(list(lead)):
        for rule in rules:
            if token.pos_ in {"VERB", "AUX"} and token.lemma_.lower() in rule.verbs:
                return rule, token
            if token.pos_ in {"NOUN", "PROPN"} and token.lower_ in rule.nouns:
                return rule, token
    return None


def _find_subjects(rule: ListRule, cue: Token, number: int, context: Context) -> list[int]:
    """Return whose aims or demands they are, by the grammar of the lead-in."""
    types = SIGNATURES[rule.predicate].subjects
    candidates: list[Token] = []
    if cue.pos_ in {"VERB", "AUX"}:
        slots = read_clause(cue).slots
        order = ("subject", "object") if rule.predicate == Predicate.CALLS_FOR else ("subject", "noun", "object")
        candidates = [token for slot in order for token in slots.get(slot, [])]
    else:
        owners = [child for child in cue.children if child.dep_ == "poss"]
        complements = [inner for child in cue.children if child.lower_ in {"of", "for"} for inner in child.children]
        subjects = [child for child in cue.head.children if child.dep_ in {"nsubj", "nsubjpass"} and child.i != cue.i]
        candidates = [*owners, *complements, *subjects]
    for token in candidates:
        end = context.resolve(number, token, types, agent=True)
        if end is not None:
            if rule.predicate == Predicate.TARGETS and token.lower_ in {"we", "our"}:
                return _find_topic(rule, context) or [end[0]]
            return [end[0]]
    return _find_topic(rule, context)


def _find_topic(rule: ListRule, context: Context) -> list[int]:
    """Return what the document is about for an aim, who wrote it for a demand."""
    if rule.predicate == Predicate.CALLS_FOR:
        author = context.author_body if context.author_body is not None else context.author
        return [author] if author is not None else []
    topic = context.topic if context.topic is not None else context.author_body
    return [topic] if topic is not None else []


def _find_starts(number: int, context: Context) -> list[int]:
    """Return where the aims of an item begin: its first word, and in a row of "To …" sentences each of them."""
    reading = context.readings[number]
    if reading.segment.text.startswith("To ") and reading.segment.kind == BlockKind.PARAGRAPH:
        return [sentence.start for sentence in reading.doc.sents if sentence.text.startswith("To ")]
    start = reading.first_own
    if _match_label(reading.segment.text, context.lexicon.lists):
        start = next((t.i + 1 for t in reading.doc[start : start + 6] if t.text in {":", "–", "—", "-", "."}), start)
    return [start] if start < len(reading.doc) else []


def _read_item(rule: ListRule, number: int, start: int, context: Context) -> list[int]:
    """Return what an item names: the thing to be made where it says "create a fund", otherwise itself as an aim."""
    doc = context.readings[number].doc
    while start < len(doc) - 1 and doc[start].lower_ in {"to", "that", "by", "a", "an", "the", "and", "(", ")"}:
        start += 1
    if doc[start].like_num or doc[start].is_punct:
        return []
    if rule.predicate == Predicate.CALLS_FOR:
        made = find_created(doc[start], frozenset({EntityType.INITIATIVE}), number, context)
        ends = [context.resolve(number, token, frozenset({EntityType.INITIATIVE}), agent=False) for token in made]
        if any(ends):
            return [end[0] for end in ends if end]
    end = start
    while end < len(doc) and end - start < _LONGEST and doc[end].text not in _ENDS:
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
    return [describe(Found(start, end, start, text, EntityType.OBJECTIVE, form=Form.PHRASE), context.cast)]
