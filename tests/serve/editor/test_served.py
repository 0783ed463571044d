"""The query page as `carekg serve` shows it: the real server, its real store, and a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from carekg.build.workspace import Workspace
from tests.serve.editor.conftest import Visit
from tests.serve.processes import Server, await_condition, count_work, list_workers

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

FUNDED = """\
SELECT ?payer ?fund ?sum WHERE {
  ?statement rdf:subject ?payer ; rdf:predicate care:funds ; rdf:object ?fund ; care:amount/schema:value ?sum .
  FILTER(?fund = """
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c < ?l) }"


@pytest.fixture(scope="module")
def served(built: Workspace) -> Iterator[Server]:
    server = Server("-w", str(built.root), "--timeout", "300", "--workers", "1")
    yield server
    assert server.stop() == 0


@pytest.fixture
def visit(page: Page, served: Server) -> Visit:
    base = str(served.client.base_url).rstrip("/")
    seen = Visit(page, base)
    page.on("console", lambda message: seen.complaints.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: seen.complaints.append(f"error: {error}"))
    page.on("request", lambda request: seen.requests.append(request.url))
    page.goto(f"{base}/query")
    page.locator("html[data-ready=yes]").wait_for(state="attached")
    return seen


def test_a_query_is_completed_asked_and_seen_as_table_graph_and_chart(visit: Visit) -> None:
    page = visit.page
    visit.type_query(FUNDED)
    page.keyboard.type("Respi")
    page.get_by_role("option", name="Respite Fund").click()
    page.keyboard.insert_text(")\n}")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#result-body tr")).to_have_count(1)
    assert visit.read_rows() == [["Department of Care", "Respite Fund", "4,000,000"]]
    page.get_by_role("button", name="Graph").click()
    page.locator("#graph-drawing canvas").wait_for()
    expect(page.locator("#graph-count")).to_have_text("2 things, 1 tie")
    page.get_by_role("button", name="Chart").click()
    expect(page.get_by_role("img", name="Chart: sum by payer")).to_be_visible()
    page.get_by_role("button", name="Table").click()
    page.locator("#result-body").get_by_role("link", name="Respite Fund").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Respite Fund")
    assert visit.complaints == []
    assert all(url.startswith((visit.base, "data:", "blob:")) for url in visit.requests)


def test_a_saved_question_looks_for_words_in_quotes(visit: Visit) -> None:
    page = visit.page
    page.get_by_text("Which statements have these words in their quotes?").click()
    form = page.locator("details[open]")
    form.get_by_label("Words").fill("unpaid carers")
    form.get_by_role("button", name="Ask").click()
    expect(page.locator("#result-body tr").first).to_contain_text("will help unpaid carers")
    assert visit.complaints == []


def test_what_is_wrong_is_said_where_it_is(visit: Visit) -> None:
    visit.run_query("SELECT ?who WHERE {\n  ?who care:suports ?what .\n}")
    expect(visit.page.locator(".cm-lintRange-error")).to_have_text("care:suports")
    expect(visit.page.locator("#problem")).to_contain_text("supports")


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux's list of processes")
def test_stop_ends_the_work_of_the_server_too(visit: Visit, served: Server) -> None:
    [worker] = list_workers(served)
    worked = count_work(worker)
    visit.type_query(RUNAWAY)
    visit.page.keyboard.press("Control+Enter")
    # A query that is stopped before it reaches the worker leaves that one alone.
    await_condition(lambda: count_work(worker) > worked + 10)
    visit.page.get_by_role("button", name="Stop").click()
    expect(visit.page.locator("#problem")).to_contain_text("you stopped the query")
    await_condition(lambda: worker not in list_workers(served))
    visit.run_query("ASK { <respite-fund> a care:Fund }")
    expect(visit.page.locator("#truth")).to_have_text("Yes")
