from __future__ import annotations

import re

import pytest

from carekg.explore.appearance import TYPE_LOOKS
from carekg.explore.script_bundle import read_asset


def read_themes() -> dict[str, dict[str, str]]:
    """Return the colours of each theme by name, as the style sheet sets them."""
    blocks = re.findall(r"(:root[^{,]*)\{([^}]*--ground[^}]*)\}", read_asset("base.css"))
    return {selector.strip(): dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", body)) for selector, body in blocks}


def measure_contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, as WCAG 2.2 defines it."""

    def luminance(colour: str) -> float:
        channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


THEMES = read_themes()


def test_light_is_the_default_and_dark_comes_by_the_system_or_by_choice() -> None:
    assert list(THEMES) == [":root", ':root:not([data-theme="light"])', ':root[data-theme="dark"]']
    assert THEMES[':root:not([data-theme="light"])'] == THEMES[':root[data-theme="dark"]']
    assert set(THEMES[":root"]) == set(THEMES[':root[data-theme="dark"]'])


@pytest.mark.parametrize("theme", [":root", ':root[data-theme="dark"]'])
@pytest.mark.parametrize(
    ("colour", "ground", "least"),
    [
        ("text", "ground", 4.5),
        ("text", "surface", 4.5),
        ("muted", "ground", 4.5),
        ("muted", "surface", 4.5),
        ("muted", "sunken", 4.5),
        ("accent", "surface", 4.5),
        ("accent", "ground", 4.5),
        ("denied", "surface", 4.5),
        ("planned", "surface", 4.5),
        ("proposed", "surface", 4.5),
        ("outline", "ground", 3.0),
        ("outline", "surface", 3.0),
        ("edge", "ground", 3.0),
        ("denied", "ground", 3.0),
        ("control", "surface", 3.0),
        ("control", "ground", 3.0),
    ],
)
def test_contrast_is_enough(theme: str, colour: str, ground: str, least: float) -> None:
    assert measure_contrast(THEMES[theme][colour], THEMES[theme][ground]) >= least


@pytest.mark.parametrize("theme", [":root", ':root[data-theme="dark"]'])
def test_outline_or_fill_sets_every_shape_off(theme: str) -> None:
    for look in TYPE_LOOKS.values():
        outline, ground = THEMES[theme]["outline"], THEMES[theme]["ground"]
        assert max(measure_contrast(outline, ground), measure_contrast(look.colour.lower(), ground)) >= 3.0
