"""What the pages tell of entities, documents and statements, in words."""

from __future__ import annotations

from collections.abc import Sequence

from carekg.dates import is_iso_date
from carekg.explore.appearance import CLAIM_LOOKS, STATUS_WORDS, TYPE_LOOKS, word_subtype
from carekg.explore.payload import name_claim
from carekg.explore.site.links import link_document, link_entity
from carekg.graph.words.plurals import pluralise
from carekg.graph.words.wording import PREDICATE_WORDS, is_several, say_amount
from carekg.model import Citation, DocumentMetadata, Entity, Evidence, Statement, Status, Tenure
from carekg.query.lookup import Lookup
from carekg.query.showing.wording import find_date, find_document, find_source


def describe_claim(statement: Statement, lookup: Lookup) -> dict[str, object]:
    """Return what a page tells of a statement beside its ends, in words."""
    evidence = statement.evidence
    document = lookup.documents.get(evidence.document) if isinstance(evidence, Evidence) else None
    source = find_source(statement, lookup.documents)
    claim = name_claim(statement)
    return {
        "claim": claim,
        "claim_name": "" if claim == "actual" else CLAIM_LOOKS[claim].name,
        "claim_meaning": CLAIM_LOOKS[claim].meaning,
        "quote": " ".join(evidence.quote.split()),
        # The place in a citation stands apart, so that an address can be a link.
        "source": evidence.source if isinstance(evidence, Citation) else source,
        "document": document,
        "locator": evidence.locator if isinstance(evidence, Citation) else "",
        "date": find_date(statement, lookup.documents),
        "amount": say_amount(statement.amount) if statement.amount else "",
        "confidence": f"{statement.confidence:.0%}" if statement.status is Status.EXTRACTED else "",
        "status": STATUS_WORDS[statement.status][0],
    }


def group_statements(entity: Entity, lookup: Lookup) -> list[tuple[str, list[tuple[Statement, str]]]]:
    """Return what is said of an entity by relation, each with the other end: as subject first, then as object.

    Of each relation the newest stands first, as in the explorer.
    """
    groups: dict[str, list[tuple[Statement, str]]] = {words.forward: [] for words in PREDICATE_WORDS.values()}
    groups |= {words.backward: [] for words in PREDICATE_WORDS.values() if words.backward not in groups}
    said: list[tuple[Statement, str]] = []
    for statement in _sort_by_time(lookup.by_entity.get(entity.id, []), lookup):
        words = PREDICATE_WORDS[statement.predicate]
        if entity.id in {statement.subject, statement.subject_holder}:
            groups[words.forward].append((statement, statement.object))
        elif entity.id in {statement.object, statement.object_holder}:
            groups[words.backward].append((statement, statement.subject))
        else:
            said.append((statement, ""))
    say = pluralise if is_several(entity) else str
    titled = [(say(words), found) for words, found in groups.items()]
    return [(title, found) for title, found in [*titled, (f"also {say('says')}", said)] if found]


def _sort_by_time(statements: Sequence[Statement], lookup: Lookup) -> list[Statement]:
    """Return statements, the newest first and those without a date last; of one date those with a quote first."""
    ordered = sorted(statements, key=lambda one: (not one.evidence.quote, one.id))
    return sorted(ordered, key=lambda one: _find_iso_date(one, lookup), reverse=True)


def _find_iso_date(statement: Statement, lookup: Lookup) -> str:
    document = find_document(statement, lookup.documents)
    dates = (statement.date, document.date if document else "")
    return next((date for date in dates if is_iso_date(date)), "")


def sort_by_place(statements: Sequence[Statement]) -> list[Statement]:
    """Return what is said in a document, in the order of its text."""
    return sorted(statements, key=lambda one: (one.evidence.start if isinstance(one.evidence, Evidence) else 0, one.id))


def sort_posts(tenures: Sequence[Tenure]) -> list[Tenure]:
    """Return tenures, the latest first."""
    return sorted(tenures, key=lambda tenure: (tenure.start, tenure.id), reverse=True)


def say_kind(entity: Entity) -> str:
    """Return what an entity is and where, in words: `Organisation · charity · Wales`."""
    parts = (
        TYPE_LOOKS[entity.type].singular,
        word_subtype(entity.subtype) if entity.subtype else "",
        entity.nation or "",
    )
    return " · ".join(part for part in parts if part)


def list_names(lookup: Lookup) -> list[list[str]]:
    """Return what the search looks through: label, other names, kind and page of each entity and document."""
    entities = [
        [
            entity.label,
            " | ".join(filter(None, (entity.acronym, *entity.aliases))),
            say_kind(entity),
            link_entity(entity.id),
        ]
        for entity in lookup.entities.values()
    ]
    documents = [
        [document.title or document.path, "", "Document", link_document(document.id)]
        for document in lookup.documents.values()
    ]
    return sorted(entities + documents)


def list_documents(lookup: Lookup) -> list[tuple[DocumentMetadata, int]]:
    """Return the documents, the newest first, with how many statements each has."""
    ordered = sorted(lookup.documents.values(), key=lambda document: (document.date, document.id), reverse=True)
    return [(document, len(lookup.by_document.get(document.id, []))) for document in ordered]
