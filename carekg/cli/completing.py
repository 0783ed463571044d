"""What a shell offers when Tab is pressed: questions, their parameters, and the names of entities."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from carekg.errors import CarekgError

if TYPE_CHECKING:
    from pathlib import Path

    import click
    from click.shell_completion import CompletionItem

    from carekg.model import EntityType
    from carekg.query.naming.completion import TypedName
    from carekg.query.questions import Parameter


def complete_question(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Return the saved questions whose names begin as typed, each with its title."""
    from click.shell_completion import CompletionItem

    from carekg.query.questions import list_questions

    return [CompletionItem(each.name, help=each.title) for each in list_questions() if each.name.startswith(typed)]


def complete_setting(context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Return `NAME=` for each parameter of the question on the command line that begins as typed, or its values."""
    from click.shell_completion import CompletionItem

    from carekg.query.questions import load_question

    # click has left the question among the arguments, since an option without its value stops its reading.
    asked = context.params.get("question") or next(iter(context.args), "")
    try:
        parameters = {each.name: each for each in load_question(asked).parameters}
    except CarekgError:
        return []
    name, equals, begun = typed.partition("=")
    if equals:
        values = _list_values(context, parameters[name], begun) if name in parameters else ()
        return [CompletionItem(f"{name}={value}", help=about) for value, about in values]
    return [
        CompletionItem(f"{each.name}=", help=each.description)
        for each in parameters.values()
        if each.name.startswith(typed)
    ]


def complete_entity(context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Return the names of entities of the workspace that begin as typed, each with what it is."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(name.text, help=name.about) for name in _find_names(context, typed)]


def complete_post(context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Return the posts of the workspace whose names begin as typed."""
    from click.shell_completion import CompletionItem

    from carekg.model import EntityType

    # `carekg who` takes the nation apart from the post.
    texts = dict.fromkeys(name.text.partition(" (")[0] for name in _find_names(context, typed, EntityType.ROLE))
    return [CompletionItem(text) for text in texts]


def _list_values(context: click.Context, parameter: Parameter, begun: str) -> Iterator[tuple[str, str]]:
    from carekg.model import Nation, Predicate
    from carekg.query.questions import ParameterKind

    if parameter.kind is ParameterKind.ENTITY:
        yield from ((name.text, name.about) for name in _find_names(context, begun))
    choices = {ParameterKind.NATION: tuple(Nation), ParameterKind.PREDICATE: tuple(Predicate)}
    for value in choices.get(parameter.kind, ()):
        if value.casefold().startswith(begun.casefold()):
            yield str(value), ""


def _find_names(context: click.Context, typed: str, kind: EntityType | None = None) -> list[TypedName]:
    """Return the names in the workspace; none where it has not been built, since a shell takes no message."""
    from carekg.build.workspace import find_workspace
    from carekg.query.naming.completion import complete_name

    folder: Path | None = context.params.get("folder")
    try:
        return complete_name(find_workspace(folder).names, typed, kind)
    except (CarekgError, OSError, ValueError):
        return []
