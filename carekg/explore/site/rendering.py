"""The pages of the static site, made from the graph with templates that escape everything."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup

from carekg.explore.appearance import name_rows
from carekg.explore.script_bundle import read_asset
from carekg.explore.site.links import link_document, link_entity, link_question
from carekg.explore.site.passages import mark_blocks
from carekg.explore.site.telling import (
    describe_claim,
    group_statements,
    list_documents,
    list_names,
    say_kind,
    sort_by_place,
    sort_posts,
)
from carekg.explore.site.wording import name_address, say_date
from carekg.explore.templates import make_environment, replace_unprintable
from carekg.graph.words.wording import say_predicate
from carekg.model import Document, DocumentMetadata, Entity, Knowledge
from carekg.query.answers import Answer
from carekg.query.lookup import Lookup
from carekg.query.questions import Question
from carekg.query.showing.formatting import shorten_term
from carekg.scorecard import Scorecard

if TYPE_CHECKING:
    import jinja2

_WEB = re.compile(r"https?://[^\s<>\"]+")
_MOST_ROWS = 200
TEXT_GONE = "Its text is not where it was when the graph was built, so it cannot be shown."


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
    textless: str = TEXT_GONE
    """What the page of a document says where its text could not be read."""


class Site:
    """The files of a site, each made when it is asked for. May be used from several threads.

    The same content gives the same bytes. Every page stands on its own, fetches nothing, and can be opened as a file.
    """

    def __init__(self, content: SiteContent) -> None:
        self._content = content
        self._lookup = Lookup(content.knowledge)
        self._environment = _make_environment(content, self._lookup)
        self._documents = {link_document(id_): document for id_, document in self._lookup.documents.items()}
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
                "index", "index.html", names=list_names(lookup), recent=list_documents(lookup)
            ),
            "scorecard.html": lambda: self._render(
                "scorecard", "scorecard.html", trust=name_rows(content.scorecard), card=content.scorecard
            ),
            "questions.html": lambda: self._render("questions", "questions.html", answers=content.answers),
        }

    def _render_entity(self, path: str, entity: Entity) -> bytes:
        posts = sort_posts(self._lookup.tenures.get(entity.id, []))
        return self._render("entity", path, entity=entity, posts=posts, groups=group_statements(entity, self._lookup))

    def _render_document(self, path: str, document: DocumentMetadata) -> bytes:
        statements = sort_by_place(self._lookup.by_document.get(document.id, []))
        text = self._content.documents.get(document.id)
        blocks = mark_blocks(text, statements) if text is not None else ()
        return self._render(
            "document", path, document=document, blocks=blocks, statements=statements, textless=self._content.textless
        )

    def _render(self, template: str, path: str, **values: object) -> bytes:
        page = self._environment.get_template(f"site/{template}.html.j2").render(root="../" * path.count("/"), **values)
        return replace_unprintable(page).encode("utf-8")


def _make_environment(content: SiteContent, lookup: Lookup) -> jinja2.Environment:
    def name_of(entity: str) -> str:
        return lookup.labels.get(entity, entity)

    environment = make_environment()
    # A path within the site may hold a percent sign, which an address would take for a code.
    environment.filters["address"] = lambda path: quote(path, safe="/#")
    environment.filters["sources"] = lambda text: list(dict.fromkeys(text.split("; ")))
    environment.filters["web"] = lambda text: text if _WEB.fullmatch(text or "") else ""
    environment.filters["kind"] = say_kind
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
        name_of=name_of,
        describe=lambda statement: describe_claim(statement, lookup),
        verb_of=lambda statement: say_predicate(statement.predicate, name_of(statement.subject)),
    )
    return environment


def _list_rows(answer: Answer) -> list[list[str]]:
    return [[shorten_term(term) for term in row] for row in answer.rows[:_MOST_ROWS]]
