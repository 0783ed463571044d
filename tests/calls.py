"""Calls of the command line as texts show them, and whether there are such commands and options."""

from __future__ import annotations

import itertools
import re
import shlex
from pathlib import Path

import click

from carekg.cli import commands


def list_calls(text: str) -> list[list[str]]:
    """List the arguments of each call of `carekg` in the lines of a shell."""
    calls = []
    for line in text.replace("\\\n", " ").splitlines():
        words = shlex.split(line, comments=True)
        for is_between, part in itertools.groupby(words, lambda word: word in {"&&", "|"}):
            call = list(itertools.dropwhile(lambda word: re.match(r"[A-Z_]+=", word), part))
            if not is_between and call and Path(call[0]).name == "carekg":
                calls.append(call[1:])
    return calls


def check_call(arguments: list[str]) -> None:
    """Fail where a call names a command or an option that there is not."""
    command: click.Command = commands
    words = iter(arguments)
    while isinstance(command, click.Group) and not (word := next(words, "--help")).startswith("-"):
        found = command.get_command(click.Context(command), word)
        assert found is not None, arguments
        command = found
    known = {"--help", "--version", *(name for each in command.params for name in each.opts)}
    assert {word.partition("=")[0] for word in arguments if re.match("--?[a-z]", word)} <= known, arguments
