"""An invented news page, and what a good model says of it."""

from __future__ import annotations

import json
from typing import Any

from carekg.documents import Source, read_document
from carekg.model import Document

TEXT = """\
Respite for carers in Westshire

The Minister for Care, Ann Lee, launched the “Breathing Space”
programme on 4 May 2021. Oakshire Council will give it £2.5 million – more than ever before.

“We will not fund the Home Visits Scheme,” Ms Lee said.
"""

ENTITIES: list[dict[str, Any]] = [
    {"id": "a", "type": "Person", "subtype": None, "name": "Ann Lee", "aliases": ["Ms Lee"]},
    {"id": "b", "type": "Role", "subtype": None, "name": "Minister for Care", "aliases": []},
    {"id": "c", "type": "Initiative", "subtype": "Programme", "name": "Breathing Space", "aliases": []},
    {"id": "d", "type": "Organisation", "subtype": "LocalAuthority", "name": "Oakshire Council", "aliases": []},
    {"id": "e", "type": "Initiative", "subtype": "Programme", "name": "Home Visits Scheme", "aliases": []},
    {"id": "f", "type": "Place", "subtype": None, "name": "Westshire", "aliases": []},
]
LAUNCH: dict[str, Any] = {
    "subject": "a",
    "predicate": "launches",
    "object": "c",
    "modality": "actual",
    "negated": False,
    "speaker": None,
    "amount": None,
    "date": "2021-05-04",
    # As models write: straight marks, no line break.
    "quote": 'The Minister for Care, Ann Lee, launched the "Breathing Space" programme on 4 May 2021.',
}
MONEY: dict[str, Any] = {
    "subject": "d",
    "predicate": "funds",
    "object": "c",
    "modality": "planned",
    "negated": False,
    "speaker": None,
    "amount": {"value": 2500000, "currency": "GBP", "per": None},
    "date": None,
    "quote": "Oakshire Council will give it £2.5 million - more than ever before.",
}
DENIAL: dict[str, Any] = {
    "subject": "a",
    "predicate": "funds",
    "object": "e",
    "modality": "planned",
    "negated": True,
    "speaker": "a",
    "amount": None,
    "date": None,
    "quote": "“We will not fund the Home Visits Scheme,” Ms Lee said.",
}
GOOD = json.dumps({"entities": ENTITIES, "statements": [LAUNCH, MONEY, DENIAL]})


def make_document(text: str = TEXT, name: str = "respite.txt") -> Document:
    """Read a text as carekg reads a file."""
    return read_document(Source(name, text.encode()))


def answer_with(**changes: object) -> str:
    """Return the answer of a model that makes one statement, the launch with these changes."""
    return json.dumps({"entities": ENTITIES, "statements": [{**LAUNCH, **changes}]})
