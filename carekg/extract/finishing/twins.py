"""Things that turn out to be one: found in two ways, by the rules and by the model, each under the other's name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from carekg.extract.cast import Cast, Thing, normalise_name
from carekg.extract.claims import Claim
from carekg.extract.mentions import Form
from carekg.model import EntityType

_NAMED = frozenset({EntityType.ORGANISATION, EntityType.INITIATIVE})
"""What one name stands for once in a document; two bodies' chairs, and two people, may share theirs."""

_KINDS = frozenset(
    {"app", "campaign", "course", "fund", "grant", "helpline", "initiative", "line", "pathway", "pilot", "pilots"}
    | {"policy", "portal", "program", "programme", "project", "scheme", "service", "strategy", "tool", "toolkit"}
)
"""What may stand behind a name to say what it names; "the Quiet Line review" would be another thing."""


def find_twins(things: Sequence[Thing]) -> dict[int, int]:
    """Return the keys of bodies and initiatives that share a label with another of their type -> the key to keep.

    The label must be of several words: "the report" may be two. A name is kept before a description, and the "Quiet
    Line helpline" is the Quiet Line.
    """
    order = sorted(
        (thing for thing in things if thing.type in _NAMED),
        key=lambda one: (one.form == Form.PHRASE, -len(one.names), not one.subtype, one.key),
    )
    labelled: dict[tuple[EntityType, str], list[int]] = {}
    named: dict[tuple[EntityType, str], list[int]] = {}
    for rank, thing in enumerate(order):
        labelled.setdefault((thing.type, normalise_name(thing.label)), []).append(rank)
        for form in dict.fromkeys(normalise_name(form) for form in _list_forms(thing)):
            named.setdefault((thing.type, form), []).append(rank)
    twins: dict[int, int] = {}
    for rank, thing in enumerate(order):
        same = list(named.get((thing.type, normalise_name(thing.label)), ()))
        for form in _list_forms(thing):
            same.extend(labelled.get((thing.type, normalise_name(form)), ()))
        first = min(same, default=rank)
        if first < rank:
            kept = order[first].key
            twins[thing.key] = twins.get(kept, kept)
    return twins


def _list_forms(thing: Thing) -> Iterator[str]:
    """Yield the names of several words, and of those that end in saying what the thing is, what stands before it."""
    for form in thing.names:
        name, _, kind = form.rpartition(" ")
        if " " in form:
            yield form
        if " " in name and kind in _KINDS and all(word[:1].isupper() for word in name.split()):
            yield name


def unite_twins(cast: Cast) -> dict[int, int]:
    """Let the mentions and names of twins be those of the one to keep; return the keys that go -> the key to keep."""
    twins = find_twins(cast.things)
    if twins:
        cast.mentions[:] = [replace(one, key=twins.get(one.key, one.key)) for one in cast.mentions]
        for place, one in cast.at.items():
            cast.at[place] = replace(one, key=twins.get(one.key, one.key))
    for gone, key in twins.items():
        # How a description goes on is no part of the name: "Quiet Line helpline on Monday".
        described = cast.things[gone].form == Form.PHRASE
        cast.things[key].subtype = cast.things[key].subtype or cast.things[gone].subtype
        for form, count in cast.things[gone].names.items():
            if count or not described:
                cast.spell_out(cast.things[key], form)
    return twins


def rename_ends(claim: Claim, twins: Mapping[int, int]) -> Claim:
    """Return a claim with the keys that are kept."""
    speaker = claim.qualifiers.speaker
    if twins.keys().isdisjoint({claim.subject, claim.object, speaker}):
        return claim
    return replace(
        claim,
        subject=twins.get(claim.subject, claim.subject),
        object=twins.get(claim.object, claim.object),
        qualifiers=replace(claim.qualifiers, speaker=twins.get(speaker, speaker) if speaker is not None else None),
    )
