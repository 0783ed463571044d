"""Gathers the cast of a document: which names it holds, and which of them name the same thing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from carekg.extract.cast import Cast, Thing, normalise_name
from carekg.extract.lexicon import Kind, Lexicon
from carekg.extract.mentions import Found
from carekg.extract.names.acronyms import find_introductions, is_acronym, spells
from carekg.extract.names.company import settle_kinds
from carekg.extract.names.gazetteer import prefer_known, reach_out
from carekg.extract.names.kinds import classify_name, find_head_word, is_body
from carekg.extract.names.people import find_namesakes, find_surname, has_letters, looks_personal, strip_titles
from carekg.extract.names.roles import NATION_ENDINGS, find_roles
from carekg.extract.names.runs import find_runs, strip_run
from carekg.extract.names.text_titles import find_own_title, find_text_titles
from carekg.extract.syntax.labels import VERBS
from carekg.extract.syntax.reading import Reading
from carekg.model import BlockKind, EntityType

_FAR = 9
_JOINTS = re.compile(r", | and | & | with ")
"""What stands between the places of a territory."""
_LEGAL = frozenset({"ltd", "limited", "plc", "llp", "cic"})
_SHORTENED = (EntityType.ORGANISATION, EntityType.INITIATIVE, EntityType.PLACE)
"""What is called by a part of its name."""
_SUFFIXED = frozenset({"Programme", "Campaign", "Service"})


def gather_cast(readings: Sequence[Reading], lexicon: Lexicon) -> Cast:
    """Find all names and posts of a document and sort them into things, full names first."""
    found: list[tuple[int, Found]] = []
    for number, reading in enumerate(readings):
        found.extend((number, one) for one in find_named(reading, lexicon))
    found = drop_doubtful(settle_kinds(found, readings, lexicon), readings, lexicon)
    acronyms: dict[str, str] = {}
    for reading in readings:
        acronyms.update(find_introductions(reading.doc))
    cast = Cast()
    seen: dict[tuple[EntityType, str], int] = {}
    # The longest names first, so that a short form meets the full one, wherever it stands.
    order = sorted(range(len(found)), key=lambda i: (-len(found[i][1].text.split()), i))
    keys: dict[int, int] = {}
    for index in order:
        keys[index] = _settle(found[index][1], cast, seen, acronyms, lexicon)
    for index, (number, one) in enumerate(found):
        cast.add_mention(number, one, keys[index])
    return cast


def drop_doubtful(
    found: Sequence[tuple[int, Found]], readings: Sequence[Reading], lexicon: Lexicon
) -> list[tuple[int, Found]]:
    """Leave out capitals that only shout ("READ NEXT"), lone words taken for a person's name, and common words."""
    common = {token.lower_ for reading in readings for token in reading.doc if token.text.islower()} | lexicon.portfolio
    # A capital that is only ever the first of a sentence is not owed to a name.
    inner = {one.text for number, one in found if not readings[number].doc[one.start].is_sent_start}
    opening = {one.text for _, one in found if not one.text.isupper()} - inner
    plain = {normalise_name(one.text) for _, one in found if not one.text.isupper()}
    surnames = {find_surname(one.text) for _, one in found if one.type == EntityType.PERSON and one.end - one.start > 1}
    kept = []
    for number, one in found:
        shouts = one.text.isupper() and (one.end - one.start > 1 or len(one.text) > 6)
        if shouts and normalise_name(one.text) not in plain and one.text.casefold() not in lexicon.known:
            continue
        lone = one.type == EntityType.PERSON and one.end - one.start == 1
        if lone and find_surname(one.text) not in surnames:
            continue
        if one.soft and one.end - one.start == 1 and (one.text in opening or one.text.casefold() in common):
            continue
        kept.append((number, one))
    return kept


