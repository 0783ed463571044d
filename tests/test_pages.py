"""The pages of words in the checkout: what they link to is there, and what they say to type can be typed."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.calls import check_call, list_calls

ROOT = Path(__file__).resolve().parents[1]
TOPICS = (
    "carekg/build/files.md",
    "carekg/build/scale.md",
    "carekg/evaluate/measuring.md",
    "carekg/llm/language-model.md",
    "carekg/serve/serving.md",
    "tests/benchmarks/speed.md",
)
"""What not everybody needs, each beside what it is about."""
PAGES = [
    ROOT / name
    for name in (
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "seeds/README.md",
        "carekg/build/workspace-readme.md",
        *TOPICS,
    )
]


def list_links(text: str) -> list[str]:
    shown = re.findall(r'<img src="([^"]+)"', text)
    return [link for link in (*re.findall(r"\]\(([^)\s]+)\)", text), *shown) if "://" not in link]


def list_anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_link_leads_to_a_file_and_a_heading_that_are_there(path: Path) -> None:
    for link in list_links(path.read_text(encoding="utf-8")):
        file, _, anchor = link.partition("#")
        target = path.parent / file if file else path
        assert target.exists(), link
        assert not anchor or anchor in list_anchors(target.read_text(encoding="utf-8")), link


def test_the_readme_leads_to_the_pages_on_single_topics() -> None:
    assert set(TOPICS) <= set(list_links((ROOT / "README.md").read_text(encoding="utf-8")))


def test_the_map_of_the_code_has_every_part_of_it_and_nothing_else() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    cells = re.findall(r"^\| (`.+?) \|", page, re.MULTILINE)
    places = re.findall("`(.+?)`", " ".join(cells))
    assert [place for place in places if not (ROOT / place).exists()] == []
    parts = {
        f"carekg/{each.name}" + "/" * each.is_dir()
        for each in (ROOT / "carekg").iterdir()
        if (each.is_dir() or each.suffix == ".py") and not each.name.startswith("__")
    }
    assert parts - set(places) == set()


def test_the_layers_on_the_map_are_those_that_are_checked() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    (layers,) = (contract["layers"] for contract in contracts if contract.get("containers") == ["carekg"])
    assert f"\n`{' > '.join(layers)}`\n" in page


def list_page_calls(text: str) -> list[list[str]]:
    """List the calls of `carekg` in the code of a page."""
    blocks = re.findall(r"^```(\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    shown = "".join(block for language, block in blocks if not language)
    return list_calls("\n".join([shown, *re.findall(r"`(carekg [^`]+)`", text)]))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_call_names_a_command_and_options_that_there_are(path: Path) -> None:
    for arguments in list_page_calls(path.read_text(encoding="utf-8")):
        check_call(arguments)


def test_the_pages_show_calls() -> None:
    calls = [call for page in PAGES for call in list_page_calls(page.read_text(encoding="utf-8"))]
    assert ["build"] in calls
    assert ["query", "--list"] in calls
    assert ["curate", "add", "Jane Hutt"] in calls
