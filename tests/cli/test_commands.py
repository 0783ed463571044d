"""The list of commands, which are imported only when they are asked for."""

from __future__ import annotations

import subprocess
import sys


def test_the_list_is_shown_without_loading_a_command() -> None:
    shown = "import sys; from carekg.cli import main\ntry: main()\nfinally: print(sorted(sys.modules), file=sys.stderr)"
    told = subprocess.run([sys.executable, "-c", shown, "--help"], capture_output=True, text=True, check=True)
    assert "Ask a saved question" in told.stdout
    for module in ("carekg.model", "carekg.cli.asking", "pyoxigraph"):
        assert f"'{module}'" not in told.stderr


def test_no_command_waits_for_matplotlib() -> None:
    measured = "import sys; from carekg.cli import main\ntry: main()\nfinally: import igraph; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", measured, "--version"], capture_output=True, text=True, check=True)
    assert "igraph" in told.stdout
    assert "matplotlib.pyplot" not in told.stdout


def test_a_search_elsewhere_loads_nothing_that_builds() -> None:
    shown = "import sys; from carekg.cli import main\ntry: main()\nfinally: print(*sys.modules)"
    arguments = ["search", "breaks", "--store", "http://127.0.0.1:1"]
    told = subprocess.run([sys.executable, "-c", shown, *arguments], capture_output=True, text=True, check=False)
    assert "cannot be reached" in told.stderr
    assert "carekg.query.searching.finding" in told.stdout
    assert "carekg.build" not in told.stdout
