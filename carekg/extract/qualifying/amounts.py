"""Which sum of a sentence belongs to a statement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from carekg.extract.syntax.labels import SUBJECTS
from carekg.extract.values.money import Sum, find_sums
from carekg.model import Amount

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_BOND = re.compile(
    r"(?:\s*\([A-Z][\w&-]+\))?[,\s(–—”’\"-]*(?:worth|of|set at|totalling|backed by|costing|cost:|with(?: a budget of)?"
    r"|(?:(?:which|that) )?has an? (?:total |overall |annual )?(?:budget|value|cost) of"
    r"|(?:which|that) (?:is worth|will cost)|an?(?: new)?)?"
    r"(?: (?:up to|some|about|around|nearly|almost|over|at least|more than|(?:not|no) (?:less|more) than))?\s*",
    re.IGNORECASE,
)
"""What may stand between a thing and its own sum: "a fund worth £3m", "the Aids Fund (AF), worth £3m"."""
_COMPARED = re.compile(
    r"\b(?:(?:rising|rises|rise|rose|increasing|increases|growing|falling|up|down) (?:to|from|by)|compared (?:with|to)"
    r"|(?:an? |the )?(?:increase|rise|cut|fall|reduction) of|instead of|bringing (?:the total|it) to)"
    r"(?: (?:about|around|nearly|almost|over|some))?\s*$",
    re.IGNORECASE,
)
"""What stands before a sum that another is held against: "£4m, rising to £6m"."""
_TOWARDS = frozenset({"in", "to", "into", "for", "under", "towards", "through", "behind"})
"""How money goes into what it is for."""
_GIVING = frozenset({"to", "for", "towards"})
_WAY = 12
"""Words between a sum and what it goes into."""
_ELSEWHERE = 6
"""How much farther a sum counts that looks like another's."""
_BEFORE = 9
"""Words of a noun phrase that may stand before the head of a thing, with its sum among them."""
_APART = {";": 40, ".": 40, ":": 6, ",": 6, "and": 6, "(": 2, ")": 2}
"""How far apart two words are for what stands between them, beside the words themselves."""


def find_given_amount(sentence: Span, ends: Sequence[tuple[int, int]], place: int) -> Amount | None:
    """Return the sum of a sentence that is nearest to one of the `ends`, as token spans, or else to the word `place`.

    The object comes first among the ends: "gave £2m to the council and £3m to the trust". A sum before the giver is
    somebody else's, and so is one right after another name. Where a sentence has none, a bare sum that follows it
    counts: "Respite scheme. £2m."
    """
    sums = _leave_compared(find_sums(sentence.text), sentence.text)
    if not sums:
        return _find_after(sentence)
    if len(sums) == 1:
        return sums[0].amount
    doc = sentence.doc
    spans = [(find_span(sentence, one), one) for one in sums]

    def measure(row: tuple[tuple[int, int], Sum]) -> tuple[int, int, int, int]:
        span, one = row
        others = [other for other, _ in spans if other != span]
        gaps = [(_measure_gap(doc, span, end, others), order) for order, end in enumerate(ends)]
        if gaps and len(ends) > 1 and span[1] <= ends[-1][0]:
            gaps[0] = gaps[0][0] + _ELSEWHERE, gaps[0][1]
        before = doc[max(span[0] - 1, 0)]
        foreign = before.pos_ == "PROPN" and not any(start <= before.i < end for start, end in ends)
        nearest, order = min(gaps, default=(0, 0))
        apart = _ELSEWHERE * (foreign + 2 * _goes_elsewhere(doc, span, ends))
        return nearest + apart, order, abs(span[0] - place), one.start

    return min(spans, key=measure)[1].amount


def _leave_compared(sums: list[Sum], text: str) -> list[Sum]:
    """Return the sums that are given, without those they are only compared with, where any are left."""
    return [one for one, last in zip(sums, [None, *sums], strict=False) if not _is_compared(one, last, text)] or sums


