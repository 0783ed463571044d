from __future__ import annotations

from tests.explore.sample import make_knowledge, measure_degrees

from carekg.explore import render_page


def test_page_is_the_same_every_time() -> None:
    knowledge = make_knowledge()
    degrees = measure_degrees(knowledge)
    first, second = (render_page(knowledge, centrality=degrees, communities={}, title="Care") for _ in range(2))
    assert first == second
