"""What changed from one state of a graph to another, in plain words with quotes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields

from carekg.graph.changes.comparison import Changes, Fact
from carekg.graph.words.wording import say_claim, say_kind
from carekg.model import Citation, DocumentMetadata, Entity, Modality, Statement

_MOST_LETTERS = 220


def describe_changes(changes: Changes, *, limit: int = 20, named: Collection[str] = ()) -> list[str]:
    """Return lines that say what changed; of each kind of change at most `limit` are named, and the rest counted.

    `named` are the paths of documents that the reader knows to have come or gone, which are not named again.
    """
    if not changes:
        return ["Nothing changed."]
    labels, titles = dict(changes.labels), dict(changes.titles)
    known = {(fact.subject, fact.predicate, fact.object) for fact in changes.gained}
    statements = changes.statements
    claims = [each for each in statements.added if _is_claim(each)]
    corroborating = [
        each
        for each in statements.added
        if not _is_claim(each) and (each.subject, each.predicate, each.object) not in known
    ]
    told = {each.id for fact in changes.lost for each in fact.statements}
    taken = [each for each in statements.removed if each.id not in told]
    further = "further " if changes.lost else ""
    decided = [now for was, now in statements.changed if was.status is not now.status]
    sections: tuple[tuple[str, str, Sequence[str]], ...] = (
        ("document added", "documents added", _name_documents(changes.documents.added, named)),
        ("document taken out", "documents taken out", _name_documents(changes.documents.removed, named)),
        ("document changed", "documents changed", [_name_document(now) for _, now in changes.documents.changed]),
        ("new fact", "new facts", [_say_fact(each, labels, titles) for each in changes.gained]),
        ("fact no longer holds", "facts no longer hold", [_say_fact(each, labels, titles) for each in changes.lost]),
        ("new proposal or denial", "new proposals or denials", [_say(each, labels, titles) for each in claims]),
        (
            "further statement, of what was known or is too uncertain to count as a fact",
            "further statements, of what was known or is too uncertain to count as a fact",
            [_say(each, labels, titles) for each in corroborating],
        ),
        (
            f"{further}statement taken out",
            f"{further}statements taken out",
            [_say(each, labels, titles) for each in taken],
        ),
        (
            "statement reviewed",
            "statements reviewed",
            [f"{each.status}: {_say(each, labels, titles)}" for each in decided],
        ),
        ("new name", "new names", _name_entities(changes.entities.added)),
        ("name taken out", "names taken out", _name_entities(changes.entities.removed)),
        ("name changed", "names changed", [_compare_entities(*pair) for pair in changes.entities.changed]),
    )
    lines = [line for one, many, items in sections for line in _list_section(one, many, items, limit)]
    return lines or ["Nothing else changed." if named else "Only details changed."]


def _is_claim(statement: Statement) -> bool:
    """Tell whether a statement says what somebody wants or denies, and no fact."""
    return statement.negated or statement.modality is Modality.PROPOSED


def _list_section(one: str, many: str, items: Sequence[str], limit: int) -> Iterator[str]:
    if items:
        yield f"{len(items):,} {one if len(items) == 1 else many}:"
        yield from (f"  {_flatten(item)}" for item in items[:limit])
        if len(items) > limit:
            yield f"  … and {len(items) - limit:,} more"


def _say_fact(fact: Fact, labels: Mapping[str, str], titles: Mapping[str, str]) -> str:
    more = len(fact.statements) - 1
    said = _say(fact.statements[0], labels, titles)
    return f"{said}, and {more} more {'source' if more == 1 else 'sources'}" if more else said


def _say(statement: Statement, labels: Mapping[str, str], titles: Mapping[str, str]) -> str:
    evidence = statement.evidence
    if isinstance(evidence, Citation):
        source = f"{evidence.source}, {evidence.locator}" if evidence.locator else evidence.source
    else:
        source = titles.get(evidence.document, "") or evidence.document
    quote = f"“{_shorten(evidence.quote)}” – " if evidence.quote else ""
    return f"{say_claim(statement, labels)}: {quote}{source}"


def _flatten(text: str) -> str:
    """Put a text on one line, without what would steer a terminal."""
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())


def _shorten(text: str) -> str:
    flat = _flatten(text)
    if len(flat) <= _MOST_LETTERS:
        return flat
    return flat[:_MOST_LETTERS].rpartition(" ")[0].rstrip(",;:") + " …"


def _name_documents(documents: Iterable[DocumentMetadata], named: Collection[str]) -> list[str]:
    return [_name_document(each) for each in documents if each.path not in named]


def _name_document(document: DocumentMetadata) -> str:
    details = ", ".join(detail for detail in (document.publisher, document.date) if detail)
    name = document.title or document.path
    return f"{name} ({details})" if details else name


def _name_entities(entities: Iterable[Entity]) -> list[str]:
    return [f"{one.label} ({say_kind(one)})" for one in sorted(entities, key=lambda one: one.label.casefold())]


def _compare_entities(was: Entity, now: Entity) -> str:
    if was.label != now.label:
        return f"{now.label}, once {was.label}"
    compared = (field.name for field in fields(Entity) if field.name not in {"id", "label", "curated"})
    changed = [name for name in compared if getattr(was, name) != getattr(now, name)]
    return f"{now.label}: {', '.join(changed) if changed else 'now curated' if now.curated else 'no longer curated'}"
