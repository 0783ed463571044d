"""What stands beside the text of a page, as tags, roles and names tell it, and what must not be taken for that."""

from __future__ import annotations

import pytest

from carekg.documents.web.surroundings import parse_signs
from carekg.model import BlockKind
from tests.documents.samples import read, words_of

K = BlockKind

BODY = """\
<h1>Day centres to open on Sundays</h1>
<p>Harrowdene Council will open all six of its day centres on Sundays from the first week of October.</p>
<h2{attributes}>{heading}</h2>
<p>The councillors agreed to the plan after 400 carers had told them how hard it is to find help at weekends.</p>
<ul><li>Two centres in the north</li><li>Four centres in the south</li></ul>
<p>The longer hours will cost £1.2 million a year, and the council will pay for them out of its reserves.</p>
"""


def page(body: str, heading: str = "Where they are", attributes: str = "") -> str:
    return f"<html><body>{body}</body></html>".replace("BODY", BODY.format(heading=heading, attributes=attributes))


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ('<form method="post" action="./Default.aspx" id="aspnetForm">', "</form>"),
        ('<div class="page-with-sidebar">', "</div>"),
        ('<div class="layout no-sidebar"><section class="content popular">', "</section></div>"),
        ('<div id="widget-main">', "</div>"),
        ('<div class="article paywall"><div class="tag-news">', "</div></div>"),
        ("<footer>", "</footer>"),
    ],
)
def test_what_holds_the_text_is_only_a_wrapper_whatever_it_is_called(opening: str, closing: str) -> None:
    document = read(page(f"{opening}BODY{closing}"), "centres.html")
    assert words_of(document, K.HEADING) == ["Day centres to open on Sundays", "Where they are"]
    assert words_of(document, K.LIST_ITEM) == ["Two centres in the north", "Four centres in the south"]
    assert words_of(document, K.FURNITURE) == []


def test_furniture_inside_such_a_wrapper_is_furniture() -> None:
    extra = '<div class="sidebar"><p>Bins: find your day</p></div>'
    document = read(page(f'<form id="aspnetForm">BODY{extra}</form>'), "centres.html")
    assert words_of(document, K.FURNITURE) == ["Bins: find your day"]


@pytest.mark.parametrize(
    ("heading", "attributes"),
    [
        ("Social care reform", ' id="social-care-reform"'),
        ("Comments from carers", ' id="comments-from-carers"'),
        ("Feedback", ' id="feedback"'),
        ("Respond to the plan: how, and by when", ' id="respond-to-the-plan"'),
        ("Adult services", ' class="social-care"'),
    ],
)
def test_a_heading_named_after_its_words_is_a_heading(heading: str, attributes: str) -> None:
    assert heading in words_of(read(page("BODY", heading, attributes), "centres.html"), K.HEADING)


def test_a_section_named_after_its_heading_is_read() -> None:
    body = BODY.format(heading="Sharing the cost", attributes="").replace("<h2>", '<section id="sharing-the-cost"><h2>')
    document = read(f"<html><body>{body}</section></body></html>", "centres.html")
    assert "Sharing the cost" in words_of(document, K.HEADING)
    assert "Two centres in the north" in words_of(document, K.LIST_ITEM)


@pytest.mark.parametrize(
    "attributes",
    [
        'class="jp-relatedposts"',
        'class="RelatedStories_list__x1Yz"',
        'class="latest-news-box"',
        'class="PromoSmall-content"',
        'class="postNavigation"',
        'class="NewsletterSignup"',
        'class="next-prev"',
        'id="comments"',
        'id="ccc"',
        'id="onetrust-banner-sdk"',
        'role="dialog"',
        'role="navigation"',
        'role="complementary"',
        'role="contentinfo"',
    ],
)
def test_boxes_are_told_by_name_and_role_however_they_are_written(attributes: str) -> None:
    box = f"<div {attributes}><h3>Mayor of Harrowdene backs bypass</h3><p>The mayor backs the bypass.</p></div>"
    furniture = words_of(read(page(f"BODY{box}"), "centres.html"), K.FURNITURE)
    assert {"Mayor of Harrowdene backs bypass", "The mayor backs the bypass."} <= set(furniture)


