"""Options that say by what means documents are read, and where a large language model is asked."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

if TYPE_CHECKING:
    from carekg.llm import Endpoint

Command = TypeVar("Command", bound=Callable[..., Any])

_METHODS = ("rules", "model", "llm")
_DEFAULT = ("rules", "model")


def llm_options(command: Command) -> Command:
    """Add `--with METHOD`, and the options of the endpoint."""
    for option in reversed(
        (
            click.option(
                "--with",
                "methods",
                multiple=True,
                default=_DEFAULT,
                metavar="METHODS",
                callback=_split_methods,
                help="rules, model (the trained one that comes with carekg, beside the rules) and llm (a large "
                "language model at an address of yours), with commas between.  [default: rules,model]",
            ),
            click.option(
                "--llm-url",
                metavar="URL",
                help="Where the large language model is asked, such as http://localhost:11434/v1.",
            ),
            click.option("--llm-model", metavar="NAME", help="What its server calls it."),
            click.option(
                "--llm-timeout",
                type=click.FloatRange(min=0, min_open=True),
                metavar="SECONDS",
                default=120,
                show_default=True,
                help="How long one answer of it may take.",
            ),
            click.option(
                "--cache",
                type=click.Path(file_okay=False, path_type=Path),
                help="Where to keep its answers; unless named, build/answers of the workspace, or your user cache.",
            ),
        )
    ):
        command = option(command)
    return command


def find_llm_endpoint(url: str | None, model: str | None, timeout: float) -> Endpoint:
    """Return the endpoint that the options and the environment name."""
    from carekg.llm.settings import find_endpoint

    return find_endpoint(os.environ, url, model, timeout)


def refuse_idle_options(context: click.Context) -> None:
    """Refuse options of an endpoint that nothing is going to be sent to."""
    for name in ("llm_url", "llm_model", "llm_timeout", "cache"):
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            raise click.UsageError(f"--{name.replace('_', '-')} is of use only together with --with llm.")


def _split_methods(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    methods = [name.strip() for each in given for name in each.split(",")]
    for name in methods:
        if name not in _METHODS:
            raise click.BadParameter(f"{name!r} is not one of {', '.join(_METHODS)}.")
    if "model" in methods and "rules" not in methods:
        raise click.BadParameter("the trained model builds on what the rules find: write rules,model.")
    return tuple(dict.fromkeys(methods))
