from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from carekg.errors import QueryError
from carekg.query.asking import ask_question, describe_questions, find_question
from carekg.query.questions import list_questions, read_question

if TYPE_CHECKING:
    from pyoxigraph import Store


def test_a_file_with_a_header_asks_for_its_parameters(store: Store, text_index: Path, tmp_path: Path) -> None:
    path = tmp_path / "plans.rq"
    path.write_text(
        "\ufeff# title: Plans?\n# parameter: who (entity), for example Ada\n"
        "SELECT DISTINCT ?plan { ?who care:announces ?plan }\n",
        encoding="utf-8",
    )
    question = find_question(str(path))
    assert question.title == "Plans?"
    answer = ask_question(store, question, ["who=Pemberton"], text_index)
    assert [str(row[0]) for row in answer.rows] == ["<https://w3id.org/carekg/id/hearth-plan>"]
    with pytest.raises(QueryError, match=r'who needs a value \(add --set who="Ada"\)'):
        ask_question(store, question, [], text_index)
    with pytest.raises(QueryError, match="did you mean Ada Pemberton"):
        ask_question(store, question, ["who=Pembertn"], text_index)


def test_a_query_of_ones_own_takes_its_variables(store: Store, text_index: Path) -> None:
    question = read_question("SELECT DISTINCT ?thing { ?thing a ?kind }", "your query")
    assert len(ask_question(store, question, ["kind=care:Fund"], text_index).rows) == 1


def test_a_file_that_is_not_there_or_no_text(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="no such file"):
        find_question(str(tmp_path / "none.rq"))
    (tmp_path / "binary.rq").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(QueryError, match="is not UTF-8 text"):
        find_question(str(tmp_path / "binary.rq"))


def test_the_list_names_every_question_and_parameter() -> None:
    lines = describe_questions()
    for question in list_questions():
        assert question.name in lines
        assert f"  {question.title}" in lines
        for parameter in question.parameters:
            assert any(line.startswith(f"  --set {parameter.name}=") for line in lines)
