from __future__ import annotations

import re

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
