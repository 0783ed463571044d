"""The files that the query page loads: its modules and style, the editor's bundle, and what the explorer lends it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from carekg.explore.script_bundle import read_asset, read_vis
from carekg.serve.editor.vocabulary import describe_questions, describe_vocabulary

_SCRIPT = "text/javascript"
_LENT = ("dom", "pager", "store", "text", "theme")


@dataclass(frozen=True, slots=True)
class StaticFile:
    """What the server sends for a name."""

    content: bytes
    media_type: str
    """Without a character set; texts are UTF-8."""


@cache
def list_files() -> Mapping[str, StaticFile]:
    """Return the page's files by name, read once; the same installation gives the same bytes."""
    own = files("carekg.serve.editor")
    scripts = {item.name: item.read_bytes() for item in (own / "script").iterdir() if item.name.endswith(".js")}
    scripts |= {f"{name}.js": read_asset(f"script/{name}.js").encode() for name in _LENT}
    scripts["codemirror.js"] = (own / "vendor" / "codemirror.js").read_bytes()
    scripts["vis-network.js"] = read_vis("vis-network.min.js").encode()
    found = {name: StaticFile(content, _SCRIPT) for name, content in scripts.items()}
    found["page.css"] = StaticFile(read_asset("base.css").encode() + (own / "page.css").read_bytes(), "text/css")
    found["vocabulary.json"] = _write_json(describe_vocabulary())
    found["questions.json"] = _write_json(describe_questions())
    return MappingProxyType(dict(sorted(found.items())))


def _write_json(value: object) -> StaticFile:
    return StaticFile(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), "application/json")
