"""An action has no due date.

It can never be overdue, so it is never chased: inspectors have written of plans "with no
measurable timescales". Work that recurs or goes on has dates as well: those on which it is done,
or looked at.

Definition: neither `due` nor an agreed revision, no review, and no day on which it recurs. A
`repeats` that ends before it begins has none.

Fix: Agree a date with whoever answers for the action and write it under `due`; or `repeats` for
what is done again and again; or `reviews` for what goes on.

Bad:

    title: Train all managers in supervision  # CIP301

Bad:

    title: Hold performance clinics
    repeats:
      every: quarter
      from: 2026-06-30
      until: 2025-06-30  # CIP301

Good:

    title: Train all managers in supervision
    due: 2026-09-30

Bad:

    title: Hold performance clinics
    due_text: Quarterly, and forward planning  # CIP301

Good:

    title: Hold performance clinics
    due_text: Quarterly, and forward planning
    repeats:
      every: quarter
      from: 2026-06-30

Good:

    title: Respond to what staff say in engagement sessions
    due_text: Ongoing
    reviews:
      - due: 2026-09-30
"""

from collections.abc import Iterator
from datetime import date

from cipt.evaluation.occurrences import next_occurrence
from cipt.evaluation.progress import Progress
from cipt.loading.refusals import shortened
from cipt.rules.base import Problem, action_rule
from cipt.rules.dates.printed_dates import read_due_text

_LAST = ("repeats", "until")
_ENDED = "Write under `until:` the last day on which it is due, after the first in `from:`"


def _is_none(due: date | None, _: object) -> bool:
    return due is None


@action_rule("CIP301", "no-due-date", severity="error", since="0.1", if_due=_is_none)
def check(progress: Progress) -> Iterator[Problem]:
    action = progress.action
    if action.due or action.reviews or any(revision.agreed for revision in action.revisions):
        return
    if action.repeats:
        if next_occurrence(action.repeats, date.min, frozenset()) is None:
            yield Problem("it recurs on no day: it ends before it begins", at=_LAST, hint=_ENDED)
        return
    if action.due_text is None:
        hint = "Add a line `due: …`; or `repeats:` or `reviews:` for work that goes on"
        yield Problem("there is no due date", at=("title",), hint=hint)
        return
    yield Problem(
        f"there is no due date, only the words {shortened(action.due_text)}",
        at=("due_text",),
        hint=_hint(action.due_text),
    )


def _hint(text: str) -> str:
    match read_due_text(text).kind:
        case "rhythm":
            return "Add `repeats:`, and below it `every:` (as in quarter) and `from:`"
        case "ongoing" | "beginning":
            return "Add a line `due: …`, or `reviews:` with the days on which to look at it"
        case _:
            return "Add a line `due: …` with the day that was agreed"
