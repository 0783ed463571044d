"""The explorer: one HTML file that opens without a network and fetches nothing."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from markupsafe import Markup

from carekg.explore.appearance import describe_vocabulary, name_rows
from carekg.explore.communities import place_communities
from carekg.explore.network import build_network
from carekg.explore.packing import pack_columns
from carekg.explore.payload import (
    Disagreement,
    describe_document,
    describe_scorecard,
    describe_tenure,
    list_statements,
    map_nations,
)
from carekg.explore.script_bundle import bundle_script, read_asset, read_vis
from carekg.explore.templates import make_environment, replace_unprintable
from carekg.files import replace_file
from carekg.graph.triples.facts import THRESHOLD
from carekg.model import Knowledge
from carekg.scorecard import Scorecard

if TYPE_CHECKING:
    import jinja2

_TEMPLATE = "page.html.j2"
_PICTURE = re.compile(r'url\("data:[^"]*"\)')


def render_page(
    knowledge: Knowledge,
    *,
    centrality: Mapping[str, float],
    communities: Mapping[str, int],
    title: str,
    generated_from: str = "",
    threshold: float = THRESHOLD,
    scorecard: Scorecard | None = None,
    further_measures: Mapping[str, Mapping[str, float]] = MappingProxyType({}),
    conflicts: Sequence[Disagreement] = (),
) -> str:
    """Return the explorer of `knowledge` as one HTML page; the same values give the same bytes.

    `centrality` (not negative, of any scale) sizes the nodes and ranks what is shown first; `communities` numbers the
    part of the network that each entity belongs to, from 1, with 0 for none; entities may be missing from both.
    `further_measures` (`betweenness`, `pagerank`) are what readers may size the nodes by instead. An extracted
    statement below `threshold` makes no direct tie and is drawn faintly. `generated_from` says, in words, where the
    page comes from; `scorecard` says how often extraction was right, which the page tells beside every edge;
    `conflicts` says which statements contradict each other, which it tells beside those.
    Raise GraphError where a statement speaks of an entity that `knowledge` does not have.
    """
    network = build_network(knowledge, centrality, communities, threshold=threshold, further_measures=further_measures)
    nations = map_nations(knowledge)
    details = {
        "title": title,
        "generatedFrom": generated_from,
        "threshold": threshold,
        "scorecard": describe_scorecard(scorecard) if scorecard else None,
        "vocabulary": describe_vocabulary(),
        "documents": [describe_document(document) for document in knowledge.documents],
        "communities": place_communities(knowledge, communities),
        "statements": pack_columns(len(knowledge.statements), list_statements(knowledge.statements, nations)),
        "tenures": [describe_tenure(tenure) for tenure in knowledge.tenures],
        "conflicts": [conflict._asdict() for conflict in conflicts],
    }
    network.templateEnv = _make_environment(details, scorecard)
    network.path = _TEMPLATE
    html: str = network.generate_html()
    return html


def write_page(path: Path, html: str) -> None:
    """Write a page as UTF-8, whole or not at all; raise WorkspaceError where it cannot be written."""
    replace_file(path, html.encode("utf-8"))


def _make_environment(details: Mapping[str, object], scorecard: Scorecard | None) -> jinja2.Environment:
    """Return our own environment for pyvis to render with: it escapes, and knows what the network does not carry."""
    environment = make_environment()
    scripts = [_inline(read_vis("vis-network.min.js")), _inline(bundle_script())]
    # The pictures are those of vis-network's own buttons, which the page does not show: a fifth of its size.
    styles = [
        _inline(_PICTURE.sub("none", read_vis("vis-network.css"))),
        _inline(read_asset("base.css") + read_asset("page.css")),
    ]
    environment.globals.update(
        details=details,
        scorecard=scorecard,
        trust=name_rows(scorecard) if scorecard else [],
        title=replace_unprintable(str(details["title"])),
        vis_script=scripts[0],
        page_script=scripts[1],
        vis_style=styles[0],
        page_style=styles[1],
        policy=_state_policy(scripts, styles),
        read_options=json.loads,
    )
    return environment


def _inline(text: str) -> Markup:
    if re.search(r"</(?:script|style)|<!--", text, re.IGNORECASE):
        raise ValueError("a script or style that is put into the page must not open or close an element")
    return Markup(text)  # noqa: S704 - our own file or pyvis's, checked above


def _state_policy(scripts: list[Markup], styles: list[Markup]) -> str:
    """Return a Content-Security-Policy that lets exactly these scripts and styles run and nothing be fetched."""
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {' '.join(map(_hash_source, scripts))}",
            f"style-src {' '.join(map(_hash_source, styles))}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _hash_source(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"
