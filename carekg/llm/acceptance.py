"""What is taken of a model's answer: only what the document bears out and the ontology knows.

Whatever is not taken becomes a notice with the reason.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from carekg.dates import is_iso_date
from carekg.extract.values.money import find_sums
from carekg.llm.failures import quote_line
from carekg.llm.page import Page
from carekg.llm.passages import Passage
from carekg.llm.roster import Roster
from carekg.llm.schema import AnsweredAmount, AnsweredEntity, AnsweredStatement
from carekg.model import (
    ACTORS,
    SUBTYPES,
    Amount,
    Document,
    Entity,
    EntityType,
    Evidence,
    Method,
    Modality,
    Notice,
    Predicate,
    Statement,
    allows_ends,
)

CONFIDENCE = 0.5
"""How sure a statement of a large language model is: a prior, since nobody has measured the model at your endpoint.

It lies below what the rules give to their surest and above the threshold of facts. What a model says of its own
certainty is not asked for: it is no measure of it.
"""

_LONGEST_NAME = 200
_FEWEST_WORDS = 2
_NO_NAMES = frozenset({"he", "she", "it", "they", "them", "we", "us", "i", "you", "who", "this", "that", "these"})
_UNUSED = frozenset({EntityType.PERSON, EntityType.ROLE, EntityType.ORGANISATION, EntityType.INITIATIVE})
"""Types of which an entity counts even if nothing is said of it."""
_CHOICES: Mapping[str, Sequence[str]] = {
    "type": tuple(EntityType),
    "predicate": tuple(Predicate),
    "modality": tuple(Modality),
}

_Item = TypeVar("_Item", bound=BaseModel)


class Refusal(Exception):  # noqa: N818  # it is caught here, and never an error
    """Why something of an answer is not taken."""


class Acceptor:
    """Takes the answers on the passages of one document, one after another."""

    def __init__(self, document: Document, page: Page, model: str) -> None:
        self._document = document
        self._page = page
        self._model = model
        self._near_years = _find_near_years(document.metadata.date)
        self._roster = Roster()
        self._statements: dict[tuple[str, str, str, str, bool], Statement] = {}
        self.notices: list[Notice] = []

    def take(self, answer: Mapping[str, Any], passage: Passage) -> None:
        """Take what can be taken of the answer on a passage."""
        ids: dict[str, str] = {}
        names = _list_names(answer)
        for record in answer.get("entities", ()):
            try:
                read = _read_item(record, AnsweredEntity)
                ids[read.id] = self._roster.add(self._place_entity(read))
                # Some models name the ends of a statement by their names.
                ids.setdefault(read.name, ids[read.id])
            except Refusal as refusal:
                self._note("an entity", refusal, _name_of(record))
        for record in answer.get("statements", ()):
            try:
                statement = self._make_statement(_read_item(record, AnsweredStatement), ids, passage)
            except Refusal as refusal:
                self._note("a statement", refusal, _claim_of(record, names))
                continue
            key = (statement.subject, statement.predicate, statement.object, statement.modality, statement.negated)
            self._statements.setdefault(key, statement)

    def list_statements(self) -> tuple[Statement, ...]:
        """Return what was taken, in the order of the document."""
        return tuple(sorted(self._statements.values(), key=_place_of))

    def list_entities(self) -> tuple[Entity, ...]:
        """Return the entities, but for aims, groups and places of which nothing is said."""
        said = {end for each in self._statements.values() for end in (each.subject, each.object, each.speaker) if end}
        return tuple(each for each in self._roster.entities if each.type in _UNUSED or each.id in said)

    def _place_entity(self, read: AnsweredEntity) -> Entity:
        label = self._find_name(read.name)
        if label is None:
            raise Refusal("its name does not stand in the text")
        aliases = []
        for alias in read.aliases:
            found = self._find_name(alias)
            if found is None:
                self._note("another name", Refusal("it does not stand in the text"), f"{alias} for {label}")
            elif found != label and found not in aliases:
                aliases.append(found)
        subtype = read.subtype if read.subtype in SUBTYPES.get(read.type, ()) else ""
        return Entity(id="", type=read.type, label=label, subtype=subtype or "", aliases=tuple(aliases))

    def _find_name(self, name: str) -> str | None:
        """Return a name as the text has it."""
        words = name.strip()
        if words.casefold() in _NO_NAMES or not any(letter.isalnum() for letter in words):
            return None
        if len(words) > _LONGEST_NAME:
            return None
        span = self._page.find(words) or self._page.find(words, ignore_case=True)
        return self._page.say(*span) if span else None

    def _make_statement(self, read: AnsweredStatement, ids: Mapping[str, str], passage: Passage) -> Statement:
        subject, object_ = (_find_end(name, ids) for name in (read.subject, read.object))
        speaker = _find_end(read.speaker, ids) if read.speaker else ""
        self._check_ends(subject, read.predicate, object_, speaker)
        span = self._page.find(read.quote, passage.spans)
        if span is None:
            raise Refusal("its quote does not stand in the text")
        quote = self._document.text[slice(*span)]
        if len(quote.split()) < _FEWEST_WORDS:
            raise Refusal("its quote is too short to bear it out")
        return Statement(
            subject,
            read.predicate,
            object_,
            Evidence(self._document.metadata.id, quote, *span),
            modality=read.modality,
            negated=read.negated,
            amount=self._check_amount(read.amount, quote) if read.amount else None,
            date=self._check_date(read.date, quote) if read.date else "",
            speaker=speaker,
            confidence=CONFIDENCE,
            rule=self._model,
            methods=(Method.LLM,),
        )

    def _check_ends(self, subject: str, predicate: Predicate, object_: str, speaker: str) -> None:
        types = self._roster.type_of(subject), self._roster.type_of(object_)
        if subject == object_:
            raise Refusal("both its ends are one thing")
        if not allows_ends(predicate, *types):
            raise Refusal(f"{predicate} does not relate {types[0]} to {types[1]}")
        if speaker and self._roster.type_of(speaker) not in ACTORS:
            raise Refusal(f"its speaker is no actor but {self._roster.type_of(speaker)}")

    def _check_amount(self, read: AnsweredAmount, quote: str) -> Amount | None:
        """Return the sum as the quote has it: what a model makes of figures is not trusted."""
        value = Decimal(str(read.value))
        sums = [each.amount for each in find_sums(quote)]
        found = [each for each in sums if each.value == value and each.currency == read.currency]
        if found:
            return found[0]
        self._note("an amount", Refusal("its quote has no such sum"), f"{read.value:g} {read.currency}: {quote}")
        return None

    def _check_date(self, date: str, quote: str) -> str:
        """Return a date whose year the text has, or that is of about the document's own: "next spring"."""
        reason = "its year is not in the text"
        if not is_iso_date(date):
            reason = "it is not of the form 2018, 2018-07 or 2018-07-31"
        elif self._page.find(date[:4]) or date[:4] in self._near_years:
            return date
        self._note("a date", Refusal(reason), f"{date}: {quote}")
        return ""

    def _note(self, what: str, refusal: Refusal, quote: str) -> None:
        reason = f"{what} of the language model was not taken: {refusal}"
        self.notices.append(Notice(self._document.metadata.path, reason, quote=quote_line(quote)))


