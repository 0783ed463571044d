from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from starlette.testclient import TestClient

from carekg.serve.additions import Additions, Outcome
from carekg.serve.application import create_app
from carekg.serve.editions import Edition, Editions
from carekg.serve.guard import GuardRules
from tests.serve.conftest import ADDRESS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TOKEN = "an-invented-token"  # noqa: S105 - of no server
LET_IN = {"Authorization": f"Bearer {TOKEN}"}


@dataclass
class Taken:
    """What was handed on to be added."""

    documents: list[tuple[str, bytes, dict[str, str]]] = field(default_factory=list)

    def add(self, name: str, data: bytes, corrections: Mapping[str, str]) -> Outcome:
        self.documents.append((name, data, dict(corrections)))
        if data == b"unforeseen":
            raise ValueError("nobody thought of this")
        return Outcome(is_added=data != b"unreadable", lines=(f"Added {name}",))


@pytest.fixture
def taken() -> Taken:
    return Taken()


@pytest.fixture
def open_client(edition: Edition, taken: Taken) -> Iterator[TestClient]:
    additions = Additions(taken.add, TOKEN)
    app = create_app(Editions(edition), GuardRules(upload_limit=1000), additions)
    yield TestClient(app, base_url=ADDRESS)
    additions.close()


def wait_for(client: TestClient, address: str) -> dict[str, Any]:
    while (task := client.get(address, headers=LET_IN).json())["stage"] in ("waiting", "running"):
        time.sleep(0.01)
    return dict(task)


@pytest.mark.parametrize(("data", "stage"), [(b"Dear colleague", "done"), (b"unreadable", "failed")])
def test_a_document_is_taken_and_its_fate_can_be_asked(
    open_client: TestClient, taken: Taken, data: bytes, stage: str
) -> None:
    address = "/documents?name=letter.txt&nation=Wales&date=2024-04"
    response = open_client.post(address, content=data, headers=LET_IN)
    assert response.status_code == 202
    task = wait_for(open_client, response.headers["location"])
    assert (task["stage"], task["lines"]) == (stage, ["Added letter.txt"])
    assert taken.documents == [("letter.txt", data, {"nation": "Wales", "date": "2024-04"})]


def test_a_fault_while_a_document_is_added_is_the_end_of_it(
    open_client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    response = open_client.post("/documents?name=letter.txt", content=b"unforeseen", headers=LET_IN)
    task = wait_for(open_client, response.headers["location"])
    assert (task["stage"], task["lines"]) == ("failed", ["a fault of carekg, which its log names"])
    assert "a fault of carekg: ValueError at" in caplog.text
    assert "nobody" not in caplog.text


@pytest.mark.parametrize("title", ["A%00B", "A%0AB", "%1b[31mred"])
def test_a_title_that_no_command_takes_is_refused(open_client: TestClient, taken: Taken, title: str) -> None:
    response = open_client.post(f"/documents?name=letter.txt&title={title}", content=b"text", headers=LET_IN)
    assert response.status_code == 400
    assert response.json()["detail"] == "title has a character that cannot be printed"
    assert taken.documents == []


@pytest.mark.parametrize(
    "header", [None, "Bearer", "Bearer ", "Bearer wrong", f"Basic {TOKEN}", f"Bearer {TOKEN}x", "Bearer ü"]
)
def test_without_the_token_nothing_is_taken(open_client: TestClient, taken: Taken, header: str | None) -> None:
    headers = {} if header is None else {"Authorization": header.encode("utf-8")}
    response = open_client.post("/documents?name=a.txt", content=b"text", headers=headers)  # type: ignore[arg-type]
    assert response.status_code == 401
    assert response.headers["www-authenticate"] == "Bearer"
    assert open_client.get("/documents/0123", headers=headers).status_code == 401  # type: ignore[arg-type]
    assert taken.documents == []


@pytest.mark.parametrize("name", ["", "../a.txt", "a/b.txt", ".hidden", "..", "a\\b.txt", "a%00.txt", "a%0A.txt"])
def test_a_name_that_is_none_of_a_file_is_refused(open_client: TestClient, taken: Taken, name: str) -> None:
    response = open_client.post(f"/documents?name={name}", content=b"text", headers=LET_IN)
    assert response.status_code == 400
    assert taken.documents == []


def test_a_document_that_is_too_large_is_refused(open_client: TestClient, taken: Taken) -> None:
    response = open_client.post("/documents?name=a.txt", content=b"x" * 1001, headers=LET_IN)
    assert response.status_code == 413
    assert taken.documents == []


def test_a_server_that_was_not_told_to_takes_nothing(client: TestClient) -> None:
    assert client.post("/documents?name=a.txt", content=b"text", headers=LET_IN).status_code in (404, 405)
