"""However a build got there, step by step or from nothing, in whatever order, its bytes are the same."""

from __future__ import annotations

import random
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carekg.build.pipeline import BuildOptions, build_workspace
from carekg.build.readings.cache import Reading, ValueCache
from carekg.build.readings.listing import find_jobs
from carekg.build.readings.reading import Job, read_source
from carekg.build.workspace import Workspace
from carekg.curate import read_tables
from carekg.extract import load_extractor
from carekg.graph.disk.opening import open_store
from tests.workspaces import FUND, TABLES, make_workspace

DOCUMENTS: Mapping[str, str] = {
    "a-plan.txt": "Oakshire Council has published the Oakshire Care Plan. The Minister for Care welcomed it.\n",
    "b-copy.txt": FUND,
    "c-holder.txt": "Bryn Vale, the Minister for Care, announced the Lantern Scheme in Westshire.\n",
    "d-names.txt": "The Care Department will fund the Breathing Space Programme. OAKSHIRE COUNCIL will run it.\n",
    "e-against.txt": "Oakshire Council opposes the Home Visits Strategy. The Lantern Scheme replaces it.\n",
    "fund.txt": FUND,
    "z-empty.txt": "",
}
CHANGED = {name: f"{text}\nElmshire Council has launched the Elm Scheme.\n" for name, text in DOCUMENTS.items()}
ROWS: Mapping[str, str] = {
    "entities.csv": "oakshire-council,Organisation,LocalAuthority,Oakshire Council,,,England,,,,,,\n",
    "tenures.csv": 'bryn-vale-none,minister-for-care,2022-01-01,,,"Gazette, 2022"\n',
    "statements.csv": "department-of-care,launches,respite-fund,actual,,,,,,,fund,,has launched the Respite Fund\n",
    "documents.csv": "a-plan.txt,,The plan,Oakshire News,2021-06-01,England,news,,en\n",
}
STEPS = st.one_of(
    st.tuples(st.just("document"), st.sampled_from(sorted(DOCUMENTS))),
    st.tuples(st.just("change"), st.sampled_from(sorted(DOCUMENTS))),
    st.tuples(st.just("table"), st.sampled_from(sorted(ROWS))),
)


def take_step(workspace: Workspace, kind: str, name: str) -> None:
    """Add a document, change it, or a row of a table; or take out again what is there."""
    if kind == "table":
        path = workspace.seeds / name
        text = path.read_text(encoding="utf-8")
        path.write_text(text.removesuffix(ROWS[name]) if text.endswith(ROWS[name]) else text + ROWS[name], "utf-8")
        return
    path = workspace.documents / name
    wanted = (DOCUMENTS if kind == "document" else CHANGED)[name]
    if path.exists() and path.read_text(encoding="utf-8") == wanted:
        path.unlink()
    else:
        path.write_text(wanted, encoding="utf-8")


def collect(workspace: Workspace) -> dict[str, object]:
    """Return the bytes of all that was built, the quads of the store, and the rows of the index of words."""
    files = {path.name: path.read_bytes() for path in workspace.build.iterdir() if path.is_file()}
    with closing(sqlite3.connect(workspace.search)) as index:
        rows = sorted(index.execute("SELECT kind, iri, text FROM passage"))
    return {**files, "store": set(open_store(workspace.store)), "search": rows}


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that knows each text however the tables stand, so that a build reads nothing."""
    workspace = Workspace(make_workspace(tmp_path_factory.mktemp("readings")))
    cache = ValueCache(workspace.cache, Reading)
    for more in (False, True):
        append_row(workspace, "entities.csv", more=more)
        extractor = load_extractor(read_tables(workspace.seeds).entities)
        for texts, corrected in product((DOCUMENTS, CHANGED), (False, True)):
            append_row(workspace, "documents.csv", more=corrected)
            for name, text in texts.items():
                (workspace.documents / name).write_text(text, encoding="utf-8")
            for job in find_jobs(workspace.documents, read_tables(workspace.seeds)):
                assert isinstance(job, Job)
                if job.key not in cache.list_keys():
                    cache.keep(job.key, read_source(job.source, job.corrections, extractor))
    return workspace.cache


def append_row(workspace: Workspace, table: str, *, more: bool) -> None:
    (workspace.seeds / table).write_text(TABLES[table] + (ROWS[table] if more else ""), encoding="utf-8")


def read_in_order_of(draw: random.Random, readings: Path, jobs: Sequence[Job]) -> Iterator[tuple[str, Reading]]:
    """Read jobs as several workers do, of which now one and now another is the first to be done."""
    cache = ValueCache(readings, Reading)
    for job in draw.sample(jobs, len(jobs)):
        reading = cache.find(job.key)
        assert reading is not None
        yield job.key, reading


@settings(max_examples=5)
@given(st.lists(STEPS, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_step_by_step_or_from_nothing(readings: Path, steps: list[tuple[str, str]], draw: random.Random) -> None:
    with tempfile.TemporaryDirectory() as name:
        stepwise = Workspace(make_workspace(Path(name) / "stepwise"))
        options = BuildOptions(workers=1, keep_going=True)
        for kind, file in [("document", "c-holder.txt"), *steps, ("", "")]:
            shutil.copytree(readings, stepwise.cache, dirs_exist_ok=True)
            build_workspace(stepwise, options)
            if kind:
                take_step(stepwise, kind, file)
        fresh = Workspace(Path(name) / "fresh")
        shutil.copytree(stepwise.seeds, fresh.seeds)
        build_workspace(fresh, replace(options, engine=lambda jobs, _: read_in_order_of(draw, readings, jobs)))
        assert collect(stepwise) == collect(fresh)
