"""Writing the site of a workspace that is built."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from carekg.build.presenting.site import write_site
from carekg.build.workspace import Workspace
from tests.cli.conftest import Run

KILLED = """
import os, sys
from pathlib import Path
from carekg.files import replace_folder

class Unmoved(type(Path())):
    def rename(self, target):
        os._exit(9)

folder = Path(sys.argv[1])
replace_folder(folder, Unmoved(folder.with_name("part")))
"""


def list_pages(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*.html") if path.is_file()]


def test_a_site_is_written_whole_and_its_pages_are_counted(run: Run, built: Path, tmp_path: Path) -> None:
    folder = tmp_path / "public"
    written = run("render", "--site", folder, "-w", built)
    assert written.code == 0
    assert f"Wrote {len(list_pages(folder))} pages" in written.err
    assert (folder / "entity" / "respite-fund.html").is_file()
    assert '<a href="index.html">Names</a>' in (folder / "explorer.html").read_text(encoding="utf-8")
    assert "Answer" in (folder / "question" / "who-funds.html").read_text(encoding="utf-8")


def test_whoever_waits_for_a_site_is_told_how_much_of_it_is_written(built: Path, tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    pages = write_site(Workspace(built), tmp_path / "public", lambda written, files: heard.append((written, files)))
    files = len([path for path in (tmp_path / "public").rglob("*") if path.is_file() and path.name != ".carekg-site"])
    assert heard == [(written, files) for written in range(files)]
    assert pages == len(list_pages(tmp_path / "public"))


def test_a_site_that_a_kill_left_moved_aside_is_back_though_no_new_one_can_be_written(
    run: Run, built: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "public"
    run("render", "--site", folder, "-w", built)
    pages = len(list_pages(folder))
    killed = subprocess.run([sys.executable, "-c", KILLED, str(folder)], check=False)
    assert (killed.returncode, folder.exists()) == (9, False)
    (tmp_path / "empty" / "seeds").mkdir(parents=True)
    assert run("render", "--site", folder, "-w", tmp_path / "empty").code == 1
    assert len(list_pages(folder)) == pages
