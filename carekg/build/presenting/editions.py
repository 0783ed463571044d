"""What an edition shows of a graph, made from the files in a folder of its own when somebody first asks for it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import overload

from carekg.build.presenting.site_parts import PAGE_TITLE, PLACES, TextsOnDemand, answer_examples
from carekg.build.workspace import Workspace
from carekg.explore.site import TEXT_GONE, Answered, Site, SiteContent, link_places
from carekg.graph.forms.turtle import write_turtle
from carekg.graph.triples.reading import read_graph_file
from carekg.model import Entity, Knowledge
from carekg.query.answers import Answer, Term
from carekg.query.binding import bind_settings, read_settings
from carekg.query.naming.entities import find_entity
from carekg.query.processes.limits import Limits
from carekg.query.processes.worker import Source
from carekg.query.processes.workers import QueryWorkers
from carekg.query.questions import Question
from carekg.query.searching.text import find_statements, write_search_index
from carekg.resources import ontology_folder
from carekg.scorecard import Scorecard, load_shipped, read_scorecard
from carekg.serve.editions import Edition
from carekg.serve.index import Index

_TEXTLESS = (
    "Its text is not shown: the store has only what the graph says of it, and no workspace with its file was named."
)
SERVICES: Mapping[str, str] = {"Ask in SPARQL": "query", "API": "api"}
"""What the server offers beside the site, for the head of each page."""


@dataclass(frozen=True, slots=True)
class Holdings:
    """What an edition is made from.

    Its folder has the graph as N-Quads, and of what a build makes of it as much as there is: the rest is made there
    when it is first asked for.
    """

    stamp: str
    threshold: float
    folder: Path
    store: Source
    """What SPARQL is asked of: the store of a build, or one elsewhere."""
    workspace: Workspace | None
    """Where the texts of documents stand; without one, their pages go without."""
    drop: Callable[[], None]
    """Give back the folder."""


def open_edition(holdings: Holdings, limits: Limits, processes: int) -> Edition:
    """Return an edition over what is held, which is given back with it, or at once where the store does not open."""
    try:
        workers = QueryWorkers(holdings.store, limits, processes)
    except BaseException:
        holdings.drop()
        raise
    parts = _Parts(holdings, workers)

    def close() -> None:
        workers.close()
        holdings.drop()

    return Edition(
        stamp=holdings.stamp,
        threshold=holdings.threshold,
        workers=workers,
        knowledge=lambda: parts.knowledge,
        index=lambda: parts.index,
        words=lambda: parts.words,
        site=lambda: parts.site,
        explorer=lambda: parts.explorer,
        close=close,
    )


class _Parts:
    """What takes a while to read or make of an edition: each part once, when it is first asked for, whoever asks."""

    def __init__(self, holdings: Holdings, workers: QueryWorkers) -> None:
        self._holdings = holdings
        self._workers = workers
        self._lock = threading.RLock()
        self._drawing = threading.Lock()
        """Held while the explorer is drawn, so that nobody else has to wait for it."""

    @property
    def knowledge(self) -> Knowledge:
        with self._lock:
            return self._knowledge

    @property
    def index(self) -> Index:
        with self._lock:
            return self._index

    @property
    def words(self) -> Path:
        with self._lock:
            return self._words

    @property
    def site(self) -> Site:
        with self._lock:
            return self._site

    @property
    def explorer(self) -> bytes:
        with self._drawing:
            return self._explorer

    @cached_property
    def _knowledge(self) -> Knowledge:
        return read_graph_file(self._holdings.folder / Workspace.GRAPH)

    @cached_property
    def _index(self) -> Index:
        return Index(self._knowledge, self._holdings.threshold)

    @cached_property
    def _words(self) -> Path:
        path = self._holdings.folder / Workspace.SEARCH
        if not path.is_file():
            write_search_index(self._knowledge, path)
        return path

    @cached_property
    def _explorer(self) -> bytes:
        return link_places(self._draw_explorer(), {**PLACES, **SERVICES})

    def _draw_explorer(self) -> bytes:
        path = self._holdings.folder / Workspace.EXPLORER
        if path.is_file():
            return path.read_bytes()
        # What draws takes a while to load, and a build has drawn it already.
        from carekg.build.presenting.views import draw_page

        return draw_page(self.knowledge, self._holdings.threshold, self._scorecard)

    @cached_property
    def _scorecard(self) -> Scorecard:
        return read_scorecard(self._holdings.folder / Workspace.SCORECARD) or load_shipped()

    @cached_property
    def _site(self) -> Site:
        knowledge, workspace = self._knowledge, self._holdings.workspace
        return Site(
            SiteContent(
                knowledge=knowledge,
                documents={} if workspace is None else TextsOnDemand(workspace, knowledge),
                answers=_AnswersOnDemand(self._ask),
                explorer=b"",
                turtle=self._read_turtle(),
                ontology=(ontology_folder() / "care-policy.ttl").read_bytes(),
                scorecard=self._scorecard,
                title=PAGE_TITLE,
                services=SERVICES,
                textless=_TEXTLESS if workspace is None else TEXT_GONE,
            )
        )

    def _read_turtle(self) -> bytes:
        folder = self._holdings.folder
        if (folder / Workspace.TURTLE).is_file():
            return (folder / Workspace.TURTLE).read_bytes()
        return write_turtle((folder / Workspace.GRAPH).read_bytes())

    def _ask(self, question: Question, settings: Sequence[str]) -> Answer:
        def find(name: str) -> Entity:
            return find_entity(self.knowledge, name)

        def search(words: str) -> tuple[Term, ...]:
            return find_statements(self.words, words)

        return self._workers.ask(question.sparql, bind_settings(question, read_settings(settings), find, search))


class _AnswersOnDemand(Sequence[Answered]):
    """The saved questions with their answers, asked when the first of their pages is."""

    def __init__(self, ask: Callable[[Question, Sequence[str]], Answer]) -> None:
        self._ask = ask

    @cached_property
    def _answers(self) -> Sequence[Answered]:
        return tuple(answer_examples(self._ask))

    @overload
    def __getitem__(self, place: int) -> Answered: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Answered]: ...
    def __getitem__(self, place: int | slice) -> Answered | Sequence[Answered]:
        return self._answers[place]

    def __len__(self) -> int:
        return len(self._answers)
