"""The figures, on an invented document, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from carekg.evaluate.comparison import join_spaces
from carekg.evaluate.evaluation import evaluate_samples
from carekg.model import Amount, Evidence, Modality, Predicate
from carekg.scorecard import Score, Share
from tests.evaluate.samples import OPPOSES, RUNS, TEXT, make_record, make_sample, say

FUNDS = say(
    "fund",
    Predicate.FUNDS,
    "council",
    modality=Modality.PLANNED,
    amount=Amount(Decimal("2e6")),
    date="2031-05",
    speaker="ida",
    confidence=0.95,
)
RUNS_IT = say("council", Predicate.IMPLEMENTS, "door", RUNS, confidence=0.85)
OPPOSED = say("trust", Predicate.OPPOSES, "fund", OPPOSES, confidence=0.45, negated=True)


def test_a_perfect_extraction_of_named_things_and_half_of_the_relations() -> None:
    card = evaluate_samples([make_sample(FUNDS, RUNS_IT)]).scorecard
    assert card.relations == Score(right=2, spurious=0, missed=2)
    assert (card.relations.precision, card.relations.recall) == (1.0, 0.5)
    assert card.relations.f1 == pytest.approx(2 / 3)
    # Five of five are found; the post is none of them; the service is taken for a body.
    assert card.entities == Score(right=5, spurious=1, missed=0)
    assert card.types == Share(right=4, wrong=1)
    assert card.quotes == card.evidence == Share(right=2, wrong=0)


def test_qualifiers_are_judged_where_the_annotation_has_them() -> None:
    card = evaluate_samples([make_sample(FUNDS, RUNS_IT, OPPOSED)]).scorecard
    assert card.qualifiers == {
        "modality": Share(3, 0),
        "negation": Share(2, 1),
        "amount": Share(1, 0),
        "speaker": Share(1, 0),
        "date": Share(1, 0),
    }


def test_a_missing_qualifier_is_wrong() -> None:
    bare = say("fund", Predicate.FUNDS, "council")
    qualifiers = evaluate_samples([make_sample(bare)]).scorecard.qualifiers
    assert qualifiers["modality"] == Share(0, 1)
    assert qualifiers["amount"] == qualifiers["speaker"] == qualifiers["date"] == Share(0, 1)


def test_an_optional_relation_counts_neither_way() -> None:
    optional = say("fund", Predicate.BENEFITS, "council")
    with_it = evaluate_samples([make_sample(FUNDS, optional)]).scorecard
    assert with_it.relations == Score(right=1, spurious=0, missed=3)
    assert sum(band.statements for band in with_it.bands) == 1


def test_saying_it_twice_is_no_error() -> None:
    again = say("council", Predicate.IMPLEMENTS, "door", RUNS, modality=Modality.PLANNED)
    assert evaluate_samples([make_sample(RUNS_IT, again)]).scorecard.relations == Score(1, 0, 3)


def test_the_right_family_is_enough_for_the_lenient_score_only() -> None:
    launched = say("ida", Predicate.LAUNCHES, "fund")
    card = evaluate_samples([make_sample(launched)]).scorecard
    assert card.relations == Score(0, 1, 4)
    assert card.lenient == Score(1, 0, 3)


def test_only_a_symmetric_relation_may_be_turned_round() -> None:
    record = make_record()
    record["relations"] = [
        {"s": "c", "p": "partnersWith", "o": "t", "modality": "actual", "level": "core", "evidence": RUNS},
        {"s": "t", "p": "opposes", "o": "c", "modality": "actual", "level": "core", "evidence": RUNS},
    ]
    turned = [say("trust", Predicate.PARTNERS_WITH, "council"), say("council", Predicate.OPPOSES, "trust")]
    assert evaluate_samples([make_sample(*turned, record=record)]).scorecard.relations == Score(1, 1, 1)


def test_an_alternative_end_is_right() -> None:
    record = make_record()
    record["relations"][3] |= {"s_alt": ["c"]}
    announced = say("council", Predicate.ANNOUNCES, "fund")
    assert evaluate_samples([make_sample(announced, record=record)]).scorecard.relations == Score(1, 0, 3)


def test_each_predicate_has_its_own_score() -> None:
    wrong = say("council", Predicate.OPPOSES, "fund", OPPOSES)
    scores = evaluate_samples([make_sample(FUNDS, wrong)]).scorecard.predicates
    assert scores[Predicate.FUNDS] == Score(1, 0, 0)
    assert scores[Predicate.OPPOSES] == Score(0, 1, 1)
    assert scores[Predicate.IMPLEMENTS] == Score(0, 0, 1)
    assert Predicate.BENEFITS not in scores


def test_least_confidence_leaves_statements_out() -> None:
    sample = make_sample(FUNDS, RUNS_IT, OPPOSED)
    assert evaluate_samples([sample], 0.5).scorecard.relations == Score(2, 0, 2)
    scores = evaluate_samples([sample]).thresholds
    assert scores[0.4] == Score(3, 0, 1)
    assert scores[0.8] == Score(2, 0, 2)
    assert scores[0.9] == Score(1, 0, 3)


def test_bands_say_what_confidence_is_worth() -> None:
    wrong = say("council", Predicate.OPPOSES, "fund", OPPOSES, confidence=0.87)
    card = evaluate_samples([make_sample(FUNDS, RUNS_IT, OPPOSED, wrong)]).scorecard
    filled = {band.low: (band.statements, band.right) for band in card.bands if band.statements}
    assert filled == {0.4: (1, 1), 0.8: (2, 1), 0.9: (1, 1)}
    # |1 - 0.45|, twice |0.5 - 0.86| and |1 - 0.95|, over four statements
    assert card.calibration_error == pytest.approx((0.55 + 2 * 0.36 + 0.05) / 4)


def test_full_confidence_stands_in_the_last_band() -> None:
    certain = say("council", Predicate.IMPLEMENTS, "door", RUNS, confidence=1.0)
    assert evaluate_samples([make_sample(certain)]).scorecard.bands[-1].statements == 1


def test_several_documents_are_summed_not_averaged() -> None:
    card = evaluate_samples([make_sample(FUNDS, RUNS_IT), make_sample()]).scorecard
    assert card.documents == 2
    assert card.relations == Score(right=2, spurious=0, missed=6)


def test_a_quote_must_stand_at_its_offsets_and_may_be_parted_by_markup() -> None:
    moved = replace(RUNS_IT, evidence=Evidence("lantern", RUNS, 0, len(RUNS)))
    marked = TEXT.replace("Oakshire Council runs", "<b>Oakshire Council</b> runs")
    card = evaluate_samples([replace(make_sample(moved, FUNDS), file_text=join_spaces(marked))]).scorecard
    assert card.quotes == Share(right=1, wrong=1)
    assert card.evidence == Share(right=1, wrong=1)


def test_what_a_confidence_is_worth_is_told_of_all_statements() -> None:
    evaluation = evaluate_samples([make_sample(FUNDS, RUNS_IT, OPPOSED)], 0.5)
    assert {band.low: band.statements for band in evaluation.scorecard.bands if band.statements} == {
        0.4: 1,
        0.8: 1,
        0.9: 1,
    }
    assert evaluation.thresholds[0.4] == Score(3, 0, 1)
