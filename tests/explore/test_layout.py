from __future__ import annotations

import math
import random

from carekg.explore.layout import place_nodes


def ring(count: int) -> list[tuple[int, int]]:
    return [(number, (number + 1) % count) for number in range(count)]


def test_same_links_give_the_same_places() -> None:
    random.seed(1)
    first = place_nodes(60, ring(60))
    random.seed(2)
    assert place_nodes(60, ring(60)) == first


def test_layout_leaves_the_random_numbers_of_others_alone() -> None:
    random.seed(7)
    undisturbed = random.random()  # noqa: S311 - no secret
    random.seed(7)
    place_nodes(10, ring(10))
    assert random.random() == undisturbed  # noqa: S311 - no secret


def test_no_two_nodes_stand_on_each_other() -> None:
    star = [(0, number) for number in range(1, 80)]
    places = place_nodes(100, star)
    assert len(set(places)) == 100
    for number, (x, y) in enumerate(places):
        for other_x, other_y in places[:number]:
            assert abs(x - other_x) > 30 or abs(y - other_y) > 20


def test_unconnected_parts_stay_together() -> None:
    places = place_nodes(60, [*ring(20), *((a + 20, b + 20) for a, b in ring(20))])
    width = max(x for x, _ in places) - min(x for x, _ in places)
    height = max(y for _, y in places) - min(y for _, y in places)
    assert width < 3000
    assert height < 3000


def test_tied_nodes_stand_nearer_than_others() -> None:
    places = place_nodes(40, ring(40))

    def distance(a: int, b: int) -> float:
        return math.dist(places[a], places[b])

    tied = sum(distance(a, b) for a, b in ring(40)) / 40
    opposite = sum(distance(a, (a + 20) % 40) for a in range(40)) / 40
    assert tied < opposite / 2


def test_loops_single_nodes_and_nothing_are_placed_too() -> None:
    assert place_nodes(0, []) == []
    assert place_nodes(1, [(0, 0)]) == [(0.0, 0.0)]
    assert len(set(place_nodes(2, [(0, 1), (1, 0), (0, 0)]))) == 2
