"""An invented country of care, for the tests of linking."""

from __future__ import annotations

from collections.abc import Sequence

from carekg.model import (
    DocumentMetadata,
    Entity,
    EntityType,
    Evidence,
    Extraction,
    Mention,
    Modality,
    Nation,
    Predicate,
    Statement,
    Tenure,
)

PERSON, ROLE, ORGANISATION = EntityType.PERSON, EntityType.ROLE, EntityType.ORGANISATION
INITIATIVE, OBJECTIVE, GROUP, PLACE = EntityType.INITIATIVE, EntityType.OBJECTIVE, EntityType.GROUP, EntityType.PLACE
WALES, ENGLAND, SCOTLAND = Nation.WALES, Nation.ENGLAND, Nation.SCOTLAND

CURATED = (
    Entity("ada-quill", PERSON, "Ada Quill", curated=True),
    Entity("bo-reed", PERSON, "Bo Reed", aliases=("Robert Reed",), curated=True),
    Entity("cy-reed", PERSON, "Cy Reed", curated=True),
    Entity("jo-moss-older", PERSON, "Jo Moss", curated=True),
    Entity("jo-moss-younger", PERSON, "Jo Moss", curated=True),
    Entity("hearth-minister-wales", ROLE, "Minister for Hearths", aliases=("Hearth Minister",), nation=WALES),
    Entity("hearth-minister-england", ROLE, "Minister for Hearths", aliases=("Hearth Minister",), nation=ENGLAND),
    Entity("kettle-secretary", ROLE, "Secretary of State for Kettles", nation=ENGLAND),
    Entity("chief-stoker", ROLE, "Chief Stoker", nation=ENGLAND),
    Entity("ministry-of-hearths", ORGANISATION, "Ministry of Hearths", nation=ENGLAND, start="1990", end="2018-01-08"),
    Entity(
        "ministry-of-hearths-and-homes",
        ORGANISATION,
        "Ministry of Hearths and Homes",
        aliases=("Ministry of Hearths",),
        acronym="MHH",
        nation=ENGLAND,
        start="2018-01-08",
    ),
    Entity("welsh-council-of-keepers", ORGANISATION, "Welsh Council of Keepers", nation=WALES),
    Entity("kindle-trust", ORGANISATION, "Kindle Trust", nation=ENGLAND),
    Entity("hearth-service-wales", INITIATIVE, "National Hearth Service", nation=WALES, curated=True),
    Entity("hearth-service-england", INITIATIVE, "National Hearth Service", nation=ENGLAND, curated=True),
    Entity("ember-fund", INITIATIVE, "Ember Fund", aliases=("Embers' Fund",), nation=ENGLAND, curated=True),
    Entity("hearth-boards", ORGANISATION, "Hearth and wellbeing boards", nation=ENGLAND, curated=True),
    Entity("unpaid-keepers", GROUP, "unpaid keepers", aliases=("keepers",), curated=True),
    Entity("wales", PLACE, "Wales", nation=WALES, curated=True),
)
TENURES = (
    Tenure("ada-quill", "hearth-minister-wales", "2019-03-01", "2022-05-10"),
    Tenure("bo-reed", "hearth-minister-wales", "2022-05-10"),
    Tenure("cy-reed", "hearth-minister-england", "2020", "2021-06"),
    Tenure("jo-moss-older", "chief-stoker", "2001", "2009"),
    Tenure("jo-moss-younger", "chief-stoker", "2010", "2015"),
)


def local(id_: str, kind: EntityType, label: str, *aliases: str) -> Entity:
    return Entity(id_, kind, label, aliases=aliases)


def say(
    subject: str,
    predicate: Predicate,
    object_: str,
    *,
    modality: Modality = Modality.ACTUAL,
    date: str = "",
    place: int = 0,
) -> Statement:
    return Statement(
        subject, predicate, object_, Evidence("paper", "words", place, place + 5), modality=modality, date=date
    )


def extract(
    *entities: Entity,
    statements: Sequence[Statement] = (),
    date: str = "",
    nation: Nation | None = None,
    document: str = "paper",
) -> Extraction:
    metadata = DocumentMetadata(document, f"{document}.txt", "0" * 64, date=date, nation=nation)
    mentions = tuple(Mention(n, n + 1, entity.id, entity.type) for n, entity in enumerate(entities))
    return Extraction(metadata, entities, tuple(statements), mentions)
