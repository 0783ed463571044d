"""The answer as a table, a drawing, a chart, and a file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from tests.serve.editor.conftest import OpenPage

pytestmark = pytest.mark.browser

TIES = "SELECT ?who ?how ?what { VALUES ?how { care:supports care:opposes } ?who ?how ?what }"
STRATEGIES = """SELECT ?plan ?source ?class {
  ?plan a care:Strategy, ?class . ?s rdf:subject ?plan ; prov:wasDerivedFrom ?source
}"""
MONEY = 'SELECT ?who ?sum { VALUES (?who ?sum) { ("Bea" 1200000) ("Cai" 9) ("Åsa" 30.5) } }'
YEARS = """SELECT ?year (SUM(?sum) AS ?money) {
  VALUES (?year ?sum) { ("2021"^^xsd:gYear 5) ("2019"^^xsd:gYear 7) ("2020"^^xsd:gYear 1) }
} GROUP BY ?year"""
MANY = "SELECT ?n { { VALUES ?a { 0 1 2 3 4 5 6 7 8 9 } } { VALUES ?b { 0 1 2 3 4 5 6 } } BIND(10 * ?b + ?a AS ?n) }"


def test_entities_are_links_with_their_labels(open_page: OpenPage) -> None:
    page = open_page(STRATEGIES).page
    plan = page.get_by_role("link", name="The Hearth Plan").first
    expect(plan).to_have_attribute("href", "entity/hearth-plan")
    expect(plan).to_have_attribute("title", "ckg:hearth-plan")
    expect(page.get_by_role("link", name="Letter on the Hearth Plan").first).to_have_attribute(
        "href", "document/letter"
    )
    expect(page.get_by_title("care:Strategy").first).to_have_text("strategy")


def test_the_labels_of_an_answer_go_before_those_of_the_graph(open_page: OpenPage) -> None:
    page = open_page(
        'SELECT ?plan ?planLabel { VALUES (?plan ?planLabel) { (ckg:hearth-plan "Cynllun Aelwyd"@cy) } }'
    ).page
    expect(page.locator("#result-body a")).to_have_text("Cynllun Aelwyd")


def test_columns_sort_up_and_down_and_as_they_came(open_page: OpenPage) -> None:
    visit = open_page(MONEY)
    head = visit.page.get_by_role("columnheader", name="sum").get_by_role("button")
    head.click()
    assert [row[1] for row in visit.read_rows()] == ["9", "30.5", "1,200,000"]
    expect(visit.page.get_by_role("columnheader", name="sum")).to_have_attribute("aria-sort", "ascending")
    expect(visit.page.get_by_role("columnheader", name="sum").get_by_role("button")).to_be_focused()
    visit.page.keyboard.press("Enter")
    assert [row[1] for row in visit.read_rows()] == ["1,200,000", "30.5", "9"]
    visit.page.keyboard.press("Enter")
    assert [row[0] for row in visit.read_rows()] == ["Bea", "Cai", "Åsa"]
    visit.page.get_by_role("columnheader", name="who").get_by_role("button").click()
    assert [row[0] for row in visit.read_rows()] == ["Åsa", "Bea", "Cai"]


def test_many_rows_come_in_pages(open_page: OpenPage) -> None:
    visit = open_page(MANY)
    assert len(visit.read_rows()) == 50
    expect(visit.page.get_by_role("button", name="Previous")).to_be_disabled()
    visit.page.get_by_role("button", name="Next").click()
    assert len(visit.read_rows()) == 20
    expect(visit.page.locator("#result-pager")).to_contain_text("70 rows, page 2 of 2")


def test_years_are_not_parted_like_sums(open_page: OpenPage) -> None:
    visit = open_page("SELECT ?a ?b ?c { VALUES (?a ?b ?c) { (2019 20190 0.000000125) } }")
    assert visit.read_rows() == [["2019", "20,190", "0.000000125"]]


def test_markup_in_an_answer_stays_text(open_page: OpenPage) -> None:
    visit = open_page("""SELECT ?a { VALUES ?a { "<img src=x onerror=alert(1)>" <javascript:alert(1)> } }""")
    assert sorted(row[0] for row in visit.read_rows()) == ["<img src=x onerror=alert(1)>", "javascript:alert(1)"]
    expect(visit.page.locator("#result-body img, #result-body a")).to_have_count(0)


def test_yes_and_no(open_page: OpenPage) -> None:
    page = open_page("ASK { ckg:tenders-union care:opposes ckg:hearth-plan }").page
    expect(page.locator("#truth")).to_have_text("Yes")
    expect(page.get_by_role("button", name="Table")).to_be_hidden()


def test_nothing_found_is_said(open_page: OpenPage) -> None:
    page = open_page("SELECT ?x { ?x care:supports ckg:moon-levy }").page
    expect(page.locator("#summary")).to_contain_text("Nothing found")


def test_rows_of_entities_are_drawn(open_page: OpenPage) -> None:
    page = open_page(TIES, "graph").page
    page.locator("#graph-drawing canvas").wait_for()
    expect(page.locator("#graph-count")).to_have_text("3 things, 2 ties")
    expect(page.locator("#graph-legend li")).to_have_text(["Organisations", "Initiatives"])
    link = page.locator("#graph-things").get_by_role("link", name="Tending Council")
    expect(link).to_have_attribute("href", "entity/tending-council")


def test_triples_are_a_table_and_a_drawing(open_page: OpenPage) -> None:
    visit = open_page(
        "CONSTRUCT { ?a care:opposes ?b . ?a rdfs:label ?label } { ?a care:opposes ?b ; skos:prefLabel ?label }"
    )
    assert ["Tenders’ Union", "opposes", "The Hearth Plan"] in visit.read_rows()
    visit.page.get_by_role("button", name="Graph").click()
    expect(visit.page.locator("#graph-count")).to_have_text("2 things, 1 tie")


def test_what_cannot_be_drawn_says_why(open_page: OpenPage) -> None:
    page = open_page("SELECT ?x { ?x a care:Fund }", "chart").page
    expect(page.get_by_role("button", name="Chart")).to_be_disabled()
    expect(page.get_by_role("button", name="Chart")).to_have_attribute("title", re.compile("needs a column of numbers"))
    expect(page.locator("#view-table")).to_be_visible()


def test_names_and_numbers_are_bars(open_page: OpenPage) -> None:
    page = open_page(MONEY, "chart").page
    expect(page.get_by_role("img", name="Chart: sum by who")).to_be_visible()
    widths = [float(bar.get_attribute("width") or 0) for bar in page.locator(".chart-bar").all()]
    assert len(widths) == 3
    assert widths[0] > 1000 * widths[1] or widths[1] == 1  # a bar is never thinner than one pixel
    assert page.locator(".axis-title").all_text_contents() == ["who", "sum"]
    page.get_by_text("The figures of the chart").click()
    expect(page.locator("#chart-figures tr").nth(1)).to_have_text("Bea1,200,000")


def test_dates_and_numbers_are_a_line_in_the_order_of_time(open_page: OpenPage) -> None:
    page = open_page(YEARS, "chart").page
    places = [float(point.get_attribute("cx") or 0) for point in page.locator(".chart-point").all()]
    assert places == sorted(places)
    assert places[1] - places[0] == pytest.approx(places[2] - places[1], rel=0.01)
    page.get_by_text("The figures of the chart").click()
    assert page.locator("#chart-figures tr").all_inner_texts()[1:] == ["2019\t7", "2020\t1", "2021\t5"]


@pytest.mark.parametrize(
    ("query", "button", "start"),
    [
        (MONEY, "CSV", "who,sum\r\nBea,1200000\r\n"),
        (MONEY, "TSV", '?who\t?sum\n"Bea"\t1200000\n'),
        (MONEY, "JSON", '{"head":{"vars":["who","sum"]}'),
        ("CONSTRUCT WHERE { ?a care:opposes ?b }", "Turtle", "<https://w3id.org/carekg/id/tenders-union> "),
    ],
)
def test_an_answer_is_kept_as_a_file(open_page: OpenPage, query: str, button: str, start: str) -> None:
    page = open_page(query).page
    with page.expect_download() as waiting:
        page.get_by_role("button", name=f"Save as {button}").click()
    assert Path(waiting.value.path()).read_bytes().decode().startswith(start)
