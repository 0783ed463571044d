from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results

from carekg.errors import GraphError, QueryError
from carekg.graph.disk.store import write_store
from carekg.graph.triples.writing import write_nquads
from carekg.namespaces import CARE, document_graph, entity_iri
from carekg.query.processes.limits import Limits, can_limit_memory
from carekg.query.processes.withdrawal import Withdrawal
from carekg.query.processes.workers import QueryWorkers
from carekg.query.sparql.failures import (
    BusyWorkersError,
    MalformedQueryError,
    QueryCrashError,
    QueryMemoryError,
    QueryTimeoutError,
    RefusedQueryError,
    TooManyRowsError,
    WithdrawnQueryError,
)
from carekg.query.sparql.running import run_query
from tests.query.sample import KNOWLEDGE

if TYPE_CHECKING:
    from pyoxigraph import Store

LABELS = "SELECT ?label { ?thing a care:Fund ; skos:prefLabel ?label }"
EVERYTHING = "?a ?p ?b . ?c ?q ?d . ?e ?r ?f . ?g ?s ?h"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "store"
    write_store(write_nquads(KNOWLEDGE, threshold=0.5), path)
    return path


@pytest.fixture(scope="module")
def workers(path: Path) -> Iterator[QueryWorkers]:
    with QueryWorkers(path, Limits(seconds=60, memory=2 << 30, rows=1000)) as workers:
        yield workers


@pytest.fixture(scope="module")
def strict(path: Path) -> Iterator[QueryWorkers]:
    with QueryWorkers(path, Limits(seconds=2, memory=200 << 20, rows=1000)) as workers:
        yield workers


@pytest.fixture(scope="module")
def unhurried(path: Path) -> Iterator[QueryWorkers]:
    """For what ends otherwise than by time, on a machine that is busy too."""
    with QueryWorkers(path, Limits(seconds=60, memory=200 << 20)) as workers:
        yield workers


@pytest.mark.parametrize(
    "query",
    [
        LABELS,
        "SELECT * { ?s care:amount/schema:value ?value ; rdf:object ?o } ORDER BY DESC(?s)",
        "SELECT ?s ?nothing { ?s a care:Organisation OPTIONAL { ?s <http://example.org/nothing> ?nothing } }",
        "ASK { ?someone a care:Person }",
        "ASK { ?someone a <http://example.org/Ghost> }",
        "CONSTRUCT { ?s care:targets ?o } WHERE { ?s care:targets ?o }",
        "SELECT (1/3 AS ?third) ('a\\tb\\n\"c\"' AS ?text) ('wêr'@cy AS ?word) (<<( ckg:a ckg:b ckg:c )>> AS ?t) {}",
        "SELECT * {}",
        "SELECT ?nothing {}",
        'SELECT * { VALUES (?x ?y) { (UNDEF "") ("" UNDEF) (UNDEF UNDEF) (" " "\\u0001\\u0085\\r") ("?x" "<a>") } }',
        'SELECT * { VALUES (?x ?y) { (01 +1.50) (1e5 "1."^^xsd:decimal) ("x"^^xsd:integer true) } }',
    ],
)
def test_a_worker_answers_as_the_store_itself(workers: QueryWorkers, store: Store, query: str) -> None:
    assert workers.ask(query) == run_query(store, query)


def test_bindings_are_terms_and_are_left_out(workers: QueryWorkers) -> None:
    answer = workers.ask("SELECT * { ?s a ?kind }", {"kind": NamedNode(CARE.Fund)})
    assert answer.variables == ("s",)
    assert answer.rows == ((NamedNode(entity_iri("hearth-fund")),),)


@pytest.mark.parametrize(
    ("media_type", "form"),
    [
        ("application/sparql-results+json", QueryResultsFormat.JSON),
        ("application/sparql-results+xml", QueryResultsFormat.XML),
        ("text/tab-separated-values", QueryResultsFormat.TSV),
    ],
)
def test_rows_are_serialised(workers: QueryWorkers, media_type: str, form: QueryResultsFormat) -> None:
    results = parse_query_results(workers.serialise(LABELS, media_type), format=form)
    assert isinstance(results, QuerySolutions)
    assert [row["label"] for row in results] == [Literal("Hearth Fund", language="en")]
    assert workers.serialise(LABELS, "text/csv") == b"label\r\nHearth Fund\r\n"


