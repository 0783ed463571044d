from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekg.explore.packing import pack_columns, pack_records
from carekg.explore.script_bundle import join_modules, read_asset
from tests.explore.columns import unpack

if TYPE_CHECKING:
    from playwright.sync_api import Page

_SCALARS = st.sampled_from(["actual", "planned", ""]) | st.text(max_size=3) | st.integers(-9, 9) | st.booleans()
_FIELDS = st.sampled_from(["id", "quote", "claim", "date"])
_FLAT = st.dictionaries(_FIELDS, _SCALARS | st.lists(st.integers(0, 9), max_size=2))
_RECORDS = st.lists(st.builds(lambda flat, inner: flat | {"entity": inner}, _FLAT, _FLAT) | _FLAT, max_size=12)

AWKWARD: list[dict[str, Any]] = [
    {"id": 0, "kind": "x", "word": "planned", "entity": {"label": "A", "nation": "Wales"}, "flag": True},
    {"id": 1, "kind": "x", "word": "planned", "entity": {"label": "B"}},
    {"id": 2, "kind": "x", "word": "actual", "entity": {"label": "", "nation": "Wales"}, "list": []},
    {"id": 3, "kind": "x", "entity": {"label": "\u2028</script>"}, "word": "actual", "amount": {"value": "5"}},
    {"id": 4, "kind": "x", "entity": {}},
]


@given(_RECORDS)
def test_records_come_back_as_they_were(records: list[dict[str, Any]]) -> None:
    assert unpack(json.loads(json.dumps(pack_records(records)))) == records


def test_a_field_that_no_record_has_is_left_out() -> None:
    assert unpack(pack_columns(2, {"id": ["a", "b"], "date": [None, None]})) == [{"id": "a"}, {"id": "b"}]


def test_what_recurs_is_carried_once() -> None:
    records = [{"document": "a letter of many words", "place": number} for number in range(50)]
    assert json.dumps(pack_records(records)).count("a letter of many words") == 1


@pytest.mark.browser
def test_the_script_makes_the_same_records(page: Page) -> None:
    main = 'import { unpackRecords } from "./packing.js";\n\nObject.assign(globalThis, { unpackRecords });\n'
    script = join_modules({"main": main, "packing": read_asset("script/packing.js")})
    page.set_content(f'<script type="module">{script}</script>')
    assert page.evaluate("unpackRecords", pack_records(AWKWARD)) == AWKWARD
    assert page.evaluate("unpackRecords", pack_records([])) == []
