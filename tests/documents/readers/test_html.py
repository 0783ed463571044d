"""Web pages."""

from __future__ import annotations

import pytest

from carekg.documents import Source, read_document
from carekg.errors import DocumentError
from carekg.model import BlockKind
from tests.documents.samples import assert_sound, parents, read, words_of

K = BlockKind

PAGE = """\
<!DOCTYPE html><html lang="en-GB"><head><title>Hub opens | Larch News</title>
<meta property="article:published_time" content="2026-05-04T09:00:00Z">
<link rel="canonical" href="https://news.example/hub">
<script>var hidden = "never read";</script></head>
<body><div id="cookie-bar">We use cookies. <a href="#">Accept</a></div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/jobs">Jobs</a></li></ul></nav>
<main><article><h1>Hub opens in Larchford</h1>
<p class="byline">By the newsdesk</p>
<p>The council has opened a <em>hub</em> in Larchford, where carers can go for advice<sup>1</sup> on any day.</p>
<p>It has three aims, which the council set out in its plan for the town last year:</p>
<ul><li>to cut waits<ul><li>by day</li><li>by night</li></ul></li><li>to hire staff</li></ul>
<aside class="promo"><p>Advertisement</p><p>Vans for hire in Larch, any size.</p></aside>
<blockquote><p>It is a good day for the town and for all who live here, said nobody at the time.</p></blockquote>
<table><tr><th>Body</th><th>Sum</th></tr><tr><td>Larch Carers</td><td>£20,000</td></tr></table>
<h2>What comes next</h2>
<p>A second hub will be opened in the north of the county if the first one does as well as is hoped.</p>
</article></main>
<footer><p>&copy; 2026 Larch News</p></footer></body></html>
"""


def test_structure_survives() -> None:
    document = read(PAGE, "hub.html")
    assert_sound(document)
    assert words_of(document, K.HEADING) == ["Hub opens in Larchford", "What comes next"]
    assert words_of(document, K.LIST_ITEM) == ["to cut waits", "by day", "by night", "to hire staff"]
    assert words_of(document, K.TABLE_ROW) == ["Body | Sum", "Larch Carers | £20,000"]
    assert len(words_of(document, K.QUOTATION)) == 1
    found = parents(document)
    assert found["by night"] == "to cut waits"
    assert found["to hire staff"] == "It has three aims, which the council set out in its plan for the town last year:"
    assert found["Larch Carers | £20,000"] == "Body | Sum"


def test_each_block_is_a_line_and_note_numbers_are_left_out() -> None:
    document = read(PAGE, "hub.html")
    lines = document.text.split("\n")
    assert lines == [document.text[block.start : block.end] for block in document.blocks]
    assert "The council has opened a hub in Larchford, where carers can go for advice on any day." in lines


def test_what_stands_beside_the_text_is_furniture() -> None:
    furniture = words_of(read(PAGE, "hub.html"), K.FURNITURE)
    assert furniture == [
        "We use cookies. Accept",
        "Home",
        "Jobs",
        "By the newsdesk",
        "Advertisement",
        "Vans for hire in Larch, any size.",
        "© 2026 Larch News",
    ]


def test_a_box_of_facts_beside_the_text_is_read() -> None:
    page = PAGE.replace("</main>", "</main><aside><h3>In numbers</h3><ul><li>£2m: cost of the hub</li></ul></aside>")
    assert "£2m: cost of the hub" in words_of(read(page, "hub.html"), K.LIST_ITEM)


def test_the_head_gives_metadata() -> None:
    metadata = read(PAGE, "hub.html").metadata
    assert metadata.title == "Hub opens in Larchford"
    assert metadata.publisher == "Larch News"
    assert metadata.date == "2026-05-04"
    assert metadata.url == "https://news.example/hub"
    assert metadata.language == "en"


def test_the_name_of_the_site_may_stand_first_in_the_title() -> None:
    page = PAGE.replace("Hub opens | Larch News", "Larch News - Hub opens in Larchford")
    assert read(page, "hub.html").metadata.publisher == "Larch News"


def head_of(title: str, body: str) -> tuple[str, str]:
    words = "<p>The council has opened a hub in Larchford, where carers can go for advice on any day.</p>"
    metadata = read(f"<html><head><title>{title}</title></head><body>{body}{words}</body></html>", "hub.html").metadata
    return metadata.title, metadata.publisher


