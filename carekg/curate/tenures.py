"""The table of tenures: who held which post, from when until when."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from carekg.curate.problems import Problems
from carekg.curate.references import Register
from carekg.curate.rows import RowReader
from carekg.curate.schema import TENURES
from carekg.curate.sheets import Sheet
from carekg.dates import earliest_day, latest_day
from carekg.model import Entity, EntityType, Tenure

_PERSON = frozenset({EntityType.PERSON})
_ROLE = frozenset({EntityType.ROLE})


def read_tenures(sheet: Sheet, register: Register, problems: Problems) -> tuple[Tenure, ...]:
    """Return the tenures of the rows that are right, in the order of their ids.

    Two people may hold one post at once only where one of them is acting, or both rows say `shared`.
    """
    read = []
    for row in sheet.rows:
        reader = RowReader(TENURES, row, problems)
        tenure = _read_tenure(reader, register)
        if tenure is not None and reader.fine:
            read.append(_Row(row.line, tenure, reader.text("acting")))
    wrong = _find_overlaps(read, problems)
    return tuple(sorted((row.tenure for row in read if row.line not in wrong), key=lambda tenure: tenure.id))


@dataclass(frozen=True, slots=True)
class _Row:
    """A tenure with the line that it stands on, and whether it is `acting` or `shared`."""

    line: int
    tenure: Tenure
    how: str


def _read_tenure(reader: RowReader, register: Register) -> Tenure | None:
    row = reader.row
    reader.check_cells()
    person = register.find(reader, "person", _PERSON)
    role = register.find(reader, "role", _ROLE)
    start, end = reader.text("start"), reader.text("end")
    reader.check_order(start, end)
    if not reader.fine or person is None or role is None:
        return None
    _check_life(reader, role, start, end)
    return Tenure(person.id, role.id, start, end, acting=reader.text("acting") == "acting", source=row["source"])


def _check_life(reader: RowReader, role: Entity, start: str, end: str) -> None:
    if role.start and latest_day(start) < earliest_day(role.start):
        reader.fail(f"it starts on {start}, before the post did, on {role.start}", "start")
    last = end or start
    if role.end and earliest_day(last) > latest_day(role.end):
        reader.fail(f"it lasts until {last}, and the post until {role.end}", "end" if end else "start")
    if role.end and not end:
        reader.fail(f"it has no end, and the post ended on {role.end}", "end")


def _find_overlaps(rows: Sequence[_Row], problems: Problems) -> frozenset[int]:
    """Return the later line of each two tenures of one post that certainly overlap, with a fault recorded."""
    posts: defaultdict[str, list[_Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.line):
        posts[row.tenure.role].append(row)
    wrong = set()
    for one, other in chain.from_iterable(combinations(held, 2) for held in posts.values()):
        tenure, later = one.tenure, other.tenure
        if not _overlap(tenure, later):
            continue
        if tenure.person == later.person:
            message = f"{later.person} holds {later.role} on line {one.line} at the same time"
            problems.add(TENURES, message, line=other.line, hint="keep one of the two rows")
        elif "acting" in {one.how, other.how} or one.how == other.how == "shared":
            continue
        else:
            message = f"{tenure.person}, line {one.line}, holds {later.role} at the same time"
            hint = "write shared in both rows, or mend a date"
            problems.add(TENURES, message, line=other.line, column="start", hint=hint)
        wrong.add(other.line)
    return frozenset(wrong)


def _overlap(one: Tenure, other: Tenure) -> bool:
    return latest_day(one.start) < _first_possible_end(other) and latest_day(other.start) < _first_possible_end(one)


def _first_possible_end(tenure: Tenure) -> dt.date:
    return earliest_day(tenure.end) if tenure.end else dt.date.max
