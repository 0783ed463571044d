"""Cards: all that is known of one entity, with the words that say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from carekg.graph.words.wording import say_amount, say_kind
from carekg.model import DocumentMetadata, Entity, Knowledge, Modality, Statement, Status, Tenure
from carekg.query.showing.wording import find_date, find_document, find_source, wrap_line, write_predicate, write_quote


@dataclass(frozen=True, slots=True)
class Post:
    """A tenure: who held what."""

    tenure: Tenure
    person: str
    """Label."""
    role: str
    """Label."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement with its ids put into words."""

    statement: Statement
    subject: str
    object: str
    speaker: str
    """Label, empty for the document's own voice."""
    subject_holder: str
    """Label of the person who held the post that is the subject, at the time; empty where there is none."""
    object_holder: str
    source: str
    """Title of the document, or the citation."""
    date: str
    """When it happened or is due, else the document's date."""
    published: str
    """The document's date."""


@dataclass(frozen=True, slots=True)
class Card:
    """What `carekg show` shows. Posts go by date, claims by date and then by what they say."""

    entity: Entity
    posts: tuple[Post, ...]
    """Posts of a person, holders of a role."""
    outgoing: tuple[Claim, ...]
    """What the entity does: it, or the post it held, is the subject."""
    incoming: tuple[Claim, ...]
    """What is done to it."""
    spoken: tuple[Claim, ...]
    """What it says of others."""
    rejected: int
    """How many statements on it were turned down in review; they are not shown."""


def draw_card(knowledge: Knowledge, entity: Entity) -> Card:
    """Gather what is known of an entity; statements that were rejected are only counted."""
    labels = {each.id: each.label for each in knowledge.entities}
    documents = {each.id: each for each in knowledge.documents}
    touching = [each for each in knowledge.statements if entity.id in each.named]
    standing = [each for each in touching if each.status is not Status.REJECTED]
    outgoing = [each for each in standing if entity.id in (each.subject, each.subject_holder)]
    incoming = [each for each in standing if entity.id in (each.object, each.object_holder)]
    spoken = [each for each in standing if entity.id not in _name_ends(each)]
    return Card(
        entity=entity,
        posts=tuple(_find_posts(knowledge, entity, labels)),
        outgoing=_make_claims(outgoing, labels, documents),
        incoming=_make_claims(incoming, labels, documents),
        spoken=_make_claims(spoken, labels, documents),
        rejected=len(touching) - len(standing),
    )


def describe_card(card: Card, width: int = 100) -> str:
    """Write a card as text, `width` columns wide."""
    lines = [*_describe_entity(card.entity), *_describe_posts(card)]
    for title, claims in (("Does", card.outgoing), ("Is spoken of", card.incoming), ("Says", card.spoken)):
        if claims:
            lines += ["", f"{title} ({len(claims)})", *(line for each in claims for line in describe_claim(each))]
    if not (card.outgoing or card.incoming or card.spoken or card.posts):
        lines += ["", "Nothing is said of it."]
    if card.rejected:
        lines += ["", f"Turned down in review and not shown: {card.rejected}"]
    return "".join(f"{each}\n" for line in lines for each in wrap_line(line, width))


def describe_claim(claim: Claim) -> Iterator[str]:
    """Yield what a statement says, its quote, and where and how surely it says so."""
    statement = claim.statement
    marks = [
        "denied" if statement.negated else "",
        str(statement.modality) if statement.modality is not Modality.ACTUAL else "",
        say_amount(statement.amount) if statement.amount else "",
        statement.date,
    ]
    extra = f" [{', '.join(mark for mark in marks if mark)}]" if any(marks) else ""
    subject = f"{claim.subject} ({claim.subject_holder})" if claim.subject_holder else claim.subject
    object_ = f"{claim.object} ({claim.object_holder})" if claim.object_holder else claim.object
    yield f"  {subject} — {write_predicate(statement.predicate)} → {object_}{extra}"
    if statement.evidence.quote:
        speaker = f" — {claim.speaker}" if claim.speaker else ""
        yield f"      {write_quote(statement.evidence.quote)}{speaker}"
    how = str(statement.status)
    if statement.status is Status.EXTRACTED:
        how = f"extracted, confidence {statement.confidence:.2f}"
    yield f"      {', '.join(part for part in (claim.source, claim.published, how) if part)}"


def _describe_entity(entity: Entity) -> Iterator[str]:
    kind = f"{entity.type}, {say_kind(entity)}" if entity.subtype else str(entity.type)
    yield entity.label
    yield "  " + ", ".join(part for part in (kind, str(entity.nation or ""), entity.id) if part)
    names = [name for name in (entity.acronym, *entity.aliases) if name]
    if names:
        yield f"  Also called {'; '.join(names)}"
    if entity.start or entity.end:
        yield f"  {f'From {entity.start}' if entity.start else 'Until'}{_describe_end(entity)}"
    wikidata = f"wikidata:{entity.wikidata}" if entity.wikidata else ""
    for text in (entity.description, entity.url, wikidata, *entity.same_as):
        if text:
            yield f"  {text}"


def _describe_end(entity: Entity) -> str:
    if not entity.end:
        return ""
    return f" until {entity.end}" if entity.start else f" {entity.end}"


def _describe_posts(card: Card) -> Iterator[str]:
    if card.posts:
        yield ""
        yield "Holders" if card.posts[0].tenure.role == card.entity.id else "Posts"
    for post in card.posts:
        other = post.person if post.tenure.role == card.entity.id else post.role
        acting = ", acting" if post.tenure.acting else ""
        yield f"  {post.tenure.start} to {post.tenure.end or 'now'}: {other}{acting}"


def _find_posts(knowledge: Knowledge, entity: Entity, labels: Mapping[str, str]) -> Iterator[Post]:
    held = [each for each in knowledge.tenures if entity.id in (each.person, each.role)]
    for tenure in sorted(held, key=lambda each: (each.start, each.end or "9999", each.person, each.role)):
        yield Post(tenure, labels.get(tenure.person, tenure.person), labels.get(tenure.role, tenure.role))


def _name_ends(statement: Statement) -> tuple[str, ...]:
    return (statement.subject, statement.object, statement.subject_holder, statement.object_holder)


def _make_claims(
    statements: Iterable[Statement], labels: Mapping[str, str], documents: Mapping[str, DocumentMetadata]
) -> tuple[Claim, ...]:
    claims = [_make_claim(each, labels, documents) for each in statements]
    # What bears no date comes last, as the least certain.
    claims.sort(
        key=lambda each: (each.date or "9999", each.statement.predicate, each.subject, each.object, each.statement.id)
    )
    return tuple(claims)


def _make_claim(statement: Statement, labels: Mapping[str, str], documents: Mapping[str, DocumentMetadata]) -> Claim:
    document = find_document(statement, documents)
    return Claim(
        statement=statement,
        subject=labels.get(statement.subject, statement.subject),
        object=labels.get(statement.object, statement.object),
        speaker=labels.get(statement.speaker, statement.speaker),
        subject_holder=labels.get(statement.subject_holder, statement.subject_holder),
        object_holder=labels.get(statement.object_holder, statement.object_holder),
        source=find_source(statement, documents),
        date=find_date(statement, documents),
        published=document.date if document else "",
    )
