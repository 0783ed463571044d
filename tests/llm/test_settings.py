"""Where documents are sent is what the user named, and each key goes to the server it belongs to."""

from __future__ import annotations

import pytest

from carekg.errors import EndpointError
from carekg.llm import Endpoint, find_endpoint

OURS = {"CAREKG_LLM_URL": "http://localhost:1/v1", "CAREKG_LLM_MODEL": "elm", "CAREKG_LLM_KEY": "k1"}


def test_options_outweigh_the_environment() -> None:
    assert find_endpoint(OURS) == Endpoint("http://localhost:1/v1", "elm", "k1")
    assert find_endpoint(OURS, "https://oak.example/v1", "oak", 5) == Endpoint("https://oak.example/v1", "oak", "k1", 5)


def test_what_other_programs_use_serves_too() -> None:
    theirs = {"OPENAI_BASE_URL": "https://elm.example/v1", "OPENAI_API_KEY": "k2", "CAREKG_LLM_MODEL": "elm"}
    assert find_endpoint(theirs) == Endpoint("https://elm.example/v1", "elm", "k2")


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://api.openai.com/v1", "k2"),
        ("http://localhost:1/v1", ""),
        ("https://api.openai.com.example/v1", ""),
        ("https://api.openai.com@elm.example/v1", ""),
    ],
)
def test_a_key_for_openai_is_shown_to_nobody_else(url: str, key: str) -> None:
    assert find_endpoint({"OPENAI_API_KEY": "k2"}, url, "elm").key == key


def test_nothing_is_asked_that_nobody_named() -> None:
    with pytest.raises(EndpointError, match="no endpoint of a language model is named") as caught:
        find_endpoint({"OPENAI_API_KEY": "k2", "CAREKG_LLM_MODEL": "elm"})
    assert "--llm-url or CAREKG_LLM_URL" in str(caught.value)
    with pytest.raises(EndpointError, match="no model is named"):
        find_endpoint({}, "http://localhost:1/v1")


@pytest.mark.parametrize(
    "url", ["localhost:11434/v1", "ftp://elm.example", "http://", "http://x:port/", "http://[1/", "elm"]
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(EndpointError, match="no web address"):
        find_endpoint({}, url, "elm")


@pytest.mark.parametrize("key", ["k\nX-Other: 1", "kéy", "k\x00"])
def test_a_key_that_would_break_the_request_is_refused(key: str) -> None:
    with pytest.raises(EndpointError, match="characters that no key has") as caught:
        find_endpoint({**OURS, "CAREKG_LLM_KEY": key})
    assert key not in str(caught.value)


def test_a_key_is_not_shown_with_the_settings() -> None:
    assert "k1" not in repr(find_endpoint(OURS))
