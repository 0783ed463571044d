from __future__ import annotations

from carekg.model import Entity
from carekg.query.showing.cards import describe_card, draw_card
from tests.query.sample import ENTITIES, KNOWLEDGE


def pick(entity_id: str) -> Entity:
    return next(entity for entity in ENTITIES if entity.id == entity_id)


def test_a_person_has_posts_deeds_of_the_post_and_words() -> None:
    card = draw_card(KNOWLEDGE, pick("ada-pemberton"))
    assert [(post.role, post.tenure.start, post.tenure.end) for post in card.posts] == [
        ("Minister for Tending", "2021-05-03", "")
    ]
    assert {(claim.subject, claim.subject_holder, claim.object) for claim in card.outgoing} == {
        ("Minister for Tending", "Ada Pemberton", "The Hearth Plan"),
        ("Minister for Tending", "Ada Pemberton", "carers of Avalon"),
    }
    (said,) = card.spoken
    assert (said.subject, said.statement.negated, said.object) == ("Avalon Government", True, "Moon Levy")


def test_a_role_has_its_holders_in_order() -> None:
    card = draw_card(KNOWLEDGE, pick("minister"))
    assert [post.person for post in card.posts] == ["Bryn Hollow", "Ada Pemberton"]


def test_claims_go_by_date_and_the_undated_come_last() -> None:
    card = draw_card(KNOWLEDGE, pick("tending-council"))
    assert [(claim.date, str(claim.statement.predicate)) for claim in card.outgoing] == [
        ("2020", "succeeds"),
        ("2022", "supports"),
        ("", "oversees"),
    ]
    assert card.outgoing[0].source == "Annual report, page 3"
    assert card.outgoing[2].source == "notes.txt"


def test_what_was_turned_down_is_counted_and_not_shown() -> None:
    card = draw_card(KNOWLEDGE, pick("hearth-plan"))
    assert card.rejected == 1
    assert [claim.subject for claim in card.incoming] == [
        "Minister for Tending",
        "Tenders’ Union",
        "Lantern Pilot",
        "Tending Council",
    ]
    assert "Turned down in review and not shown: 1" in describe_card(card)


def test_a_card_as_text_says_who_where_when_and_how_surely() -> None:
    text = describe_card(draw_card(KNOWLEDGE, pick("hearth-fund")), 100)
    assert text.splitlines() == [
        "Hearth Fund",
        "  Initiative, fund, Wales, hearth-fund",
        "",
        "Does (1)",
        "  Hearth Fund — benefits → carers of Avalon",
        "      “The fund helps carers.”",
        "      Letter on the Hearth Plan, 2021-05-04, extracted, confidence 1.00",
        "",
        "Is spoken of (2)",
        "  Avalon Government — funds → Hearth Fund [planned, £5 million, 2021-06]",
        "      “Five million will go into the fund in June.”",
        "      Letter on the Hearth Plan, 2021-05-04, extracted, confidence 1.00",
        "  Avalon Government — funds → Hearth Fund [£5 million]",
        "      “The government paid five million into the fund.”",
        "      News of the hearth, 2022, extracted, confidence 1.00",
    ]


def test_speaker_denial_and_posts_are_told() -> None:
    text = describe_card(draw_card(KNOWLEDGE, pick("moon-levy")))
    assert "[denied]" in text
    assert "“We shall not pay for a levy.” — Ada Pemberton" in text
    assert "[proposed]" in text
    assert "  2018-03 to 2021-05-03: Minister for Tending" in describe_card(draw_card(KNOWLEDGE, pick("bryn-hollow")))


def test_a_card_keeps_to_its_width() -> None:
    text = describe_card(draw_card(KNOWLEDGE, pick("hearth-plan")), 50)
    assert max(len(line) for line in text.splitlines()) <= 50


def test_an_entity_of_whom_nothing_is_said() -> None:
    assert "Nothing is said of it." in describe_card(draw_card(KNOWLEDGE, pick("minister-elsewhere")))