@pytest.mark.parametrize(
    ("media_type", "form"),
    [
        ("text/turtle", RdfFormat.TURTLE),
        ("application/n-triples", RdfFormat.N_TRIPLES),
        ("application/rdf+xml", RdfFormat.RDF_XML),
        ("application/ld+json", RdfFormat.JSON_LD),
    ],
)
def test_triples_are_serialised(workers: QueryWorkers, media_type: str, form: RdfFormat) -> None:
    data = workers.serialise("CONSTRUCT WHERE { ?plan care:targets ckg:shorter-waits }", media_type)
    assert [quad.subject for quad in parse(data, format=form)] == [NamedNode(entity_iri("hearth-plan"))]


def test_rows_are_no_turtle(workers: QueryWorkers) -> None:
    with pytest.raises(QueryError, match=r"cannot be written as text/turtle \(it can as application/sparql-results"):
        workers.serialise(LABELS, "text/turtle")
    with pytest.raises(QueryError, match="a graph cannot be written as text/csv"):
        workers.serialise("DESCRIBE ckg:carers", "text/csv")


def test_a_dataset_narrows_what_is_asked(workers: QueryWorkers) -> None:
    said = "SELECT ?s { ?s rdf:predicate ?p }"
    notes, letter = document_graph("notes"), document_graph("letter")
    assert len(workers.ask(said, default_graphs=[notes]).rows) == 3
    assert len(workers.ask(said, default_graphs=[notes, letter]).rows) == 3 + 7
    assert workers.ask(said, named_graphs=[notes]).rows == ()
    within = "SELECT DISTINCT ?g { GRAPH ?g { ?s rdf:predicate ?p } }"
    assert workers.ask(within, named_graphs=[notes]).rows == ((NamedNode(notes),),)
    with pytest.raises(MalformedQueryError):
        workers.ask(said, default_graphs=["no iri"])


RUNAWAYS = {
    "path explosion": (
        f"SELECT (COUNT(*) AS ?n) {{ ?a (!ckg:x|^!ckg:y)* ?b . ?c (!ckg:x|^!ckg:y)* ?d . {EVERYTHING} }}"
    ),
    "cross join": f"SELECT (COUNT(*) AS ?n) {{ {EVERYTHING} }}",
    "regex": f"SELECT (COUNT(*) AS ?n) {{ {EVERYTHING} FILTER(REGEX(CONCAT(STR(?b), STR(?d)), '(.*a){{12}}.*b')) }}",
    "memory bomb": (
        "SELECT (STRLEN(?y9) AS ?n) { BIND('0123456789abcdef' AS ?y0) "
        + " ".join(f"BIND(CONCAT({', '.join([f'?y{n}'] * 16)}) AS ?y{n + 1})" for n in range(9))
        + "}"
    ),
    "deep nesting": "SELECT * " + "{" * 30_000 + "?s ?p ?o" + "}" * 30_000,
    "long chain": "SELECT * { ?s ?p ?o FILTER(" + " || ".join(["?s = 1"] * 30_000) + ") }",
    "huge VALUES": f"SELECT * {{ VALUES ?x {{ {' '.join(f'{n}' for n in range(1_500_000))} }} }}",
}
ENDS: dict[str, tuple[type[QueryError], ...]] = {
    "path explosion": (QueryTimeoutError,),
    "cross join": (QueryTimeoutError,),
    "regex": (QueryTimeoutError,),
    "memory bomb": (QueryMemoryError,),
    "deep nesting": (MalformedQueryError,),
    "long chain": (QueryCrashError,),
    # What comes first depends on the machine: it is cut into tokens for longer or with more memory than it may.
    "huge VALUES": (QueryMemoryError, QueryTimeoutError, TooManyRowsError),
}


@pytest.mark.parametrize("kind", RUNAWAYS)
def test_a_runaway_is_ended_and_the_next_query_answered(
    strict: QueryWorkers, unhurried: QueryWorkers, kind: str
) -> None:
    if kind == "memory bomb" and not can_limit_memory():
        pytest.skip("this system does not limit memory")
    workers = strict if QueryTimeoutError in ENDS[kind] else unhurried
    with pytest.raises(QueryError) as raised:
        workers.ask(RUNAWAYS[kind])
    assert isinstance(raised.value, ENDS[kind])
    assert workers.ask(LABELS).rows == ((Literal("Hearth Fund", language="en"),),)


