"""What two methods say of one document is said once, and both are named."""

from __future__ import annotations

from dataclasses import replace

from carekg.llm import combine
from carekg.model import (
    DocumentMetadata,
    Entity,
    EntityType,
    Evidence,
    Extraction,
    Mention,
    Method,
    Predicate,
    Statement,
)

PAPER = DocumentMetadata("paper", "paper.txt", "0")
TRUST = Entity("e1", EntityType.ORGANISATION, "Elm Trust", aliases=("the Trust",))
FUND = Entity("e2", EntityType.INITIATIVE, "Oak Fund")
FUNDS = Statement(
    "e1", Predicate.FUNDS, "e2", Evidence("paper", "Elm Trust pays.", 0, 15), confidence=0.8, methods=(Method.RULES,)
)
BY_RULES = Extraction(PAPER, (TRUST, FUND), (FUNDS,), (Mention(0, 9, "e1", EntityType.ORGANISATION),))

# The same two things under other ids and names, and one more.
BY_LLM = Extraction(
    PAPER,
    (
        Entity("e1", EntityType.INITIATIVE, "the Oak Fund", subtype="Fund"),
        Entity("e2", EntityType.ORGANISATION, "The Trust"),
        Entity("e3", EntityType.ORGANISATION, "Ash Council"),
    ),
    (
        replace(
            FUNDS,
            subject="e2",
            object="e1",
            evidence=Evidence("paper", "Elm Trust", 0, 9),
            confidence=0.5,
            methods=(Method.LLM,),
        ),
        replace(FUNDS, subject="e3", object="e1", speaker="e2", confidence=0.5, methods=(Method.LLM,)),
    ),
    (Mention(40, 51, "e3", EntityType.ORGANISATION),),
)


def test_a_claim_of_both_is_one_and_the_surer_words_stay() -> None:
    found = combine(BY_RULES, BY_LLM)
    both, only_llm = found.statements
    assert both == replace(FUNDS, methods=(Method.LLM, Method.RULES))
    assert (only_llm.subject, only_llm.object, only_llm.speaker) == ("e3", "e2", "e1")
    assert only_llm.methods == (Method.LLM,)


def test_each_thing_is_there_once_with_all_its_names() -> None:
    found = combine(BY_RULES, BY_LLM)
    assert [(entity.id, entity.label) for entity in found.entities] == [
        ("e1", "Elm Trust"),
        ("e2", "Oak Fund"),
        ("e3", "Ash Council"),
    ]
    assert found.entities[1].subtype == "Fund"
    assert [(each.start, each.entity) for each in found.mentions] == [(0, "e1"), (40, "e3")]


def test_two_people_with_one_surname_stay_two() -> None:
    ann = Extraction(PAPER, (Entity("e1", EntityType.PERSON, "Ann Lee", aliases=("Ms Lee",)),), ())
    bo = Extraction(PAPER, (Entity("e1", EntityType.PERSON, "Bo Lee", aliases=("Ms Lee",)),), ())
    assert [entity.label for entity in combine(ann, bo).entities] == ["Ann Lee", "Bo Lee"]


def test_a_claim_and_its_denial_are_two() -> None:
    denied = replace(BY_RULES, statements=(replace(FUNDS, negated=True),))
    assert len(combine(BY_RULES, denied).statements) == 2


def test_partners_are_partners_either_way() -> None:
    one = replace(FUNDS, predicate=Predicate.PARTNERS_WITH, confidence=0.5)
    entities = (TRUST, replace(FUND, type=EntityType.ORGANISATION))
    first = Extraction(PAPER, entities, (one,))
    second = Extraction(PAPER, entities, (replace(one, subject="e2", object="e1", methods=(Method.LLM,)),))
    assert [each.methods for each in combine(first, second).statements] == [(Method.LLM, Method.RULES)]


def test_what_one_method_finds_alone_stays_as_it_is() -> None:
    nothing = Extraction(PAPER, (), ())
    assert combine(BY_RULES, nothing) == BY_RULES
    assert combine(nothing, BY_RULES).statements == BY_RULES.statements
