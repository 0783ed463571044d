"""An application over the small invented land of the queries' tests, without a network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from carekg.build.presenting.serving import load_edition
from carekg.build.workspace import Workspace
from carekg.cli import commands
from carekg.cli.failing import run_safely
from carekg.query.processes.limits import Limits
from carekg.serve.application import create_app
from carekg.serve.editions import Edition, Editions
from carekg.serve.guard import GuardRules
from tests.workspaces import make_workspace

LIMITS = Limits(seconds=20, rows=2_000)
ADDRESS = "http://127.0.0.1:8000"


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace that has been built; nothing may change it."""
    folder = make_workspace(tmp_path_factory.mktemp("served"))
    assert run_safely(commands, ["build", "-w", str(folder)]) == 0
    return Workspace(folder)


@pytest.fixture(scope="session")
def edition(built: Workspace) -> Iterator[Edition]:
    """The build of that workspace, with workers to ask."""
    edition = load_edition(built, LIMITS, 1)
    yield edition
    edition.close()


@pytest.fixture(scope="session")
def client(edition: Edition) -> TestClient:
    """A client of an application over that build; it follows no redirects."""
    return make_client(edition)


def make_client(edition: Edition, rules: GuardRules | None = None) -> TestClient:
    """Return a client of an application over an edition that is closed by whoever opened it."""
    app = create_app(Editions(edition), rules or GuardRules())
    return TestClient(app, base_url=ADDRESS, follow_redirects=False, raise_server_exceptions=False)


def write_file(folder: Path, name: str, text: str) -> Path:
    """Write a text file, and return its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
