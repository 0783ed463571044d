"""The values that the stages hand to each other. All are frozen and complete; none does anything."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from decimal import Decimal

from carekg.model.vocabulary import BlockKind, EntityType, Method, Modality, Nation, Predicate, Status

# json.dumps would make an encoder for each statement's id, and a large graph asks for hundreds of thousands.
_ENCODE = json.JSONEncoder(separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a document's text, `text[start:end]`, and what it is.

    `parent` is the index, in the document's blocks, of the block this one is read under: a list item's
    lead-in, or the heading above. `level` is the depth of a heading or list item, from 1. `speaker` is the
    name that stands before a turn of a debate or of questions and answers.
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    parent: int | None = None
    speaker: str = ""
    reason: str = ""
    """Why a block was taken for page furniture."""


@dataclass(frozen=True, slots=True)
class DocumentMetadata:
    """What is known of a document beside its text. Empty strings stand for what is not known."""

    id: str
    path: str
    """Where it stands, relative to the folder it was read from, with forward slashes."""
    sha256: str
    """Of the file's bytes."""
    title: str = ""
    publisher: str = ""
    date: str = ""
    """ISO 8601, as precise as known."""
    nation: Nation | None = None
    genre: str = ""
    """Press release, letter, news, strategy, debate, …"""
    url: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Document:
    """A text as the extractor sees it. All offsets of blocks and evidence count its characters."""

    metadata: DocumentMetadata
    text: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a document's text that stands for an entity: a name, a surname, a pronoun."""

    start: int
    end: int
    entity: str
    """The id of what it stands for, local to the document until it is linked."""
    type: EntityType


@dataclass(frozen=True, slots=True)
class Entity:
    """A real-world thing, however often it is mentioned."""

    id: str
    """The local part of its IRI: `matt-hancock`."""
    type: EntityType
    label: str
    subtype: str = ""
    aliases: tuple[str, ...] = ()
    acronym: str = ""
    nation: Nation | None = None
    start: str = ""
    """When it began, ISO 8601, as precise as known."""
    end: str = ""
    """When it ceased, ISO 8601, as precise as known."""
    url: str = ""
    wikidata: str = ""
    same_as: tuple[str, ...] = ()
    """Addresses of its records in other registers."""
    broader: tuple[str, ...] = ()
    """The ids of the groups that a group belongs to, or of the places that a place lies in."""
    description: str = ""
    source: str = ""
    curated: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money."""

    value: Decimal
    currency: str = "GBP"
    """ISO 4217."""
    per: str = ""
    """The period that it is paid for, `year`, `month`, `week` or `hour`; empty for a sum paid once."""

    def __post_init__(self) -> None:
        # The same sum is the same value however it was written, so that the ids of statements agree.
        text = format(self.value, "f")
        plain = text.rstrip("0").rstrip(".") if "." in text else text
        object.__setattr__(self, "value", Decimal(plain))


@dataclass(frozen=True, slots=True)
class Evidence:
    """The very words that a statement rests on: `text[start:end] == quote` in the document."""

    document: str
    quote: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not self.quote or self.start < 0 or self.end - self.start != len(self.quote):
            raise ValueError(f"evidence {self.start}-{self.end} does not fit its quote {self.quote[:40]!r}")


@dataclass(frozen=True, slots=True)
class Citation:
    """The published source of a curated statement: a title or an address, and the place in it."""

    source: str
    locator: str = ""
    quote: str = ""

    def __post_init__(self) -> None:
        if not self.source:
            raise ValueError("a citation names its source")


@dataclass(frozen=True, slots=True)
class Statement:
    """Someone's claim in one document: subject, predicate, object, and the words that say so.

    `subject`, `object`, `speaker` and the two holders are entity ids. A holder is the person that a role
    resolves to at the document's date and nation; the role as written stays the end of the statement.
    """

    subject: str
    predicate: Predicate
    object: str
    evidence: Evidence | Citation
    modality: Modality = Modality.ACTUAL
    negated: bool = False
    amount: Amount | None = None
    date: str = ""
    """When it happened or is due, ISO 8601, as precise as the text."""
    speaker: str = ""
    confidence: float = 1.0
    status: Status = Status.EXTRACTED
    rule: str = ""
    """What made it: the name of a rule, a model or a table."""
    subject_holder: str = ""
    object_holder: str = ""
    methods: tuple[Method, ...] = ()
    """By what means it was found, sorted; several where they agree, none for what was entered by hand."""
    _id: str = field(default="", init=False, repr=False, compare=False)
    """What `id` has worked out, because a build asks every statement for it a dozen times."""

    @property
    def id(self) -> str:
        """A hash of what is said and where, the same on every machine."""
        if not self._id:
            object.__setattr__(self, "_id", self._hash_claim())
        return self._id

    @property
    def named(self) -> frozenset[str]:
        """The ids of the entities that it names: its ends, whoever holds them where they are posts, and the speaker."""
        ends = (self.subject, self.object, self.subject_holder, self.object_holder)
        return frozenset((*ends, self.speaker)) - {""}

    def _hash_claim(self) -> str:
        place = (
            [self.evidence.document, self.evidence.start, self.evidence.end]
            if isinstance(self.evidence, Evidence)
            else [self.evidence.source, self.evidence.locator, self.evidence.quote]
        )
        said = [self.subject, self.predicate, self.object, self.modality, self.negated, self.speaker, self.date]
        amount = [str(self.amount.value), self.amount.currency, self.amount.per] if self.amount else []
        canonical = _ENCODE([said, amount, place])
        return hashlib.sha256(canonical.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who held which post, from when until when. An empty `end` means that they hold it still."""

    person: str
    role: str
    start: str
    end: str = ""
    acting: bool = False
    source: str = ""

    @property
    def id(self) -> str:
        """A hash of who, what and from when."""
        return hashlib.sha256(f"{self.person}|{self.role}|{self.start}".encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that could not be read or used, and why. Reports list every one."""

    path: str
    reason: str
    hint: str = ""
    quote: str = ""
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one document yields: its entities, what it says of them, and what could not be used."""

    document: DocumentMetadata
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    mentions: tuple[Mention, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that a graph says, as values. Tuples are sorted by id, so equal knowledge compares equal."""

    entities: tuple[Entity, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    documents: tuple[DocumentMetadata, ...] = ()
    statements: tuple[Statement, ...] = ()
