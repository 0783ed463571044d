"""Posts by their titles: a rank, what narrows it before, and its portfolio after.

"chief executive", "deputy first minister", "Cabinet Secretary for Health", "director of adult services".
The vocabulary is closed, since that is what tells a post from a person or body beside it: in "Care Minister Jo Bell"
the last two words are no part of the title, in "Scottish Care chief executive" the first two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from carekg.extract.lexicon import Lexicon
from carekg.extract.mentions import Form, Found
from carekg.extract.names.post_signs import names_more, stands_alone
from carekg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LINKS = frozenset({"of", "for"})
_WITH_ARTICLE = frozenset({"Opposition", "opposition", "House", "Exchequer", "Crown"})
"""What titles have "the" before: "leader of the opposition"."""
_NATIONS = frozenset({"wales", "scotland", "england", "ireland"})
NATION_ENDINGS = _NATIONS | {"uk", "cymru", "alba", "ni"}
"""Words that say of which nation a body is, as in its name."""
_AND = frozenset({"and", "&", ","})
_ONLY_AFTER = {"holder": ("portfolio",), "worker": ("chief social", "principal social")}
"""Words that are ranks after these alone: "portfolio holder", "Chief Social Worker"."""
_FIXED = frozenset({("cabinet", "member"), ("executive", "director")})
"""What is no body and its post, though the first has a capital at the start of a sentence."""
_NUMBERED = frozenset({"minister", "ministers", "secretary", "civil", "lord", "life", "living"})
"""What "first" and "later" are part of a title before; else they say when: "its first chief executive"."""
_OFFICES = frozenset({"commissioner", "ombudsman"})
"""Whose title says first whose they are: "Children's Commissioner"."""
_WISHED = frozenset(
    {"help", "support", "advice", "assistance", "comment", "money", "funding", "approval", "permission"}
)
"""What somebody in a post may be asked for: "to ask the Chancellor for help"."""
_TWOFOLD = "comptroller and auditor general"


def find_roles(doc: Doc, lexicon: Lexicon) -> list[Found]:
    """Return the posts that `doc` names, in order, without overlap."""
    found: list[Found] = []
    index = 0
    while index < len(doc):
        if not is_rank(doc[index], lexicon):
            index += 1
            continue
        start = _extend_left(doc, index, lexicon, found[-1].end if found else 0)
        last = _find_last_rank(doc, index, lexicon)
        end = _extend_right(doc, last, lexicon)
        if stands_alone(doc, start, last, end, lexicon) and not names_more(doc, end, lexicon):
            found.append(
                Found(start, end, last, doc[start:end].text, EntityType.ROLE, form=Form.POST),
            )
        index = end
    return found


def _find_last_rank(doc: Doc, index: int, lexicon: Lexicon) -> int:
    """Return the rank that a title ends in: "deputy presiding officer", "chief executive"."""
    last = place = index
    if doc[index : index + 4].text.casefold() == _TWOFOLD:
        return index + 3
    if doc[index].lower_ in lexicon.roles.parliamentary:
        # "Jo Bell MS", and under it "Deputy Minister for Social Services"
        return index
    while place + 1 < len(doc) and place - last < 3:
        place += 1
        if is_rank(doc[place], lexicon) and _same_case(doc[place], doc[index]):
            last = place
        elif not (doc[place].lower_ in lexicon.role_words and _same_case(doc[place], doc[index])):
            break
    return last


def is_rank(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a token can be the rank of a post; "MS" and "MP" only in capitals, "chair" not as a verb."""
    word = token.lower_
    if word in _ONLY_AFTER:
        before = token.doc[max(token.i - 2, 0) : token.i].text.casefold()
        return before.endswith(_ONLY_AFTER[word])
    if word not in lexicon.ranks:
        return False
    if word in lexicon.roles.parliamentary:
        return token.is_upper
    if token.pos_ == "VERB" and token.text.islower() and not _follows_copula(token):
        return False
    return not (token.text.istitle() and word in lexicon.titles and _is_name_word(token, 1, lexicon))


def _follows_copula(token: Token) -> bool:
    """Tell "will be chair", "its chair", where the tagger may take the noun for a verb."""
    return token.i > 0 and (
        token.doc[token.i - 1].lemma_ in {"be", "as"} or token.doc[token.i - 1].tag_ in {"POS", "PRP$"}
    )


def _is_name_word(token: Token, step: int, lexicon: Lexicon) -> bool:
    other = token.i + step
    if other >= len(token.doc):
        return False
    word = token.doc[other]
    return word.text[:1].isupper() and word.lower_ not in lexicon.role_words and word.lower_ not in lexicon.ranks


def _same_case(token: Token, other: Token) -> bool:
    return token.text[:1].isupper() == other.text[:1].isupper()


def _extend_left(doc: Doc, index: int, lexicon: Lexicon, floor: int) -> int:
    start = index
    while start > floor:
        token = doc[start - 1]
        if token.text == "-" and start - 1 > floor:
            start -= 1
            continue
        joins = token.lower_ in {"and", "&"} and start - 2 >= floor and _narrows(doc[start - 2], doc[index], lexicon)
        if joins and doc[start].lower_ in lexicon.role_words and not _is_of_another(doc, start - 2, floor):
            start -= 2
            continue
        owner = _find_owner(doc, start, index, lexicon)
        if owner < start:
            return owner
        if not _narrows(token, doc[index], lexicon):
            break
        # "Skills for Care chief executive": the word belongs to the name before the preposition.
        if start - 2 >= floor and doc[start - 2].lower_ in _LINKS and doc[start - 2].i > 0:
            break
        start -= 1
    while doc[start].text == "-":
        start += 1
    return start


