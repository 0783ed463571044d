"""Which type a thing has, where rules and model differ; the model's scores are written by hand here."""

from __future__ import annotations

import pytest

from carekg.documents import Source, read_document
from carekg.extract import load_extractor
from carekg.extract.context import Context
from carekg.extract.trained.kinds import score_types, settle_types
from carekg.extract.trained.proposals import Findings
from carekg.extract.trained.resolution import Resolver
from carekg.model import Entity, EntityType
from tests.extract.trained.conftest import Reader
from tests.extract.trained.test_resolution import spot

TEXT = "The Heron Care Council has opened the Quiet Line for swimmers in Otterham."


def settle(findings: Findings, context: Context) -> None:
    settle_types(context.cast.things, score_types(findings, Resolver(findings, context)), context)


@pytest.mark.parametrize(("score", "kind"), [(3.0, EntityType.INITIATIVE), (-0.5, EntityType.ORGANISATION)])
def test_a_thing_has_the_type_that_the_model_is_sure_of(read: Reader, score: float, kind: EntityType) -> None:
    context = read(TEXT)
    findings = Findings(spots=[spot(context, "Heron Care Council", EntityType.INITIATIVE, score)])
    settle(findings, context)
    (council,) = [thing for thing in context.cast.things if thing.label == "Heron Care Council"]
    assert council.type is kind


def test_what_the_tables_know_keeps_its_type() -> None:
    known = Entity("heron", EntityType.ORGANISATION, "Heron Care Council")
    context = load_extractor([known], trained=False).read(read_document(Source("paper.txt", TEXT.encode())))
    findings = Findings(spots=[spot(context, "Heron Care Council", EntityType.INITIATIVE, 3.0)])
    settle(findings, context)
    (council,) = [thing for thing in context.cast.things if thing.label == "Heron Care Council"]
    assert council.type is EntityType.ORGANISATION


def test_the_model_is_heard_against_its_own_doubt(read: Reader) -> None:
    context = read(TEXT)
    place = spot(context, "Heron Care Council")
    scores = {EntityType.INITIATIVE: 3.0, EntityType.ORGANISATION: 2.0}
    findings = Findings(spots=[spot(context, "Heron Care Council", kind, score) for kind, score in scores.items()])
    settle(findings, context)
    assert context.cast.things[context.cast.at[place.reading, place.start].key].type is EntityType.ORGANISATION


@pytest.mark.parametrize(("what", "kind"), [("group", EntityType.ORGANISATION), ("campaign", EntityType.ORGANISATION)])
def test_a_body_by_what_the_text_says_is_one_whatever_the_model_takes_it_for(
    read: Reader, what: str, kind: EntityType
) -> None:
    context = read(f"The Heron Care Council met Night Swans, a befriending {what}, in Otterham.")
    model = EntityType.INITIATIVE if what == "group" else EntityType.ORGANISATION
    settle(Findings(spots=[spot(context, "Night Swans", model, 6.0)]), context)
    (swans,) = [thing for thing in context.cast.things if thing.label == "Night Swans"]
    assert swans.type is kind
