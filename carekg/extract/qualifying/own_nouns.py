"""Bare nouns that stand for what a document is about or for whose it is: "the Council" in a council's own paper."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from carekg.extract.context import Context
from carekg.extract.names.kinds import find_head_word
from carekg.extract.qualifying.own_body import find_publisher
from carekg.extract.reference.renamings import find_renamings
from carekg.extract.syntax.labels import NOUNS
from carekg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEFINITE = frozenset({"the", "this"})
_TIDINGS = frozenset({"announcement", "news"})
"""What those whom a press release quotes call all that it announces."""
_MINE = frozenset({"my", "our"})
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
            heads |= dict.fromkeys(_list_heads(key, context), renamed.get(key, key))
    if context.topic is not None and context.cast.things[context.topic].type == EntityType.INITIATIVE:
        heads |= dict.fromkeys(_TIDINGS, context.topic)
    found: dict[tuple[int, int], int] = {}
    for number, reading in enumerate(context.readings):
        for token in reading.doc:
            if (number, token.i) in context.cast.at:
                continue
            if token.lower_ in heads and _is_bare(token, _DEFINITE):
                found[number, token.i] = heads[token.lower_]
            elif token.pos_ in NOUNS and _is_bare(token, _MINE):
                body = context.find_we(number, token)
                if body is not None and token.lower_ in _list_heads(body, context):
                    found[number, token.i] = body
    return found


def _list_heads(key: int, context: Context) -> set[str]:
    """Return the nouns that a thing's names turn on."""
    return {find_head_word(name.split(), context.lexicon) for name in context.cast.things[key].names}


def _is_bare(noun: Token, determiners: Container[str]) -> bool:
    """Tell whether nothing but one of `determiners` says which one is meant."""
    before = [child.lower_ for child in noun.lefts]
    after = [child.lower_ for child in noun.rights if child.i == noun.i + 1]
    return len(before) == 1 and before[0] in determiners and _COMPLEMENTS.isdisjoint(after)
