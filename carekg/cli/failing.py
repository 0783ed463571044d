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

import click

from carekg.cli.usage import describe_wrong_call
from carekg.errors import CarekgError, describe_os_error


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
    # Each fault of a table is a line of its own, so that an editor can jump to every one.
    for problem in getattr(error, "problems", ()):
        click.echo(str(problem), err=True)
    click.echo(f"carekg: {error}", err=True)
    return 1


def _stop() -> int:
    click.echo("carekg: stopped; what was built before is as it was", err=True)
    return 130
