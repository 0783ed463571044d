"""Page furniture, and the sentences that must never be taken for it."""

from __future__ import annotations

import pytest

from carekg.documents.layout.furniture import find_reason, parse_rules
from carekg.model import BlockKind
from tests.documents.samples import read, words_of


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Advertisement", "advertisement"),
        ("Story continues below", "advertisement"),
        ("[ad_1]", "advertisement"),
        ("ADVERTISEMENT: Beds for hire, half price in March", "advertisement"),
        ("Share   Tweet   Email   Print", "sharing buttons"),
        ("Share this page:   Facebook   Twitter   Email", "sharing buttons"),
        ("[Share] [Tweet]", "sharing buttons"),
        ("We use cookies to make this site better for you. Accept | Reject", "cookie notice"),
        ("Home > News > Care homes", "navigation"),
        ("Home | News | Jobs | Events", "navigation"),
        ("Back to top", "navigation"),
        ("Page 3 of 12", "navigation"),
        ("- 7 -", "navigation"),
        ("Next article: what the budget means for you", "navigation"),
        ("Source link", "source link"),
        ("https://www.example.org/news/hub", "source link"),
        ("By Orla Fennimore, health correspondent", "byline"),
        ("By the newsdesk | 3 min read", "byline"),
        ("Photo: Larch Images", "photograph"),
        ("Picture: Getty Images", "photograph"),
        ("Tags: carers, hubs, money", "tags"),
        ("Filed under: carers", "tags"),
        ("3 comments | Log in to comment", "comments"),
        ("Notify of", "comments"),
        ("Sign up to our newsletter", "subscription"),
        ("First published:6 June 2024", "byline"),
        ("Hub-plan-FINAL-v3.pdfDownload", "source link"),
        (
            "This email and any files transmitted with it are confidential. " + "It is for its reader. " * 40,
            "e-mail notice",
        ),
        ("The information in this message may be privileged.", "e-mail notice"),
        ("If you have received this email in error, please tell the sender and delete it.", "e-mail notice"),
        ("CAUTION: This email originated from outside of the council.", "e-mail notice"),
        ("Best online casino UK launches bonus fund. Play slots at Lucky Palace Casino.", "spam"),
        ("Buy cheap viagra from a pharmacy that the council recommends.", "spam"),
        ("Is this page useful?   Yes   No", "subscription"),
        ("© 2026 Larch Media Ltd. All rights reserved.", "site footer"),
        ("Privacy | Terms | Contact us", "site footer"),
        ("press@larch.example", "contact details"),
        ("Tel: 01632 960000", "contact details"),
        ("PRESS RELEASE", "label"),
        ("For immediate release", "label"),
        ("-- ends --", "end mark"),
        ("* * *", "end mark"),
        ("<!-- page 4 -->", "markup"),
        ("View this email in your browser", "navigation"),
        ("Column 612WS", "navigation"),
        ("Cabinet statement", "label"),
        ("Date last updated: 19 February, 2026", "byline"),
        ("Reporting by Orla Fennimore; editing by Bram Quill", "byline"),
        ("You can update your preferences or unsubscribe from this list.", "subscription"),
        ("Join 9,000 managers who read the Larch every Friday. Sign up below.", "subscription"),
        ("The Larch is delivered to your inbox each week, with no charge at all.", "subscription"),
        ("Like this story? Share it with a friend!", "sharing buttons"),
        ("SEE MORE: Mayor of Larch backs the bypass", "other pages"),
        ("Also on example.org Mayor backs the bypass", "other pages"),
        ("This publication is licensed under the terms of the Open Government Licence v3.0.", "site footer"),
        ("This publication is available at https://www.example.org/hubs", "site footer"),
        ("This was published under the 2031 to 2035 Larch coalition government", "site footer"),
        ("Report - Hubs for carers, item 6. PDF 410 KB", "source link"),
        ("PDF, 2.1 MB, 12 pages", "source link"),
        ("We’d like to set additional cookies to understand how you use the site, and improve it.", "cookie notice"),
        ("Larch Council uses necessary cookies to make our site work.", "cookie notice"),
        ("Share on Facebook (opens in new tab)", "sharing buttons"),
        ("The following links open in a new tab", "sharing buttons"),
        ("Was this page helpful? Your answer goes to the web team.", "subscription"),
        ("Please enable JavaScript to view this page.", "technical notice"),
        ("You are using an outdated browser. Please upgrade it to see this page as it is.", "technical notice"),
        ("Monday, 18 December 2017", "date"),
        ("Published 5 June 2018", "byline"),
    ],
)
def test_furniture_is_told_with_its_reason(line: str, reason: str) -> None:
    assert find_reason(line) == reason