def _is_compared(one: Sum, last: Sum | None, text: str) -> bool:
    """Tell whether a sum is held against the `last` one before it: "rising to £6m", "£4m (£6m with gifts)"."""
    inserted = last is not None and text[last.end : one.start].strip() == "("
    return inserted or _COMPARED.search(text[: one.start]) is not None


def _goes_elsewhere(doc: Doc, span: tuple[int, int], ends: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a sum goes to another than the ends by the words after it: "£1m to the council and £2m to …"."""
    root = doc[span[0] : span[1]].root
    if root.dep_ in SUBJECTS and root.i < root.head.i:
        # "£10m will go to the council and £5m to the trust": the first of two that a verb has to do with
        after = [child for child in root.head.rights if child.lower_ in _GIVING][:1]
    else:
        after = [token for token in doc[span[1] : span[1] + 1] if token.text in _GIVING]
    if not after:
        return False
    given = next((child for child in after[0].children if child.dep_ == "pobj"), None)
    if given is None or given.ent_type_ in {"DATE", "CARDINAL"} or given.pos_ == "NUM":
        return False
    return not any(start <= given.i < end for start, end in ends)


def find_span(sentence: Span, one: Sum) -> tuple[int, int]:
    """Return the tokens of a sum."""
    begin = sentence.start_char
    inside = [t.i for t in sentence if t.idx + len(t) > begin + one.start and t.idx < begin + one.end]
    return inside[0], inside[-1] + 1


def _find_after(sentence: Span) -> Amount | None:
    rest = sentence.doc[sentence.end :].text.strip()
    sums = find_sums(rest)
    return sums[0].amount if sums and sums[0].start == 0 and re.match(r"\W*$|\W", rest[sums[0].end :]) else None


def _measure_gap(doc: Doc, span: tuple[int, int], end: tuple[int, int], others: Sequence[tuple[int, int]]) -> int:
    """Return how far a sum is from an end: the words between, and more for stops, commas and other sums."""
    if span[0] < end[1] and end[0] < span[1]:
        return 0
    low, high = (end[1], span[0]) if end[1] <= span[0] else (span[1], end[0])
    between = doc[low:high]
    if end[1] <= span[0] and [token.text for token in between] == ["("]:
        return 0
    apart = sum(_APART.get(token.lower_, 0) for token in between)
    return len(between) + apart + 10 * sum(low <= other[0] < high for other in others)


def find_own_amount(doc: Doc, stretch: tuple[int, int]) -> Amount | None:
    """Return the sum within the phrase of a thing, or bound to it: "the £5m fund", "a grant worth £5m"."""
    start, end = stretch
    sentence = doc[start].sent
    first = max(min(start, doc[start:end].root.left_edge.i), start - _BEFORE, sentence.start)
    low, high = doc[first].idx, doc[end - 1].idx + len(doc[end - 1])
    text = doc.text[low : sentence.end_char]
    for one in find_sums(text):
        between = text[high - low : one.start]
        if low + one.start < high:
            before = text[one.end : doc[start].idx - low] if one.end < doc[start].idx - low else ""
            if not re.search(r"[,;]", before):
                return one.amount
        elif _BOND.fullmatch(between):
            return one.amount
    return None


def find_amount_towards(doc: Doc, stretch: tuple[int, int]) -> Amount | None:
    """Return the sum that goes into a thing: "announced £3m for next year under the fund", "£2m will go to it"."""
    head = doc[stretch[0] : stretch[1]].root
    start = max(min(head.left_edge.i, stretch[0]), head.sent.start)
    if start == head.sent.start or doc[start - 1].lower_ not in _TOWARDS:
        return None
    sums = [(find_span(head.sent, one), one) for one in find_sums(head.sent.text)]
    before = [(span, one) for span, one in sums if span[1] <= start]
    if not before:
        return None
    span, one = before[-1]
    between = doc[span[1] : start]
    return one.amount if len(between) <= _WAY and not any(token.text in _APART for token in between) else None
