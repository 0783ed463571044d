"""The names that may be typed for an entity, in a small file that can be looked through in no time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from carekg.model import Entity, EntityType
from carekg.query.naming.spelling import fold_name


@dataclass(frozen=True, slots=True)
class TypedName:
    """Something that may be typed to mean one entity and no other: a name, `name (nation)`, or an id."""

    text: str
    type: str
    about: str
    """What it is, and of which nation; or the label, where the text is another name."""


def write_names(entities: Sequence[Entity], path: Path) -> None:
    """Write what may be typed for each entity, under each of its names; the same entities give the same bytes.

    A line holds a name as `fold_name` reduces it and the three parts of a TypedName, parted by tabs; lines are sorted.
    """
    lines = sorted(f"{folded}\t{name.text}\t{name.type}\t{name.about}\n" for folded, name in _list_names(entities))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes("".join(lines).encode("utf-8"))


def complete_name(path: Path, typed: str, kind: EntityType | None = None) -> list[TypedName]:
    """Return what may be typed for each name that begins as `typed`; where none does, for the one entity whose names
    have a word that does: shells replace what was typed by what all that they are offered have in common.

    Only entities of one `kind` count, where it is given. Raises OSError where there is no such file, and ValueError
    where it is damaged.
    """
    data, wanted = path.read_bytes(), fold_name(typed).encode("utf-8")
    begun = _read_lines(_find_beginning(data, wanted), kind)
    if begun:
        return begun
    within = _read_lines((each for each in data.splitlines() if _has_word(each, wanted)), kind)
    return within[:1] if len({name.about for name in within}) == 1 else []


def _read_lines(lines: Iterable[bytes], kind: EntityType | None) -> list[TypedName]:
    names = dict.fromkeys(_read_line(line) for line in lines)
    return [name for name in names if kind is None or name.type == kind]


def _read_line(line: bytes) -> TypedName:
    _, text, kind, about = line.decode("utf-8").split("\t")
    return TypedName(text, kind, about)


def _find_beginning(data: bytes, wanted: bytes) -> Iterator[bytes]:
    start = 0 if data.startswith(wanted) else data.find(b"\n" + wanted) + 1
    while data.startswith(wanted, start) and start < len(data):
        end = data.index(b"\n", start)
        yield data[start:end]
        start = end + 1


def _has_word(line: bytes, wanted: bytes) -> bool:
    return b" " + wanted in line.partition(b"\t")[0]


@dataclass(frozen=True, slots=True)
class _Call:
    """That an entity is called by a name."""

    entity: Entity
    name: str
    by_label: bool


def _list_names(entities: Iterable[Entity]) -> Iterator[tuple[str, TypedName]]:
    called: defaultdict[str, dict[str, _Call]] = defaultdict(dict)
    for entity in sorted(entities, key=lambda each: each.id):
        for name in dict.fromkeys((entity.label, entity.acronym, *entity.aliases)):
            if folded := fold_name(name):
                called[folded].setdefault(entity.id, _Call(entity, name, by_label=name == entity.label))
    for folded, calls in called.items():
        namesakes = tuple(calls.values())
        for call in namesakes:
            yield folded, TypedName(_choose_text(call, namesakes), call.entity.type, _tell(call.entity))


def _choose_text(call: _Call, namesakes: Sequence[_Call]) -> str:
    """Return what `find_entity` takes for this entity: a label goes before other names, and a nation tells apart."""
    labelled = [each for each in namesakes if each.by_label]
    if labelled and not call.by_label:
        return call.entity.id
    rivals = [each.entity for each in labelled or namesakes]
    plain, nation = " ".join(call.name.split()), call.entity.nation
    if len(rivals) == 1:
        return plain
    if nation is not None and [each.nation for each in rivals].count(nation) == 1:
        return f"{plain} ({nation})"
    return call.entity.id


def _tell(entity: Entity) -> str:
    # Only writing needs it, and completing must be quick.
    from carekg.graph.words.wording import say_kind

    told = ", ".join(part for part in (say_kind(entity), str(entity.nation or "")) if part)
    return f"{' '.join(entity.label.split())} ({told})"