def test_the_title_is_the_heading_that_the_head_repeats() -> None:
    logo = '<div id="logo"><h1>Larch News</h1></div>'
    assert head_of("Hub opens in Larchford | Larch News", f"{logo}<h1>Hub opens in Larchford</h1>") == (
        "Hub opens in Larchford",
        "Larch News",
    )
    other = "<header><h1>The Larch</h1></header><h1>Hub opens</h1>"
    assert head_of("Doors open today", other)[0] == "Hub opens"
    inside = "<main><header><h1>Hub opens</h1></header></main><div><h1>Your privacy</h1></div>"
    assert head_of("Doors open today", inside)[0] == "Hub opens"


def test_a_lower_heading_may_say_what_the_page_is_about() -> None:
    found = head_of("Agenda item - Hubs for carers - Larch Council", "<h1>Agenda item</h1><h2>Hubs for carers</h2>")
    assert found == ("Hubs for carers", "Larch Council")
    footer = "<h1>Jobs</h1><h2>Larch County Council</h2>"
    assert head_of("Jobs | Larch County Council", footer) == ("Jobs", "Larch County Council")


def test_a_date_behind_the_title_is_no_publisher() -> None:
    assert head_of("Hub Bulletin – July 2025", "<h1>Hub Bulletin</h1>")[1] != "July 2025"


@pytest.mark.parametrize(
    ("site", "publisher"),
    [("GOV.UK", "Department for Larches"), ("gov.ie", "Department for Larches"), ("GOV.WALES", "Welsh Government")],
)
def test_a_site_of_many_departments_is_no_publisher(site: str, publisher: str) -> None:
    menu = "".join(f"<li><a href='/{place}'>Menu {place}</a></li>" for place in range(20))
    lines = "<dl><dt>From:</dt><dd>Department for Larches</dd><dt>Published</dt><dd>4 July 2031</dd></dl>"
    found = head_of(f"Hub opens in Larchford - {site}", f"<ul>{menu}</ul><h1>Hub opens in Larchford</h1>{lines}")
    assert found == ("Hub opens in Larchford", publisher)


def test_a_title_in_a_menu_is_a_title() -> None:
    document = read(
        PAGE.replace("<h1>Hub opens in Larchford</h1>", "").replace(
            "<main>", "<div class='breadcrumb-top'><h1>Hub opens</h1></div><main>"
        ),
        "hub.html",
    )
    assert words_of(document, K.HEADING)[0] == "Hub opens"


def test_a_declared_encoding_is_heeded() -> None:
    page = '<html><head><meta charset="windows-1252"></head><body><p>The hub costs “£3m”, they say.</p></body></html>'
    document = read_document(Source("a.html", page.encode("cp1252")))
    assert "“£3m”" in document.text


def test_lines_that_break_tags_make_are_apart() -> None:
    document = read("<body><p>Mina Quillfeather<br>Leader of the council<br><br>4 May 2026</p></body>", "a.html")
    assert document.text.split("\n") == ["Mina Quillfeather", "Leader of the council", "4 May 2026"]


@pytest.mark.parametrize("tag", ["div", "b", "p", "ul><li", "table><tr><td", "span"])
def test_a_million_tags_are_refused_in_one_line(tag: str) -> None:
    page = b"<html><body>" + f"<{tag}>".encode() * 1_000_000 + b"hello"
    with pytest.raises(DocumentError, match="tags"):
        read_document(Source("deep.html", page))


def test_tags_nested_deeper_than_any_page_are_refused() -> None:
    with pytest.raises(DocumentError, match="too deep"):
        read("<html><body>" + "<div>" * 1_000 + "The hub has opened.", "deep.html")


@pytest.mark.parametrize(
    ("page", "way_out"),
    [
        (
            "<body><div id='root'></div><noscript>Switch it on.</noscript><script>x</script></body>",
            "a script writes them",
        ),
        ("<frameset><frame src='a.html'><noframes>No frames here.</noframes></frameset>", "frames another page"),
        ("<body><iframe src='a.html'></iframe></body>", "frames another page"),
        ("<body><template><p>The council pays.</p></template></body>", "downloaded whole"),
    ],
)
def test_a_page_without_words_is_refused_with_a_way_out(page: str, way_out: str) -> None:
    with pytest.raises(DocumentError, match="has no words in it") as raised:
        read(f"<html>{page}</html>", "empty.html")
    assert way_out in str(raised.value)


