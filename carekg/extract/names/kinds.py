"""What a name names: by the gazetteer, by its head noun, by a form of address, by the model's own guess."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from carekg.extract.lexicon import Kind, Lexicon
from carekg.extract.names.headlines import is_title
from carekg.extract.names.people import is_impersonal, looks_personal
from carekg.extract.names.roles import NATION_ENDINGS
from carekg.model import EntityType

if TYPE_CHECKING:
    from spacy.tokens import Doc

_NER = {
    "PERSON": EntityType.PERSON,
    "ORG": EntityType.ORGANISATION,
    "GPE": EntityType.PLACE,
    "LOC": EntityType.PLACE,
    "LAW": EntityType.INITIATIVE,
    "WORK_OF_ART": EntityType.INITIATIVE,
    "PRODUCT": EntityType.INITIATIVE,
    "EVENT": EntityType.INITIATIVE,
    "FAC": EntityType.ORGANISATION,
}
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–/](?:\d\d){1,2})?|\d\d")
_NO_WORDS = frozenset({"(", ")", ",", "-", "–", "/"})
_SICKNESSES = frozenset({"MS"})
"""What looks like a form of address in capitals: "MS Society"."""
_LETTERED = frozenset({"icb", "ccg"})
_WITH_BRANCHES = frozenset({"Charity", "PublicBody"})
_STREETS = frozenset({"street", "road", "avenue"})
"""What a name in an address ends with, and no body's."""


def find_head_word(words: list[str], lexicon: Lexicon) -> str:
    """Return the word that says what a name names: before the first "of", "for", "on", else the last one."""
    words = [word.casefold() for word in _leave_brackets(words) if word not in _NO_WORDS and not _YEAR.fullmatch(word)]
    if words and words[-1] == "to":
        words.pop()
    for place, word in enumerate(words):
        if place and word in {"of", "for", "on"}:
            if words[place - 1] in lexicon.heads:
                return words[place - 1]
            break
    return words[-1] if words else ""


def _leave_brackets(words: list[str]) -> list[str]:
    """Return words without those in brackets, which say of a law where and to what it applies."""
    if "(" not in words[1:] or ")" not in words:
        return words
    opening, closing = words.index("(", 1), words.index(")")
    return words[:opening] + _leave_brackets(words[closing + 1 :]) if opening < closing else words


def is_body(name: str, lexicon: Lexicon) -> bool:
    """Tell whether a known name is a body's, "Tea Ombudsman" say, though it reads like a post."""
    kind = lexicon.known.get(name.casefold())
    return kind is not None and kind.type == EntityType.ORGANISATION


def classify_name(doc: Doc, start: int, end: int, lexicon: Lexicon) -> Kind | None:
    """Return what the name in the tokens from `start` to `end` names; None where nothing tells."""
    span = doc[start:end]
    text = span.text
    known = lexicon.known.get(text.casefold())
    if known is not None:
        return known
    words = [token.text for token in span]
    head = find_head_word(words, lexicon)
    titled = doc[start].lower_.rstrip(".") in lexicon.titles and doc[start].text not in _SICKNESSES
    if titled and len(words) > 1 and head not in lexicon.heads:
        return Kind(EntityType.PERSON)
    if head in lexicon.heads and (len(words) > 1):
        return _refine(words, lexicon.heads[head])
    several = lexicon.heads.get(head.removesuffix("s")) if head.endswith("s") else None
    if several is not None and len(words) > 1 and head not in {"systems", "services"}:
        return several if several.type == EntityType.INITIATIVE else Kind(EntityType.GROUP)
    lowered = [word.casefold() for word in words]
    fronted = lexicon.fronted.get(lowered[0]) if len(words) > 1 else None
    if fronted is not None:
        return fronted
    if len(words) > 1 and lowered[0] == "nhs":
        return Kind(EntityType.ORGANISATION, "NHSBody")
    if len(words) > 1 and lowered[-1] in lexicon.endings:
        return Kind(EntityType.ORGANISATION, "Charity" if lowered[-1] in NATION_ENDINGS else "", soft=True)
    if lowered[0] in lexicon.given and looks_personal(doc, start, end, lexicon):
        return Kind(EntityType.PERSON)
    body = _find_known_body(lowered, lexicon)
    if body is None and is_title(lowered, lexicon):
        return Kind(EntityType.INITIATIVE, soft=True)
    return body or _guess(doc, start, end, lexicon)


