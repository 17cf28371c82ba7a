"""Milestones, reviews and the rhythm of an action: planned otherwise, or done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from cipt.evaluation.changes import Difference, RecordChange
from cipt.evaluation.words import days
from cipt.model.action import LookBack, Milestone, Occurrence
from cipt.model.dates import on_in_words
from cipt.views.diff.compared import Compared
from cipt.views.diff.values import Line

_PLANNED = ("due", "every", "from", "until", "dates", "start", "repeats", "title")


def step_lines(
    compared: Compared, change: RecordChange, differences: Iterable[Difference]
) -> Iterator[Line]:
    """A line for each difference in the steps of an action that rewrites nothing."""
    for difference in differences:
        yield _done(compared, change, difference) or _planned(compared, change, difference)


def _done(compared: Compared, change: RecordChange, difference: Difference) -> Line | None:
    """The line on a step that was planned before, and is done now."""
    if difference.how != "added":
        return None
    if isinstance(difference.after, Occurrence):
        done = difference.after
        text = f"done {on_in_words(done.on)}, as due {on_in_words(done.for_)}"
    elif difference.at[-1] == "done" and isinstance(difference.after, date):
        step = getattr(change.after, difference.field)[difference.at[1]]
        text = f"{compared.words.name(step)} done {on_in_words(difference.after)}"
    else:
        return None
    return compared.line("step_done", change, text, [difference])


def _planned(compared: Compared, change: RecordChange, difference: Difference) -> Line:
    text = compared.told(change, difference)
    before, after = difference.before, difference.after
    if isinstance(before, date) and isinstance(after, date):
        distance = (after - before).days
        text += f", {days(abs(distance))} {'later' if distance >= 0 else 'earlier'}"
    key = difference.at[-1] if isinstance(difference.at[-1], str) else difference.at[-2]
    is_step = isinstance(before or after, Milestone | LookBack)
    kind = "step" if is_step or key in _PLANNED else "other"
    return compared.line(kind, change, text, [difference])
