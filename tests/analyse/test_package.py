from __future__ import annotations

import subprocess
import sys

import pytest

import carekg.analyse


@pytest.mark.parametrize("name", carekg.analyse.__all__)
def test_what_the_package_offers_is_there(name: str) -> None:
    assert getattr(carekg.analyse, name) is not None


def test_what_it_does_not_offer_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'find_path'"):
        getattr(carekg.analyse, "find_path")  # noqa: B009 - mypy knows that it is not there


def test_importing_it_loads_nothing_heavy() -> None:
    program = (
        "import sys, carekg.analyse, carekg.build.pipeline, carekg.query; "
        "print({'networkx', 'igraph', 'onnxruntime', 'rdflib', 'rich', 'spacy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
