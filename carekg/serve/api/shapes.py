"""The things of the graph in the shapes that the API gives them, as values of JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote, urlencode

from pyoxigraph import Literal, NamedNode

from carekg.graph.words.wording import say_kind
from carekg.model import Amount, DocumentMetadata, Entity, Evidence, Statement, Tenure
from carekg.namespaces import document_iri, entity_iri, id_from_iri, statement_iri
from carekg.query.answers import Answer, Term
from carekg.query.questions import Question
from carekg.query.showing.wording import find_date, write_predicate
from carekg.serve.index import Index

if TYPE_CHECKING:
    from carekg.analyse import Step

Json = Mapping[str, object]
_Item = TypeVar("_Item")


def shape_page(
    path: str, values: Mapping[str, object], found: Sequence[_Item], shape: Callable[[_Item], object]
) -> Json:
    """Return one page of what was found: the results, how many there are in all, and the address of the next page."""
    limit, offset = int(str(values["limit"])), int(str(values["offset"]))
    shown = found[offset : offset + limit]
    following = {**{name: value for name, value in values.items() if value is not None}, "offset": offset + limit}
    more = offset + limit < len(found) and limit > 0
    return {
        "results": [shape(each) for each in shown],
        "total": len(found),
        "limit": limit,
        "offset": offset,
        "next": f"{path}?{urlencode(following)}" if more else None,
    }


def shape_name(index: Index, id_: str) -> Json | None:
    """Return an entity by id as a name to link to, or None for no entity."""
    return {"id": id_, "label": index.labels.get(id_, id_)} if id_ else None


def shape_summary(entity: Entity) -> Json:
    """Return what tells an entity from others."""
    return {
        "id": entity.id,
        "iri": entity_iri(entity.id),
        "label": entity.label,
        "type": str(entity.type),
        "subtype": entity.subtype or None,
        "kind": say_kind(entity),
        "nation": str(entity.nation) if entity.nation else None,
        "page": f"/id/{quote(entity.id, safe='')}",
    }


def shape_entity(index: Index, entity: Entity) -> Json:
    """Return all that is known of an entity itself: names, dates, addresses, posts, and how much is said of it."""
    return {
        **shape_summary(entity),
        "acronym": entity.acronym or None,
        "aliases": list(entity.aliases),
        "description": entity.description or None,
        "start": entity.start or None,
        "end": entity.end or None,
        "url": entity.url or None,
        "wikidata": entity.wikidata or None,
        "same_as": list(entity.same_as),
        "broader": [shape_name(index, id_) for id_ in entity.broader],
        "source": entity.source or None,
        "curated": entity.curated,
        "tenures": [shape_tenure(index, each) for each in _sort_tenures(index.tenures.get(entity.id, []))],
        "statements": len(index.by_entity.get(entity.id, [])),
    }


def shape_tenure(index: Index, tenure: Tenure) -> Json:
    """Return who held which post, from when until when."""
    return {
        "person": shape_name(index, tenure.person),
        "role": shape_name(index, tenure.role),
        "start": tenure.start,
        "end": tenure.end or None,
        "acting": tenure.acting,
        "source": tenure.source or None,
    }


def shape_document(index: Index, document: DocumentMetadata) -> Json:
    """Return what is known of a document, and how many statements rest on it."""
    return {
        "id": document.id,
        "iri": document_iri(document.id),
        "title": document.title or document.path,
        "publisher": document.publisher or None,
        "date": document.date or None,
        "nation": str(document.nation) if document.nation else None,
        "genre": document.genre or None,
        "url": document.url or None,
        "language": document.language,
        "path": document.path,
        "sha256": document.sha256,
        "statements": len(index.by_document.get(document.id, [])),
        "page": f"/document/{quote(document.id, safe='')}",
    }


def shape_statement(index: Index, statement: Statement) -> Json:
    """Return a statement with the words that it rests on."""
    return {
        "id": statement.id,
        "iri": statement_iri(statement.id),
        "subject": shape_name(index, statement.subject),
        "predicate": str(statement.predicate),
        "words": write_predicate(statement.predicate),
        "object": shape_name(index, statement.object),
        "subject_holder": shape_name(index, statement.subject_holder),
        "object_holder": shape_name(index, statement.object_holder),
        "speaker": shape_name(index, statement.speaker),
        "modality": str(statement.modality),
        "negated": statement.negated,
        "amount": _shape_amount(statement.amount),
        "date": find_date(statement, index.documents) or None,
        "confidence": round(statement.confidence, 4),
        "status": str(statement.status),
        "methods": [str(method) for method in statement.methods],
        "evidence": _shape_evidence(index, statement),
    }


def shape_step(index: Index, step: Step) -> Json:
    """Return one step of a path, with every statement and tenure that carries it."""
    return {
        "from": shape_name(index, step.source),
        "to": shape_name(index, step.target),
        "statements": [shape_statement(index, each) for fact in step.facts for each in fact.statements],
        "tenures": [shape_tenure(index, each) for fact in step.facts for each in fact.tenures],
    }


def shape_question(question: Question) -> Json:
    """Return a saved question with its parameters."""
    return {
        "name": question.name,
        "title": question.title,
        "explanation": question.explanation,
        "parameters": [
            {
                "name": parameter.name,
                "kind": str(parameter.kind),
                "default": parameter.default or None,
                "example": parameter.example or None,
                "description": parameter.description or None,
            }
            for parameter in question.parameters
        ],
    }


def shape_row(index: Index, answer: Answer, row: Sequence[Term | None]) -> Json:
    """Return a row of an answer: for each column a value, with its IRI and label where it is a thing."""
    return {name: _shape_term(index, term) for name, term in zip(answer.variables, row, strict=True)}


def _shape_term(index: Index, term: Term | None) -> Json | None:
    if term is None:
        return None
    if not isinstance(term, NamedNode):
        return {"value": term.value if isinstance(term, Literal) else str(term)}
    try:
        label = index.labels.get(id_from_iri(term.value))
    except ValueError:
        label = None
    return {"value": label or term.value, "iri": term.value}


def _shape_amount(amount: Amount | None) -> Json | None:
    if amount is None:
        return None
    return {"value": f"{amount.value:f}", "currency": amount.currency, "per": amount.per or None}


def _shape_evidence(index: Index, statement: Statement) -> Json:
    evidence = statement.evidence
    if not isinstance(evidence, Evidence):
        return {"quote": evidence.quote or None, "source": evidence.source, "locator": evidence.locator or None}
    document = index.documents.get(evidence.document)
    title = (document.title or document.path) if document else evidence.document
    return {
        "quote": evidence.quote,
        "document": {"id": evidence.document, "title": title},
        "start": evidence.start,
        "end": evidence.end,
    }


def _sort_tenures(tenures: Sequence[Tenure]) -> list[Tenure]:
    return sorted(tenures, key=lambda each: (each.start, each.id))
