"""Languages of these islands beside English."""

from __future__ import annotations

import pytest

from carekg.documents.signs.languages import guess_language
from carekg.errors import DocumentError
from carekg.model import BlockKind
from tests.documents.samples import read, words_of

ENGLISH = "The council has opened a hub for carers in the middle of the town."
WELSH = "Mae’r cyngor wedi agor canolfan yng nghanol y dref, ac mae gofalwyr yn gallu mynd yno bob dydd."
IRISH = "Tá an chomhairle tar éis ionad a oscailt i lár an bhaile agus beidh sé ar oscailt don phobal seo gach lá."
GAELIC = (
    "Tha a’ chomhairle air ionad fhosgladh ann am meadhan a’ bhaile agus bha e aig cridhe nan planaichean airson cùram."
)


@pytest.mark.parametrize(
    ("words", "code", "reason"),
    [(WELSH, "cy", "in Welsh"), (IRISH, "ga", "in Irish"), (GAELIC, "gd", "in Scottish Gaelic")],
)
def test_a_paragraph_in_another_language_is_not_read(words: str, code: str, reason: str) -> None:
    assert guess_language(words) == code
    document = read(f"{ENGLISH}\n\n{words}\n\n{ENGLISH}\n")
    assert words_of(document, BlockKind.PARAGRAPH) == [ENGLISH, ENGLISH]
    assert [block.reason for block in document.blocks if block.reason] == [reason]


@pytest.mark.parametrize(
    "words",
    [
        "Huw Irranca-Davies chairs Cymorth i Ofalwyr ar y Cyd, which the Welsh Government pays for.",
        "Is a carer to do an assessment, or do an audit, or do a plan, if a hub is to go?",
        "Cynllun Seibiant Byr",
        "Na h-Eileanan Siar, Dumfries, Moray, Angus, Fife, Highland, Borders, Stirling and Falkirk",
    ],
)
def test_english_with_names_in_another_language_is_read(words: str) -> None:
    document = read(f"{ENGLISH}\n\n{words}\n")
    assert not any(block.reason for block in document.blocks)


def test_a_document_without_english_is_refused() -> None:
    with pytest.raises(DocumentError, match="none in English"):
        read(WELSH)