@pytest.mark.parametrize(
    "line",
    [
        "Share the care: a plan for Larchford",
        "Support for carers",
        "The council will share its data with the health board.",
        "Advertising for the post of manager will begin in June.",
        "Comments on the draft should reach the board by 4 May.",
        "By 2028 every carer will have a plan.",
        "By Larchford Council's own count, 40 homes have closed.",
        "Source: the council's annual report shows a fall in delays.",
        "Email advice will be offered to every family.",
        "Next year the fund will double.",
        "Home care workers are to be paid for travel.",
        "A new team will look at waiting times.",
        "Print copies will be sent to libraries.",
        "Reply to the consultation by 9 June 2026.",
        "In 2026 the hub helped 900 people.",
        "Registered managers will be paid more.",
        "Contact with families will be weekly.",
        "The end of the scheme was announced in May.",
        "Copyright law will not be changed.",
        "5 June 2018 was the day on which the plan was launched.",
        "Two councils are working with the health board on a plan.",
        "Share your views with the council by the end of June.",
        "By Royal Charter, the college has advised ministers on nursing since 1928.",
        "Sign up to the Larchford pledge on fair pay",
        "Registered charity trustees must declare their interests.",
        "Support",
        "New rules on online casinos and free spins will be announced in May.",
        "Play and leisure services for young carers will open in every county.",
        "This message of support from the minister was read out to all carers.",
        "This e-mail service for carers is intended to open in May.",
        "Related services will move into the hub.",
        "The council will enable JavaScript training for every carer who asks for it.",
        "This service requires a modern website, the councillors told the board in May.",
        "More news of the hub will come when the board has met in September.",
        "The plan is available under the Care Act to everybody who looks after somebody.",
        "Meals are delivered to your door by the county's own kitchens every day.",
        "The council has put its plan for the hub on its pages as a PDF of 2 MB.",
        "Cookies and tea were served to carers at the launch of the fund by the mayor.",
    ],
)
def test_sentences_and_headings_are_no_furniture(line: str) -> None:
    assert find_reason(line) == ""


def test_what_follows_a_furniture_heading_goes_with_it() -> None:
    document = read(
        "Hub opens\n\nThe hub has opened its doors to the people of the town.\n\n"
        "Most read\n1. Mayor loses hat\n2. Ten soups for spring\n\n"
        "The county council paid for the hub out of its reserves last year.\n\n"
        "Leave a Reply\n\nGood news for everybody here.\n"
    )
    assert words_of(document, BlockKind.FURNITURE) == [
        "Most read",
        "Mayor loses hat",
        "Ten soups for spring",
        "Leave a Reply",
        "Good news for everybody here.",
    ]


@pytest.mark.parametrize(
    "heading", ["4 thoughts on “Hub opens”", "Updates to this page", "Related articles", "Most read"]
)
def test_what_is_printed_below_the_text_of_a_page_is_furniture_to_its_end(heading: str) -> None:
    text = "The hub has opened its doors to the people of the town, and the county council pays for it.\n\n" * 3
    below = ["Mayor loses hat", "The mayor of Larch has lost a hat, and the police look for it.", "Town rejoices"]
    document = read("\n\n".join([f"Hub opens\n\n{text}{heading}", *below]))
    assert words_of(document, BlockKind.FURNITURE)[1:] == below


@pytest.mark.parametrize("heading", ["Sources", "References:", "## Bibliography", "Sources and further reading"])
def test_a_list_of_sources_at_the_end_says_nothing_itself(heading: str) -> None:
    document = read(
        "# Hub opens\n\nThe hub has opened its doors to the people of the town, and the county council pays for it.\n\n"
        f"{heading}\n\n- Larch Council launches a fund, Larch News, 4 July 2011\n- Mayor backs hub, The Larch\n",
        "note.md",
    )
    assert "Larch Council launches a fund, Larch News, 4 July 2011" in words_of(document, BlockKind.FURNITURE)
    assert "Mayor backs hub, The Larch" in words_of(document, BlockKind.FURNITURE)


def test_sources_near_the_beginning_are_a_topic_like_any_other() -> None:
    document = read(
        "# Money\n\n## Sources\n\nThe council pays for the hub.\n\nThe county pays for the bridge, and for much "
        "else in this part of the town, where the people have asked for it for years.\n",
        "note.md",
    )
    assert "The council pays for the hub." in words_of(document, BlockKind.PARAGRAPH)


def test_the_text_of_an_advert_goes_with_its_label_only_where_blank_lines_part_it() -> None:
    parted = read(
        "Hub opens\n\nThe hub has opened its doors.\n\n"
        "ADVERTISEMENT\nNeed a van? Ring Vans of Larch\n\nIt cost £2m to build.\n"
    )
    assert "Need a van? Ring Vans of Larch" in words_of(parted, BlockKind.FURNITURE)
    together = read("Hub opens\nThe hub has opened its doors.\nAdvertisement\nIt cost £2m to build.\n")
    assert "It cost £2m to build." in words_of(together, BlockKind.PARAGRAPH)


@pytest.mark.parametrize(
    "rules", ["[[rule]]\nreason = 'x'\nwhol = []", "[[rules]]\nreason = 'x'", "[[rule]]\nwhole = []"]
)
def test_rules_that_are_not_understood_are_refused(rules: str) -> None:
    with pytest.raises(ValueError, match="furniture rule"):
        parse_rules(rules)
