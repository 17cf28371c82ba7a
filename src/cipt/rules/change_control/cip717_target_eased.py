"""The target of a measure is easier to meet than it was.

A figure that misses its target can be mended in two ways, and only one of them does anything for
children. A board that agreed 87% by September has to know that it is 80% by March now.

Fix: write the target back. If the board has agreed another, accept this finding with its minute
(`cipt waive`), and say in the measure's `note` why.

Definition: the value of a target moved towards the worse side, its date moved later or is gone,
the target is gone, an easier one is in force from its date on, the tolerance is wider, `better`
points another way, readings are due less often, or a break is new, for no target counts across it.
Where `better` does not say which way is better, any other value counts.

Bad:

    === before
    === measures/m1.yaml
    title: Visits in time
    better: higher
    targets:
      - date: 2026-09-30
        value: 87
    === after
    === measures/m1.yaml
    title: Visits in time
    better: higher
    targets:
      - date: 2026-09-30
        value: 80  # CIP717

Bad:

    === before
    === measures/m1.yaml
    title: Visits in time
    better: higher
    targets:
      - date: 2026-03-31
        value: 87
    === after
    === measures/m1.yaml
    title: Visits in time
    better: higher
    targets:
      - date: 2026-03-31
        value: 87
      - date: 2026-04-30  # CIP717
        value: 80

Good:

    === before
    === measures/m1.yaml
    title: Visits in time
    better: higher
    targets:
      - value: 87
    === after
    === measures/m1.yaml
    title: Visits in time
    better: higher
    targets:
      - value: 90

Good:

    === before
    === measures/m1.yaml
    title: Visits in time
    better: higher
    targets:
      - date: 2026-09-30
        value: 87
    === after
    === measures/m1.yaml
    title: Visits in time
    better: higher
    targets:
      - date: 2026-09-30
        value: 90
      - date: 2027-03-31
        value: 95
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from cipt.evaluation.changes import Difference, RecordChange
from cipt.loading.refusals import shortened
from cipt.model.dates import in_words
from cipt.model.records import Measure, Target
from cipt.rules.base import At, Problem, Problems, change_rule
from cipt.rules.past import Past

_HINT = "Write it back; what the board has agreed is accepted with its minute (cipt waive)"
_SHOWN = 20
_TIMES_A_YEAR = {
    "weekly": 52,
    "fortnightly": 26,
    "monthly": 12,
    "quarterly": 4,
    "termly": 3,
    "half-yearly": 2,
    "yearly": 1,
}


@change_rule("CIP717", "target-eased", severity="warning", since="0.1")
def check(past: Past) -> Problems:
    for on, change in past.altered("measure"):
        for message, at in _eased(change):
            yield Problem(message, at, _HINT, on=on, subjects=(change.id,))


def _eased(change: RecordChange) -> Iterator[tuple[str, At]]:
    before, after = change.before, change.after
    assert isinstance(before, Measure)
    assert isinstance(after, Measure)
    for difference in change.in_field("targets"):
        message = _of_target(before, after, difference)
        if message:
            gone = difference.how == "removed" and isinstance(difference.before, Target)
            at: At = ("targets",) if gone else difference.at
            yield message, at if after.targets else ("title",)
    old, new = before.tolerance or Decimal(0), after.tolerance or Decimal(0)
    if change.in_field("tolerance") and new > old:
        yield f"the tolerance was {_said(old)} and is {_said(new)}", ("tolerance",)
    if change.in_field("better") and before.better:
        now = f"is {after.better}" if after.better else "is no longer said"
        at = ("better",) if after.better else ("title",)
        yield f"what is better was {before.better}, and {now}", at
    for day in after.breaks if change.in_field("breaks") else ():
        if day not in before.breaks:
            yield f"no target before {in_words(day)} counts from then on", ("breaks",)
    if change.in_field("frequency") and _is_rarer(before.frequency, after.frequency):
        now = after.frequency or "at no set time"
        at = ("frequency",) if after.frequency else ("title",)
        yield f"readings were due {before.frequency}, and are due {now}", at


def _of_target(before: Measure, after: Measure, difference: Difference) -> str | None:
    old, new, key = difference.before, difference.after, difference.at[-1]
    if isinstance(old, Target) and new is None:
        return f"the target of {_said(old.value)}{_by(old)} is gone"
    if isinstance(new, Target) and old is None:
        target = _in_force(before, new.date)
        if target is None or not _is_easier(after, target.value, new.value):
            return None
        return f"a target of {_said(new.value)}{_by(new)} comes after that of {_said(target.value)}"
    if isinstance(old, Decimal) and isinstance(new, Decimal) and key == "value":
        is_easier = _is_easier(after, old, new)
        return f"the target was {_said(old)} and is {_said(new)}" if is_easier else None
    if key == "date" and isinstance(old, date) and (not isinstance(new, date) or new > old):
        now = f"is by {in_words(new)}" if isinstance(new, date) else "has no date"
        return f"the target was by {in_words(old)}, and {now}"
    return None


def _in_force(measure: Measure, day: date | None) -> Target | None:
    """The target by which a reading of that day was judged before."""
    dated = [(one.date, one) for one in measure.targets if one.date]
    passed = [(when, place) for place, (when, _) in enumerate(dated) if day and when <= day]
    return dated[max(passed)[1]][1] if passed else None


def _is_easier(measure: Measure, old: Decimal, new: Decimal) -> bool:
    if measure.better == "higher":
        return new < old
    return new > old if measure.better == "lower" else new != old


def _is_rarer(before: str | None, after: str | None) -> bool:
    return _TIMES_A_YEAR.get(after or "", 0) < _TIMES_A_YEAR.get(before or "", 0)


def _said(value: Decimal) -> str:
    return shortened(f"{value:f}", _SHOWN)


def _by(target: Target) -> str:
    return f" by {in_words(target.date)}" if target.date else ""
