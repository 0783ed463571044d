from __future__ import annotations

import pytest

from carekg.link.acronyms import bind_acronyms
from tests.link.world import INITIATIVE, ORGANISATION, PERSON, extract, local


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        ("Kofla", "Kettle Owners of Far Lower Ashby"),
        ("KOFLA", "Kettle Owners of Far Lower Ashby"),
        ("KOFLA", "The Kettle Owners' Far Lower Ashby"),
        ("KHS", "Kettle and Hearth Service"),
        ("KAHS", "Kettle and Hearth Service"),
        ("KHIS", "Department for Kettles, Hearths and Iron Strategy"),
    ],
)
def test_initials_are_bound_to_the_name_they_are_of(short: str, whole: str) -> None:
    assert bind_acronyms(extract(local("e1", ORGANISATION, short), local("e2", ORGANISATION, whole))) == {"e1": "e2"}


def test_initials_of_two_names_or_of_another_type_are_not_bound() -> None:
    short = local("e1", ORGANISATION, "KHS")
    first, second = local("e2", ORGANISATION, "Kettle Hearth Service"), local("e3", ORGANISATION, "Kiln Hob Society")
    assert bind_acronyms(extract(short, first, second)) == {}
    assert bind_acronyms(extract(short, local("e2", INITIATIVE, "Kettle Hearth Service"))) == {}
    assert bind_acronyms(extract(local("e1", PERSON, "Kit"), local("e2", PERSON, "Kim Ivy Toll"))) == {}


@pytest.mark.parametrize("label", ["khs", "KH", "KHX", "K.H.S.", "Kettle Hearth"])
def test_what_is_not_the_initials_is_not_bound(label: str) -> None:
    assert (
        bind_acronyms(extract(local("e1", ORGANISATION, label), local("e2", ORGANISATION, "Kettle Hearths Six"))) == {}
    )
