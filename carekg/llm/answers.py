"""Answers kept by what was asked, so that nothing is asked, waited for or paid twice."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from carekg.errors import CarekgError, describe_os_error
from carekg.files import replace_file


def answer_key(*asked: object) -> str:
    """Return a hash of all that an answer depends on: the text, the instructions, the schema, model and address."""
    return hashlib.sha256(json.dumps(asked, ensure_ascii=True, sort_keys=True).encode()).hexdigest()


class AnswerCache:
    """A folder with a JSON file for each answer, which holds neither a key nor an address."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def find(self, key: str) -> tuple[str | None, str]:
        """Return the answer kept under `key`, if any, and why one that is there cannot be used."""
        try:
            kept = json.loads((self.folder / f"{key}.json").read_bytes())
            answer = kept["answer"]
            if isinstance(answer, str) and kept["sha256"] == _hash(answer):
                return answer, ""
        except FileNotFoundError:
            return None, ""
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            pass
        return None, f"the kept answer {key}.json is damaged, and was asked for again"

    def keep(self, key: str, answer: str) -> str:
        """Store an answer in one step; return why it could not be, or an empty string."""
        data = json.dumps({"answer": answer, "sha256": _hash(answer)}, ensure_ascii=True).encode()
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            replace_file(self.folder / f"{key}.json", data)
        except OSError as error:
            return f"the answer was used but not kept: {describe_os_error(error, self.folder)}"
        except CarekgError as error:
            return f"the answer was used but not kept: {error}"
        return ""


def _hash(answer: str) -> str:
    return hashlib.sha256(answer.encode("utf-8", "surrogatepass")).hexdigest()