def _read_item(record: object, shape: type[_Item]) -> _Item:
    try:
        return shape.model_validate(record)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key, given = ".".join(str(part) for part in first["loc"]), first["input"]
        if first["type"] == "missing":
            raise Refusal(f"it has no {key}") from error
        if key in _CHOICES:
            near = difflib.get_close_matches(str(given), _CHOICES[key], n=1)
            hint = f"; did it mean {near[0]}?" if near else ""
            raise Refusal(f"there is no {key} {quote_line(repr(given), 60)}{hint}") from error
        raise Refusal(f"its {key or 'form'} is not usable") from error


def _find_near_years(date: str) -> frozenset[str]:
    if not is_iso_date(date):
        return frozenset()
    return frozenset(f"{int(date[:4]) + step:04}" for step in (-1, 0, 1))


def _find_end(name: str, ids: Mapping[str, str]) -> str:
    if name not in ids:
        raise Refusal(f"{quote_line(repr(name), 60)} is none of its entities that were taken")
    return ids[name]


def _place_of(statement: Statement) -> tuple[int, int, str, str, str]:
    evidence = statement.evidence
    start, end = (evidence.start, evidence.end) if isinstance(evidence, Evidence) else (0, 0)
    return start, end, statement.subject, statement.predicate, statement.object


def _name_of(record: object) -> str:
    return str(record.get("name", record)) if isinstance(record, dict) else str(record)


def _claim_of(record: object, names: Mapping[str, str]) -> str:
    if not isinstance(record, dict):
        return str(record)
    ends = [str(record.get(key, "?")) for key in ("subject", "predicate", "object")]
    return f"{' '.join(names.get(end, end) for end in ends)}: {record.get('quote', '')}"


def _list_names(answer: Mapping[str, Any]) -> dict[str, str]:
    records = [record for record in answer.get("entities", ()) if isinstance(record, dict)]
    return {str(record.get("id")): str(record.get("name")) for record in records}