def find_named(reading: Reading, lexicon: Lexicon) -> list[Found]:
    """Return the posts and names of a reading, those of its lead-in included."""
    doc = reading.doc
    bodies = [span for span in reading.known if is_body(doc[span[0] : span[1]].text, lexicon)]
    roles = [role for role in find_roles(doc, lexicon) if not any(a <= role.start and role.end <= b for a, b in bodies)]
    is_heading = reading.segment.kind == BlockKind.HEADING
    titles = (find_own_title(doc, lexicon) if is_heading else []) or find_text_titles(doc, lexicon)
    inside = {place for title in titles for place in range(title.start, title.end)}
    roles = [role for role in roles if inside.isdisjoint(range(role.start, role.end))]
    taken = {place for role in roles for place in range(role.start, role.end)} | inside | reading.gaps
    found = [*roles, *titles]
    runs = [part for run in find_runs(doc, lexicon, taken) for part in _part_from_lead(*run, reading)]
    for run in prefer_known(runs, _find_known(reading, runs, lexicon)):
        start, end = strip_run(doc, *run)
        if start >= end:
            continue
        kind = classify_name(doc, start, end, lexicon)
        if is_personal(reading, start, end, kind, roles, lexicon):
            found.append(Found(start, end, end - 1, doc[start:end].text, EntityType.PERSON))
        elif kind is not None:
            head, text = doc[start:end].root.i, doc[start:end].text
            found.append(Found(start, end, head, text, kind.type, kind.subtype, soft=kind.soft))
    return sorted(found, key=lambda one: one.start)


def _find_known(reading: Reading, runs: list[tuple[int, int]], lexicon: Lexicon) -> list[tuple[int, int]]:
    """Return the known names of a reading, those of several places with the body that is named for them."""
    found = []
    for span in reading.known:
        name = " ".join(reading.doc[span[0] : span[1]].text.casefold().split())
        kind = lexicon.known.get(name)
        joint = kind is not None and kind.type == EntityType.PLACE and _JOINTS.search(name) is not None
        whole = reach_out(span, runs) if joint else span
        if whole != span or name not in lexicon.territories:
            found.append(whole)
    return found


def _part_from_lead(start: int, end: int, reading: Reading) -> list[tuple[int, int]]:
    """Return a run of capitals in two where it goes from a lead-in to its item: "Notes:" and "Jo Bell said …"."""
    own = reading.first_own
    if start < own < end and reading.doc[own - 1].text[:1].isupper():
        return [(start, own), (own, end)]
    return [(start, end)]


def is_personal(
    reading: Reading, start: int, end: int, kind: Kind | None, roles: Sequence[Found], lexicon: Lexicon
) -> bool:
    """Tell whether a run that could be a person's name is one by its company: a post beside it, a verb of saying."""
    doc = reading.doc
    if kind is not None and kind.type not in {EntityType.ORGANISATION, EntityType.PLACE} and not kind.soft:
        return kind.type == EntityType.PERSON
    if not looks_personal(doc, start, end, lexicon) or doc[start:end].text.casefold() in lexicon.known:
        return False
    lettered = end < len(doc) and has_letters(doc[end], lexicon)
    if kind is None or lettered or any(_is_titled(reading, start, end, role, lexicon) for role in roles):
        return True
    if any(token.ent_type_ == "GPE" for token in doc[start:end]):
        return False
    return _speaks(reading, start, end, lexicon)


def _is_titled(reading: Reading, start: int, end: int, role: Found, lexicon: Lexicon) -> bool:
    """Tell whether a post stands beside a name so that it must be its holder's."""
    doc = reading.doc
    if role.end == start or (role.start == end and role.text.casefold() in lexicon.letters):
        return True
    if role.end + 1 == start:
        return doc[role.end].text in {",", "(", ":"}
    if 0 < role.start - end <= 3:
        return doc[end].text in {",", "(", "-", "–"} or doc[end].lemma_ == "be"
    between = [token.lower_ for token in doc[role.end : start]]
    if (
        2 < len(between) <= _FAR
        and between[0] in {"of", "at", "for"}
        and between[-1] == ","
        and doc[end : end + 1].text == ","
    ):
        # "the chair of the council, Jo Bell, said"
        return between.count(",") == 1 and not any(token.pos_ in VERBS for token in doc[role.end : start])
    # "the leader of the council Jo Bell"
    return (
        2 < len(between) <= 4
        and between[:2] == ["of", "the"]
        and all(word.isalpha() or word == "," for word in between)
    )


def _speaks(reading: Reading, start: int, end: int, lexicon: Lexicon) -> bool:
    root = reading.doc[start:end].root
    return root.dep_ == "nsubj" and root.head.lemma_ in lexicon.saying


