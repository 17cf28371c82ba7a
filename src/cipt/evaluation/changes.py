"""What differs between two versions of a plan, record by record, by their ids and not by path.

A file that was moved or renamed is therefore no change, as long as it holds the same record. What
could not be read in one of the versions is neither removed nor added: nobody can tell.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from cipt.evaluation.changes_fields import Difference, How
from cipt.evaluation.changes_records import Comparison, Gaps, RecordChange, Untold
from cipt.loading.loaded import Loaded
from cipt.model.order import natural
from cipt.model.plan import Plan

__all__ = [
    "KINDS",
    "NO_GAPS",
    "Changes",
    "Difference",
    "Gaps",
    "How",
    "RecordChange",
    "Untold",
    "changes_between",
    "gaps_of",
]

KINDS = (
    "plan",
    "inspection",
    "workstream",
    "officer",
    "group",
    "recommendation",
    "theme",
    "area",
    "action",
    "measure",
    "meeting",
    "event",
    "waiver",
    "committee",
)
"""The kinds of records that a plan holds, in the order in which changes of them stand."""

NO_GAPS = Gaps()


def gaps_of(loaded: Loaded) -> Gaps:
    """What of a plan could not be read. The plan's own record has the id ""."""
    ids = {(lost.kind, lost.id) for lost in loaded.lost if lost.id is not None}
    own = {("plan", "") for lost in loaded.lost if lost.kind == "plan"}
    return Gaps(frozenset(ids | own), loaded.incomplete)


@dataclass(frozen=True)
class Changes:
    """What differs between two versions of a plan, in order of kind and id; empty for equal ones.

    `untold` is what cannot be said because something could not be read in one of them; `gaps` is
    what that was in each.
    """

    before: Plan
    after: Plan
    records: tuple[RecordChange, ...]
    untold: tuple[Untold, ...]
    gaps: tuple[Gaps, Gaps] = (NO_GAPS, NO_GAPS)

    def __bool__(self) -> bool:
        return bool(self.records)

    def of(self, *kinds: str) -> tuple[RecordChange, ...]:
        """The changes of records of these kinds."""
        return tuple(change for kind in kinds for change in self._by_kind.get(kind, ()))

    @cached_property
    def _by_kind(self) -> dict[str, list[RecordChange]]:
        found: defaultdict[str, list[RecordChange]] = defaultdict(list)
        for change in self.records:
            found[change.kind].append(change)
        return found


def changes_between(
    before: Plan, after: Plan, gaps_before: Gaps = NO_GAPS, gaps_after: Gaps = NO_GAPS
) -> Changes:
    """Everything that differs between two versions of a plan.

    Plans that are equal give none, and any difference gives at least one that names its record
    and its field. Records that both hold as one object are equal without being looked at.
    """
    job = Comparison(gaps_before, gaps_after)
    job.compare(before, after)
    order = {kind: place for place, kind in enumerate(KINDS)}
    job.records.sort(key=lambda change: (order[change.kind], natural(change.id)))
    job.untold.sort(key=lambda one: (order[one.kind], natural(one.id), one.field))
    return Changes(before, after, tuple(job.records), tuple(job.untold), job.gaps)
