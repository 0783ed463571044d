"""Asking an endpoint that speaks the OpenAI protocol. Timeouts and retries are the client library's."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from carekg.errors import AnswerError, EndpointError
from carekg.llm.failures import describe_failure, quote_line
from carekg.llm.settings import Endpoint

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletion

_PATIENCE = 3
"""How many questions in a row may fail, each after its retries, before no more are asked."""

Messages = tuple[tuple[str, str], ...]
"""Who speaks (`system`, `user`) and what they say."""


class Client:
    """An endpoint, ready to be asked. Raises EndpointError where the client library is not installed."""

    def __init__(self, endpoint: Endpoint) -> None:
        try:
            import openai
        except ImportError as error:
            raise EndpointError(
                "reading with a language model needs an extra", hint='pip install "carekg[llm]"'
            ) from error
        self.endpoint = endpoint
        self._client = openai.OpenAI(
            base_url=endpoint.url,
            # The library wants one, and would else take OPENAI_API_KEY, whoever the server is.
            api_key=endpoint.key or "none",
            timeout=endpoint.timeout,
            max_retries=endpoint.retries,
            # A document goes to the address that the user named and to no other.
            http_client=openai.DefaultHttpxClient(follow_redirects=False),
        )
        self._refused: set[str] = set()
        self._failures = 0

    def ask(self, messages: Messages, schema: dict[str, Any]) -> str:
        """Return what the model says to `messages`, asked to keep to a JSON schema.

        Raises EndpointError where no question can be answered, AnswerError where this one was not.
        """
        import openai

        try:
            completion = self._ask(messages, schema)
        except (openai.OpenAIError, json.JSONDecodeError) as error:
            failure = describe_failure(error, self.endpoint)
            self._failures += 1
            if self._failures < _PATIENCE:
                raise failure from error
            message = f"{failure.message}, {_PATIENCE} times in a row"
            raise EndpointError(message, path=failure.path, hint=failure.hint) from error
        self._failures = 0
        return self._read_content(completion)

    def _ask(self, messages: Messages, schema: dict[str, Any]) -> ChatCompletion:
        """Leave out what the server says it does not know: not every one keeps to a schema or a temperature."""
        import openai

        options: dict[str, Any] = {
            "temperature": 0,
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "extraction", "strict": True, "schema": schema},
            },
        }
        while True:
            asked = {name: value for name, value in options.items() if name not in self._refused}
            try:
                return self._client.chat.completions.create(
                    model=self.endpoint.model,
                    messages=[{"role": role, "content": text} for role, text in messages],  # type: ignore[misc]  # each is one of the library's six kinds of message, by a role known only here
                    **asked,
                )
            except (openai.BadRequestError, openai.UnprocessableEntityError) as error:
                said = error.message.replace("json_schema", "response_format")
                named = {name for name in asked if name in said}
                if not named:
                    raise
                self._refused |= named

    def _read_content(self, completion: ChatCompletion) -> str:
        place = self.endpoint.place
        # The library passes on whatever JSON a server sends, under the names of the protocol.
        choices = getattr(completion, "choices", None)
        choice = choices[0] if isinstance(choices, list) and choices else None
        message = getattr(choice, "message", None)
        if choice is None or message is None:
            hint = "does the address lead to the API? it often ends in /v1"
            raise AnswerError("what came back is no answer of the OpenAI protocol", path=place, hint=hint)
        if getattr(choice, "finish_reason", None) == "length":
            hint = "raise the server's limit on the length of answers"
            raise AnswerError("the answer was cut off at the model's limit", path=place, hint=hint)
        refusal = getattr(message, "refusal", None)
        if isinstance(refusal, str) and refusal.strip():
            raise AnswerError(f"the model declined: “{quote_line(refusal)}”", path=place, hint="try another model")
        if getattr(choice, "finish_reason", None) == "content_filter":
            raise AnswerError(
                "the server's filter held the answer back", path=place, hint="try another model or server"
            )
        content = getattr(message, "content", None)
        if not isinstance(content, str) or not content.strip():
            raise AnswerError("the model said nothing", path=place, hint="try another model")
        return content