@pytest.mark.parametrize(
    ("query", "kind", "message"),
    [
        ("SELECT * {", MalformedQueryError, "1:10: .* is never closed"),
        ("SELECT * { ?s care:anounces ?o }", MalformedQueryError, r"1:15: .*did you mean care:announces\?"),
        ("SELECT * { SERVICE <http://example.org/> { } }", RefusedQueryError, "1:12: SERVICE"),
        ("LOAD <http://example.org/>", RefusedQueryError, "1:1: LOAD"),
        ("SELECT (<http://example.org/missing>(?s) AS ?x) { ?s ?p ?o }", QueryError, "function"),
    ],
)
def test_what_is_wrong_with_a_query_comes_back(
    workers: QueryWorkers, query: str, kind: type[QueryError], message: str
) -> None:
    with pytest.raises(kind, match=message):
        workers.ask(query)


@pytest.mark.parametrize(
    "media_type",
    ["application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"],
)
def test_rows_are_counted_and_not_what_texts_say(workers: QueryWorkers, media_type: str) -> None:
    text = "'''[{,{<result>\n\\n\"\"},{''' AS ?text"
    numbers = " ".join(str(number) for number in range(1001))
    query = f"SELECT ?n ({text}) {{ VALUES ?n {{ {numbers} }} }}"
    assert workers.serialise(f"{query} LIMIT 1000", media_type)
    with pytest.raises(TooManyRowsError, match="more than 1,000 rows"):
        workers.serialise(query, media_type)


def test_triples_are_counted(workers: QueryWorkers) -> None:
    numbers = " ".join(str(number) for number in range(1001))
    query = f"CONSTRUCT {{ ckg:x ckg:y ?n }} {{ VALUES ?n {{ {numbers} }} }}"
    assert len(workers.ask(f"{query} LIMIT 1000").triples) == 1000
    with pytest.raises(TooManyRowsError, match="more than 1,000 triples"):
        workers.ask(query)


def test_many_threads_ask_at_once(path: Path) -> None:
    with QueryWorkers(path, Limits(seconds=60), processes=2) as workers, ThreadPoolExecutor(8) as threads:
        queries = [f"SELECT ({number} AS ?n) {{ }}" for number in range(60)]
        answers = list(threads.map(workers.ask, queries))
    assert [str(answer.rows[0][0]).partition('"^')[0] for answer in answers] == [f'"{number}' for number in range(60)]


def test_a_query_waits_no_longer_than_it_may_run(path: Path) -> None:
    with QueryWorkers(path, Limits(seconds=1)) as workers, ThreadPoolExecutor(4) as threads:
        waiting = [threads.submit(workers.ask, RUNAWAYS["cross join"]) for _ in range(4)]
        errors = [each.exception() for each in waiting]
    assert all(isinstance(error, QueryTimeoutError | BusyWorkersError) for error in errors)
    assert any(isinstance(error, QueryTimeoutError) for error in errors)


def test_a_store_that_cannot_be_opened_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="there is no graph here yet"):
        QueryWorkers(tmp_path / "none")


def test_why_no_process_can_be_started_is_said(store: Store) -> None:
    with pytest.raises(TypeError, match="cannot pickle"):
        QueryWorkers(store)  # type: ignore[arg-type]  # a store that is open cannot be handed to another process


def test_closed_workers_take_no_more(path: Path) -> None:
    workers = QueryWorkers(path)
    workers.close()
    with pytest.raises(BusyWorkersError):
        workers.ask("ASK { }")


@pytest.mark.parametrize("limit", ["seconds", "memory", "rows"])
def test_a_limit_of_nothing_is_no_limit(limit: str) -> None:
    with pytest.raises(ValueError, match=limit):
        Limits(**{limit: 0})


def test_a_query_that_is_withdrawn_is_ended_and_the_next_one_answered(workers: QueryWorkers) -> None:
    withdrawal = Withdrawal()
    threading.Timer(0.5, withdrawal.withdraw).start()
    with pytest.raises(WithdrawnQueryError, match="nobody waits"):
        workers.ask(f"SELECT (COUNT(*) AS ?n) {{ {EVERYTHING} }}", withdrawal=withdrawal)
    with pytest.raises(WithdrawnQueryError):
        workers.ask(LABELS, withdrawal=withdrawal)
    assert len(workers.ask(LABELS).rows) == 1


@pytest.mark.parametrize("pause", [0.0, 0.001, 0.003, 0.01])
def test_a_query_that_is_withdrawn_when_it_is_answered_harms_no_other(workers: QueryWorkers, pause: float) -> None:
    for _ in range(3):
        withdrawal = Withdrawal()
        timer = threading.Timer(pause, withdrawal.withdraw)
        timer.start()
        try:
            assert len(workers.ask(LABELS, withdrawal=withdrawal).rows) == 1
        except WithdrawnQueryError:
            assert withdrawal.is_withdrawn
        assert len(workers.ask(LABELS).rows) == 1
        timer.join()
