"""Which descriptions a reader can tell apart."""

from __future__ import annotations

import pytest

from carekg.extract.cast import Thing
from carekg.extract.finishing.vagueness import is_bare_sum, is_vague
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


@pytest.mark.parametrize(
    ("kind", "label", "vague"),
    [
        (EntityType.INITIATIVE, "all four", True),
        (EntityType.INITIATIVE, "Second one", True),
        (EntityType.GROUP, "few", True),
        (EntityType.GROUP, "few otters", False),
        (EntityType.OBJECTIVE, "most of these", True),
        (EntityType.OBJECTIVE, "the same, with otters", True),
        (EntityType.OBJECTIVE, "One Otter", False),
        (EntityType.ORGANISATION, "Four", False),
        (EntityType.ORGANISATION, "the two", True),
        (EntityType.PLACE, "there", True),
    ],
)
def test_words_that_only_count_say_nothing(lexicon: Lexicon, kind: EntityType, label: str, *, vague: bool) -> None:
    assert is_vague(Thing(0, kind, "", Form.PHRASE, names={label: 1}), lexicon) is vague


def test_a_name_is_not_vague(lexicon: Lexicon) -> None:
    assert not is_vague(Thing(0, EntityType.INITIATIVE, "", Form.NAME, names={"Action": 1}), lexicon)


@pytest.mark.parametrize(
    ("label", "bare"),
    [
        ("£220k", True),
        ("Funding of £1.85m a year", True),
        ("grant of £5,000", True),
        ("£2 million for otters", False),
        ("capital funding of €45 million", True),
        ("£5m Otter Fund", False),
        ("Otter Fund of £5m", False),
        ("grant for otters", False),
        ("Funding of Otters Review", False),
    ],
)
def test_a_sum_is_nothing_that_money_is_given_to(label: str, *, bare: bool) -> None:
    assert is_bare_sum(label) is bare
