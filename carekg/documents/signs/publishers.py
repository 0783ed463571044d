"""Who publishes a document, as its letterhead, its labels or its last lines name them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from carekg.model import Block, BlockKind

_BODY = (
    r"Government|Llywodraeth|Council|Department|Ministry|Board|Trust|Committee|Commission|Authority|Association|Federation"
    r"|Alliance|Institute|Foundation|Centre|Agency|Office|Assembly|Parliament|Union|Society|Network|Forum"
    r"|Partnership|Inspectorate|Ombudsman|University|College|Charity|Ltd|CIC|NHS \w+|News|Times|Bulletin|Gazette"
    r"|Monthly|Weekly|Observer|Executive|Coalition|Conference|Guild|Hospice"
)
_WORD = r"[A-Z&+(/–-][\w’'&+()./-]*|of|for|and|the|in|on|\|"
_LETTERHEAD = re.compile(rf"(?=.{{4,90}}$)(?:{_WORD})(?:,?\s+(?:{_WORD}))*")
_POST = re.compile(
    r"(?:[A-Z][\w-]+ ){0,3}"
    r"(?:Leader|Chair\w*|Convener|Director|Minister|Secretary|Executive|President|Provost|Mayor|Clerk),"
)
"""Who a letter goes to: `Leader, Larchford Council`."""
_HAS_BODY = re.compile(rf"\b(?:{_BODY})\b", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:from|issued by|published by|publisher|source|organisation|issuing (?:body|department)|prepared by"
    r"|author)\s*:\s*"
    r"(?P<name>[A-Z][^.:|<\n]{2,80}?)\s*(?:<.*|\bPublished\b.*)?$",
    re.IGNORECASE,
)
_FROM = re.compile(r"From (?:the )?(?P<name>[A-Z].{3,89}?)(?:[.,;]? (?i:published|last updated) .*)?")
"""Under a title: `From Department of Health. Published on 2 May 2031`."""
_AND_PERSON = re.compile(
    r",? and (?:the )?(?:(?:rt|right) hon\S* )?(?:[A-Z][\w.'’-]+ ){2,4}(?:MP|MS|MSP|MLA|TD)$", re.IGNORECASE
)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_SITES = {
    "gov.scot": "Scottish Government",
    "gov.wales": "Welsh Government",
    "llyw.cymru": "Welsh Government",
    "gov.im": "Isle of Man Government",
    "gov.je": "Government of Jersey",
    "gov.gg": "States of Guernsey",
}
"""Whose site it is that goes by its address; GOV.UK and gov.ie are those of many departments."""
_YEAR = r"(?:(?:19|20)\d\d)?"
_RIGHTS = re.compile(
    rf"(?:©|\(c\)|copyright)\s*{_YEAR}\s*(?P<name>[A-Z][^.|,0-9©]{{2,60}}?)\s*{_YEAR}\s*(?:[.|,]|$)", re.IGNORECASE
)
_IMPRINT = re.compile(r"(?P<name>.{4,90}?), (?:\d{1,2} )?(?:[A-Z][a-z]+ )?(?:19|20)\d\d")
"""Under a title: `Larchford Council, November 2023`."""
_DATE = r"(?:\w+ )?(?:\d{1,2} )?(?:[A-Z][a-z]+ )?(?:19|20)\d\d"
_ISSUED = re.compile(
    r"(?:(?:[Ff]irst )?(?i:(?P<published>published)|issued|prepared)"
    rf"(?:,? (?:on )?{_DATE})? by|(?:A )?(?:[Jj]oint )?(?i:statement|briefing|newsletter|submission|response)"
    r"(?: for [^,]+?)? (?:by|from|of)) "
    rf"(?:the )?(?P<name>[A-Z].{{3,89}}?)(?:(?:,| on) {_DATE})?\.?"
)
"""Under a title: `Published by Larchford Council on 2 May 2031`, `A statement by the Larchford Carers' Forum`."""
_KIND = re.compile(
    r"[\s:|–—-]+(?:(?:news|press|media) (?:release|notice|statement)|newsletter|briefing)$", re.IGNORECASE
)
"""What a letterhead has behind the name: `LARCHFORD COUNCIL NEWS RELEASE`."""
_STATED_BY = re.compile(r"(?:\w+ )?(?:ministerial )?statement (?:by|from) (?:the )?", re.IGNORECASE)
"""What a letterhead has before the name: `WRITTEN STATEMENT BY THE LARCHFORD GOVERNMENT`."""
_WELSH = re.compile(r"(?:Llywodraeth|Cyngor|Bwrdd|Gofal|Iechyd)\b", re.IGNORECASE)
_HEAD_BLOCKS = 6
_LONGEST_NAME = 9
_PERSON = 2
_NOT_NAMES = re.compile(r"\b(?:copyright|all rights)\b", re.IGNORECASE)
POSTAL_ADDRESS = "postal address"
"""Why the lines below a letterhead are furniture that say where its body is."""


def is_letterhead(line: str) -> bool:
    """Tell whether a line is the name of a body and nothing else."""
    named = _LETTERHEAD.fullmatch(line) and _HAS_BODY.search(line) and not _POST.match(line)
    return bool(named) and len(line.split()) <= _LONGEST_NAME


def name_site(site: str) -> str:
    """Return the body whose site goes by this name, "" for an address that is nobody's own."""
    return _SITES.get(site.casefold(), "") if _HOST.fullmatch(site) else site


