"""Node's own test runner, for modules of a page whose logic needs no page."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

_OLDEST = 18


def run_node_tests(folder: Path) -> None:
    """Run the `*.test.js` of a folder; without Node, skip, but never in continuous integration."""
    tests = sorted(folder.glob("*.test.js"))
    done = subprocess.run(
        [_find_node(), "--test", "--test-reporter=tap", *tests],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert int(re.findall(r"^# pass (\d+)$", done.stdout, re.MULTILINE)[0]) > len(tests)


def _find_node() -> str:
    path = shutil.which("node")
    version = subprocess.run([path, "--version"], capture_output=True, text=True, check=True).stdout if path else "v0"
    if path is None or int(re.findall(r"\d+", version)[0]) < _OLDEST:
        reason = f"no Node of version {_OLDEST} or newer is installed (Debian: apt install nodejs)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return path
