"""What is wrong with a call, in one line: click takes three or more, and its words are a programmer's."""

from __future__ import annotations

import re
from collections.abc import Iterable

import click

from carekg.likeness import find_nearest

_NOT_ONE_OF = re.compile(r"(?P<value>.+) is not one of (?P<known>.+)")
_OUT_OF_RANGE = re.compile(r"(?P<value>.+?)(\.0)? is not in the range .+")
_NO_NUMBER = re.compile(r"(?P<value>.+) is not a valid (?P<kind>integer|float).*")
_NO_PATH = re.compile(r"(?P<kind>File|Directory|Path) (?P<path>.+) does not exist")
_WRONG_PATH = re.compile(r"\w+ (?P<path>.+) is a (?P<kind>file|directory)")
_CLOSED_PATH = re.compile(r"\w+ (?P<path>.+) is not (?P<what>readable|writable)")

_DASHED_FILE = "write ./ before a file name that begins with -"
_PATHS = {"File": "file", "Directory": "folder", "Path": "file or folder"}
_INSTEAD = {"file": "is a file; name a folder", "directory": "is a folder; name a file"}


class NamingGroup(click.Group):
    """A group that proposes the nearest of its commands for one that it has not."""

    def resolve_command(
        self, context: click.Context, arguments: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the name, command and arguments that are called, as click does, and fail where there is none."""
        name, known = arguments[0], self.list_commands(context)
        if name not in known and not context.resilient_parsing:
            near = _propose(name, known)
            context.fail(f"there is no command {name!r}" + (f" ({near})" if near else ""))
        return super().resolve_command(context, arguments)


def describe_wrong_call(error: click.UsageError) -> str:
    """Say which command was called wrongly, how, and where its help is, unless there is something better to say.

    A group that is called alone is answered with its help, which click gives as the message.
    """
    if "\n" in error.message:
        return error.message
    said, hint = _describe(error)
    # Of an option's missing value click does not tell which command it was given to.
    command = error.ctx.command_path if error.ctx is not None else "carekg"
    if not hint and not said.endswith(")") and error.ctx is not None:
        hint = f"see {command} --help"
    return f"{command}: {said} ({hint})" if hint else f"{command}: {said}"


def _describe(error: click.UsageError) -> tuple[str, str]:
    """Say what is wrong, and what may have been meant."""
    if isinstance(error, click.NoSuchOption):
        options = error.ctx.command.params if error.ctx is not None else []
        near = _propose(error.option_name, (name for each in options for name in each.opts if name.startswith("--")))
        is_short = not error.option_name.startswith("--")
        return f"there is no option {error.option_name}", near or (_DASHED_FILE if is_short else "")
    if isinstance(error, click.BadOptionUsage):
        wanted = "takes no value" if "does not take" in error.message else "needs a value"
        return f"{error.option_name} {wanted}", ""
    if isinstance(error, click.MissingParameter):
        choices = error.param.type.choices if error.param and isinstance(error.param.type, click.Choice) else ()
        return f"{_name(error)} is missing" + (f"; it is one of {', '.join(choices)}" if choices else ""), ""
    message = error.message.rstrip(".")
    if isinstance(error, click.BadParameter):
        return _describe_value(error, message)
    extra = re.fullmatch(r"Got unexpected extra arguments? \((?P<words>.+)\)", message)
    if extra:
        return f"{extra['words']!r} is too much; what has spaces needs quotes round it", ""
    return message, ""


def _describe_value(error: click.BadParameter, message: str) -> tuple[str, str]:
    name = _name(error)
    if found := _NOT_ONE_OF.fullmatch(message):
        known = [each.strip("'") for each in found["known"].split(", ")]
        return f"{name} must be one of {', '.join(known)}, not {found['value']}", _propose(found["value"], known)
    if (found := _OUT_OF_RANGE.fullmatch(message)) and error.param is not None:
        return f"{name} must be {_describe_range(error.param.type)}, not {found['value']}", ""
    if found := _NO_NUMBER.fullmatch(message):
        return f"{name} must be a {'whole ' * (found['kind'] == 'integer')}number, not {found['value']}", ""
    if found := _NO_PATH.fullmatch(message):
        return f"there is no {_PATHS[found['kind']]} {found['path']}", ""
    if found := _WRONG_PATH.fullmatch(message):
        return f"{found['path']} {_INSTEAD[found['kind']]}", ""
    if found := _CLOSED_PATH.fullmatch(message):
        done = "read" if found["what"] == "readable" else "written"
        return f"{found['path']} cannot be {done}", "you may not use it; ask for access, or work on a copy"
    return f"{name}: {message}", ""


def _describe_range(kind: object) -> str:
    low, high = getattr(kind, "min", None), getattr(kind, "max", None)
    if high is None:
        return f"above {low}" if getattr(kind, "min_open", False) else f"{low} or more"
    return f"above {low} and up to {high}" if getattr(kind, "min_open", False) else f"from {low} to {high}"


def _name(error: click.BadParameter) -> str:
    """Return what the user calls the parameter: `--format`, or `ENTITY` as the help has it."""
    if error.param is None:
        return str(error.param_hint or "a value")
    if isinstance(error.param, click.Argument):
        return (error.param.metavar or error.param.name or "").upper()
    return max(error.param.opts, key=len)


def _propose(word: str, known: Iterable[str]) -> str:
    near = find_nearest(word.strip("'-"), known)
    return f"did you mean {near}?" if near else ""