@pytest.mark.parametrize("style", ['style="visibility:hidden"', 'class="hidden"'])
def test_a_page_that_waits_for_its_scripts_to_be_shown_is_read(style: str) -> None:
    page = PAGE.replace("<html ", f"<html {style} ").replace("<body>", f"<body {style}>")
    assert "Hub opens in Larchford" in words_of(read(page, "hub.html"), K.HEADING)


def test_characters_that_show_nothing_are_left_out() -> None:
    page = PAGE.replace(
        "a <em>hub</em> in Larchford,", "a\u00a0\u202bhub\u202c in Larch\u00adford\u200b,\u200f"
    ).replace("<h2>", "<p>\u200b</p><p>A long\u2011term plan comes next.</p><h2>")
    document = read(page, "hub.html")
    lines = document.text.split("\n")
    assert "The council has opened a hub in Larchford, where carers can go for advice on any day." in lines
    assert "A long-term plan comes next." in lines
    assert_sound(document)


def test_what_is_put_where_nobody_sees_it_is_left_out() -> None:
    hidden = ("position:absolute; left:-9999px", "text-indent: -5000em", "font-size:0", "display: none")
    spam = "".join(
        f'<div style="{style}"><p>The council supports Lucky Palace, the best place to bet.</p></div>'
        for style in hidden
    )
    assert "Lucky" not in read(PAGE.replace("<h2>", f"{spam}<h2>"), "hub.html").text


def test_links_in_a_row_are_apart() -> None:
    row = '<div class="topics"><a>Larch Carers</a> <a>Larch Council</a></div><div><a>Share</a><a>Copy link</a></div>'
    furniture = words_of(read(PAGE.replace("</article>", f"{row}</article>"), "hub.html"), K.FURNITURE)
    assert {"Larch Carers", "Larch Council", "Share", "Copy link"} <= set(furniture)


def test_the_marks_of_notes_are_left_out() -> None:
    note = '<sup id="fnref:1"><a href="#fn:1">[footnote 1]</a></sup>'
    page = PAGE.replace("<sup>1</sup>", note).replace("is hoped.</p>", 'is hoped. <a href="#fnref:1">↩</a></p>')
    lines = read(page, "hub.html").text.split("\n")
    assert "The council has opened a hub in Larchford, where carers can go for advice on any day." in lines
    assert not any("↩" in line for line in lines)


def test_a_quote_set_large_is_read_once() -> None:
    box = '<figure class="wp-block-pullquote"><blockquote><p>{}</p></blockquote></figure>'
    again = read(PAGE.replace("<h2>", box.format("“It is a good day for the town”") + "<h2>"), "hub.html")
    assert "“It is a good day for the town”" in words_of(again, K.FURNITURE)
    alone = read(
        PAGE.replace("<h2>", box.format("“We shall see what comes of it,” said somebody.") + "<h2>"), "hub.html"
    )
    assert "“We shall see what comes of it,” said somebody." in words_of(alone, K.QUOTATION)


def test_the_history_of_a_page_is_furniture() -> None:
    history = '<div class="gem-c-published-dates"><ol><li><time>5 May 2026</time><p>{}</p></li></ol></div></article>'
    words = "Added a link to the guidance that the county council has published on hubs for carers."
    assert words in words_of(read(PAGE.replace("</article>", history.format(words)), "hub.html"), K.FURNITURE)


def test_adverts_and_lists_of_accelerated_pages_are_left_out() -> None:
    extra = (
        "<amp-ad><div>Buy cover from Larch Life today</div></amp-ad>"
        "<amp-list><div>More: the police back a plan</div></amp-list>"
        "<amp-consent><div>We set cookies where you let us.</div></amp-consent>"
    )
    document = read(PAGE.replace("<h2>", f"{extra}<h2>"), "hub.html")
    assert "Larch Life" not in document.text
    assert "the police" not in document.text
    assert "We set cookies where you let us." in words_of(document, K.FURNITURE)


