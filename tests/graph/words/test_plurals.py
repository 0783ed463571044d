"""Whether a name is plural, and which form of a verb goes with it."""

from __future__ import annotations

import pytest

from carekg.graph.words.plurals import agree, is_plural

PLURAL = (
    "local authorities",
    "unpaid carers",
    "NHS Trusts",
    "Care trusts",
    "councils in Wales",
    "Community Health Councils in Wales",
    "Directors of Adult Social Services",
    "Partners in Care",
    "Liberal Democrats",
    "Scottish Ministers",
    "older people",
    "people living with dementia",
    "children looked after by councils",
    "council staff in adult social care",
    "disabled people's organisations",
    "ICBs",
    "Care Workers",
    "working carers",
    "Direct payments",
    "Liberty Protection Safeguards",
    "nurses (community)",
    "Social Services",
)
SINGULAR = (
    "Carers UK",
    "Age UK",
    "Parkinson's UK",
    "Carers Wales",
    "Barnardo’s",
    "Department of Health and Social Care",
    "Minister for Social Services",
    "Royal College of Nurses",
    "Association of Directors of Adult Social Services",
    "NHS",
    "NHS Employers",
    "Skills for Care",
    "Oakshire County Council",
    "Samaritans",
    "Ann Williams",
    "care workforce",
    "homelessness",
    "the press",
    "Citizens Advice",
    "Carers and Disabled Children Act 2000",
    "Carers (Recognition) Act 1995",
    "Caring about Carers",
    "Supporting Families",
    "Modernising Social Services",
    "Breaks: what carers asked for",
    "Patients at the heart of care",
    "Who pays for care",
    "local authorities funding formula",
    "social services funding",
    "",
)


@pytest.mark.parametrize("name", PLURAL)
def test_names_of_several_are_plural(name: str) -> None:
    assert is_plural(name)


@pytest.mark.parametrize("name", SINGULAR)
def test_names_of_one_are_singular(name: str) -> None:
    assert not is_plural(name)


@pytest.mark.parametrize(
    ("one", "several"),
    [
        ("funds", "fund"),
        ("launches", "launch"),
        ("publishes", "publish"),
        ("addresses", "address"),
        ("opposes", "oppose"),
        ("oversees", "oversee"),
        ("calls for", "call for"),
        ("applies in", "apply in"),
        ("is part of", "are part of"),
        ("is a member of", "are members of"),
        ("is a post in", "are posts in"),
        ("has as its aim", "have as their aim"),
        ("funded by", "funded by"),
    ],
)
def test_a_verb_follows_the_number_of_its_subject(one: str, several: str) -> None:
    assert agree(one, "local authorities") == several
    assert agree(one, "Carers UK") == one
