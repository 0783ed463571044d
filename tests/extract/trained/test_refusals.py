"""What the model proposes and the sentence rules out; the proposals are written by hand here."""

from __future__ import annotations

import pytest

from carekg.extract.trained.proposals import Proposal
from carekg.extract.trained.refusals import is_ruled_out
from carekg.model import Predicate
from tests.extract.trained.conftest import Reader
from tests.extract.trained.test_resolution import spot


@pytest.mark.parametrize(
    ("text", "subject", "predicate", "thing", "ruled_out"),
    [
        ("Jane Otterby was appointed by the Minister for Tea.", "Jane Otterby", "holdsRole", "Minister for Tea", True),
        ("It is led by Jane Otterby, who was named by the chair.", "Jane Otterby", "holdsRole", "chair", True),
        ("The club is led by the chair, Jane Otterby.", "Jane Otterby", "holdsRole", "chair", False),
        ("Written by the chair of the club, Dr Jane Otterby, in May.", "Jane Otterby", "holdsRole", "chair", False),
        ("The club is led by Jane Otterby, its chair.", "Jane Otterby", "holdsRole", "chair", False),
        ("Heron Council commissioned the line from Teal Homes.", "Heron Council", "partnersWith", "Teal Homes", True),
        ("Heron Council opened the line with Teal Homes.", "Heron Council", "partnersWith", "Teal Homes", False),
        ("Teal Homes has returned a grant of £5 to Heron Council.", "Teal Homes", "funds", "Heron Council", True),
        ("Heron Council has paid a grant of £5 to Teal Homes.", "Heron Council", "funds", "Teal Homes", False),
    ],
)
def test_who_acts_is_not_who_is_acted_on(
    read: Reader, text: str, subject: str, predicate: str, thing: str, *, ruled_out: bool
) -> None:
    context = read(text)
    proposal = Proposal(spot(context, subject), Predicate(predicate), spot(context, thing), 0.9, (1.0, 0.0, 0.0), 0.0)
    assert is_ruled_out(proposal, context) is ruled_out
