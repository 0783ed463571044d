"""The pages of the static site, made from the graph with templates that escape everything."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup

from carekg.explore.appearance import CLAIM_LOOKS, PREDICATE_WORDS, STATUS_WORDS, TYPE_LOOKS, name_rows, word_subtype
from carekg.explore.payload import name_claim
from carekg.explore.script_bundle import read_asset
from carekg.explore.site.passages import mark_blocks
from carekg.explore.site.wording import name_address, say_date
from carekg.explore.templates import make_environment, replace_unprintable
from carekg.graph.wording import say_amount
from carekg.model import Citation, Document, DocumentMetadata, Entity, Evidence, Knowledge, Statement, Status, Tenure
from carekg.query.answers import Answer
from carekg.query.formatting import shorten_term
from carekg.query.questions import Question
from carekg.query.wording import find_date, find_source
from carekg.scorecard import Scorecard

if TYPE_CHECKING:
    import jinja2

_WEB = re.compile(r"https?://[^\s<>\"]+")
_MOST_ROWS = 200


@dataclass(frozen=True, slots=True)
class Answered:
    """A saved question as it was asked, and its answer."""

    question: Question
    settings: tuple[str, ...]
    answer: Answer


@dataclass(frozen=True, slots=True)
class SiteContent:
    """All that the site is made from."""

    knowledge: Knowledge
    documents: Mapping[str, Document]
    """The texts that could be read, by id; a document without its text has a page all the same."""
    answers: Sequence[Answered]
    explorer: bytes
    turtle: bytes
    ontology: bytes
    scorecard: Scorecard
    title: str
    generated_from: str = ""
    services: Mapping[str, str] = field(default_factory=dict)
    """Further links in the head of each page, name to path: what a server offers beside the site."""


@dataclass
class _Lookup:
    """What the pages ask of the knowledge, gathered once."""

    knowledge: Knowledge
    by_entity: dict[str, list[Statement]] = field(default_factory=lambda: defaultdict(list))
    by_document: dict[str, list[Statement]] = field(default_factory=lambda: defaultdict(list))
    posts: dict[str, list[Tenure]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for statement in self.knowledge.statements:
            if statement.status is Status.REJECTED:
                continue
            ends = (statement.subject, statement.object, statement.subject_holder, statement.object_holder)
            for entity in sorted({end for end in (*ends, statement.speaker) if end}):
                self.by_entity[entity].append(statement)
            if isinstance(statement.evidence, Evidence):
                self.by_document[statement.evidence.document].append(statement)
        for tenure in self.knowledge.tenures:
            self.posts[tenure.person].append(tenure)
            self.posts[tenure.role].append(tenure)

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        return {entity.id: entity for entity in self.knowledge.entities}

    @cached_property
    def metadata(self) -> Mapping[str, DocumentMetadata]:
        return {document.id: document for document in self.knowledge.documents}


def render_site(content: SiteContent) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the site: their paths, with forward slashes, and their bytes.

    The same content gives the same bytes. Every page stands on its own, fetches nothing, and can be opened as a file.
    """
    site = Site(content)
    for path in site.list_paths():
        yield path, site.render_page(path)


class Site:
    """The files of a site, each made when it is asked for. May be used from several threads."""

    def __init__(self, content: SiteContent) -> None:
        self._content = content
        self._lookup = _Lookup(content.knowledge)
        self._environment = _make_environment(content, self._lookup)
        self._documents = {link_document(id_): document for id_, document in self._lookup.metadata.items()}
        self._entities = {link_entity(id_): entity for id_, entity in self._lookup.entities.items()}

    def list_paths(self) -> Iterator[str]:
        """Yield the path of each file, with forward slashes."""
        yield from self._single_files
        yield from (link_question(answered.question.name) for answered in self._content.answers)
        yield from self._entities
        yield from self._documents

    def render_page(self, path: str) -> bytes:
        """Return the file at a path; raise KeyError where the site has none."""
        if path in self._single_files:
            return self._single_files[path]()
        if path in self._entities:
            return self._render_entity(path, self._entities[path])
        if path in self._documents:
            return self._render_document(path, self._documents[path])
        questions = {link_question(answered.question.name): answered for answered in self._content.answers}
        rows = _list_rows(questions[path].answer)
        return self._render("question", path, asked=questions[path], rows=rows, most=_MOST_ROWS)

    @cached_property
    def _single_files(self) -> Mapping[str, Callable[[], bytes]]:
        content, lookup = self._content, self._lookup
        return {
            "explorer.html": lambda: content.explorer,
            "graph.ttl": lambda: content.turtle,
            "ontology.ttl": lambda: content.ontology,
            "index.html": lambda: self._render(
                "index", "index.html", names=_list_names(lookup), recent=_list_documents(lookup)
            ),
            "scorecard.html": lambda: self._render(
                "scorecard", "scorecard.html", trust=name_rows(content.scorecard), card=content.scorecard
            ),
            "questions.html": lambda: self._render("questions", "questions.html", answers=content.answers),
        }

    def _render_entity(self, path: str, entity: Entity) -> bytes:
        posts = _sort_posts(self._lookup.posts.get(entity.id, []))
        return self._render("entity", path, entity=entity, posts=posts, groups=_group(entity, self._lookup))

    def _render_document(self, path: str, document: DocumentMetadata) -> bytes:
        statements = self._lookup.by_document.get(document.id, [])
        text = self._content.documents.get(document.id)
        blocks = mark_blocks(text, statements) if text is not None else ()
        return self._render("document", path, document=document, blocks=blocks, statements=statements)

    def _render(self, template: str, path: str, **values: object) -> bytes:
        page = self._environment.get_template(f"site/{template}.html.j2").render(root="../" * path.count("/"), **values)
        return replace_unprintable(page).encode("utf-8")


