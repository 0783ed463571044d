"""Who held a post: all of its holders, or whoever held it on a date, as exactly as the tables know and no more."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal

from carekg.dates import earliest_day, is_iso_date, latest_day
from carekg.errors import QueryError
from carekg.likeness import propose_names, rank_nearest
from carekg.link.candidates import CandidateIndex
from carekg.link.fitness import is_same_government, rate_life
from carekg.link.holders import find_holding
from carekg.model import Entity, EntityType, Nation, Tenure
from carekg.query.answers import Answer, AnswerKind
from carekg.query.naming.spelling import fold_name

_COLUMNS = ("post", "nation", "person", "start", "end", "acting", "lasted", "source")
_MOST_NAMES = 5


@dataclass(frozen=True, slots=True)
class Holding:
    """A post, and those of its tenures that were asked for, by their start."""

    post: Entity
    tenures: tuple[Tenure, ...]
    before: Tenure | None = None
    """Where nobody held it on the date: the last tenure that had ended."""
    after: Tenure | None = None
    """Where nobody held it on the date: the next tenure to begin."""


def find_posts(entities: Iterable[Entity], name: str, nation: Nation | None = None) -> tuple[Entity, ...]:
    """Return the posts that a title or an id names, those of `nation` where it is given.

    A title finds a post under each of its names, in any of a minister's forms (`Care Minister`). Where a nation's own
    government has no such post, the United Kingdom's is meant. Raises QueryError, with the nearest titles, where there
    is none.
    """
    roles = [entity for entity in entities if entity.type is EntityType.ROLE]
    index = CandidateIndex(roles)
    found = [index.entities[name]] if name in index.entities else []
    if not found:
        asked = Entity(id="", type=EntityType.ROLE, label=name)
        found = [index.entities[id_] for id_ in index.find(asked, nation)]
    if nation is not None:
        found = [each for each in found if each.nation is nation] or [
            each for each in found if each.nation is None or is_same_government(each.nation, nation)
        ]
    if not found:
        raise _make_absence(roles, name, nation)
    return tuple(sorted(found, key=lambda each: (each.nation or "", each.label, each.id)))


def find_holdings(
    entities: Iterable[Entity], tenures: Sequence[Tenure], name: str, nation: Nation | None = None, on: str = ""
) -> tuple[Holding, ...]:
    """Return who may have held each post of that name on a date; without one, everyone who ever did.

    A post that was not there on the date is left out where another was. Raises QueryError: see `find_posts`.
    """
    posts = find_posts(entities, name, nation)
    holdings = [find_holders(post, tenures, on) for post in posts]
    living = [each for each in holdings if not on or each.tenures or rate_life(each.post, on) >= 0]
    return tuple(living or holdings)


def find_holders(post: Entity, tenures: Sequence[Tenure], on: str = "") -> Holding:
    """Return who may have held a post on a date (a day, month or year), or everyone where there is none.

    Raises QueryError where `on` is no date.
    """
    own = sorted(
        (each for each in tenures if each.role == post.id), key=lambda each: (earliest_day(each.start), each.id)
    )
    if not on:
        return Holding(post, tuple(own))
    if not is_iso_date(on):
        raise QueryError(f"{on!r} is no date", hint="write 2024, 2024-04 or 2024-04-02")
    fitting = tuple(each for each in own if find_holding([each], on))
    if fitting:
        return Holding(post, fitting)
    over = [each for each in own if each.end and latest_day(each.end) < earliest_day(on)]
    to_come = [each for each in own if earliest_day(each.start) > latest_day(on)]
    return Holding(post, (), max(over, key=lambda each: latest_day(each.end), default=None), next(iter(to_come), None))


def describe_holdings(holdings: Sequence[Holding], people: Sequence[Entity], on: str = "") -> str:
    """Write holdings for reading, a block for each post."""
    labels = {person.id: person.label for person in people}
    return "\n".join("\n".join(_describe_holding(each, labels, on)) + "\n" for each in holdings)


def tabulate_holdings(holdings: Sequence[Holding], people: Sequence[Entity]) -> Answer:
    """Return holdings as rows, one for each tenure, for spreadsheets and other programs."""
    labels = {person.id: person.label for person in people}
    rows = []
    for holding in holdings:
        post = holding.post
        for each in holding.tenures:
            cells = (post.label, post.nation or "", labels.get(each.person, each.person), each.start, each.end)
            acting = "acting" if each.acting else ""
            rows.append((*cells, acting, _say_length(each), each.source))
    return Answer(
        AnswerKind.TABLE, _COLUMNS, tuple(tuple(Literal(cell) if cell else None for cell in row) for row in rows)
    )


def _describe_holding(holding: Holding, labels: dict[str, str], on: str) -> Iterator[str]:
    post = holding.post
    yield f"{post.label}{f' ({post.nation})' if post.nation else ''}{f' on {on}' if on else ''}"
    if on and len({each.person for each in holding.tenures}) > 1:
        yield "  One of, as far as the dates tell:"
    for each in holding.tenures:
        acting = ", acting" if each.acting else ""
        length = f" ({said})" if (said := _say_length(each)) else ""
        yield f"  {labels.get(each.person, each.person)}{acting}, {_say_time(each)}{length}"
        yield f"    {each.source}"
    if not holding.tenures:
        yield from _describe_vacancy(holding, labels)


def _describe_vacancy(holding: Holding, labels: dict[str, str]) -> Iterator[str]:
    before, after = holding.before, holding.after
    if before is None and after is None:
        yield "  The tables name no holder."
        return
    yield "  Nobody, as far as the tables know."
    if before is not None:
        yield f"  Before: {labels.get(before.person, before.person)}, {_say_time(before)}"
    if after is not None:
        yield f"  After: {labels.get(after.person, after.person)}, {_say_time(after)}"


def _say_time(tenure: Tenure) -> str:
    return f"{tenure.start} to {tenure.end}" if tenure.end else f"from {tenure.start}"


def _say_length(tenure: Tenure) -> str:
    """Say how long a finished tenure lasted, in years and months, as exactly as its dates allow."""
    if not tenure.end:
        return ""
    shortest = _count_months(latest_day(tenure.start), earliest_day(tenure.end))
    longest = _count_months(earliest_day(tenure.start), latest_day(tenure.end))
    about = "" if shortest == longest else "about "
    months = (shortest + longest + 1) // 2
    if months < 1:
        days = (earliest_day(tenure.end) - earliest_day(tenure.start)).days
        return f"{about}{days} days" if days else "less than a month"
    years, months = divmod(months, 12)
    parts = [
        f"{number} {unit}{'s' if number > 1 else ''}" for number, unit in ((years, "year"), (months, "month")) if number
    ]
    return about + " ".join(parts)


def _count_months(start: dt.date, end: dt.date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)


def _make_absence(roles: Sequence[Entity], name: str, nation: Nation | None) -> QueryError:
    where = f" of {nation}" if nation else ""
    labels = {role.id: role.label for role in roles}
    named = [(fold_name(title), role.id) for role in roles for title in (role.label, *role.aliases)]
    near = dict.fromkeys(labels[id_] for id_ in rank_nearest(fold_name(name), named, _MOST_NAMES))
    hint = propose_names([*near][:3]) if near else "the posts stand in entities.csv, as type Role"
    return QueryError(f"there is no post {name!r}{where}", hint=hint)