def _find_owner(doc: Doc, start: int, rank: int, lexicon: Lexicon) -> int:
    """Return where a title with a capital begins that says whose it is, "Older People's"; `start` where none does."""
    if doc[rank].lower_ not in _OFFICES or doc[start - 1].tag_ != "POS" or not doc[rank].text[:1].isupper():
        return start
    place = start - 1
    while place > 0 and doc[place - 1].text[:1].isupper() and doc[place - 1].lower_ in lexicon.portfolio:
        place -= 1
    return place if place < start - 1 else start


def _is_of_another(doc: Doc, place: int, floor: int) -> bool:
    """Tell the council of "Leader of the Council and Chair" from the health of "the Health and Care Minister"."""
    before = place - 2 if doc[place - 1].lower_ == "the" else place - 1
    return before == floor and before > 0 and doc[before].lower_ in _LINKS


def _narrows(token: Token, rank: Token, lexicon: Lexicon) -> bool:
    if token.lower_ in lexicon.roles.parliamentary and token.is_upper:
        return False
    if token.lower_ in {"first", "later"} and token.doc[token.i + 1].lower_ not in _NUMBERED:
        return False
    known = token.lower_ in lexicon.role_words or token.lower_ in lexicon.ranks
    fixed = token.is_sent_start is True and (token.lower_, rank.lower_) in _FIXED
    if token.lower_ in lexicon.heads and not _same_case(token, rank) and not fixed:
        # "Union president": the capital is the body's own.
        return False
    return known and (_same_case(token, rank) or token.is_sent_start is True)


def _extend_right(doc: Doc, last: int, lexicon: Lexicon) -> int:
    end = last + 1
    if doc[end : end + 2].text.lower() == "of state":
        end += 2
    while end + 1 < len(doc) and doc[end].lower_ in _LINKS:
        begin = end + 1
        if doc[begin].lower_ == "the" and doc[begin + 1 : begin + 2].text in _WITH_ARTICLE:
            begin += 1
        stop = _read_portfolio(doc, begin, lexicon)
        if (
            stop == begin
            or (doc[end].lower_ == "for" and doc[begin].lower_ in _WISHED)
            or (stop == begin + 1 and _begins_name(doc, begin, lexicon))
        ):
            break
        end = stop
    return end


def _begins_name(doc: Doc, start: int, lexicon: Lexicon) -> bool:
    """Tell whether a word begins the name of a body and is no portfolio: "of Carers UK", "of Age Sector Platform".

    Nobody is chief executive "of Carers"; of a minister "for Carers" the person's name may follow.
    """
    end = start
    while end < len(doc) and doc[end].text[:1].isupper():
        end += 1
    if doc[start - 1].lower_ == "of" and doc[start].lower_ in lexicon.people and end > start + 1:
        return doc[start + 1].lower_ not in lexicon.given
    return any(token.lower_ in NATION_ENDINGS or token.lower_ in lexicon.heads for token in doc[start + 1 : end])


def _read_portfolio(doc: Doc, start: int, lexicon: Lexicon) -> int:
    """Return where the portfolio that begins at `start` ends; `start` itself where none does."""
    end = start
    place = start
    while place < len(doc):
        token = doc[place]
        if _is_portfolio_word(token, start, lexicon):
            end = place + 1
        elif not _links_portfolio(doc, place, start, lexicon):
            break
        place += 1
    return end


def _links_portfolio(doc: Doc, place: int, start: int, lexicon: Lexicon) -> bool:
    """Tell whether an "and", a comma or a hyphen joins two words of a portfolio; a comma only before a capital."""
    token = doc[place]
    if token.lower_ not in _AND and token.text not in {"-", "’s", "'s"}:
        return False
    if place + 1 >= len(doc) or not _is_portfolio_word(doc[place + 1], start, lexicon):
        return False
    if token.text != "," or doc[place + 1].text[:1].isupper():
        return True
    # "director of policy, research and campaigns"
    listed = doc[place + 1 : place + 4]
    words = [listed[0].lower_, listed[-1].lower_]
    return len(listed) == 3 and listed[1].lower_ == "and" and all(word in lexicon.portfolio for word in words)


def _is_portfolio_word(token: Token, start: int, lexicon: Lexicon) -> bool:
    if token.text[:1].isupper():
        # "Secretary of State for Wales", but "chair of Digital Baking Wales".
        northern = token.lower_ == "ireland" and token.i == start + 1 and token.doc[start].lower_ == "northern"
        return token.lower_ in lexicon.portfolio and (token.lower_ not in _NATIONS or token.i == start or northern)
    # An uncapitalised portfolio is any bare noun phrase: "head of policy".
    return (
        token.text[:1].islower()
        and (token.pos_ in {"NOUN", "ADJ"} or token.lower_ in lexicon.portfolio)
        and (token.i == start or token.doc[token.i - 1].text[:1].islower() or token.doc[token.i - 1].text == ",")
    )