def link_entity(id_: str) -> str:
    """Return the path of an entity's page."""
    return f"entity/{quote(id_, safe='')}.html"


def link_document(id_: str) -> str:
    """Return the path of a document's page."""
    return f"document/{quote(id_, safe='')}.html"


def link_question(name: str) -> str:
    """Return the path of a saved question's page."""
    return f"question/{name}.html"


def _make_environment(content: SiteContent, lookup: _Lookup) -> jinja2.Environment:
    environment = make_environment()
    # A path within the site may hold a percent sign, which an address would take for a code.
    environment.filters["address"] = lambda path: quote(path, safe="/#")
    environment.filters["web"] = lambda text: text if _WEB.fullmatch(text or "") else ""
    environment.filters["kind"] = _say_kind
    environment.filters["day"] = say_date
    environment.filters["host"] = name_address
    environment.globals.update(
        style=Markup(read_asset("site/site.css")),  # noqa: S704 - our own file
        search_script=Markup(read_asset("site/search.js")),  # noqa: S704 - our own file
        site_title=content.title,
        generated_from=content.generated_from,
        services=content.services,
        entity_page=link_entity,
        document_page=link_document,
        name_of=lambda id_: lookup.entities[id_].label if id_ in lookup.entities else id_,
        describe=lambda statement: _describe(statement, lookup),
        forward={predicate: words.forward for predicate, words in PREDICATE_WORDS.items()},
    )
    return environment


def _describe(statement: Statement, lookup: _Lookup) -> dict[str, object]:
    """Return what a page tells of a statement beside its ends, in words."""
    evidence = statement.evidence
    document = lookup.metadata.get(evidence.document) if isinstance(evidence, Evidence) else None
    source = find_source(statement, lookup.metadata)
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
        "date": find_date(statement, lookup.metadata),
        "amount": say_amount(statement.amount) if statement.amount else "",
        "confidence": f"{statement.confidence:.0%}" if statement.status is Status.EXTRACTED else "",
        "status": STATUS_WORDS[statement.status][0],
    }


def _group(entity: Entity, lookup: _Lookup) -> list[tuple[str, list[tuple[Statement, str]]]]:
    """Return what is said of an entity by relation, each with the other end: as subject first, then as object."""
    groups: dict[str, list[tuple[Statement, str]]] = {words.forward: [] for words in PREDICATE_WORDS.values()}
    groups |= {words.backward: [] for words in PREDICATE_WORDS.values() if words.backward not in groups}
    said: list[tuple[Statement, str]] = []
    for statement in sorted(
        lookup.by_entity.get(entity.id, []), key=lambda one: (find_date(one, lookup.metadata), one.id)
    ):
        words = PREDICATE_WORDS[statement.predicate]
        if entity.id in {statement.subject, statement.subject_holder}:
            groups[words.forward].append((statement, statement.object))
        elif entity.id in {statement.object, statement.object_holder}:
            groups[words.backward].append((statement, statement.subject))
        else:
            said.append((statement, ""))
    return [(title, found) for title, found in [*groups.items(), ("says of others", said)] if found]


def _sort_posts(tenures: Sequence[Tenure]) -> list[Tenure]:
    return sorted(tenures, key=lambda tenure: (tenure.start, tenure.id), reverse=True)


def _say_kind(entity: Entity) -> str:
    parts = (
        TYPE_LOOKS[entity.type].singular,
        word_subtype(entity.subtype) if entity.subtype else "",
        entity.nation or "",
    )
    return " · ".join(part for part in parts if part)


def _list_names(lookup: _Lookup) -> list[list[str]]:
    """Return what the search looks through: label, other names, kind and page of each entity and document."""
    entities = [
        [
            entity.label,
            " | ".join(filter(None, (entity.acronym, *entity.aliases))),
            _say_kind(entity),
            link_entity(entity.id),
        ]
        for entity in lookup.knowledge.entities
    ]
    documents = [
        [document.title or document.path, "", "Document", link_document(document.id)]
        for document in lookup.knowledge.documents
    ]
    return sorted(entities + documents)


def _list_documents(lookup: _Lookup) -> list[tuple[DocumentMetadata, int]]:
    """Return the documents, the newest first, with how many statements each has."""
    ordered = sorted(lookup.knowledge.documents, key=lambda document: (document.date, document.id), reverse=True)
    return [(document, len(lookup.by_document.get(document.id, []))) for document in ordered]


def _list_rows(answer: Answer) -> list[list[str]]:
    return [[shorten_term(term) for term in row] for row in answer.rows[:_MOST_ROWS]]
