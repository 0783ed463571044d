"""Writing a query and asking it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from carekg.query.questions import list_questions
from tests.serve.editor.server import SLOW

if TYPE_CHECKING:
    from tests.serve.editor.conftest import Visit

pytestmark = pytest.mark.browser

SUPPORT = "SELECT ?who ?what {\n  ?who care:supports ?what\n}"
UNKNOWN = "SELECT ?who WHERE {\n  ?who care:suports ?what .\n}"


def test_ctrl_enter_runs_what_stands_there_with_our_prefixes(visit: Visit) -> None:
    visit.run_query(SUPPORT)
    expect(visit.page.locator("#result-body td").first).to_have_text("Tending Council")
    assert visit.read_rows() == [["Tending Council", "The Hearth Plan"]]
    assert "1 row" in visit.page.locator("#live").inner_text()
    assert visit.complaints == []


def test_a_term_is_completed_with_its_definition(visit: Visit) -> None:
    visit.type_query("SELECT * { ?x a ")
    visit.page.keyboard.type("care:Represent")
    option = visit.page.locator(".cm-tooltip-autocomplete [role=option]").first
    expect(option).to_contain_text("care:RepresentativeBody")
    expect(visit.page.locator(".cm-completionInfo")).to_contain_text("speaks for")
    visit.page.wait_for_timeout(100)  # CodeMirror takes no key in the first 75 ms, so that none picks by mistake
    visit.page.keyboard.press("Enter")
    assert visit.read_query() == "SELECT * { ?x a care:RepresentativeBody"


def test_a_name_is_completed_to_the_entity(visit: Visit) -> None:
    visit.type_query("SELECT * { ?who ?how ")
    visit.page.keyboard.type("Lant")
    expect(visit.page.get_by_role("option", name="Lantern Pilot")).to_be_visible()
    visit.page.get_by_role("option", name="Lantern Pilot").click()
    assert visit.read_query() == "SELECT * { ?who ?how ckg:lantern-pilot"


def test_variables_and_prefixes_are_completed(visit: Visit) -> None:
    visit.type_query("SELECT ?minister { ?")
    visit.page.keyboard.type("m")
    expect(visit.page.get_by_role("option", name="minister")).to_be_visible()
    visit.page.keyboard.press("Escape")
    visit.type_query("SELECT * { ?a ")
    visit.page.keyboard.type("sko")
    expect(visit.page.get_by_role("option", name=re.compile("^skos: ?prefix"))).to_be_visible()


def test_nothing_is_offered_in_a_comment_or_a_text(visit: Visit) -> None:
    visit.type_query("# ")
    visit.page.keyboard.type("care", delay=20)
    visit.page.wait_for_timeout(300)
    expect(visit.page.locator(".cm-tooltip-autocomplete")).to_have_count(0)


def test_what_is_wrong_is_said_and_marked_where_it_is(visit: Visit) -> None:
    visit.run_query(UNKNOWN)
    problem = visit.page.get_by_role("alert").filter(has_text="Line")
    expect(problem).to_have_text(re.compile("^Line 2, column 8: .*did you mean care:supports?"))
    expect(visit.page.locator(".cm-lintRange-error")).to_have_text("care:suports")
    visit.page.get_by_role("button", name="Go to the place").click()
    visit.page.keyboard.press("Delete")
    assert visit.read_query().splitlines()[1] == "  ?who are:suports ?what ."


def test_a_problem_goes_when_the_query_is_right(visit: Visit) -> None:
    visit.run_query(UNKNOWN)
    visit.run_query(SUPPORT)
    expect(visit.page.locator("#problem")).to_be_hidden()
    expect(visit.page.locator(".cm-lintRange-error")).to_have_count(0)


def test_columns_count_characters_that_take_two_units(visit: Visit) -> None:
    visit.run_query('SELECT ?a { ?a ?b "🏠🏠" . ?a care:suports ?c }')
    expect(visit.page.locator(".cm-lintRange-error")).to_have_text("care:suports")


@pytest.mark.parametrize("place", [".cm-content", "#find-question"])
def test_the_keys_run_the_query_wherever_the_reader_is(visit: Visit, place: str) -> None:
    visit.type_query(SUPPORT)
    visit.page.locator(place).focus()
    visit.page.keyboard.press("Control+Enter")
    expect(visit.page.locator("#result-body")).to_contain_text("The Hearth Plan")
    assert visit.read_rows() == [["Tending Council", "The Hearth Plan"]]


def test_a_running_query_can_be_stopped(visit: Visit) -> None:
    visit.type_query(f"{SUPPORT} {SLOW}")
    visit.page.keyboard.press("Control+Enter")
    visit.page.get_by_role("button", name="Stop").click()
    expect(visit.page.locator("#problem")).to_contain_text("you stopped the query")
    expect(visit.page.get_by_role("button", name="Run")).to_be_visible()
    expect(visit.page.locator("#result-body")).to_be_hidden()


def test_the_latest_query_wins(visit: Visit) -> None:
    visit.type_query(f"SELECT * {{ ?a care:opposes ?b }} {SLOW}")
    visit.page.keyboard.press("Control+Enter")
    visit.run_query(SUPPORT)
    visit.page.wait_for_timeout(3200)
    assert visit.read_rows() == [["Tending Council", "The Hearth Plan"]]
    expect(visit.page.locator("#problem")).to_be_hidden()


def test_a_question_is_asked_with_what_its_form_says(visit: Visit) -> None:
    visit.page.get_by_text("What does a plan or a body aim at?").click()
    visit.page.get_by_label("Plan").fill("Hearth Plan")
    visit.page.get_by_label("Plan").press("Enter")
    expect(visit.page.locator("#result-body tr")).to_have_count(2)
    assert "VALUES ?plan { ckg:hearth-plan }" in visit.read_query()
    assert sorted(row[0] for row in visit.read_rows()) == ["shorter waits", "warmer homes"]


def test_a_question_opens_as_sparql_without_being_asked(visit: Visit) -> None:
    visit.page.get_by_text("What holds in a place?").click()
    visit.page.get_by_label("Place").fill("Avalon")
    visit.page.locator("details[open]").get_by_role("button", name="Open as SPARQL").click()
    expect(visit.text).to_contain_text("VALUES ?place { ckg:avalon }")
    expect(visit.text).to_be_focused()
    expect(visit.page.locator("#view-table")).to_be_hidden()


def test_a_name_that_nothing_has_is_told_in_the_form(visit: Visit) -> None:
    visit.page.get_by_text("What holds in a place?").click()
    visit.page.get_by_label("Place").fill("Avalom")
    visit.page.locator("details[open]").get_by_role("button", name="Ask").click()
    expect(visit.page.locator("details[open] [role=alert]")).to_contain_text("Avalon")


def test_questions_are_found_by_their_words(visit: Visit) -> None:
    visit.page.get_by_label("Find a question").fill("OPPOSES body")
    expect(visit.page.locator("#questions > li:visible summary")).to_have_text(["Who opposes an initiative or a body?"])
    visit.page.get_by_label("Find a question").fill("xyzzy")
    expect(visit.page.locator("#questions-found")).to_have_text("No question has these words.")


def test_the_address_keeps_the_query_and_the_view(visit: Visit) -> None:
    visit.run_query(SUPPORT)
    visit.page.get_by_role("button", name="Graph").click()
    address = visit.page.url
    visit.page.goto("about:blank")
    visit.page.goto(address)
    expect(visit.page.locator("#graph-things li")).to_have_text(["Tending Council", "The Hearth Plan"])
    assert visit.read_query() == SUPPORT


def test_back_leads_to_the_query_before(visit: Visit) -> None:
    visit.run_query(SUPPORT)
    visit.run_query("ASK { ?who care:supports ?what }")
    expect(visit.page.locator("#truth")).to_have_text("Yes")
    visit.page.go_back()
    expect(visit.page.locator("#result-body tr")).to_have_count(1)
    assert visit.read_query() == SUPPORT


def test_by_keyboard_alone(visit: Visit) -> None:
    visit.type_query(SUPPORT)
    visit.page.keyboard.press("Escape")
    visit.page.keyboard.press("Tab")
    expect(visit.page.get_by_role("button", name="Run")).to_be_focused()
    visit.page.keyboard.press("Shift+Tab")
    expect(visit.text).to_be_focused()
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator("#result-body tr")).to_have_count(1)
    for name in ("Copy link", "These prefixes are declared for you", "Table", "Graph"):
        visit.page.keyboard.press("Tab")
        assert visit.page.evaluate("document.activeElement.textContent.trim()") == name
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator("#graph-things li")).to_have_count(2)


def test_the_first_link_skips_to_the_editor_and_keeps_the_address(visit: Visit) -> None:
    visit.run_query(SUPPORT)
    address = visit.page.url
    visit.page.get_by_text("Skip to the editor").focus()
    visit.page.keyboard.press("Enter")
    expect(visit.text).to_be_focused()
    assert visit.page.url == address


def test_nothing_comes_from_elsewhere(visit: Visit) -> None:
    visit.run_query(SUPPORT)
    visit.page.get_by_role("button", name="Graph").click()
    visit.page.locator("#graph-drawing canvas").wait_for()
    visit.page.get_by_text("These prefixes are declared for you").click()
    outside = [url for url in visit.requests if not url.startswith((f"{visit.base}/", "data:"))]
    assert outside == []
    assert visit.complaints == []


def test_the_grammar_reads_every_saved_question(visit: Visit) -> None:
    queries = [question.sparql for question in list_questions()]
    faults = visit.page.evaluate(
        """async (queries) => {
          const { sparqlLanguage } = await import("./query/codemirror.js");
          return queries.filter((text) => {
            let wrong = false;
            sparqlLanguage.parser.parse(text).iterate({ enter: (node) => { wrong ||= node.type.isError; } });
            return wrong;
          });
        }""",
        queries,
    )
    assert faults == []
