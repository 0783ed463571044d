"""Which descriptions a reader can tell apart."""

from __future__ import annotations

import pytest

from carekg.extract.cast import Thing
from carekg.extract.finishing.vagueness import is_vague
from carekg.extract.lexicon import Lexicon
from carekg.extract.mentions import Form
from carekg.model import EntityType


@pytest.mark.parametrize(
    ("label", "vague"),
    [
        ("approach", True),
        ("exemptions", True),
        ("exemption for small otters", False),
        ("accounts", False),
        ("regulations", False),
        ("helpline", False),
    ],
)
def test_a_noun_alone_may_say_nothing(lexicon: Lexicon, label: str, *, vague: bool) -> None:
    thing = Thing(0, EntityType.INITIATIVE, "", Form.PHRASE, names={label: 1})
    assert is_vague(thing, lexicon) is vague


def test_a_name_is_not_vague(lexicon: Lexicon) -> None:
    assert not is_vague(Thing(0, EntityType.INITIATIVE, "", Form.NAME, names={"Action": 1}), lexicon)
