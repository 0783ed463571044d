"""Whatever a model says, what is taken of it stands in the text and fits the ontology."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from carekg.dates import is_iso_date
from carekg.llm.acceptance import Acceptor
from carekg.llm.page import Page
from carekg.llm.parsing import find_object
from carekg.llm.passages import cut_passages
from carekg.model import ACTORS, EntityType, Evidence, Modality, Predicate, allows_ends
from tests.llm.sample import DENIAL, ENTITIES, LAUNCH, MONEY, TEXT, make_document

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
NAMES = st.sampled_from([each["name"] for each in ENTITIES] + ["Respite", "carers", "ann lee", "Elm Trust", "it", ""])
WORDS = TEXT.split()
QUOTES = st.tuples(st.integers(0, len(WORDS)), st.integers(0, 20)).map(lambda cut: " ".join(WORDS[cut[0] :][: cut[1]]))


def record(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Records that are mostly right; a field may be missing or of any shape."""
    return st.fixed_dictionaries({}, optional={name: field | JSON for name, field in fields.items()}) | JSON


IDS = st.sampled_from([each["id"] for each in ENTITIES])
ENTITY = st.fixed_dictionaries(
    {"id": IDS, "type": st.sampled_from(EntityType), "name": NAMES, "aliases": st.lists(NAMES, max_size=2)}
) | record(id=IDS, type=st.sampled_from(EntityType), name=NAMES, aliases=st.lists(NAMES, max_size=2))
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "subject": IDS,
    "predicate": st.sampled_from(Predicate),
    "object": IDS,
    "quote": QUOTES,
    "modality": st.sampled_from(Modality),
    "negated": st.booleans(),
    "speaker": st.none() | IDS,
    "date": st.none() | st.sampled_from(["2021", "2021-05", "1066", "soon"]),
    "amount": st.none() | st.fixed_dictionaries({"value": st.sampled_from([2500000, 1]) | st.floats()}),
}
CHANGES = st.sets(st.sampled_from(sorted(FIELDS)), max_size=2).flatmap(
    lambda names: st.fixed_dictionaries({name: FIELDS[name] for name in sorted(names)})
)
NEARLY_RIGHT = st.builds(lambda right, changes: {**right, **changes}, st.sampled_from([LAUNCH, MONEY, DENIAL]), CHANGES)
STATEMENT = st.fixed_dictionaries(FIELDS) | record(**FIELDS)
ANSWER = st.fixed_dictionaries(
    {
        "entities": st.just(ENTITIES) | st.lists(ENTITY, max_size=6),
        "statements": st.lists(NEARLY_RIGHT, max_size=4) | st.lists(STATEMENT, max_size=4),
    }
)


@given(st.lists(ANSWER, min_size=1, max_size=3))
def test_what_is_taken_stands_in_the_text_and_fits_the_ontology(answers: list[dict[str, Any]]) -> None:
    document = make_document()
    page = Page(document)
    (passage,) = cut_passages(document, page)
    acceptor = Acceptor(document, page, "elm-7b")
    for answer in answers:
        read = find_object(json.dumps(answer))
        assert read is not None
        acceptor.take(read, passage)
    entities = {entity.id: entity for entity in acceptor.list_entities()}
    for entity in entities.values():
        assert all(" ".join(name.split()) in " ".join(TEXT.split()) for name in (entity.label, *entity.aliases))
    for each in acceptor.list_statements():
        assert isinstance(each.evidence, Evidence)
        assert document.text[each.evidence.start : each.evidence.end] == each.evidence.quote
        assert allows_ends(each.predicate, entities[each.subject].type, entities[each.object].type)
        assert not each.speaker or entities[each.speaker].type in ACTORS
        assert not each.date or is_iso_date(each.date)
        assert each.amount is None or each.amount.value == 2500000
    assert all(notice.reason and notice.quote.isprintable() for notice in acceptor.notices)
