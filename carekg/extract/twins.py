"""Things that turn out to be one: found in two ways, by the rules and by the model, each under the other's name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from carekg.extract.cast import Cast, Thing, normalise_name
from carekg.extract.claims import Claim
from carekg.extract.mentions import Form
from carekg.model import EntityType

_NAMED = frozenset({EntityType.ORGANISATION, EntityType.INITIATIVE})
"""What one name stands for once in a document; two bodies' chairs, and two people, may share theirs."""


def find_twins(things: Sequence[Thing]) -> dict[int, int]:
    """Return the keys of bodies and initiatives whose label another of the same type has too -> the key to keep.

    The label must be of several words: "the report" may be two.
    """
    order = sorted(things, key=lambda one: (one.form == Form.PHRASE, -len(one.names), not one.subtype, one.key))
    owners: dict[tuple[EntityType, str], list[int]] = {}
    for thing in order:
        for form in dict.fromkeys(normalise_name(form) for form in thing.names):
            owners.setdefault((thing.type, form), []).append(thing.key)
    twins: dict[int, int] = {}
    for thing in reversed(order):
        name = normalise_name(thing.label)
        if thing.type in _NAMED and " " in name:
            kept = next((key for key in owners[thing.type, name] if key != thing.key and key not in twins), None)
            if kept is not None:
                twins[thing.key] = kept
    # What one thing was joined to may itself have been joined to a third.
    for key in reversed(twins):
        twins[key] = twins.get(twins[key], twins[key])
    return twins


def unite_twins(cast: Cast) -> dict[int, int]:
    """Let the mentions and names of twins be those of the one to keep; return the keys that go -> the key to keep."""
    twins = find_twins(cast.things)
    if twins:
        cast.mentions[:] = [replace(one, key=twins.get(one.key, one.key)) for one in cast.mentions]
        for place, one in cast.at.items():
            cast.at[place] = replace(one, key=twins.get(one.key, one.key))
    for gone, key in twins.items():
        for form in cast.things[gone].names:
            cast.things[key].spell_out(form)
    return twins


def rename_ends(claim: Claim, twins: Mapping[int, int]) -> Claim:
    """Return a claim with the keys that are kept."""
    if twins.keys().isdisjoint({claim.subject, claim.object, claim.speaker}):
        return claim
    speaker = twins.get(claim.speaker, claim.speaker) if claim.speaker is not None else None
    return replace(
        claim,
        subject=twins.get(claim.subject, claim.subject),
        object=twins.get(claim.object, claim.object),
        speaker=speaker,
    )
