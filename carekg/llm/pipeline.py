"""From a document to what a large language model takes from it, as far as the document bears it out."""

from __future__ import annotations

from collections.abc import Sequence

from carekg.errors import AnswerError
from carekg.llm.acceptance import Acceptor
from carekg.llm.answers import AnswerCache, answer_key
from carekg.llm.client import Client, Messages
from carekg.llm.failures import quote_line
from carekg.llm.page import Page
from carekg.llm.parsing import find_object
from carekg.llm.passages import Passage, cut_passages
from carekg.llm.prompt import write_instructions, write_request
from carekg.llm.schema import describe_answer
from carekg.model import Document, Entity, Extraction, Mention, Notice

_SHOWN = 80
"""Characters of an answer that cannot be used, which often says why."""


class LlmExtractor:
    """Reads documents with a large language model; what it answered once is kept in `cache`."""

    def __init__(self, client: Client, cache: AnswerCache) -> None:
        self._client = client
        self._cache = cache
        self._schema = describe_answer()

    def extract(self, document: Document) -> Extraction:
        """Return the entities and statements that were taken, and a notice for all that was not.

        Raises EndpointError where the endpoint answers no question at all, and AnswerError where it answered none on
        this document; a passage without an answer among others is a notice.
        """
        page = Page(document)
        acceptor = Acceptor(document, page, self._client.endpoint.model)
        passages = cut_passages(document, page)
        notices: list[Notice] = []
        failures: list[AnswerError] = []
        for passage in passages:
            try:
                acceptor.take(self._read(document, passage, notices), passage)
            except AnswerError as error:
                failures.append(error)
                notices.append(_describe_gap(document, passage, error))
        if passages and len(failures) == len(passages):
            raise failures[0]
        entities = acceptor.list_entities()
        return Extraction(
            document=document.metadata,
            entities=entities,
            statements=acceptor.list_statements(),
            mentions=_find_mentions(page, entities),
            notices=(*notices, *dict.fromkeys(acceptor.notices)),
        )

    def _read(self, document: Document, passage: Passage, notices: list[Notice]) -> dict[str, object]:
        """Return the answer on a passage, from the cache or from the endpoint."""
        endpoint = self._client.endpoint
        request = write_request(document.metadata, passage.text)
        messages: Messages = (("system", write_instructions()), ("user", request))
        key = answer_key(endpoint.place, endpoint.model, messages, self._schema)
        content, damage = self._cache.find(key)
        answer = find_object(content) if content is not None else None
        trouble = damage
        if answer is None:
            content = self._client.ask(messages, self._schema)
            answer = find_object(content)
            if answer is None:
                message = f"the model's answer is not the JSON it was asked for: “{quote_line(content, _SHOWN)}”"
                raise AnswerError(message, path=endpoint.place, hint="try a model that is better at JSON")
            trouble = self._cache.keep(key, content) or damage
        if trouble:
            notices.append(Notice(document.metadata.path, trouble))
        return answer


def _describe_gap(document: Document, passage: Passage, error: AnswerError) -> Notice:
    line = document.text.count("\n", 0, passage.spans[0][0]) + 1
    return Notice(
        document.metadata.path,
        f"a passage was not read: {error.path}: {error.message}",
        hint=error.hint or "",
        quote=passage.text[:80],
        line=line,
    )


def _find_mentions(page: Page, entities: Sequence[Entity]) -> tuple[Mention, ...]:
    """Return where the text names each entity; of names that overlap the longer counts."""
    names = [(name, entity) for entity in entities for name in (entity.label, *entity.aliases)]
    taken: set[int] = set()
    mentions = []
    for name, entity in sorted(names, key=lambda each: (-len(each[0]), each[0], each[1].id)):
        for start, end in page.find_all(name):
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                mentions.append(Mention(start, end, entity.id, entity.type))
    return tuple(sorted(mentions, key=lambda each: (each.start, each.end, each.entity)))
