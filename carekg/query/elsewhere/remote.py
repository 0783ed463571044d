"""Questions, words, and what is known of one entity, asked of a store elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pyoxigraph as ox

from carekg.errors import QueryError, StoreError
from carekg.graph.elsewhere.excerpts import read_named, read_surroundings
from carekg.graph.elsewhere.remote import RemoteStore
from carekg.graph.elsewhere.sending import HOW_TO_SEND
from carekg.model import Entity
from carekg.query.answers import Answer, AnswerKind, Binding, Term
from carekg.query.binding import bind_settings, read_settings
from carekg.query.elsewhere.forwarding import evaluate_remote_query
from carekg.query.elsewhere.remote_text import find_remote_statements, search_remote_text
from carekg.query.naming.entities import find_entity
from carekg.query.naming.spelling import fold_name
from carekg.query.questions import Question
from carekg.query.searching.finding import Finding, explain_hits
from carekg.query.showing.cards import Card, draw_card
from carekg.query.sparql.running import make_graph, make_table


def run_remote_query(
    store: RemoteStore,
    sparql: str,
    bindings: Mapping[str, Binding] | None = None,
    choices: Mapping[str, Sequence[Term]] | None = None,
) -> Answer:
    """Answer a query as `run_query` does, from a store elsewhere.

    Raises QueryError and StoreError as `evaluate_remote_query` does.
    """
    values = dict(bindings or {})
    answer, ordered = evaluate_remote_query(store, sparql, values, choices)
    if isinstance(answer, ox.QueryBoolean):
        return Answer(AnswerKind.TRUTH, truth=bool(answer))
    if isinstance(answer, ox.QuerySolutions):
        return make_table([each.value for each in answer.variables], answer, hidden=values, ordered=ordered)
    return make_graph(answer)


def ask_remote_question(
    store: RemoteStore, question: Question, settings: Iterable[str], text: str | None = None
) -> Answer:
    """Ask a question as `ask_question` does, of a store elsewhere, and with `text` only of quotes that have its words.

    Raises QueryError also as `search_remote_text` does.
    """

    def find(name: str) -> Entity:
        return find_remote_entity(store, name)

    def search(words: str) -> tuple[Term, ...]:
        return find_remote_statements(store, words)

    bindings = bind_settings(question, read_settings(settings), find, search)
    return run_remote_query(store, question.sparql, bindings, None if text is None else {"statement": search(text)})


def find_remote_entity(store: RemoteStore, name: str) -> Entity:
    """Return the entity of a name as `find_entity` does, from a store elsewhere.

    Read are the entities that share the longest word of the name, and all of them only where none of these is meant.
    Raises StoreError where its default graph has none at all.
    """
    word = max(fold_name(name).split(), key=len, default="")
    try:
        return find_entity(read_named(store, word), name)
    except QueryError:
        everything = read_named(store, "")
    if not everything.entities:
        raise StoreError("has no entities in its default graph", path=store.address.query, hint=HOW_TO_SEND)
    return find_entity(everything, name)


def draw_remote_card(store: RemoteStore, name: str) -> Card:
    """Gather what a store elsewhere has on the entity of a name, as `draw_card` does."""
    entity = find_remote_entity(store, name)
    return draw_card(read_surroundings(store, entity.id), entity)


def find_remote_passages(store: RemoteStore, words: str, most: int = 20) -> tuple[Finding, ...]:
    """Return the texts that have all the words, as `find_passages` does, from a store elsewhere.

    Raises QueryError as `search_remote_text` does.
    """
    hits = search_remote_text(store, words, most=most)
    return explain_hits(hits, lambda sparql, choices: run_remote_query(store, sparql, choices=choices))
