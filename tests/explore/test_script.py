"""The page's modules whose logic needs no page, tested by Node's own test runner."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

_OLDEST = 18
_TESTS = Path(__file__).parent / "script"


@pytest.fixture
def node() -> str:
    """Return the Node that is installed; without one, skip, but never in continuous integration."""
    path = shutil.which("node")
    version = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout if path else "v0"
    if path is None or int(re.findall(r"\d+", version)[0]) < _OLDEST:
        reason = f"no Node of version {_OLDEST} or newer is installed (Debian: apt install nodejs)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return path


def test_modules_keep_what_they_promise(node: str) -> None:
    tests = sorted(_TESTS.glob("*.test.js"))
    done = subprocess.run(
        [node, "--test", "--test-reporter=tap", *tests], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(re.findall(r"^# pass (\d+)$", done.stdout, re.MULTILINE)[0]) > len(tests)
