"""What is installed to work with, and what is missing."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from types import MappingProxyType

from carekg import __version__
from carekg.errors import CarekgError
from carekg.extract import describe_model
from carekg.resources import ontology_folder, seeds_folder

_REQUIRED = (
    "spacy",
    "rdflib",
    "pyoxigraph",
    "oxrdflib",
    "pyshacl",
    "networkx",
    "igraph",
    "pyvis",
    "trafilatura",
    "onnxruntime",
)
_OPTIONAL: Mapping[str, str] = MappingProxyType(
    {
        "starlette": "serve",
        "uvicorn": "serve",
        "distributed": "scale",
        "openai": "llm",
        "pylode": "docs",
        "jupyterlab": "notebooks",
        "matplotlib": "notebooks",
    }
)
"""Packages of the extras, and the extra that brings each."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: how it is, and what to do where it is not as it should be."""

    name: str
    state: str
    hint: str = ""
    fatal: bool = False


def diagnose_installation() -> list[Finding]:
    """Look at Python, the packages, the model of English and carekg's own files."""
    findings = [Finding("carekg", __version__), Finding("Python", platform.python_version()), _check_model()]
    findings += [_check_package(name) for name in _REQUIRED]
    findings += [_check_package(name, extra) for name, extra in _OPTIONAL.items()]
    for folder in (ontology_folder(), seeds_folder()):
        missing = not folder.is_dir()
        state = "missing" if missing else "found"
        findings.append(Finding(folder.name, state, "install carekg again" if missing else "", missing))
    return findings


def _check_model() -> Finding:
    try:
        return Finding("model of English", describe_model())
    except CarekgError as error:
        return Finding("model of English", error.message, error.hint or "", fatal=True)


def _check_package(name: str, extra: str = "") -> Finding:
    try:
        return Finding(name, metadata.version(name))
    except metadata.PackageNotFoundError:
        wanted = f"carekg[{extra}]" if extra else "carekg"
        state = "not installed (optional)" if extra else "missing"
        return Finding(name, state, f'get it with: pip install "{wanted}"', fatal=not extra)
