"""Post-holders: who held which post on a day, as exactly as the dates say and no more."""

from __future__ import annotations

from collections.abc import Sequence

from carekg.dates import earliest_day, is_iso_date, latest_day
from carekg.model import Tenure


def find_holding(tenures: Sequence[Tenure], on: str) -> tuple[str, ...]:
    """Return the people who may have held a post on a date, by when they took it up.

    `on` is a day, month or year, and a tenure fits where the two can have a day in common. So the day of a reshuffle
    gives both who left and who came, and a year gives everyone in it. Without a date it is everyone who ever held
    the post. A vacancy gives no one. Someone acting counts while they act.
    """
    fitting = [tenure for tenure in tenures if not is_iso_date(on) or _may_hold(tenure, on)]
    ordered = sorted(fitting, key=lambda tenure: (earliest_day(tenure.start), tenure.person))
    return tuple(dict.fromkeys(tenure.person for tenure in ordered))


def _may_hold(tenure: Tenure, on: str) -> bool:
    begun = earliest_day(tenure.start) <= latest_day(on)
    return begun and (not tenure.end or latest_day(tenure.end) >= earliest_day(on))
