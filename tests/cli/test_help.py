"""The help of each command says what it does, by an example that can be typed, and what each option is for."""

from __future__ import annotations

from collections.abc import Iterator

import click
import pytest

from carekg.cli import commands
from tests.calls import check_call, list_calls


def list_commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from list_commands(found, f"{path} {name}")


COMMANDS = dict(list_commands(commands, "carekg"))


@pytest.mark.parametrize("path", COMMANDS)
def test_every_command_has_an_example_that_can_be_typed(path: str) -> None:
    _, _, example = (COMMANDS[path].help or "").partition("Example:\n")
    calls = list_calls(example)
    assert any(["carekg", *call][: len(path.split())] == path.split() for call in calls)
    for call in calls:
        check_call(call)


@pytest.mark.parametrize("path", COMMANDS)
def test_every_option_says_what_it_is_for_in_plain_words(path: str) -> None:
    command = COMMANDS[path]
    for option in command.params:
        assert not isinstance(option, click.Option) or option.help, option.name
    assert "RANGE" not in command.get_help(click.Context(command)), "a type of the program's, and no word of a reader's"


@pytest.mark.parametrize("path", COMMANDS)
def test_every_argument_is_spoken_of(path: str) -> None:
    command = COMMANDS[path]
    for argument in command.params:
        if isinstance(argument, click.Argument):
            name = argument.make_metavar(click.Context(command)).strip("[].")
            assert name in (command.help or ""), name
