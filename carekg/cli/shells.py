"""How the shells hand over what was typed, and how they take a name with spaces, quotes or commas in it.

click has scripts for bash, zsh and fish. Zsh quotes what it inserts by itself. Bash does not, parts words at `=` and
`:`, and its script reads a backslash as an escape; fish's script ends a name at its first comma.
"""

from __future__ import annotations

import os
import re

from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    add_completion_class,
    split_arg_string,
)

_PARTING = ("=", ":")
"""Signs that bash makes words of their own, unless COMP_WORDBREAKS was changed."""
_SPECIAL = re.compile(r"([^\w@%+=:,./\-])")
_QUOTABLE = re.compile(r'(["\\$`])')


def add_shells() -> None:
    """Have click complete by the classes of this module."""
    add_completion_class(BashNames)
    add_completion_class(FishNames)


class BashNames(BashComplete):
    """Bash, with names quoted as what was typed is quoted, and `NAME=value` taken as one word."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the words before the one to complete, and that word."""
        words, typed = self._join_words()
        return [each for word in words[1:] for each in split_arg_string(word)], "".join(split_arg_string(typed))

    def format_completion(self, item: CompletionItem[str]) -> str:
        """Return a completion without what bash takes for words of their own, and quoted."""
        typed = self._read_words()[-1]
        _, whole = self._join_words()
        before = "".join(split_arg_string(whole.removesuffix(typed) if typed not in _PARTING else whole))
        value = item.value.removeprefix(before)
        if typed.startswith("'"):
            value = value.replace("'", "'\\''")
        else:
            value = (_QUOTABLE if typed.startswith('"') else _SPECIAL).sub(r"\\\1", value)
        # The script reads each backslash as an escape.
        return f"{item.type},{value}".replace("\\", "\\\\")

    @staticmethod
    def _read_words() -> list[str]:
        """Return the words as bash parts them, up to the one to complete."""
        words, place = os.environ["COMP_WORDS"].split("\n"), int(os.environ["COMP_CWORD"])
        return [*words, ""][: place + 1]

    def _join_words(self) -> tuple[list[str], str]:
        """Return the words as the command gets them, quotes and all: those before, and the one to complete."""
        joined: list[str] = []
        attached = False
        for word in self._read_words():
            parting = word in _PARTING
            if joined and (parting or attached):
                joined[-1] += word
            else:
                joined.append(word)
            attached = parting
        return joined[:-1], joined[-1]


class FishNames(FishComplete):
    """Fish, with a script that takes names with commas in them whole."""

    source_template = FishComplete.source_template.replace('string split ","', 'string split --max 1 ","')
