"""Statements from lists: "The strategy aims to:" and its items, each item carrying itself as evidence.

An item alone is a torn phrase, so what it is comes from its lead-in, or from the heading where there is none. Who it
is about is the subject of the lead-in; under a heading it is what the whole document is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from carekg.extract.claims import Claim, Qualifiers
from carekg.extract.context import Context
from carekg.extract.qualifying.topics import find_recommender
from carekg.extract.rules import ListRule
from carekg.extract.statements.list_items import find_item_date, read_item, says_otherwise
from carekg.extract.syntax.clauses import read_clause
from carekg.extract.syntax.labels import NOUNS, SUBJECTS, VERBS
from carekg.extract.syntax.reading import Reading
from carekg.model import SIGNATURES, BlockKind, Document, EntityType, Predicate

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_OTHER_ACTS = frozenset(
    {"announce", "provide", "offer", "fund", "pay", "publish", "introduce", "launch", "give", "reject"}
)
_OTHER_NOUNS = frozenset({"reason", "question", "concern", "example", "condition"})
_LABEL = re.compile(
    r"(?:our |the |strategic |key |long-term |main )*(\w+)"
    r"(?: (\d+(?:\.\d+)*|[A-Z]|[IVX]+)\b)?(?:\s*([:.–—-]))?\s+(?=\S)",
    re.IGNORECASE,
)


def read_lists(document: Document, context: Context) -> Iterator[Claim]:
    """Yield what the items of lists say by standing where they stand."""
    for number in range(len(context.readings)):
        rule, subjects = _find_rule(document, number, context)
        if rule is None or not subjects:
            continue
        cell = _find_cell(document, number, context)
        for start in [cell[1]] if cell else _find_starts(number, context):
            if says_otherwise(context.readings[number].doc, start):
                continue
            for thing in read_item(rule, number, start, context):
                for subject in subjects:
                    yield Claim(
                        subject,
                        rule.predicate,
                        thing,
                        number,
                        start,
                        rule.name,
                        rule.confidence,
                        Qualifiers(rule.modality, date=find_item_date(context.readings[number].doc, start, context)),
                    )


def _find_rule(document: Document, number: int, context: Context) -> tuple[ListRule | None, list[int]]:
    """Return the rule that a reading stands under, and the subjects that it gives."""
    reading = context.readings[number]
    rules = context.lexicon.lists
    cell = _find_cell(document, number, context)
    if cell:
        return cell[0], _find_row_subjects(cell[0], number, context)
    if reading.first_own:
        found = _match_lead(reading.doc[: reading.first_own], rules)
        return (found[0], _find_subjects(found[0], found[1], number, context)) if found else (None, [])
    labelled = _match_label(reading, rules)
    if labelled:
        return labelled[0], _find_topic(labelled[0], context)
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


def _find_cell(document: Document, number: int, context: Context) -> tuple[ListRule, int] | None:
    """Return the rule of the first column of a table row whose header is a cue, and the token its cell begins at."""
    reading = context.readings[number]
    block = document.blocks[reading.segment.block]
    if block.kind != BlockKind.TABLE_ROW or block.parent is None:
        return None
    header = document.blocks[block.parent]
    if header.kind != BlockKind.TABLE_ROW:
        return None
    bars = [-1, *(match.start() for match in re.finditer(r"\|", reading.segment.text))]
    for column, title in enumerate(document.text[header.start : header.end].casefold().split("|")[: len(bars)]):
        rule = next((one for one in context.lexicon.lists if _match_heading(title.strip(" *"), one)), None)
        start = next((token.i for token in reading.doc if token.idx > bars[column]), None)
        if rule is not None and start is not None:
            return rule, start
    return None


def _find_row_subjects(rule: ListRule, number: int, context: Context) -> list[int]:
    """Return the initiative or body that a row names, for an aim; otherwise what the document is about."""
    if rule.predicate == Predicate.TARGETS:
        for mention in context.cast.mentions:
            if mention.reading == number and mention.found.type in {EntityType.INITIATIVE, EntityType.ORGANISATION}:
                return [mention.key]
    return _find_topic(rule, context)


def _match_heading(title: str, rule: ListRule) -> bool:
    words = re.findall(r"[\w’']+", title)
    return len(words) <= 12 and (
        any(title.startswith(start) for start in rule.headings)
        or (len(words) <= 6 and bool(set(words) & set(rule.nouns)))
    )


def _match_label(reading: Reading, rules: Sequence[ListRule]) -> tuple[ListRule, int] | None:
    """Return the rule of "Objective 1 – …" and "Our aim: …", and how many characters the label has."""
    match = _LABEL.match(reading.segment.text)
    if match is None or not (match[2] or match[3]):
        return None
    rule = next((rule for rule in rules if match[1].casefold() in rule.labels), None)
    if rule is None or (rule.predicate == Predicate.CALLS_FOR and reading.segment.kind == BlockKind.HEADING):
        return None
    return rule, match.end()


def _match_lead(lead: Span, rules: Sequence[ListRule]) -> tuple[ListRule, Token] | None:
    """Return the rule of the last cue in a lead-in, unless a later word says that the items are something else."""
    closing = " " + lead.text.casefold().strip(" :")
    for rule in rules:
        if any(closing.endswith(f" {closer}") for closer in rule.closers):
            return rule, _find_governor(lead[-1].head)
    for token in reversed(list(lead)):
        if token.lemma_.lower() in (_OTHER_ACTS if token.pos_ == "VERB" else _OTHER_NOUNS):
            return None
        if token.dep_ == "acl" and token.tag_ == "VBN" and any(child.dep_ == "agent" for child in token.children):
            continue
        for rule in rules:
            if token.pos_ in VERBS and token.lemma_.lower() in rule.verbs:
                return rule, token
            if token.pos_ in NOUNS and token.lower_ in rule.nouns:
                return rule, token
    return None


def _find_governor(verb: Token) -> Token:
    """Return the verb that "in order to" depends on, or `verb` itself."""
    if verb.head.lower_ != "order":
        return verb
    return next((token for token in verb.ancestors if token.pos_ == "VERB"), verb)


def _find_subjects(rule: ListRule, cue: Token, number: int, context: Context) -> list[int]:
    """Return whose aims or demands they are, by the grammar of the lead-in."""
    types = SIGNATURES[rule.predicate].subjects
    candidates: list[Token] = []
    if cue.pos_ in VERBS:
        slots = read_clause(cue).slots
        order = ("subject", "object") if rule.predicate == Predicate.CALLS_FOR else ("subject", "noun", "object")
        candidates = [token for slot in order for token in slots.get(slot, [])]
    else:
        owners = [child for child in cue.children if child.dep_ == "poss"]
        complements = [inner for child in cue.children if child.lower_ in {"of", "for"} for inner in child.children]
        subjects = [child for child in cue.head.children if child.dep_ in SUBJECTS and child.i != cue.i]
        candidates = [*owners, *complements, *subjects]
    for token in candidates:
        end = context.resolve(number, token, types, agent=rule.predicate == Predicate.CALLS_FOR)
        if end is not None:
            if rule.predicate == Predicate.TARGETS and token.lower_ in {"we", "our"}:
                return _find_topic(rule, context) or [end.key]
            return [end.key]
    return _find_topic(rule, context)


def _find_topic(rule: ListRule, context: Context) -> list[int]:
    """Return what the document is about for an aim, who wrote it for a demand."""
    if rule.predicate == Predicate.CALLS_FOR:
        candidates = (find_recommender(context), context.author_body, context.author)
        return [key for key in candidates if key is not None][:1]
    topic = context.topic if context.topic is not None else context.author_body
    return [topic] if topic is not None else []


def _find_starts(number: int, context: Context) -> list[int]:
    """Return where the aims of an item begin: its first word, and in a row of "To …" sentences each of them."""
    reading = context.readings[number]
    if reading.segment.text.startswith("To ") and reading.segment.kind == BlockKind.PARAGRAPH:
        return [sentence.start for sentence in reading.doc.sents if sentence.text.startswith("To ")]
    start = reading.first_own
    labelled = _match_label(reading, context.lexicon.lists)
    if labelled:
        start = next((token.i for token in reading.doc if token.idx >= labelled[1]), len(reading.doc))
    return [start] if start < len(reading.doc) else []
