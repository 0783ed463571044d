"""Of which nation a post is, where the words beside its title say so; and who is then meant by it."""

from __future__ import annotations

import pytest

from carekg.documents import Source, read_document
from carekg.extract.pipeline import Extractor
from carekg.link import Linker
from carekg.model import Entity, EntityType, Extraction, Nation, Tenure

ENGLISH = Entity("health-secretary-england", EntityType.ROLE, "Health Secretary", nation=Nation.ENGLAND)
SCOTTISH = Entity("health-secretary-scotland", EntityType.ROLE, "Health Secretary", nation=Nation.SCOTLAND)
PEOPLE = tuple(Entity(name.lower().replace(" ", "-"), EntityType.PERSON, name) for name in ("Ada Bell", "Cy Gull"))
TENURES = (
    Tenure("ada-bell", ENGLISH.id, "2029", source="Gazette"),
    Tenure("cy-gull", SCOTTISH.id, "2029", source="Gazette"),
)


def read(extractor: Extractor, text: str) -> Extraction:
    page = f"Published 12 May 2030\n\nNews of the Zebra Care Council\n\n{text}\n"
    return extractor.extract(read_document(Source("example.txt", page.encode())))


@pytest.mark.parametrize(
    ("text", "nation"),
    [
        ("Scotland's Health Secretary welcomed the Kettle Fund.", "Scotland"),
        ("Scotland’s Health Secretary welcomed the Kettle Fund.", "Scotland"),
        ("The UK Health Secretary welcomed the Kettle Fund.", "United Kingdom"),
        ("The UK's Health Secretary welcomed the Kettle Fund.", "United Kingdom"),
        ("Northern Ireland's health minister welcomed the Kettle Fund.", "Northern Ireland"),
        ("The Welsh Government's health minister welcomed the Kettle Fund.", "Wales"),
        ("The Health Secretary for England welcomed the Kettle Fund.", "England"),
        ("The Health Secretary in England welcomed the Kettle Fund.", "England"),
        ("The Kettle Commissioner for Wales welcomed the Kettle Fund.", "Wales"),
        ("The Secretary of State for Wales welcomed the Kettle Fund.", None),
        ("England's Health Secretary welcomed it. The Health Secretary then launched the Kettle Fund.", "England"),
        # It is of the document's own nation where nothing else is said, nor does a place say whose post it is.
        ("The Health Secretary welcomed the Kettle Fund.", None),
        ("The Health Secretary welcomed the Kettle Fund in Wales.", None),
        ("The council met the Health Secretary in Wales.", None),
        ("The Health Secretary launched the Kettle Fund. Wales's Health Secretary opposed it.", None),
        ("In England, the Health Secretary welcomed the Kettle Fund.", None),
        ("Carers in Scotland thanked the Health Secretary.", None),
        # Part of a body's name is no nation.
        ("The chief executive of Care England welcomed the Kettle Fund.", None),
        ("NHS Scotland chief executive Ada Bell welcomed the Kettle Fund.", None),
    ],
)
def test_a_nation_beside_a_post_is_whose_post_it_is(extractor: Extractor, text: str, nation: str | None) -> None:
    roles = [entity for entity in read(extractor, text).entities if entity.type is EntityType.ROLE]
    assert [entity.nation for entity in roles] == [nation]


@pytest.mark.parametrize(
    ("text", "post", "holder"),
    [
        ("Scotland's Health Secretary welcomed the Kettle Fund.", SCOTTISH.id, "cy-gull"),
        ("The UK Health Secretary welcomed the Kettle Fund.", ENGLISH.id, "ada-bell"),
        ("The Health Secretary in England welcomed the Kettle Fund.", ENGLISH.id, "ada-bell"),
    ],
)
def test_a_document_of_one_nation_names_the_minister_of_another(
    extractor: Extractor, text: str, post: str, holder: str
) -> None:
    linked = Linker((ENGLISH, SCOTTISH, *PEOPLE), TENURES).link(read(extractor, text))
    [statement] = [one for one in linked.statements if one.subject == post]
    assert statement.subject_holder == holder


@pytest.mark.parametrize(
    ("text", "nations"),
    [
        (
            "Wales's Health Secretary opposed the Kettle Fund. Scotland's Health Secretary launched it.",
            {"Wales": "opposes", "Scotland": "launches"},
        ),
        (
            "Wales's Health Secretary spoke. Scotland's Health Secretary did. The Health Secretary launched Tea Fund.",
            {"Scotland": "launches"},
        ),
        # These may be one.
        (
            "The UK Health Secretary opposed the Saucer Fund. England's Health Secretary launched the Kettle Fund.",
            {"United Kingdom": "launches"},
        ),
    ],
)
def test_each_nation_has_its_own_post_where_a_text_names_several(
    extractor: Extractor, text: str, nations: dict[str, str]
) -> None:
    extraction = read(extractor, text)
    posts = {entity.id: entity.nation for entity in extraction.entities if entity.type is EntityType.ROLE}
    said = {str(posts[one.subject]): one.predicate.value for one in extraction.statements if one.subject in posts}
    assert said == nations
