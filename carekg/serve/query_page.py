"""The addresses of the query page: the page itself, under a policy of its own, and the files that it loads."""

from __future__ import annotations

from http import HTTPStatus
from secrets import token_urlsafe
from typing import TYPE_CHECKING

from starlette.responses import Response

from carekg.serve.caching import has_already, tag_content
from carekg.serve.editor import list_files, render_editor, state_policy
from carekg.serve.refusals import RefusalError

if TYPE_CHECKING:
    from starlette.requests import Request

    from carekg.serve.editions import Edition


def answer_query_page(_request: Request, _body: bytes, _edition: Edition) -> Response:
    """Answer with the page in which a person asks in SPARQL."""
    nonce = token_urlsafe(16)
    headers = {"Content-Security-Policy": state_policy(nonce), "Cache-Control": "no-store"}
    return Response(render_editor(nonce), headers=headers, media_type="text/html")


def answer_query_file(request: Request, _body: bytes, _edition: Edition) -> Response:
    """Answer with a file of the query page; only those that the page has are looked through."""
    file = list_files().get(request.path_params["name"])
    if file is None:
        raise RefusalError(HTTPStatus.NOT_FOUND, "the query page has no such file")
    etag = tag_content(file.content)
    headers = {"ETag": etag, "Cache-Control": "no-cache"}
    if has_already(request, etag):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(file.content, headers=headers, media_type=file.media_type)
