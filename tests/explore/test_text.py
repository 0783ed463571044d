"""The script's words, dates, money and links, run in the browser that will run them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from carekg.explore.script_bundle import join_modules, read_asset

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("call", "result"),
    [
        ('formatDate("2018-07-31")', "31 July 2018"),
        ('formatDate("2018-07")', "July 2018"),
        ('formatDate("2018")', "2018"),
        ('formatDate("summer")', "summer"),
        ('formatDate("2018-13")', "13 2018"),
        ('formatAmount({ value: "500000", currency: "GBP" })', "£500,000"),
        ('formatAmount({ value: "1250000", currency: "GBP" })', "£1.25 million"),
        ('formatAmount({ value: "2.4E+9", currency: "EUR", per: "year" })', "€2.4 billion a year"),
        ('formatAmount({ value: "9.50", currency: "GBP", per: "hour" })', "£9.50 an hour"),
        ('formatAmount({ value: "lots", currency: "CHF" })', "CHF lots"),
        ('webAddress(" https://example.org/a b")', "https://example.org/a%20b"),
        ('webAddress("javascript:alert(1)")', ""),
        ('webAddress("file:///etc/passwd")', ""),
        ('webAddress("page 3")', ""),
        ('nameSource("https://www.example.org/a/winter-plan.html")', "example.org: winter plan"),
        ('nameSource("A History of Care")', "A History of Care"),
        ('foldText("Tŷ’r Gofalwyr (CYMRU)")', "ty r gofalwyr cymru"),
        ('shortenText("a".repeat(30), 5)', "aaaa…"),
        ('countOf(1, "entity", "entities")', "1 entity"),
        ('countOf(1200, "entity", "entities")', "1,200 entities"),
    ],
)
def test_words_dates_money_and_links(page: Page, call: str, result: str) -> None:
    name = call.partition("(")[0]
    main = f'import {{ {name} }} from "./text.js";\n\nObject.assign(globalThis, {{ {name} }});\n'
    script = join_modules({"main": main, "text": read_asset("script/text.js")})
    page.set_content(f'<script type="module">{script}</script>')
    assert page.evaluate(call) == result
