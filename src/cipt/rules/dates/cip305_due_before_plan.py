"""An action is due before the plan, or the action itself, begins.

It was overdue on the day that it joined the plan. Often the year is a slip, most of all in
January; sometimes an old action was carried over without a new date.

Fix: Correct the year; or, where the date was agreed so, ask the board for a new one under
`revisions`.

Definition: The current due date of an open action lies before `added`, else before the plan's
`starts`; or before the action's own `start`. Dates more than a year before the plan are another
rule's: their year is suspect.

Bad:

    === plan.yaml
    title: Example improvement plan
    organisation: Exampleshire Council
    starts: 2026-02-01
    inspections:
      - id: ilacs-2025
    workstreams:
      - id: a
        title: Practice
        sro: director
    === actions/1/1.1.1.yaml
    due: 2026-01-31  # CIP305

Good:

    === plan.yaml
    title: Example improvement plan
    organisation: Exampleshire Council
    starts: 2026-02-01
    inspections:
      - id: ilacs-2025
    workstreams:
      - id: a
        title: Practice
        sro: director
    === actions/1/1.1.1.yaml
    due: 2027-01-31

Bad:

    start: 2026-09-01
    due: 2026-06-30  # CIP305

Good:

    start: 2026-06-01
    due: 2026-09-30
"""

from collections.abc import Iterator
from datetime import date

from cipt.evaluation.progress import Progress
from cipt.model.dates import Day, in_words, on_in_words
from cipt.model.plan import Header
from cipt.rules.base import Problem, action_rule
from cipt.rules.dates.current_due import due_at, is_due_certain, is_to_be_done
from cipt.rules.dates.plan_years import is_year_suspect, same_day_later
from cipt.rules.ratings.done import OPEN


def _is_before_plan(due: Day | None, header: Header) -> bool:
    return due is not None and header.starts is not None and due < header.starts


@action_rule(
    "CIP305",
    "due-before-plan",
    severity="warning",
    since="0.1",
    conditions=OPEN,
    needs="added|start",
    if_due=_is_before_plan,
)
def check(progress: Progress) -> Iterator[Problem]:
    action, due = progress.action, progress.due
    header = progress.judgement.plan.header
    joined = action.added or header.starts
    if due is None or (
        (joined is None or due >= joined) and (action.start is None or due >= action.start)
    ):
        return
    if not is_to_be_done(progress) or is_year_suspect(due, header) or not is_due_certain(progress):
        return
    if joined and due < joined:
        event = "it joined the plan" if action.added else "the plan begins"
        message = f"due {in_words(due)}, before {event} {on_in_words(joined)}"
    elif action.start:
        message = f"due {in_words(due)}, before it is to begin {on_in_words(action.start)}"
    else:
        return
    yield Problem(message, at=due_at(progress), hint=_hint(due, joined or action.start))


def _hint(due: date, begins: date | None) -> str:
    later = same_day_later(due)
    if begins and later >= begins:
        return f"If the year is a slip, write: due: {later}; else ask for a date under `revisions:`"
    return "Correct the date, or ask the board for another under `revisions:`"
