"""How a command fails: one line on stderr, and an exit code.

0 done; 1 something the user can mend; 2 the command was called wrongly; 3 the graph does not conform; 130 stopped with
Ctrl-C. A bug in carekg keeps its traceback.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby

import click

from carekg.cli.usage import describe_wrong_call
from carekg.errors import CarekgError, describe_os_error

_MOST_SHOWN = 20
"""How many faults of one file a terminal shows."""


def run_safely(command: click.Command, arguments: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code; nothing that a user can cause ends in a traceback.

    Without `arguments` they are those that the program was called with.
    """
    try:
        code = command.main(arguments, prog_name="carekg", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        return _stop()
    except click.UsageError as error:
        click.echo(describe_wrong_call(error), err=True)
        return error.exit_code
    except click.ClickException as error:
        click.echo(f"carekg: {error.format_message()}", err=True)
        return error.exit_code
    except CarekgError as error:
        return _fail(error)
    except KeyboardInterrupt:
        return _stop()
    except BrokenPipeError:
        # Whoever read our output has had enough of it. What is left in the buffer must not be tried again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _fail(describe_os_error(error))
    return code if isinstance(code, int) else 0


def list_problems(problems: Sequence[CarekgError]) -> None:
    """Write each fault of the tables as a line of its own to stderr, so that an editor can jump to every one.

    A table that a spreadsheet has saved badly has thousands: a terminal shows the first of each file, and counts the
    rest.
    """
    most = _MOST_SHOWN if sys.stderr.isatty() else len(problems)
    for path, group in groupby(problems, key=lambda problem: problem.path):
        found = list(group)
        for problem in found[:most]:
            click.echo(str(problem), err=True)
        if len(found) > most:
            rest = f"{len(found) - most:,} more (carekg curate check 2> all.txt lists them)"
            click.echo(f"{path}: … and {rest}", err=True)


@contextmanager
def limit_time(seconds: float) -> Iterator[None]:
    """End the whole command with one line and exit code 1 where the block takes longer than so many seconds.

    Oxigraph cannot be told to stop, but it lets other threads run, and one of them can end the process. That costs
    nothing, where a second process would take longer to start than most questions take to answer.
    """
    watch = threading.Timer(seconds, _end_late, (seconds,))
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


def _end_late(seconds: float) -> None:
    error = CarekgError(
        f"the query took longer than {seconds:g} seconds", hint="ask for less, or give it more with --timeout SECONDS"
    )
    os.write(2, f"carekg: {error}\n".encode())
    os._exit(1)


def _fail(error: CarekgError) -> int:
    list_problems(getattr(error, "problems", ()))
    click.echo(f"carekg: {error}", err=True)
    return 1


def _stop() -> int:
    click.echo("carekg: stopped; what was built before is as it was", err=True)
    return 130
