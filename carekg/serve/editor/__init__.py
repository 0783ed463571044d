"""The query page: a SPARQL editor whose answers are shown as a table, a drawing or a chart.

The server shows `render_editor(nonce)` at `/query`, under `state_policy(nonce)`, and each of `list_files()` at
`/query/NAME`. The page asks `/sparql` in the SPARQL 1.1 Protocol, and takes errors as problem details (RFC 9457) with
`line`, `column` and `hint`; for names and for filled-in questions it asks the JSON API, all in `script/client.js`.
"""

from __future__ import annotations

from carekg.serve.editor.files import StaticFile, list_files
from carekg.serve.editor.page import render_editor, state_policy

__all__ = ["StaticFile", "list_files", "render_editor", "state_policy"]
