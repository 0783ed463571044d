"""Words in a foreign script where an English text has a name: link spam that has taken the name's place."""

from __future__ import annotations

import re
import unicodedata

from carekg.model import Document

_LETTER = (
    r"[\u0370-\u1cff\u1f00-\u1fff\u2c00-\u2c5f\u2c80-\u2dff\u3005-\u3007\u3040-\ua71f\ua800-\uab2f\uab70-\ud7ff"
    r"\uf900-\ufaff\ufb13-\ufdff\ufe70-\ufefc\uff66-\uffdc\U00010000-\U0001cfff\U0001e000-\U0001eeff\U00020000-\U0003ffff]"
)
_RUN = re.compile(rf"{_LETTER}(?:[\s\d・·,.，。、–-]*{_LETTER})*")
_FEWEST_LETTERS = 2
_MOST = 0.3


def find_spam(document: Document) -> tuple[tuple[int, int], ...]:
    """Return where runs of letters of a foreign script stand in a document written in Latin letters.

    Each pair is `(start, end)` in `document.text`, in order. A document that is largely in another script has none:
    there such letters are the language. One letter alone, such as a Greek one in a formula, is no run.
    """
    runs = [match.span() for match in _RUN.finditer(document.text) if _is_foreign(match[0])]
    foreign = sum(end - start for start, end in runs)
    letters = sum(character.isalpha() for character in document.text)
    return tuple(runs) if foreign <= _MOST * letters else ()


def _is_foreign(run: str) -> bool:
    letters = [character for character in run if character.isalpha()]
    return len(letters) >= _FEWEST_LETTERS and not any(
        unicodedata.name(letter, "").startswith(("LATIN", "MATHEMATICAL", "MODIFIER")) for letter in letters
    )