def find_publisher(text: str, blocks: Sequence[Block]) -> str:
    """Return the name in a letterhead, behind a label such as `Issued by:`, before a date, or in a copyright line.

    One that stands there in capitals is written as the text writes it elsewhere, if it does.
    """
    name = _find_name(text, blocks)
    if not name.isupper() or " " not in name:
        return name
    words = r"\s+".join(map(re.escape, name.split()))
    same = re.finditer(rf"(?<!\w){words}(?!\w)", text, re.IGNORECASE)
    return next((" ".join(found[0].split()) for found in same if not found[0].isupper()), name)


def _find_name(text: str, blocks: Sequence[Block]) -> str:
    lines = [" ".join(text[block.start : block.end].split()).strip("#*_ ") for block in blocks]
    titles = [index for index, block in enumerate(blocks) if block.kind is BlockKind.HEADING][:2]
    # A menu of any length may stand above the title.
    under = lines[titles[0] : titles[0] + _HEAD_BLOCKS * 2] if titles else []
    for line in lines[: _HEAD_BLOCKS * 2] + under + lines[-_HEAD_BLOCKS:]:
        name = _read_label(line)
        if name:
            return name
    for index, line in enumerate(lines[:_HEAD_BLOCKS]):
        headed = len(titles) > 1 or (index == 0 and any(one.reason == POSTAL_ADDRESS for one in blocks[1:2]))
        if index not in titles[1:] and is_letterhead(line) and headed:
            return _KIND.sub("", _STATED_BY.sub("", _pick_english(line.split("|")[0])).strip())
    for line in lines[1:_HEAD_BLOCKS]:
        name = _read_imprint(line)
        if name:
            return name
    for line in reversed(lines[-_HEAD_BLOCKS * 2 :]):
        rights = _RIGHTS.search(line)
        if rights is not None and not _NOT_NAMES.search(rights["name"]):
            return rights["name"].strip()
    return ""


def _read_label(line: str) -> str:
    """Return whom a line names behind `Issued by:` or `From`, without the ministers named beside a department."""
    label = _LABEL.fullmatch(line)
    if label is not None:
        return _AND_PERSON.sub("", label["name"].strip())
    stated = _FROM.fullmatch(line)
    return stated["name"] if stated is not None and is_letterhead(stated["name"]) else ""


def _read_imprint(line: str) -> str:
    """Return whom a line under a title names as the publisher."""
    issued = _ISSUED.fullmatch(line)
    imprint = issued or _IMPRINT.fullmatch(line)
    if imprint is None or is_letterhead(imprint["name"]):
        return imprint["name"] if imprint is not None else ""
    # Without a body's noun only who has published it is a body, and with two words may be a person.
    published = issued is not None and issued["published"] and len(imprint["name"].split()) > _PERSON
    return imprint["name"] if published and _LETTERHEAD.fullmatch(imprint["name"]) else ""


def _pick_english(line: str) -> str:
    """Return the English half of a letterhead in two languages: `AN ROINN TITHÍOCHTA / DEPARTMENT OF HOUSING`."""
    halves = [half for half in line.split(" / ") if _HAS_BODY.search(half) and not _WELSH.match(half)]
    return halves[0] if halves else line
