"""What is taken of an answer and what is not, from a server to statements."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from carekg.errors import AnswerError
from carekg.model import Amount, Evidence, Extraction, Method, Modality, Predicate
from tests.llm.conftest import Ask
from tests.llm.sample import ENTITIES, GOOD, LAUNCH, TEXT, answer_with, make_document
from tests.server import Server, refuse, say


def claims(extraction: Extraction) -> list[tuple[str, str, str]]:
    labels = {entity.id: entity.label for entity in extraction.entities}
    return [(labels[each.subject], each.predicate.value, labels[each.object]) for each in extraction.statements]


def test_what_the_text_bears_out_is_taken(server: Server, ask: Ask) -> None:
    server.answer(say(GOOD))
    found = ask().extract(make_document())
    assert claims(found) == [
        ("Ann Lee", "launches", "Breathing Space"),
        ("Oakshire Council", "funds", "Breathing Space"),
        ("Ann Lee", "funds", "Home Visits Scheme"),
    ]
    launch, money, denial = found.statements
    assert launch.date == "2021-05-04"
    assert (money.amount, money.modality) == (Amount(Decimal(2500000)), Modality.PLANNED)
    assert (denial.negated, denial.speaker) == (True, launch.subject)
    assert {each.methods for each in found.statements} == {(Method.LLM,)}
    assert {each.rule for each in found.statements} == {"elm-7b"}
    assert found.notices == ()


def test_evidence_is_the_document_s_own_words(server: Server, ask: Ask) -> None:
    server.answer(say(GOOD))
    quotes = []
    for each in ask().extract(make_document()).statements:
        assert isinstance(each.evidence, Evidence)
        assert TEXT[each.evidence.start : each.evidence.end] == each.evidence.quote
        quotes.append(each.evidence.quote)
    assert quotes[0] == "The Minister for Care, Ann Lee, launched the “Breathing Space”\nprogramme on 4 May 2021."
    assert quotes[1] == "Oakshire Council will give it £2.5 million – more than ever before."


def test_mentions_stand_where_the_text_names_things(server: Server, ask: Ask) -> None:
    server.answer(say(GOOD))
    found = ask().extract(make_document())
    labels = {entity.id: entity.label for entity in found.entities}
    named = [(TEXT[each.start : each.end], labels[each.entity]) for each in found.mentions]
    assert ("Ms Lee", "Ann Lee") in named
    assert ("Oakshire Council", "Oakshire Council") in named


def test_a_place_of_which_nothing_is_said_is_left_out(server: Server, ask: Ask) -> None:
    server.answer(say(GOOD))
    labels = [entity.label for entity in ask().extract(make_document()).entities]
    assert "Westshire" not in labels
    assert "Minister for Care" in labels


@pytest.mark.parametrize(
    "content",
    [
        f"```json\n{GOOD}\n```",
        f"Here is what I found:\n\n```\n{GOOD}\n```\nI hope that helps!",
        f'<think>Shall I write {{"entities": []}}? No.</think>\n{GOOD}',
        json.dumps(json.loads(GOOD) | {"confidence": 1}, indent=2),
    ],
)
def test_what_stands_around_the_answer_is_passed_over(server: Server, ask: Ask, content: str) -> None:
    server.answer(say(content))
    assert len(ask().extract(make_document()).statements) == 3


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"quote": "Ann Lee launched the Breathing Space programme in Westshire."}, "quote does not stand in the text"),
        ({"quote": "the minister for care, ann lee, launched the"}, "quote does not stand in the text"),
        ({"quote": "he Minister for Care, Ann Lee"}, "quote does not stand in the text"),
        ({"quote": "launched"}, "too short"),
        ({"quote": ""}, "quote does not stand in the text"),
        ({"predicate": "launch"}, "no predicate 'launch'; did it mean launches?"),
        ({"predicate": "eats"}, "no predicate 'eats'"),
        ({"predicate": "holdsRole"}, "holdsRole does not relate Person to Initiative"),
        ({"object": "a"}, "both its ends are one thing"),
        ({"object": "z"}, "'z' is none of its entities"),
        ({"modality": "certain"}, "no modality 'certain'"),
        ({"speaker": "f"}, "speaker is no actor but Place"),
        ({"speaker": "z"}, "'z' is none of its entities"),
        ({"negated": "perhaps"}, "its negated is not usable"),
        ({"quote": None}, "its quote is not usable"),
    ],
)
def test_what_the_text_or_the_ontology_does_not_bear_out_is_a_notice(
    server: Server, ask: Ask, changes: dict[str, Any], reason: str
) -> None:
    server.answer(say(answer_with(**changes)))
    found = ask().extract(make_document())
    assert found.statements == ()
    (notice,) = found.notices
    assert reason in notice.reason
    assert notice.path == "respite.txt"
    assert "Ann Lee" in notice.quote


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"name": "Anna Leigh"}, "name does not stand in the text"),
        ({"name": "she"}, "name does not stand in the text"),
        ({"name": " "}, "name does not stand in the text"),
        ({"type": "Minister"}, "no type 'Minister'"),
    ],
)
def test_an_entity_that_the_text_does_not_name_takes_its_statements_with_it(
    server: Server, ask: Ask, changes: dict[str, Any], reason: str
) -> None:
    entities = [{**ENTITIES[0], **changes}, *ENTITIES[1:]]
    server.answer(say(json.dumps({"entities": entities, "statements": [LAUNCH]})))
    found = ask().extract(make_document())
    assert found.statements == ()
    assert [reason in found.notices[0].reason, "none of its entities" in found.notices[1].reason] == [True, True]


def test_what_is_wrong_beside_the_claim_is_left_out_of_it(server: Server, ask: Ask) -> None:
    entities = [{**ENTITIES[0], "aliases": ["Annie"]}, *ENTITIES[1:]]
    amount = {"value": 9, "currency": "GBP", "per": None}
    statement = {**LAUNCH, "date": "in May", "amount": amount}
    server.answer(say(json.dumps({"entities": entities, "statements": [statement]})))
    found = ask().extract(make_document())
    (kept,) = found.statements
    assert (kept.date, kept.amount) == ("", None)
    reasons = " ".join(notice.reason for notice in found.notices)
    assert len(found.notices) == 3
    assert all(what in reasons for what in ("another name", "a date", "an amount"))


@pytest.mark.parametrize(("date", "taken"), [("2021", True), ("2021-06-30", True), ("2029", False), ("2021-13", False)])
def test_a_date_is_of_a_year_that_the_text_has(server: Server, ask: Ask, date: str, *, taken: bool) -> None:
    server.answer(say(answer_with(date=date)))
    found = ask().extract(make_document())
    assert found.statements[0].date == (date if taken else "")
    assert len(found.notices) == (0 if taken else 1)


def test_a_date_may_be_reckoned_from_the_document_s_own(server: Server, ask: Ask) -> None:
    document = make_document(TEXT.replace("4 May 2021", "4 May"))
    dated = replace(document, metadata=replace(document.metadata, date="2020-11-02"))
    quote = str(LAUNCH["quote"]).replace(" 2021", "")
    server.answer(say(answer_with(quote=quote, date="2021-05-04")))
    assert ask().extract(dated).statements[0].date == "2021-05-04"
    assert ask().extract(document).statements[0].date == ""


def test_a_name_is_written_as_the_text_has_it(server: Server, ask: Ask) -> None:
    entities = [{**ENTITIES[0], "name": "ANN  LEE"}, *ENTITIES[1:]]
    server.answer(say(json.dumps({"entities": entities, "statements": []})))
    assert ask().extract(make_document()).entities[0].label == "Ann Lee"


@pytest.mark.parametrize("records", [{"statements": [7, None, "x", []]}, {"entities": [7, None, {"id": 1}]}])
def test_records_of_another_shape_are_notices(server: Server, ask: Ask, records: dict[str, Any]) -> None:
    server.answer(say(json.dumps(records)))
    found = ask().extract(make_document())
    assert (found.entities, found.statements) == ((), ())
    assert found.notices


def test_furniture_is_neither_sent_nor_quoted(server: Server, ask: Ask) -> None:
    page = (
        "<html><body><nav><a href='/'>Elm Trust pays for adverts</a></nav><article><h1>Respite</h1>"
        f"<p>{' '.join(TEXT.split())}</p></article><footer>Elm Trust pays for this page</footer></body></html>"
    )
    server.answer(say(answer_with(quote="Elm Trust pays for this page")))
    found = ask().extract(make_document(page, "respite.html"))
    assert "Elm Trust" not in server.texts[0]
    assert found.statements == ()


def test_who_speaks_is_read_and_may_be_quoted(server: Server, ask: Ask) -> None:
    turns = "Ann Lee (Westshire) (Lab): I launched the Breathing Space.\n\nBo Moor (Oakshire) (Con): That was late.\n"
    quote = "Ann Lee (Westshire) (Lab): I launched the Breathing Space."
    entities = [{**ENTITIES[0], "aliases": []}, ENTITIES[2]]
    server.answer(say(json.dumps({"entities": entities, "statements": [{**LAUNCH, "date": None, "quote": quote}]})))
    found = ask().extract(make_document(f"{turns}\n{turns}"))
    assert quote in server.texts[0]
    assert [each.evidence.quote for each in found.statements] == [quote]
    assert found.notices == ()


def test_a_long_document_is_read_in_passages_and_told_as_one(server: Server, ask: Ask) -> None:
    filler = "\n\n".join(f"Paragraph {n} says nothing of interest to anybody at all. " * 8 for n in range(40))
    server.answer(say(GOOD))
    found = ask().extract(make_document(f"{TEXT}\n{filler}\n\nOakshire Council is content."))
    assert len(server.requests) > 2
    assert all(len(text) < 8_000 for text in server.texts)
    assert "Paragraph 39" in server.texts[-1]
    # The later passages repeat the same answer, whose quotes do not stand in them.
    assert len(found.statements) == 3
    assert [entity.label for entity in found.entities].count("Oakshire Council") == 1
    assert all("quote does not stand" in notice.reason for notice in found.notices)


def test_a_passage_without_an_answer_is_a_notice_and_the_others_count(server: Server, ask: Ask) -> None:
    filler = "Nothing is said of anybody here, and at some length. " * 200
    server.answer(say(GOOD), refuse(500))
    found = ask().extract(make_document(f"{TEXT}\n{filler}"))
    assert len(found.statements) == 3
    assert "a passage was not read" in found.notices[0].reason


def test_a_document_of_which_nothing_was_answered_is_an_error(server: Server, ask: Ask) -> None:
    server.answer(say("I am sorry, I cannot help with that."))
    with pytest.raises(AnswerError, match="not the JSON it was asked for"):
        ask().extract(make_document())


def test_the_request_states_the_vocabulary_and_asks_for_its_shape(server: Server, ask: Ask) -> None:
    server.answer(say(GOOD))
    ask().extract(make_document())
    (request,) = server.requests
    instructions = request["messages"][0]["content"]
    assert all(f"- {predicate} (" in instructions for predicate in Predicate)
    schema = request["response_format"]["json_schema"]["schema"]
    assert schema["$defs"]["Predicate"]["enum"] == [predicate.value for predicate in Predicate]
    statement = schema["$defs"]["AnsweredStatement"]
    assert set(statement["required"]) == set(statement["properties"]) == set(LAUNCH)
    assert "default" not in json.dumps(schema)


def test_a_server_that_knows_no_schema_is_asked_without(server: Server, ask: Ask) -> None:
    unknown = refuse(400, "This response_format type is unavailable now")
    server.answer(unknown, refuse(400, "Unsupported value: 'temperature'"), say(GOOD))
    assert len(ask().extract(make_document()).statements) == 3
    assert [sorted(request.keys() - {"messages", "model"}) for request in server.requests] == [
        ["response_format", "temperature"],
        ["temperature"],
        [],
    ]


def test_numbers_for_ids_and_names_for_ids_are_understood(server: Server, ask: Ask) -> None:
    entities = [{**ENTITIES[0], "id": 1}, {**ENTITIES[2], "id": 2}]
    statements = [
        {**LAUNCH, "subject": 1, "object": "2"},
        {**LAUNCH, "predicate": "supports", "object": "Breathing Space", "subject": "Ann Lee"},
    ]
    server.answer(say(json.dumps({"entities": entities, "statements": statements})))
    assert claims(ask().extract(make_document())) == [
        ("Ann Lee", "launches", "Breathing Space"),
        ("Ann Lee", "supports", "Breathing Space"),
    ]
