"""Where the communities stand when each is drawn as one node."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import chain

from carekg.explore.layout import place_nodes
from carekg.explore.payload import Record
from carekg.model import Knowledge

_MOST_DRAWN = 24
"""More circles than this, with their names, would cover each other on most screens."""
_TIES_THAT_PLACE = 3
"""How many others each community is placed by: those with most statements between them. All would pull it nowhere."""


def place_communities(knowledge: Knowledge, communities: Mapping[str, int]) -> list[Record]:
    """Return `number`, `x` and `y` of the largest communities, those with many statements between them near each other.

    The 24 largest have a place, the smaller ones none: the page lists these.
    """
    sizes = Counter(number for number in communities.values() if number)
    numbers = sorted(sorted(sizes, key=lambda number: (-sizes[number], number))[:_MOST_DRAWN])
    places = {number: place for place, number in enumerate(numbers)}
    weights: Counter[tuple[int, int]] = Counter()
    for statement in knowledge.statements:
        ends = communities.get(statement.subject, 0), communities.get(statement.object, 0)
        if ends[0] != ends[1] and all(end in places for end in ends):
            weights[min(ends), max(ends)] += 1
    strongest: dict[int, list[tuple[int, int]]] = {number: [] for number in numbers}
    for pair in sorted(weights, key=lambda pair: (-weights[pair], pair)):
        for end in pair:
            if len(strongest[end]) < _TIES_THAT_PLACE:
                strongest[end].append(pair)
    links = sorted({(places[one], places[other]) for one, other in chain.from_iterable(strongest.values())})
    positions = place_nodes(len(numbers), links)
    return [{"number": number, "x": x, "y": y} for number, (x, y) in zip(numbers, positions, strict=True)]
