from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from carekg.explore.script_bundle import bundle_script, join_modules


def test_modules_come_before_those_that_need_them_and_lose_their_imports() -> None:
    joined = join_modules(
        {
            "main": 'import { tell, ask } from "./talk.js";\n\ntell(ask());\n',
            "talk": 'import { WORD } from "./words.js";\nexport const tell = 2;\nexport const ask = () => WORD;\n',
            "words": "export const WORD = 1;\n",
            "unused": "export const OTHER = 2;\n",
        }
    )
    assert re.findall(r"// --- (\w+)\.js", joined) == ["words", "talk", "main"]
    assert "import" not in joined
    assert "export" not in joined


@pytest.mark.parametrize(
    ("modules", "complaint"),
    [
        ({"main": 'import { a } from "./b.js";\n', "b": 'import { c } from "./main.js";\n'}, "circle"),
        ({"main": 'import { a } from "./b.js";\nconst x = 1;\n', "b": "export const x = 1;\n"}, "both .* declare x"),
        ({"main": 'import * as all from "./b.js";\n', "b": ""}, "another form"),
        ({"main": "export default 1;\n"}, "another form"),
        ({"main": 'import { a } from "./gone.js";\n'}, "gone"),
    ],
)
def test_modules_that_cannot_be_joined_are_refused(modules: dict[str, str], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        join_modules(modules)


def test_page_script_is_one_module_without_imports() -> None:
    script = bundle_script()
    assert script == bundle_script()
    assert not re.search(r"^(import|export)\b", script, re.MULTILINE)
    assert "innerHTML" not in script
    assert "eval(" not in script


def run_node(program: str) -> object:
    """Return what a program prints as JSON, run by Node beside the page's modules."""
    node = shutil.which("node")
    if node is None:
        if os.environ.get("CI"):
            pytest.fail("no Node is installed (Debian: apt install nodejs)")
        pytest.skip("no Node is installed (Debian: apt install nodejs)")
    with as_file(files("carekg.explore") / "script") as folder:
        program = program.replace("$SCRIPT", Path(folder).as_uri())
        done = subprocess.run(
            [node, "--input-type=module", "-"], input=program, capture_output=True, encoding="utf-8", check=True
        )
    return json.loads(done.stdout)


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
def test_words_dates_money_and_links(call: str, result: str) -> None:
    name = call.partition("(")[0]
    program = f'import {{ {name} }} from "$SCRIPT/text.js"; console.log(JSON.stringify({call}));'
    assert run_node(program) == result
