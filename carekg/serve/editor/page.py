"""The page itself, and what its content security policy must allow."""

from __future__ import annotations

import re
from importlib.resources import files

import jinja2

_NONCE = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,2}")


def render_editor(nonce: str, *, title: str = "carekg") -> bytes:
    """Return the query page as HTML in UTF-8; `title` names the graph that it asks.

    `nonce` is new for each response and the same as in its policy: the editor's own style elements carry it. Raise
    ValueError where it is none, since a guessable or broken nonce would protect nobody.
    """
    _check_nonce(nonce)
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_read_template), autoescape=True, undefined=jinja2.StrictUndefined
    )
    return environment.get_template("page.html.j2").render(nonce=nonce, title=title).encode("utf-8")


def state_policy(nonce: str) -> str:
    """Return the Content-Security-Policy of the page: its own files, styles with the nonce, its own server."""
    _check_nonce(nonce)
    return "; ".join(
        [
            "default-src 'none'",
            "script-src 'self'",
            f"style-src 'self' 'nonce-{nonce}'",
            "connect-src 'self'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        ]
    )


def _check_nonce(nonce: str) -> None:
    if not _NONCE.fullmatch(nonce):
        raise ValueError("a nonce has at least sixteen characters of Base64, `secrets.token_urlsafe(16)`")


def _read_template(name: str) -> str:
    return (files("carekg.serve.editor") / name).read_text(encoding="utf-8")