def _settle(
    found: Found, cast: Cast, seen: dict[tuple[EntityType, str], int], acronyms: Mapping[str, str], lexicon: Lexicon
) -> int:
    """Return the key of the thing that a name stands for, a new one where it stands for none yet."""
    text = strip_titles(found.text, lexicon) if found.type == EntityType.PERSON else found.text
    text = re.sub(r"\s+", " ", re.sub(r"[’']s$", "", text)).strip()
    name = normalise_name(text)
    thing = None
    if (found.type, name) in seen:
        thing = cast.things[seen[found.type, name]]
    elif found.type == EntityType.PERSON:
        thing = next(find_namesakes(text, cast, lexicon), None)
    elif found.type != EntityType.ROLE:
        thing = _find_fuller(text, name, cast, acronyms, lexicon)
        if thing is None and found.end - found.start == 1:
            thing = next((one for one in cast.of_type(EntityType.PERSON) if find_surname(one.label) == name), None)
        if thing is None and found.type == EntityType.ORGANISATION and found.soft:
            thing = _find_company(name, cast, lexicon)
    if thing is None:
        thing = cast.add_thing(text, found.type, found.subtype, found.form)
        thing.soft = found.soft
        first, _, second = text.partition(": ")
        if second and found.type == EntityType.INITIATIVE:
            # "One Door: a roadmap for home care" is "One Door" further on.
            cast.spell_out(thing, first)
    else:
        cast.add_form(thing, text)
    seen.setdefault((found.type, name), thing.key)
    return thing.key


def _find_fuller(text: str, name: str, cast: Cast, acronyms: Mapping[str, str], lexicon: Lexicon) -> Thing | None:
    """Return the thing that has this name, an acronym of it, or a fuller form of it."""
    full = normalise_name(acronyms.get(text, ""))
    words = name.split()
    if not full and is_acronym(text):
        spelt = [thing for thing in cast.of_type(EntityType.ORGANISATION) if spells(thing.label, text)]
        if len(spelt) == 1:
            return spelt[0]
    fitting = [cast.find_called(name, *_SHORTENED), cast.find_called(full, *_SHORTENED) if full else None]
    if len(words) > 1 and text.casefold() not in lexicon.known:
        fuller = (thing for thing in cast.list_with_words(words, *_SHORTENED) if _is_short_for(words, thing, lexicon))
        fitting.append(next(fuller, None))
    return min((thing for thing in fitting if thing is not None), key=lambda thing: thing.key, default=None)


def _is_short_for(words: list[str], thing: Thing, lexicon: Lexicon) -> bool:
    return any(_shortens(words, normalise_name(form).split(), lexicon) for form in thing.names)


def _find_company(name: str, cast: Cast, lexicon: Lexicon) -> Thing | None:
    """Return the one provider that the first word of its name is short for: "Elm" of "Elm Care Group".

    What goes by the name of a place, such as its council, is never called by that alone.
    """
    if " " in name or name in lexicon.portfolio or name in lexicon.heads:
        return None
    fuller = [
        thing
        for thing in cast.list_with_words([name], EntityType.ORGANISATION)
        if any(normalise_name(form).split()[0] == name for form in thing.names if " " in normalise_name(form))
    ]
    return fuller[0] if len(fuller) == 1 and _is_company(fuller[0]) else None


def _is_company(thing: Thing) -> bool:
    words = thing.label.casefold().split()
    return thing.subtype in {"", "Provider"} or words[-1] == "group" or (thing.subtype == "Charity" and len(words) == 2)


def _shortens(short: list[str], full: list[str], lexicon: Lexicon) -> bool:
    """Tell whether a name is a fuller one cut short: "National Office" of "National Office for Care", "Levy"."""
    if len(short) >= len(full):
        return False
    if [word for word in full if word not in NATION_ENDINGS and not word.isdigit()] == short:
        return True
    if full[:-1] == short and short[-1] not in lexicon.heads:
        # "Elm Steps" and "Elm Steps programme", "Elm Care" and "Elm Care Limited".
        kind = lexicon.heads.get(full[-1])
        plain = all(word in lexicon.portfolio for word in short)
        return not plain and kind is not None and (full[-1] in _LEGAL or kind.subtype in _SUFFIXED)
    if full[: len(short)] == short:
        rest = full[len(short) :]
        dated = any(word.isdigit() for word in rest)
        plain = all(word in NATION_ENDINGS or word.isdigit() or (dated and word == "to") for word in rest)
        return plain or rest[0] in {"of", "for", "on", "and"}
    return full[-len(short) :] == short and find_head_word(short, lexicon) in lexicon.heads and len(short) > 1
