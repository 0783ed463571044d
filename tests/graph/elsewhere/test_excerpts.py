"""Parts of a graph come whole, or are refused, from a store that gives so many rows and no more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyoxigraph as ox
import pytest

from carekg.errors import StoreError
from carekg.graph.elsewhere import excerpts
from carekg.graph.elsewhere.excerpts import read_between, read_named, read_surroundings
from carekg.graph.elsewhere.remote import RemoteStore, find_store
from carekg.graph.elsewhere.sending import send_graphs
from carekg.graph.triples.writing import write_nquads
from carekg.model import Knowledge
from tests.graph.stores import serve_store
from tests.query.sample import KNOWLEDGE


class StingyStore(RemoteStore):
    """Gives so many rows and no more, as Virtuoso does: it says so of rows, and of triples it does not."""

    most = 1_000_000

    def ask(
        self, sparql: str, *, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()
    ) -> ox.QuerySolutions | ox.QueryBoolean | list[ox.Triple]:
        graphs = {"default_graphs": default_graphs, "named_graphs": named_graphs}
        answer = super().ask(sparql, **graphs)
        if isinstance(answer, list):
            return answer[: self.most]
        if isinstance(answer, ox.QuerySolutions) and len([*answer]) > self.most:
            raise StoreError("cut its answer off")
        return super().ask(sparql, **graphs)


@pytest.fixture(scope="module")
def store() -> Iterator[StingyStore]:
    with pytest.MonkeyPatch.context() as patch, serve_store() as url:
        patch.setenv("NO_PROXY", "127.0.0.1")
        with StingyStore(find_store(url, {})) as store:
            send_graphs(write_nquads(KNOWLEDGE, threshold=0.5), store, lambda _done, _total: None)
            yield store


def read_excerpts(store: RemoteStore) -> list[Knowledge]:
    return [
        read_surroundings(store, "hearth-plan"),
        read_between(store, ("hearth-plan", "avalon-government", "bryn-hollow")),
        read_named(store, "e"),
    ]


def test_what_is_more_than_a_store_gives_at_once_is_read_in_portions(
    store: StingyStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = read_excerpts(store)
    assert all(part.entities for part in whole)
    monkeypatch.setattr(excerpts, "_AT_ONCE", 5)
    monkeypatch.setattr(store, "most", 90)
    assert read_excerpts(store) == whole


def test_what_a_store_gives_a_part_of_is_refused(store: StingyStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "most", 10)
    with pytest.raises(StoreError, match="cut its answer off"):
        read_surroundings(store, "hearth-plan")


def test_surroundings_have_all_that_is_said_of_a_thing_or_by_it(store: StingyStore) -> None:
    found = read_surroundings(store, "hearth-plan")
    about = [each for each in KNOWLEDGE.statements if "hearth-plan" in (each.subject, each.object, each.speaker)]
    assert {each.id for each in found.statements} == {each.id for each in about}
    named = {name for each in about for name in (each.subject, each.object, each.speaker) if name}
    assert {each.id for each in found.entities} >= named
