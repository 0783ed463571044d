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
