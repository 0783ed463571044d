"""spaCy is loaded without its commands, and is whole for all others that use it in the same process."""

from __future__ import annotations

import subprocess
import sys

import pytest

from carekg.extract.syntax.language import load_language

LOADED = "import sys; from carekg.extract.syntax.language import load_language; load_language(); import spacy; "
AT_ONCE = """
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from carekg.extract.syntax.language import import_spacy

sys.setswitchinterval(1e-6)
barrier = Barrier(8)

def start(number):
    barrier.wait()
    import_spacy()
    return number

with ThreadPoolExecutor(8) as threads:
    print(sum(threads.map(start, range(8))))
"""


def run_python(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_reading_text_brings_no_web_client() -> None:
    assert run_python(f"{LOADED}print({{'requests', 'typer', 'spacy.cli'}} & set(sys.modules) or 'none')") == "none"


def test_the_commands_of_spacy_are_there_when_somebody_asks_for_them() -> None:
    asked = "print(spacy.info(silent=True)['spacy_version'] == spacy.__version__, callable(spacy.cli.download))"
    assert run_python(LOADED + asked) == "True True"
    assert run_python(f"{LOADED}from spacy.cli.info import info; print(info is spacy.info)") == "True"


def test_what_spacy_never_had_is_still_missing() -> None:
    assert run_python(f"{LOADED}print(hasattr(spacy, 'cly'))") == "False"


def test_threads_may_load_it_at_once() -> None:
    assert run_python(AT_ONCE) == "28"


@pytest.mark.parametrize(
    ("text", "lemmas"),
    [
        ("The minister hopes to act, as she had hoped.", {"hope"}),
        ("Oakshire Council relaunched the fund.", {"relaunch"}),
        ("The council axed the scheme, which had been trialled.", {"axe", "trial"}),
        ("The plan was redrafted before it was staged.", {"redraft", "stage"}),
        ("They installed alarms in homes rated good.", {"install", "rate"}),
    ],
)
def test_each_form_of_a_verb_has_its_lemma(text: str, lemmas: set[str]) -> None:
    assert lemmas <= {token.lemma_ for token in load_language()(text)}
