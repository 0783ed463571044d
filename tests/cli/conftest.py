"""Running commands as a user does, in this process."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from carekg.cli import commands
from carekg.cli.failing import run_safely
from tests.workspaces import make_workspace


class Outcome(NamedTuple):
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(capsysbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Run a command line and return its exit code and output."""

    def run_command(*arguments: str | Path) -> Outcome:
        capsysbinary.readouterr()
        code = run_safely(commands, [str(argument) for argument in arguments])
        printed = capsysbinary.readouterr()
        return Outcome(code, printed.out.decode(), printed.err.decode())

    return run_command


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that has been built; nothing may change it."""
    folder = make_workspace(tmp_path_factory.mktemp("built"))
    assert run_safely(commands, ["build", "-w", str(folder)]) == 0
    return folder


@pytest.fixture
def workspace(built: Path, tmp_path: Path) -> Path:
    """A copy of the built workspace to change at will."""
    return Path(shutil.copytree(built, tmp_path / "workspace"))
