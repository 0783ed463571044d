"""What a shell offers when Tab is pressed: the names of questions, and of the parameters of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem


def complete_question(_context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Return the saved questions whose names begin as typed, each with its title."""
    from click.shell_completion import CompletionItem

    from carekg.query.questions import list_questions

    return [CompletionItem(each.name, help=each.title) for each in list_questions() if each.name.startswith(typed)]


def complete_setting(context: click.Context, _parameter: click.Parameter, typed: str) -> list[CompletionItem]:
    """Return `NAME=` for each parameter of the question on the command line that begins as typed."""
    from click.shell_completion import CompletionItem

    from carekg.errors import QueryError
    from carekg.query.questions import load_question

    # click has left the question among the arguments, since an option without its value stops its reading.
    name = context.params.get("question") or next(iter(context.args), "")
    try:
        question = load_question(name)
    except QueryError:
        return []
    return [
        CompletionItem(f"{each.name}=", help=each.description)
        for each in question.parameters
        if each.name.startswith(typed)
    ]
