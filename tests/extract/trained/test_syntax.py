from __future__ import annotations

import numpy as np

from carekg.extract.trained import FOLDER
from carekg.extract.trained.model import read_vocabulary
from carekg.extract.trained.pieces import PieceCutter
from carekg.extract.trained.syntax import ROLES, PairSyntax
from carekg.extract.trained.windows import cut_windows, find_sentences
from tests.extract.trained.conftest import Reader


def test_tells_the_joining_word_and_the_way_to_it(read: Reader) -> None:
    readings = read("Otters fund the work of carers. Herons agree.").readings
    cutter = PieceCutter(read_vocabulary(FOLDER))
    (window,) = cut_windows(readings, find_sentences(readings), {}, cutter)
    words = [readings[number].doc[token].text for number, token in window.words]
    spans = [
        (-1, 0),
        *((words.index(word), words.index(word) + 1) for word in ("Otters", "work", "carers", "Herons")),
    ]
    pairs = np.array([(1, 2), (2, 1), (2, 3), (1, 4), (0, 1)])
    rows = PairSyntax(window, readings, spans).describe(pairs)
    joining = [words[row[0] - 1] for row in rows[:3]]
    assert joining == ["fund", "fund", "work"]
    assert [words[row[1] - 1] for row in rows[:3]] == ["fund", "fund", "fund"]
    roles = [(ROLES[row[2]], ROLES[row[3]]) for row in rows]
    assert roles[:3] == [("nsubj", "dobj"), ("dobj", "nsubj"), ("self", "prep of")]
    assert rows[2][4:].tolist() == [0, 2]
    assert roles[3] == ("apart", "apart")
    assert roles[4] == ("unsaid", "unsaid")
