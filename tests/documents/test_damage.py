"""Whatever happens to a file on its way, it is read or refused in one line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from carekg.documents import Source, read_document
from carekg.errors import DocumentError
from carekg.model import Document
from tests.documents.readers.test_html import PAGE
from tests.documents.readers.test_markdown import PAGE as MARKDOWN
from tests.documents.readers.test_message import make_message
from tests.documents.readers.test_opendocument import make_text
from tests.documents.readers.test_pdf import PAGES
from tests.documents.samples import assert_sound, make_pdf

FILES = {
    "plan.pdf": make_pdf(PAGES),
    "plan.odt": make_text(),
    "plan.html": PAGE.encode(),
    "plan.md": MARKDOWN.encode(),
    "plan.eml": make_message().as_bytes() + b"\nThe hub opens today.\n\nYours sincerely\n\nMina Quillfeather\n",
}


@pytest.mark.parametrize("name", sorted(FILES))
@given(cuts=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=20)), min_size=1, max_size=5))
@settings(max_examples=40, deadline=None)
def test_a_damaged_file_is_read_soundly_or_refused(name: str, cuts: list[tuple[float, int, bytes]]) -> None:
    data = bytearray(FILES[name])
    for place, length, patch in cuts:
        start = int(place * len(data))
        data[start : start + length] = patch
    outcome = read_or_refuse(Source(name, bytes(data)))
    if isinstance(outcome, DocumentError):
        assert str(outcome).startswith(f"{name}: ")
        assert "\n" not in str(outcome)
    else:
        assert_sound(outcome)


def read_or_refuse(source: Source) -> Document | DocumentError:
    try:
        return read_document(source)
    except DocumentError as error:
        return error
