"""Reading documents with a large language model at an endpoint of the user's choice; nothing else of carekg needs it.

What it answers is only taken where the document bears it out. The client library is imported when a document is read.
"""

from __future__ import annotations

from carekg.llm.answers import AnswerCache
from carekg.llm.client import Client
from carekg.llm.combination import combine
from carekg.llm.pipeline import LlmExtractor
from carekg.llm.settings import Endpoint, find_endpoint

__all__ = ["AnswerCache", "Client", "Endpoint", "LlmExtractor", "combine", "find_endpoint"]
