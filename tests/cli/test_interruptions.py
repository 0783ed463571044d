"""Builds that are stopped, killed, crowded out or refused by the disk leave the earlier build whole."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_workspace import hash_outputs

CAREKG = [sys.executable, "-m", "carekg"]
DOCUMENTS = 60


@pytest.fixture
def busy(workspace: Path) -> Path:
    """A built workspace with many more documents to read."""
    for number in range(DOCUMENTS):
        text = "".join(f"Oakshire Council has launched the Scheme {number} of Part {part}.\n\n" for part in range(20))
        (workspace / "seeds" / "documents" / f"news-{number:03}.txt").write_text(text)
    return workspace


def start_build(workspace: Path, workers: int = 1) -> subprocess.Popen[str]:
    """Start a build and return when it has read a document or two."""
    process = subprocess.Popen(
        [*CAREKG, "build", "-w", str(workspace), "--workers", str(workers)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A shell makes what it starts in the background deaf to Ctrl-C, and that is handed down.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads here
    )
    present = len(list((workspace / "build" / "cache").iterdir()))
    give_up = time.monotonic() + 300  # a busy machine loads the model slowly
    while len(list((workspace / "build" / "cache").iterdir())) < present + 2:
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < give_up, "the build reads nothing"
        time.sleep(0.01)
    return process


def test_a_killed_build_leaves_the_old_one_and_is_taken_up_where_it_stopped(
    run: Run, busy: Path, tmp_path: Path
) -> None:
    before = hash_outputs(busy)
    process = start_build(busy)
    process.kill()
    process.communicate()
    assert hash_outputs(busy) == before
    assert run("show", "Ann Lee", "-w", busy).code == 0
    resumed = run("build", "-w", busy, "--workers", "1")
    assert resumed.code == 0
    read = int(resumed.out.split(" read")[0].split()[-1])
    assert 0 < read < DOCUMENTS
    shutil.copytree(busy / "seeds", tmp_path / "fresh" / "seeds")
    run("build", "-w", tmp_path / "fresh", "--workers", "1")
    assert hash_outputs(busy) == hash_outputs(tmp_path / "fresh")


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="only Linux lists the processes that one started")
def test_a_killed_build_leaves_no_workers_behind_and_keeps_what_they_read(run: Run, busy: Path) -> None:
    process = start_build(busy, workers=2)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    assert len(children) >= 2
    process.kill()
    process.communicate()
    give_up = time.monotonic() + 30
    while any(Path(f"/proc/{child}").exists() for child in children):
        assert time.monotonic() < give_up, "its workers go on"
        time.sleep(0.05)
    resumed = run("build", "-w", busy, "--workers", "1")
    assert resumed.code == 0
    assert 0 < int(resumed.out.split(" read")[0].split()[-1]) < DOCUMENTS


def test_ctrl_c_stops_at_once_with_one_line(busy: Path) -> None:
    before = hash_outputs(busy)
    process = start_build(busy)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=30)
    assert process.returncode == 130
    assert told.strip() == "carekg: stopped; what was built before is as it was"
    assert hash_outputs(busy) == before


def is_deaf(process: str, number: signal.Signals) -> bool:
    """Tell whether a signal would be held back from a process, or ignored by it."""
    status = dict(line.split(":", 1) for line in Path(f"/proc/{process}/status").read_text().splitlines())
    return bool((int(status["SigBlk"], 16) | int(status["SigIgn"], 16)) >> (number - 1) & 1)


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="only Linux lists the processes that one started")
def test_ctrl_c_while_the_workers_start_is_told_in_one_line(busy: Path) -> None:
    process = subprocess.Popen(
        [*CAREKG, "build", "-w", str(busy), "--workers", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads here
    )
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    give_up = time.monotonic() + 300
    while len(children.read_text().split()) < 3:  # one of them only looks after what the others share
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < give_up, "the build starts no workers"
        time.sleep(0.001)
    assert all(is_deaf(child, signal.SIGINT) for child in children.read_text().split())
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert told.strip() == "carekg: stopped; what was built before is as it was"


def test_a_second_build_is_refused_and_the_first_goes_on(run: Run, busy: Path) -> None:
    process = start_build(busy)
    refused = run("build", "-w", busy)
    assert refused.code == 1
    assert "another build of this workspace is under way" in refused.err
    assert refused.err.count("\n") == 1
    out, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    assert f"{DOCUMENTS} read" in out


def run_on_mount(mount: str, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run carekg where `folder` is mounted in another way, in a mount namespace of its own."""
    unshare = ["unshare", "-m"] if os.geteuid() == 0 else ["unshare", "-rm"]
    script = f'{mount} && shift && exec "$@"'
    command = [*unshare, "sh", "-c", script, "sh", str(folder), *CAREKG, *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def skip_without_mounts(tmp_path: Path) -> None:
    probe = ["unshare", "-m" if os.geteuid() == 0 else "-rm", "mount", "-t", "tmpfs", "tmpfs", str(tmp_path)]
    if not shutil.which("unshare") or subprocess.run(probe, check=False, capture_output=True).returncode:
        pytest.skip("this system lets tests mount nothing")


def test_a_workspace_that_a_full_disk_has_no_room_for_leaves_nothing_behind(tmp_path: Path) -> None:
    skip_without_mounts(tmp_path)
    mount = 'mount -t tmpfs -o size=300k tmpfs "$1" && cd "$1"'
    refused = run_on_mount(f"{mount} && {{ {' '.join(CAREKG)} init mine; ls -A; }}", tmp_path, "--version")
    assert refused.stderr == "carekg: no space left on device (the disk is full; make room and try again)\n"
    assert refused.stdout.startswith("carekg, version")


def test_a_workspace_that_can_only_be_read_is_told_so(workspace: Path, tmp_path: Path) -> None:
    skip_without_mounts(tmp_path)
    before = hash_outputs(workspace)
    (workspace / "seeds" / "documents" / "news.txt").write_text("Oakshire Council has launched the Late Scheme.")
    mount = 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1"'
    refused = run_on_mount(mount, workspace, "build", "-w", str(workspace))
    assert refused.returncode == 1
    assert "read" in refused.stderr
    assert refused.stderr.count("\n") == 1
    shown = run_on_mount(mount, workspace, "show", "Ann Lee", "-w", str(workspace))
    assert shown.returncode == 0, shown.stderr
    assert hash_outputs(workspace) == before


def test_a_full_disk_is_told_in_one_line_and_the_old_build_stays(workspace: Path, tmp_path: Path) -> None:
    skip_without_mounts(tmp_path)
    small = tmp_path / "small"
    small.mkdir()
    size = sum(path.stat().st_size for path in workspace.rglob("*") if path.is_file()) // 1024 + 300
    mount = (
        f'mount -t tmpfs -o size={size}k tmpfs "$1" && cp -r "{workspace}"/. "$1"'
        ' && echo "Oakshire Council has launched the Late Scheme." > "$1/seeds/documents/news.txt"'
        ' && sha256sum "$1"/build/graph.* >&2'
    )
    check = f'{mount} && {{ {" ".join(CAREKG)} build -w "$1"; code=$?; sha256sum "$1"/build/graph.* >&2; exit $code; }}'
    refused = run_on_mount(check, small)
    assert refused.returncode == 1
    lines = refused.stderr.splitlines()
    told = [line for line in lines if line.startswith("carekg: ")]
    sums = [line for line in lines if not line.startswith("carekg: ")]
    assert len(told) == 1
    assert "disk is full" in told[0]
    assert sums[: len(sums) // 2] == sums[len(sums) // 2 :]
