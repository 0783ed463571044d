from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carekg.graph.changes.splicing import find_line, splice_lines

LINES = st.text(st.sampled_from("ab é"), max_size=4).map(lambda text: f"{text}\n".encode())
SETS = st.frozensets(LINES, max_size=12)


@given(SETS, SETS)
def test_the_lines_that_differ_make_the_one_text_of_the_other(old: frozenset[bytes], new: frozenset[bytes]) -> None:
    pieces = splice_lines(b"".join(sorted(old)), old - new, new - old)
    assert b"".join(pieces) == b"".join(sorted(new))


@given(SETS, LINES)
def test_a_line_is_found_where_it_stands_or_would_stand(lines: frozenset[bytes], line: bytes) -> None:
    before = b"".join(sorted(each for each in lines if each < line))
    assert find_line(b"".join(sorted(lines)), line) == len(before)


@pytest.mark.parametrize(("removed", "added"), [([b"b\n"], []), ([], [b"a\n"]), ([b"c\n"], [b"b\n"])])
def test_lines_that_are_not_as_held_are_refused(removed: list[bytes], added: list[bytes]) -> None:
    with pytest.raises(ValueError, match="not what they are held to be"):
        list(splice_lines(b"a\nd\n", removed, added))
