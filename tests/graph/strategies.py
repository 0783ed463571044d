"""Strategies for knowledge of every shape, and a small piece of knowledge that a person can read."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from carekg.model import (
    SUBTYPES,
    Amount,
    Citation,
    DocumentMetadata,
    Entity,
    EntityType,
    Evidence,
    Knowledge,
    Method,
    Modality,
    Nation,
    Predicate,
    Statement,
    Status,
    Tenure,
)

ODD = st.sampled_from(
    ["", "Ysbyty Môn", 'a "b" \\ c', "two\nlines\r\n\tand a tab", "x\x00\x01\x7f\x85\u2028", "😀 <a> {b}"]
)
TEXTS = ODD | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
NAMES = TEXTS.filter(bool)
DATES = st.one_of(
    st.just(""),
    st.integers(1, 9999).map("{:04}".format),
    st.dates().map(lambda day: f"{day.year:04}-{day.month:02}"),
    st.dates().map(lambda day: day.isoformat()),
    st.sampled_from(["2018-13", "soon"]),
)
NATIONS = st.none() | st.sampled_from(Nation)
IDS = st.sampled_from(["ada", "lantern-fund", "document", "a/b", "née", "x y", "%41"])


@st.composite
def entities(draw: st.DrawFn, name: str) -> Entity:
    kind = draw(st.sampled_from(EntityType))
    curated = draw(st.booleans())
    # Only the groups and places of the tables stand in a scheme.
    placed = curated and kind in {EntityType.GROUP, EntityType.PLACE}
    return Entity(
        id=name,
        type=kind,
        label=draw(TEXTS),
        subtype=draw(st.sampled_from(("", *SUBTYPES.get(kind, ())))),
        aliases=tuple(sorted(draw(st.sets(NAMES, max_size=3)))),
        acronym=draw(TEXTS),
        nation=draw(NATIONS),
        start=draw(DATES),
        end=draw(DATES),
        url=draw(TEXTS),
        wikidata=draw(st.sampled_from(["", "Q42", "no item"])),
        same_as=tuple(sorted(draw(st.sets(st.sampled_from(["https://example.org/1", "http://example.com/p/2"]))))),
        broader=tuple(sorted(draw(st.sets(IDS, max_size=2)))) if placed else (),
        description=draw(TEXTS),
        source=draw(TEXTS),
        curated=curated,
    )


@st.composite
def documents(draw: st.DrawFn, name: str) -> DocumentMetadata:
    return DocumentMetadata(
        id=name,
        path=draw(TEXTS),
        sha256=draw(TEXTS),
        title=draw(TEXTS),
        publisher=draw(TEXTS),
        date=draw(DATES),
        nation=draw(NATIONS),
        genre=draw(TEXTS),
        url=draw(TEXTS),
        language=draw(TEXTS),
    )


QUOTES = st.builds(
    lambda document, quote, start: Evidence(document, quote, start, start + len(quote)),
    IDS,
    NAMES,
    st.integers(0, 10**9),
)
CITATIONS = st.builds(Citation, NAMES, TEXTS, TEXTS)
AMOUNTS = st.builds(
    Amount,
    st.decimals(Decimal("0.01"), 10**13, places=2),
    st.sampled_from(["GBP", "EUR"]),
    st.sampled_from(["", "year", "hour"]),
)
STATEMENTS = st.builds(
    Statement,
    subject=IDS,
    predicate=st.sampled_from(Predicate),
    object=IDS,
    evidence=QUOTES | CITATIONS,
    modality=st.sampled_from(Modality),
    negated=st.booleans(),
    amount=st.none() | AMOUNTS,
    date=DATES,
    speaker=st.just("") | IDS,
    confidence=st.floats(0, 1),
    status=st.sampled_from(Status),
    rule=TEXTS,
    subject_holder=st.just("") | IDS,
    object_holder=st.just("") | IDS,
    methods=st.sets(st.sampled_from(Method)).map(lambda methods: tuple(sorted(methods))),
)
TENURES = st.builds(Tenure, person=IDS, role=IDS, start=DATES, end=DATES, acting=st.booleans(), source=TEXTS)


@st.composite
def knowledge(draw: st.DrawFn) -> Knowledge:
    """Knowledge of which nothing shares an id; statements may name entities and documents that are not described."""
    return Knowledge(
        entities=tuple(draw(entities(name)) for name in sorted(draw(st.sets(IDS)))),
        tenures=tuple(sorted(draw(st.lists(TENURES, max_size=3, unique_by=lambda each: each.id)), key=lambda e: e.id)),
        documents=tuple(draw(documents(name)) for name in sorted(draw(st.sets(IDS, max_size=3)))),
        statements=tuple(
            sorted(draw(st.lists(STATEMENTS, max_size=4, unique_by=lambda each: each.id)), key=lambda each: each.id)
        ),
    )
