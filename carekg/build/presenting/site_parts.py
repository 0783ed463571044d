"""The parts of a site that are read or asked one at a time: the texts of documents, and the answers to examples."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from carekg.build.workspace import Workspace
from carekg.errors import CarekgError, QueryError
from carekg.explore.site import Answered
from carekg.model import Document, DocumentMetadata, Knowledge
from carekg.query.answers import Answer
from carekg.query.questions import Question, list_questions

if TYPE_CHECKING:
    from carekg.documents import Source

PAGE_TITLE = "Care policy: who does what"
PLACES: Mapping[str, str] = MappingProxyType({"Names": "index.html", "Questions": "questions.html"})
"""Pages of the site that the explorer leads to."""


class TextsOnDemand(Mapping[str, Document]):
    """The texts of documents by id, each read when it is asked for, where its file is as it was when it was built."""

    def __init__(self, workspace: Workspace, knowledge: Knowledge) -> None:
        self._workspace = workspace
        self._built = {document.id: document for document in knowledge.documents}

    def __getitem__(self, id_: str) -> Document:
        # Reading documents draws in more than a server needs before somebody looks at one.
        from carekg.curate import read_tables
        from carekg.documents import read_document

        metadata = self._built[id_]
        source = self._find_source(metadata)
        try:
            corrections = read_tables(self._workspace.seeds).documents
            document = read_document(source, corrections.get(source.path))
        except CarekgError:
            raise KeyError(id_) from None
        if document.metadata.id != id_:
            raise KeyError(id_)
        return document

    def __iter__(self) -> Iterator[str]:
        return iter(self._built)

    def __len__(self) -> int:
        return len(self._built)

    def _find_source(self, metadata: DocumentMetadata) -> Source:
        from carekg.documents import Source, find_sources

        source: Source | None
        try:
            source = Source(metadata.path, (self._workspace.documents / metadata.path).read_bytes())
        except OSError:
            # What came in an archive has no file of its own.
            found = find_sources([self._workspace.documents]) if self._workspace.documents.is_dir() else ()
            source = next((each for each in found if isinstance(each, Source) and each.path == metadata.path), None)
        if source is None or source.sha256 != metadata.sha256:
            raise KeyError(metadata.id)
        return source


def answer_examples(ask: Callable[[Question, Sequence[str]], Answer]) -> Iterator[Answered]:
    """Yield every saved question with the answer for its examples; one whose example this graph lacks is left out."""
    for question in list_questions():
        settings = tuple(
            f"{parameter.name}={parameter.example}" for parameter in question.parameters if parameter.example
        )
        try:
            yield Answered(question, settings, ask(question, settings))
        except QueryError:
            continue
