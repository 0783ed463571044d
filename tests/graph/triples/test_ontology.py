from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from carekg.graph.triples.ontology import document_ontology, read_ontology
from carekg.model import Method, Modality, Nation, Status
from carekg.namespaces import CARE, nation_term


class Addresses(HTMLParser):
    """Gathers what a page loads, and the targets within it."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = dict(attrs)
        if tag in {"script", "img", "link", "iframe"}:
            self.loaded += [value for value in (names.get("src"), names.get("href")) if value]

    def handle_data(self, data: str) -> None:
        self.text.append(data.strip())


def test_the_ontology_is_read_as_n_quads_terms() -> None:
    label = '"announces"@en'
    assert (f"<{CARE.announces}>", "<http://www.w3.org/2000/01/rdf-schema#label>", label) in read_ontology()


def test_the_documentation_has_every_class_and_property_and_loads_nothing(tmp_path: Path) -> None:
    pytest.importorskip("pylode", reason="the extra docs is not installed")
    document_ontology(tmp_path / "ontology.html")
    document_ontology(tmp_path / "again.html")
    page = (tmp_path / "ontology.html").read_text(encoding="utf-8")
    assert page == (tmp_path / "again.html").read_text(encoding="utf-8")
    reader = Addresses()
    reader.feed(page)
    assert [address for address in reader.loaded if not address.startswith("data:")] == []
    shown = set(reader.text)
    individuals = {*Method, *Modality, *Status, *map(nation_term, Nation), "groups", "places"}
    assert [name for name in CARE if CARE[name] not in shown and name not in individuals] == []