@pytest.mark.parametrize("name", ["govuk-visually-hidden", "nhsuk-u-visually-hidden", "visuallyhidden", "sr-only"])
def test_words_for_screen_readers_are_left_out(name: str) -> None:
    body = BODY.format(heading="Money", attributes="").replace(
        "<h2>", f'<h2><span class="{name}">Section 2 of 3: </span>'
    )
    assert "Money" in words_of(read(f"<html><body>{body}</body></html>", "centres.html"), K.HEADING)


def test_the_parts_that_a_page_builder_makes_are_read() -> None:
    part = '<div class="elementor-widget elementor-widget-text"><div class="elementor-widget-container">{}</div></div>'
    parts = "".join(part.format(line) for line in BODY.format(heading="Money", attributes="").splitlines())
    document = read(f"<html><body><div>{parts}</div></body></html>", "centres.html")
    assert words_of(document, K.HEADING) == ["Day centres to open on Sundays", "Money"]
    assert words_of(document, K.FURNITURE) == []


@pytest.mark.parametrize("signs", ["[[reason]]\nreason = 'x'\nname = []", "[[reasons]]\nreason = 'x'"])
def test_signs_that_are_not_understood_are_refused(signs: str) -> None:
    with pytest.raises(ValueError, match="unknown keys"):
        parse_signs(signs)


@pytest.mark.parametrize(
    "tail",
    [
        '<h3><a href="/mayor">Mayor of Harrowdene backs bypass</a></h3>',
        '<p><a href="/mayor">Mayor of Harrowdene backs bypass</a> <a href="/mayor">»</a></p>',
        '<ul><li><a href="/mayor">Mayor of Harrowdene backs bypass</a></li></ul>',
        '<a href="/mayor"><div>Mayor of Harrowdene backs bypass</div></a>',
        "<p>Our latest stories</p><h4>Mayor of Harrowdene backs bypass</h4>",
        "<p>You may also like…</p><p>Mayor of Harrowdene backs bypass</p>",
    ],
)
def test_headlines_of_other_pages_below_the_text_are_furniture(tail: str) -> None:
    document = read(page(f"<div>BODY{tail}</div>"), "centres.html")
    assert "Mayor of Harrowdene backs bypass" in words_of(document, K.FURNITURE)[-1]


def test_what_heads_nothing_but_other_pages_goes_with_them() -> None:
    more = '<h2>Around the town</h2><h3><a href="/mayor">Mayor of Harrowdene backs bypass</a></h3>'
    document = read(page(f"<div>BODY{more}</div>"), "centres.html")
    assert words_of(document, K.FURNITURE) == ["Around the town", "Mayor of Harrowdene backs bypass"]


@pytest.mark.parametrize(
    "tail",
    [
        "<h2>Who runs them</h2><ul><li><a href='/trust'>Harrowdene Care Trust</a></li></ul>",
        "<h2>Who runs them</h2><p>Harrowdene Care Trust</p>",
        "<p><a href='#who'>Who runs them and what they are paid</a></p><p>Harrowdene Care Trust</p>",
    ],
)
def test_names_and_places_on_the_same_page_are_no_headlines_of_others(tail: str) -> None:
    document = read(page(f"<div>BODY{tail}</div>"), "centres.html")
    assert words_of(document, K.FURNITURE) == []


def test_a_page_of_headlines_only_is_read() -> None:
    links = "".join(f'<p><a href="/{n}">Council opens day centre number {n}</a></p>' for n in range(3))
    assert len(words_of(read(f"<html><body>{links}</body></html>", "index.html"), K.PARAGRAPH)) == 3


def test_a_heading_in_the_menu_above_the_title_takes_nothing_of_the_text_with_it() -> None:
    menu = "<nav><h3>Most read</h3><ul><li><a href='/mayor'>Mayor backs bypass</a></li></ul></nav>"
    document = read(page(f"{menu}<main>BODY</main>"), "centres.html")
    assert words_of(document, K.HEADING) == ["Day centres to open on Sundays", "Where they are"]
