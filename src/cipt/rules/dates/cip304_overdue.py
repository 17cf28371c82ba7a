"""An action is past its due date and not complete.

The board agreed the date. Until it is recorded as done, or a board has agreed another date, the
action has slipped, and everything that depends on it may slip with it.

Fix: If it is done, write the day under `completed`. If it is not, ask for a new date: add a
revision with `asked`, `due` and `reason`, and leave `due` as it is. An update that says what is in
the way, and when it will be done, gives the board what it needs.

Bad:

    due: 2026-04-30  # CIP304

Good:

    due: 2026-04-30
    completed: 2026-04-28

Bad:

    due: 2026-03-31
    revisions:
      - asked: 2026-03-10
        due: 2026-04-30  # CIP304
        reason: The trainer's contract starts in April
        agreed: 2026-03-24
        by: improvement-board
        minute: 5.1

Good, as of 2026-04-30:

    due: 2026-04-30
"""

from collections.abc import Iterator

from cipt.evaluation.progress import Progress
from cipt.evaluation.words import days
from cipt.model.dates import Day, in_words
from cipt.model.scheme import Condition
from cipt.rules.base import Problem, plan_rule
from cipt.rules.context import Context
from cipt.rules.dates.current_due import due_at, is_due_certain

_ASK = "Add `completed: …` if it is done; else ask for a new date under `revisions:`"
_BOARD_DECIDES = (
    "Add `completed: …` if it is done; else have the board decide on the date asked for"
)


@plan_rule("CIP304", "overdue", severity="warning", since="0.1", dated=True)
def check(context: Context) -> Iterator[Problem]:
    # plan.yaml says what was taken over as done, and who may agree a date.
    whole = context.is_whole("plan")
    for number, progress in enumerate(context.judgement.progress):
        if progress.condition is not Condition.OVERDUE or not progress.due:
            continue
        if (whole or not progress.declared) and is_due_certain(progress):
            yield _problem(number, progress, progress.due)


def _problem(number: int, progress: Progress, due: Day) -> Problem:
    late, asked = days((progress.as_of - due).days), progress.asked
    waits = f"; {in_words(asked.due)} is asked for" if asked else ""
    return Problem(
        f"due {in_words(due)}, {late} overdue{waits}",
        due_at(progress),
        _BOARD_DECIDES if asked else _ASK,
        ("action", number),
        (progress.action.id,),
    )
