"""Bare nouns that stand for what a document is about or for whose it is: "the Council" in a council's own paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from carekg.extract.context import Context
from carekg.extract.names.kinds import find_head_word
from carekg.extract.qualifying.own_body import find_publisher
from carekg.extract.reference.renamings import find_renamings

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEFINITE = frozenset({"the", "this"})
_COMPLEMENTS = frozenset({"of", "for"})


def find_own_nouns(context: Context) -> dict[tuple[int, int], int]:
    """Return the key of the body or the topic that each such noun stands for, by its reading and its token.

    The last other body of that sort, a neighbouring council say, is named again where it is meant.
    """
    heads: dict[str, int] = {}
    renamed = find_renamings(context.readings, context.cast)
    # The later of them is the likelier.
    for key in (context.topic, find_publisher(context), context.author_body):
        if key is not None:
            names = context.cast.things[key].names
            heads |= {find_head_word(name.split(), context.lexicon): renamed.get(key, key) for name in names}
    return {
        (number, token.i): heads[token.lower_]
        for number, reading in enumerate(context.readings)
        for token in reading.doc
        if token.lower_ in heads and (number, token.i) not in context.cast.at and _is_bare(token)
    }


def _is_bare(noun: Token) -> bool:
    """Tell whether nothing but an article says which one is meant."""
    before = [child.lower_ for child in noun.lefts]
    after = [child.lower_ for child in noun.rights if child.i == noun.i + 1]
    return len(before) == 1 and before[0] in _DEFINITE and _COMPLEMENTS.isdisjoint(after)