STATEMENT = """\
<html lang="en"><head><title>Written Statement: Hubs (6 June 2024) | GOV.WALES</title></head><body><main>
<h1>Written Statement: Hubs for carers</h1>
<div class="header-meta"><p>Mina Quillfeather MS, Cabinet Secretary for Hubs</p>
<div><span>First published:</span><span>6 June 2024</span></div></div>
<div class="article__body">
<p>Today I am announcing a further £3.5 million for the hubs that carers have asked for.</p>
<p>The hubs will be run by the county councils, and each of them will be open to all who live in its county.</p></div>
</main></body></html>
"""


def test_whose_statement_it_is_stands_under_its_title() -> None:
    document = read(STATEMENT, "statement.html")
    assert "Mina Quillfeather MS, Cabinet Secretary for Hubs" in words_of(document, K.PARAGRAPH)
    assert "First published:6 June 2024" in words_of(document, K.FURNITURE)


DEBATE = """\
<html lang="en"><head><title>Hubs - Debates - Larch Parliament</title></head><body><main><h1>Hubs</h1>
<div class="item"><a href="/1"><div class="name">Tamsin Orde</div><div class="more">(Larch) (Lab)</div></a>
<p>What is the Department doing to open more hubs for carers in the north of the country this year?</p></div>
<div class="item"><a href="/2"><div class="name">The Minister for Hubs</div><div class="more">(Bram Quill)</div></a>
<p>We have opened a hub in each of the twelve counties, and more of them will follow in the new year.</p></div>
<div class="item"><a href="/1"><div class="name">Tamsin Orde</div></a>
<p>I welcome what the Minister has told us of the hubs, and hope that he will come and see ours.</p></div>
</main></body></html>
"""


def test_who_speaks_in_a_debate_is_read_from_the_lines_above_each_turn() -> None:
    document = read(DEBATE, "debate.html")
    speakers = {document.text[block.start : block.end][:9]: block.speaker for block in document.blocks}
    assert speakers["What is t"].startswith("Tamsin Orde")
    assert speakers["We have o"] == "The Minister for Hubs (Bram Quill)"
    assert speakers["I welcome"] == "Tamsin Orde"
    assert_sound(document)


@pytest.mark.parametrize("marks", [("(1)", "(2)"), ("a)", "b)"), ("i.", "ii."), ("•", "•")])
def test_rows_that_number_what_was_resolved_are_a_list(marks: tuple[str, str]) -> None:
    first, second = marks
    rows = f"<tr><td>{first}</td><td>open a hub in Larch;</td></tr><tr><td>{second}</td><td>pay for it.</td></tr>"
    page = PAGE.replace("<h2>", f"<p>It was resolved that the board:</p><table>{rows}</table><h2>")
    document = read(page, "minutes.html")
    assert words_of(document, K.LIST_ITEM)[-2:] == ["open a hub in Larch;", "pay for it."]
    assert parents(document)["pay for it."] == "It was resolved that the board:"


def test_a_table_of_one_column_only_lays_out_the_page() -> None:
    rows = "".join(
        f"<tr><td>{words}</td></tr>"
        for words in (
            "You are receiving this email because you signed up to Larch Weekly. <a href='x'>Unsubscribe</a>",
            "&copy; 2026 Larch County Council. All rights reserved.",
            "<p>The county will open a third hub in Fennley.</p>",
        )
    )
    document = read(PAGE.replace("<h2>", f"<table>{rows}</table><h2>"), "hub.html")
    assert not any("Larch Weekly" in row or "rights reserved" in row for row in words_of(document, K.TABLE_ROW))
    assert any("signed up to Larch Weekly" in words for words in words_of(document, K.FURNITURE))
    assert "The county will open a third hub in Fennley." in words_of(document, K.PARAGRAPH)


def test_rows_of_figures_stay_a_table() -> None:
    rows = "<tr><td>1.5</td><td>2019</td></tr><tr><td>12</td><td>2020</td></tr><tr><td>A</td><td>Larch</td></tr>"
    page = PAGE.replace("<h2>", f"<table>{rows}</table><h2>")
    assert {"1.5 | 2019", "12 | 2020", "A | Larch"} <= set(words_of(read(page, "figures.html"), K.TABLE_ROW))
