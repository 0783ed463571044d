"""How far a description goes: what follows its noun and tells the thing apart, as in "duty to assess needs"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_SPELT_OUT = 12
"""Words after its head that a description may have."""
_COMPLEMENTS = frozenset(
    {
        "of",
        "on",
        "for",
        "into",
        "about",
        "between",
        "with",
        "under",
        "over",
        "against",
        "to",
        "in",
        "at",
        "across",
        "within",
    }
)
"""Prepositions by which a noun says what it is about."""
_ABOUT = frozenset({"of", "on", "for", "about", "into"})
"""Those of them that seldom belong to a verb of making or publishing."""
_TO_DO = frozenset(
    {
        "duty",
        "right",
        "power",
        "obligation",
        "entitlement",
        "requirement",
        "commitment",
        "pledge",
        "promise",
        "proposal",
        "plan",
        "decision",
        "bid",
        "motion",
    }
)
"""Nouns that say with an infinitive what they are."""
_MANNERS = frozenset(
    {"behalf", "principle", "present", "full", "form", "time", "use", "practice", "ground", "advance", "turn", "hand"}
)
"""What stands after prepositions that say how or when something is done, and not what it is: "in principle"."""
_POINTING = frozenset({"that", "this", "these", "those"})
_QUESTIONS = frozenset({"how", "whether", "what", "why", "who", "when", "where", "which"})
_SEASONS = frozenset({"spring", "summer", "autumn", "winter"})
_OPENING = frozenset({"ADP", "CCONJ", "DET", "PRON", "SCONJ"})
"""What opens a phrase, and ends none."""
_CLAUSES = frozenset({"relcl", "acl", "appos", "parataxis"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "WDT"})
_THOSE = frozenset(
    {"people", "those", "adults", "children", "women", "men", "parents", "families", "residents", "users"}
)
"""Who is told from others by a clause: "panel of people who draw on care"."""


def spell_out(head: Token, start: int, end: int) -> str:
    """Return the words from `start` on with all that tells which thing the noun `head` means; "" where `end` is there.

    "code of practice" goes on "on flexible work for carers", but not "that the minister promised" or "by May".
    """
    doc, stop = head.doc, head.i + 1
    while stop < len(doc):
        reached = _end_purpose(doc[stop], head)
        if not reached and _goes_on(doc[stop], head):
            reached = _end_complement(doc[stop], head)
        if reached <= stop + 1:
            break
        stop = reached
    begin = _begin_genitive(head, start)
    return doc[begin:stop].text if stop > end or begin < start else ""


def _begin_genitive(head: Token, start: int) -> int:
    """Return where a genitive that says of which sort a thing is begins: "young carers' project", "carer's grant".

    "the council's project" says whose it is, and no more; there the description begins as it did.
    """
    doc = head.doc
    owner = next((child for child in head.lefts if child.dep_ == "poss" and child.right_edge.i == start - 1), None)
    if owner is None or owner.pos_ != "NOUN" or not owner.text.islower() or doc[start - 1].tag_ != "POS":
        return start
    if owner.tag_ != "NNS" and any(child.dep_ in {"det", "poss"} and child.lower_ != "a" for child in owner.lefts):
        return start
    begin = owner.i
    while begin > owner.left_edge.i and doc[begin - 1].dep_ in {"amod", "compound"} and doc[begin - 1].head == owner:
        begin -= 1
    return begin


def _goes_on(token: Token, head: Token) -> bool:
    """Tell whether a preposition right after a phrase with this head goes on with it."""
    if token.dep_ != "prep" or token.i - head.i > _SPELT_OUT or tells_when(token):
        return False
    if token.head.i == head.i:
        return token.lower_ in _COMPLEMENTS
    if head.i < token.head.i < token.i:
        return True
    # "publish guidance on breaks": attachment is a toss-up for the parser.
    return token.lower_ in _ABOUT and token.head.i < head.i and head.dep_ == "dobj" and token.head.i == head.head.i


def _end_purpose(token: Token, head: Token) -> int:
    """Return where what a noun is for ends, as in "duty to assess needs"; 0 where no such infinitive begins."""
    doing = token.head
    if token.lower_ != "to" or token.dep_ != "aux":
        return 0
    # "brings a duty to assess needs": the parser hangs the infinitive on the verb as often as not.
    apart = doing.dep_ == "advcl" and doing.head.i == head.head.i and token.i == head.i + 1
    if not (doing.dep_ in {"acl", "relcl"} and doing.head.i == head.i) and not (apart and head.lemma_ in _TO_DO):
        return 0
    end = min(doing.right_edge.i + 1, head.i + _SPELT_OUT)
    after = token.doc[doing.i + 1 : end]
    stop = next((one.i for one in after if _ends_thing(one) or one.dep_ in _CLAUSES or one.tag_ in _FINITE), end)
    while stop > doing.i + 1 and token.doc[stop - 1].pos_ in {"ADP", "CCONJ", "DET", "PRON", "SCONJ", "PART"}:
        stop -= 1
    return stop


def _ends_thing(token: Token) -> bool:
    return token.is_punct and token.text not in {"-", "'", "’"}


def tells_when(preposition: Token) -> bool:
    """Tell "on 3 March", "in the spring" from "letter of 3 March" and "plan for 2031", which say which one it is."""
    if preposition.lower_ in {"of", "for"}:
        return False
    after = preposition.doc[preposition.i + 1 : preposition.i + 3]
    return any(token.lower_ in _SEASONS for token in after) or (len(after) > 0 and after[0].ent_type_ == "DATE")


def _end_complement(preposition: Token, head: Token) -> int:
    """Return where the complement of a preposition ends, before any clause, aside or second thing.

    A question is one thing, "how care is paid for": it is taken whole, or not at all.
    """
    doc = head.doc
    end = min(preposition.right_edge.i + 1, head.i + _SPELT_OUT)
    asks = doc[preposition.i + 1 : preposition.i + 2].text.casefold() in _QUESTIONS
    if (asks and end <= preposition.right_edge.i) or leads_away(preposition):
        return preposition.i
    told = _find_telling_clause(doc[preposition.i + 1 : end])
    for token in doc[preposition.i + 1 : end]:
        if not asks and token.i not in told and (token.dep_ in _CLAUSES or token.tag_ in _FINITE):
            end = max(token.left_edge.i, preposition.i + 1)
            break
        if _ends_thing(token):
            end = token.i
            break
        if token.ent_type_ == "DATE" and token.i > preposition.i + 2 and token.nbor(-1).dep_ == "prep":
            end = token.i - 1
            break
        if token.lower_ == "in" and tells_when(token):
            end = token.i
            break
    while not asks and end > preposition.i + 1 and (doc[end - 1].pos_ in _OPENING or _is_torn(doc[end - 1])):
        end -= 1
    return end


def _is_torn(last: Token) -> bool:
    """Tell whether a stretch that ends with this word tears a name or a phrase: "in Northern", "a learning"."""
    return last.dep_ in {"amod", "compound", "nmod", "nummod", "poss"} and last.head.i > last.i


def leads_away(preposition: Token) -> bool:
    """Tell whether a preposition leads to what was named before, or tells how: "trial of it", "hubs in principle"."""
    ends = [child for child in preposition.children if child.dep_ == "pobj"]
    if not ends or preposition.lower_ == "of":
        return bool(ends) and ends[0].tag_ == "PRP"
    told = ends[0].lower_ in _MANNERS
    return told or ends[0].tag_ == "PRP" or any(child.lower_ in _POINTING for child in ends[0].lefts)


def _find_telling_clause(span: Span) -> range:
    """Return the places of the first clause that says which people are meant, if it ends within the span."""
    for token in span:
        if token.dep_ == "relcl" and token.head.lower_ in _THOSE and token.head.i + 1 == token.left_edge.i:
            whole = range(token.left_edge.i, token.right_edge.i + 1)
            return whole if whole.stop <= span.end else range(0)
    return range(0)


def extend_new(token: Token, end: int) -> int:
    """Take in what tells apart a thing that an article brings in as new: "a duty of candour for providers"."""
    if not any(child.lower_ in {"a", "an"} for child in token.children):
        return end
    for child in token.rights:
        if child.left_edge.i == end and child.lower_ in {"of", "on", "into", "to"} and child.right_edge.i - token.i < 8:
            return max(end, _end_complement(child, token))
        break
    return end