def _find_known_body(words: list[str], lexicon: Lexicon) -> Kind | None:
    """Return what a branch of a known body is: "Healthwatch Elmshire", "Age Concern Elmshire", "Elmshire Mind"."""
    fronts = [" ".join(words[:length]) for length in range(len(words) - 1, 0, -1)]
    for name in [*fronts, *words[-1:]] if fronts else []:
        kind = lexicon.known.get(name)
        if kind is not None and kind.type == EntityType.ORGANISATION and kind.subtype in _WITH_BRANCHES:
            return kind
    return None


def _refine(words: list[str], kind: Kind) -> Kind:
    """Tell apart what one head noun names in different company: "NHS Foundation Trust", "Health Board"."""
    lowered = {word.casefold() for word in words}
    last = words[-1].casefold()
    if last in {"trust", "board"} and lowered & {"nhs", "health", "integrated", "hospitals", "hospital"}:
        return Kind(EntityType.ORGANISATION, "NHSBody")
    if last == "system" and "integrated" in lowered:
        return Kind(EntityType.ORGANISATION, "NHSBody")
    if last == "council" and lowered & {"workforce", "research", "care", "nursing", "professional"}:
        return Kind(EntityType.ORGANISATION, "PublicBody")
    if last == "service" and lowered & {"ambulance", "fire", "police", "rescue", "prison"}:
        return Kind(EntityType.ORGANISATION, "PublicBody")
    if last == "office" and lowered & {"audit", "national"}:
        return Kind(EntityType.ORGANISATION, "PublicBody")
    return kind


def _guess(doc: Doc, start: int, end: int, lexicon: Lexicon) -> Kind | None:
    span = doc[start:end]
    labels = [token.ent_type_ for token in span if token.ent_type_ in _NER]
    single = end - start == 1
    if single and span[0].lower_ in lexicon.heads:
        # "the ICB" is one of several that the document names in full, and found there by its letters.
        return lexicon.heads[span[0].lower_] if span[0].lower_ in _LETTERED and span[0].is_upper else None
    if not single and span[-1].lower_ in _STREETS and span[0].lower_ not in lexicon.given:
        return None
    if labels:
        label = max(sorted(set(labels)), key=labels.count)
        if 2 * labels.count(label) >= end - start:
            if label == "PERSON" and not single and is_impersonal(span, lexicon):
                # "Older People" names nobody, "Carers Network Munster" a body.
                general = all(token.lower_ in lexicon.people | lexicon.portfolio for token in span)
                return None if general else Kind(EntityType.ORGANISATION, soft=True)
            return _check_guess(doc, start, end, label)
    if single:
        token = span[0]
        acronym = token.is_upper and len(token.text) > 2 and token.text.isalpha()
        return Kind(EntityType.ORGANISATION, soft=True) if acronym else None
    return Kind(EntityType.ORGANISATION, soft=True)


def _check_guess(doc: Doc, start: int, end: int, label: str) -> Kind | None:
    kind = Kind(_NER[label], soft=label in {"ORG", "WORK_OF_ART", "PRODUCT", "LAW", "FAC", "EVENT"})
    words = [token.text for token in doc[start:end]]
    if kind.type == EntityType.PERSON and (
        any(word.casefold() in {"of", "for", "and", "on"} for word in words) or len(words) > 4
    ):
        return Kind(EntityType.ORGANISATION)
    if kind.type == EntityType.PERSON and len(words) == 1 and words[0].isupper():
        return Kind(EntityType.ORGANISATION)
    return kind
