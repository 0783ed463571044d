"""The templates of the explorer and of the site: how they are found, and what keeps a page whole."""

from __future__ import annotations

import re

import jinja2
from markupsafe import Markup

from carekg.explore.packing import pack_records
from carekg.explore.payload import encode_json
from carekg.explore.script_bundle import read_asset

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def make_environment() -> jinja2.Environment:
    """Return an environment for the templates of this package: it escapes everything, and a missing name is an error.

    Its filter `embed` gives a value as JSON that is safe inside a script element, `pack` a list of records as columns.
    """
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(read_asset),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["pack"] = pack_records
    environment.filters["embed"] = lambda value: Markup(encode_json(value))  # noqa: S704 - encode_json leaves no markup
    return environment


def replace_unprintable(text: str) -> str:
    """Return the text with a replacement character for each that a page or UTF-8 cannot hold."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)
