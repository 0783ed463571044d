"""Telling a client that it has something already (RFC 9110, section 13): by a hash of the very bytes that it would get.

The graph alone would not do: another carekg, or another scorecard, draws another page of the same graph.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.requests import Request


def tag_content(data: bytes) -> str:
    """Return the ETag of what is sent."""
    return f'"{hashlib.sha256(data).hexdigest()[:16]}"'


def has_already(request: Request, etag: str) -> bool:
    """Tell whether a client says that it has what bears this ETag."""
    return etag in request.headers.get("if-none-match", "")
