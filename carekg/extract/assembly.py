"""From claims to an Extraction: evidence cut, duplicates joined, unused descriptions dropped, ids given."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from carekg.extract.claims import Claim
from carekg.extract.context import Context
from carekg.extract.finishing.doubles import drop_doubles, drop_shadows
from carekg.extract.finishing.shared_posts import part_posts
from carekg.extract.finishing.single_posts import name_single_post
from carekg.extract.finishing.twins import rename_ends, unite_twins
from carekg.extract.mentions import Form
from carekg.extract.posts.nations import find_post_nation
from carekg.extract.qualifying.sayers import find_reporter
from carekg.extract.syntax.reading import Reading
from carekg.model import (
    Document,
    Entity,
    EntityType,
    Evidence,
    Extraction,
    Mention,
    Notice,
    Predicate,
    Statement,
    allows_ends,
)

_ALWAYS = frozenset({EntityType.PERSON, EntityType.ROLE, EntityType.ORGANISATION, EntityType.INITIATIVE})


def assemble(
    document: Document,
    context: Context,
    claims: Sequence[Claim],
    *,
    doubted: Collection[int] = (),
    notices: tuple[Notice, ...] = (),
) -> Extraction:
    """Make the extraction; of several claims that say the same the surest stays.

    Things whose keys are `doubted` are listed only if a statement needs them.
    """
    twins = unite_twins(context.cast)
    kept = _keep_surest(part_posts([rename_ends(claim, twins) for claim in claims], context), context)
    kept = drop_shadows(drop_doubles(kept), context)
    kept = [rename_ends(_fill_speaker(claim, context), twins) for claim in kept]
    used = {key for one in kept for key in (one.subject, one.object, one.qualifiers.speaker) if key is not None}
    held = {one.object for one in kept if one.predicate == Predicate.HOLDS_ROLE}
    ids = number_things(context, used, doubted)
    return Extraction(
        document=document.metadata,
        entities=tuple(make_entity(key, name, context, is_held=key in held) for key, name in ids.items()),
        statements=tuple(make_statement(document, claim, ids, context) for claim in kept),
        mentions=make_mentions(context, ids),
        notices=notices,
    )


def _keep_surest(claims: Iterable[Claim], context: Context) -> list[Claim]:
    """Return the surest claim of each statement that the ontology allows, in the order of the text."""
    best: dict[tuple[int, Predicate, int], Claim] = {}
    for claim in claims:
        if not fits_signature(claim, context):
            continue
        slot = (claim.subject, claim.predicate, claim.object)
        if slot not in best or claim.confidence > best[slot].confidence:
            best[slot] = claim
    return sorted(best.values(), key=lambda one: (one.reading, one.token, one.predicate, one.subject, one.object))


def fits_signature(claim: Claim, context: Context) -> bool:
    """Tell whether both ends are of the types that the predicate relates."""
    things = context.cast.things
    return claim.subject != claim.object and allows_ends(
        claim.predicate, things[claim.subject].type, things[claim.object].type
    )


def _fill_speaker(claim: Claim, context: Context) -> Claim:
    """Return a claim with who reports it, where nobody has been found yet who says it."""
    if claim.qualifiers.speaker is not None:
        return claim
    speaker = find_reporter(claim.reading, context.readings[claim.reading].doc[claim.token], context)
    return replace(claim, qualifiers=replace(claim.qualifiers, speaker=speaker))


def number_things(context: Context, used: Collection[int], doubted: Collection[int]) -> dict[int, str]:
    """Return the ids of the things that stay, in the order of their first mention."""
    order: dict[int, None] = {}
    for mention in sorted(context.cast.mentions, key=lambda one: (one.reading, one.found.start)):
        if mention.found.start < context.readings[mention.reading].first_own and mention.key not in used:
            continue
        key = context.cast.at[mention.reading, mention.found.start].key
        thing = context.cast.things[key]
        listed = thing.type in _ALWAYS and thing.form != Form.PHRASE and key not in doubted
        if listed or key in used:
            order[key] = None
    # Who speaks in a debate is named before what is read, where no mention is looked for.
    speaking = {key for key in context.turns.values() if context.cast.things[key].type == EntityType.PERSON}
    for key in sorted({*used, *speaking}):
        order[key] = None
    return {key: f"e{number}" for number, key in enumerate(order, start=1)}


def make_entity(key: int, name: str, context: Context, *, is_held: bool) -> Entity:
    """Return the entity of a thing, its fullest form for a label; a post that somebody holds is named as one."""
    thing = context.cast.things[key]
    label = name_single_post(thing.label, context.lexicon) if is_held else thing.label
    aliases = tuple(form for form in dict.fromkeys([thing.label, *thing.names]) if form != label)
    nation = find_post_nation(key, context.readings, context.cast)
    return Entity(id=name, type=thing.type, label=label, subtype=thing.subtype, aliases=aliases, nation=nation)


def make_statement(document: Document, claim: Claim, ids: Mapping[int, str], context: Context) -> Statement:
    """Return the statement of a claim with its evidence."""
    start, end = find_evidence(context.readings[claim.reading], claim.token)
    said = claim.qualifiers
    return Statement(
        subject=ids[claim.subject],
        predicate=claim.predicate,
        object=ids[claim.object],
        evidence=Evidence(document.metadata.id, document.text[start:end], start, end),
        modality=said.modality,
        negated=said.negated,
        amount=said.amount,
        date=said.date,
        speaker=ids[said.speaker] if said.speaker is not None else "",
        confidence=round(min(claim.confidence, 0.99), 2),
        rule=claim.rule,
        methods=claim.methods,
    )


def find_evidence(reading: Reading, token: int) -> tuple[int, int]:
    """Return the document's offsets of the sentence around a token, without a lead-in and without outer blanks."""
    sentence = reading.doc[token].sent
    start, end = max(sentence.start, reading.first_own), sentence.end
    if end <= start:
        start, end = reading.first_own, len(reading.doc)
    while end - 1 > start and reading.doc[end - 1].is_space:
        end -= 1
    while start < end - 1 and reading.doc[start].is_space:
        start += 1
    return reading.locate(start, end)


def make_mentions(context: Context, ids: dict[int, str]) -> tuple[Mention, ...]:
    """Return where the text names each entity."""
    found = set()
    for mention in context.cast.mentions:
        key = context.cast.at[mention.reading, mention.found.start].key
        reading = context.readings[mention.reading]
        if key not in ids or mention.found.start < reading.first_own:
            continue
        start, end = reading.locate(mention.found.start, mention.found.end)
        found.add(Mention(start, end, ids[key], context.cast.things[key].type))
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.entity)))
