"""Statements as triples: the node, its evidence, its amount, and the direct triple that it may carry."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from functools import cache

from carekg.graph.triples.descriptions import TYPE
from carekg.graph.triples.terms import (
    Triple,
    write_boolean,
    write_date,
    write_decimal,
    write_integer,
    write_iri,
    write_text,
)
from carekg.model import Amount, Citation, Evidence, Statement
from carekg.namespaces import (
    CARE,
    CKG,
    DCTERMS,
    OA,
    PROV,
    RDF,
    SCHEMA,
    amount_iri,
    document_iri,
    entity_iri,
    rule_iri,
    statement_iri,
)


@cache
def _term(iri: str) -> str:
    return write_iri(iri)


def describe_statement(statement: Statement) -> Iterator[Triple]:
    """Yield the statement's own node, its evidence and its amount, but not the direct triple."""
    node = write_iri(statement_iri(statement.id))
    yield node, TYPE, _term(CARE.Statement)
    yield node, _term(RDF.subject), write_iri(entity_iri(statement.subject))
    yield node, _term(RDF.predicate), _term(CARE[statement.predicate])
    yield node, _term(RDF.object), write_iri(entity_iri(statement.object))
    yield node, _term(CARE.modality), _term(CARE[statement.modality])
    yield node, _term(CARE.negated), write_boolean(value=statement.negated)
    yield node, _term(CARE.confidence), write_decimal(statement.confidence)
    yield node, _term(CARE.status), _term(CARE[statement.status])
    for method in statement.methods:
        yield node, _term(CARE.method), _term(CARE[method])
    if statement.date:
        yield node, _term(CARE.date), write_date(statement.date)
    people = (
        (PROV.wasAttributedTo, statement.speaker),
        (CARE.subjectHolder, statement.subject_holder),
        (CARE.objectHolder, statement.object_holder),
    )
    for term, person in people:
        if person:
            yield node, _term(term), write_iri(entity_iri(person))
    if statement.rule:
        rule = write_iri(rule_iri(statement.rule))
        yield node, _term(PROV.wasGeneratedBy), rule
        yield rule, TYPE, _term(CARE.Rule)
    yield from _describe_evidence(node, statement.evidence)
    if statement.amount is not None:
        yield from _describe_amount(node, statement.amount)


def write_fact(statement: Statement) -> Triple:
    """Return the direct triple that a statement carries where it is a fact."""
    return (
        write_iri(entity_iri(statement.subject)),
        _term(CARE[statement.predicate]),
        write_iri(entity_iri(statement.object)),
    )


def _describe_evidence(node: str, evidence: Evidence | Citation) -> Iterator[Triple]:
    if isinstance(evidence, Evidence):
        yield from _describe_passage(node, evidence)
    else:
        yield from _describe_citation(node, evidence)


def _describe_passage(node: str, evidence: Evidence) -> Iterator[Triple]:
    document = write_iri(document_iri(evidence.document))
    key = _hash_of(evidence.document, evidence.start, evidence.end, evidence.quote)
    passage, words, place = (f"<{CKG}{kind}/{key}>" for kind in ("passage", "quote", "position"))
    yield node, _term(PROV.wasDerivedFrom), document
    yield node, _term(CARE.evidence), passage
    yield passage, TYPE, _term(CARE.Passage)
    yield passage, _term(OA.hasSource), document
    yield passage, _term(OA.hasSelector), words
    yield passage, _term(OA.hasSelector), place
    yield from _describe_quote(words, evidence.quote)
    yield place, TYPE, _term(OA.TextPositionSelector)
    yield place, _term(OA.start), write_integer(evidence.start)
    yield place, _term(OA.end), write_integer(evidence.end)


def _describe_citation(node: str, citation: Citation) -> Iterator[Triple]:
    key = _hash_of(citation.source, citation.locator, citation.quote)
    cited = f"<{CKG}citation/{key}>"
    yield node, _term(CARE.evidence), cited
    yield cited, TYPE, _term(CARE.Citation)
    yield cited, _term(DCTERMS.bibliographicCitation), write_text(citation.source)
    if citation.locator:
        yield cited, _term(CARE.locator), write_text(citation.locator)
    if citation.quote:
        words = f"<{CKG}quote/{key}>"
        yield cited, _term(OA.hasSelector), words
        yield from _describe_quote(words, citation.quote)


def _describe_quote(words: str, quote: str) -> Iterator[Triple]:
    yield words, TYPE, _term(OA.TextQuoteSelector)
    yield words, _term(OA.exact), write_text(quote)


def _describe_amount(node: str, amount: Amount) -> Iterator[Triple]:
    value = write_decimal(amount.value)
    money = write_iri(amount_iri(str(amount.value), amount.currency, amount.per))
    yield node, _term(CARE.amount), money
    yield money, TYPE, _term(CARE.Amount)
    yield money, _term(SCHEMA.value), value
    yield money, _term(SCHEMA.currency), write_text(amount.currency)
    if amount.per:
        yield money, _term(CARE.per), write_text(amount.per)


def _hash_of(*parts: str | int) -> str:
    canonical = json.dumps(parts, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]
