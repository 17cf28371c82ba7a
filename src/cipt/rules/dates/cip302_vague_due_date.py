"""The printed due date is not one plain day.

Several days, a stretch of time, a rhythm or "ongoing": each reader makes another date of it. The
officer reads the last, the board the first, and nobody can say on which day the action was late.

Fix: Say in dates what the words say. Of several days keep one as `due`, and write the others under
`milestones`; write what recurs under `repeats`, and the days on which to look at what goes on
under `reviews`.

Definition: `due_text` names several days; or a range of days; or a beginning without an end; or
has a word such as ongoing or quarterly; or names no day and there is no `due`. One day with other
words around it is plain. Nothing is said where the file has all these days, under whichever keys,
or for a rhythm and for ongoing work has `repeats` or `reviews`.

Bad:

    due: 2026-12-31
    due_text: 31 March; 31 July; 31 Dec 2026  # CIP302

Good:

    due: 2026-12-31
    due_text: 31 March; 31 July; 31 Dec 2026
    milestones:
      - title: First report
        due: 2026-03-31
      - title: Second report
        due: 2026-07-31

Bad:

    due: 2026-06-30
    due_text: 1 May – 30 June 2026, then review  # CIP302

Good:

    start: 2026-05-01
    due: 2026-06-30
    due_text: 1 May – 30 June 2026, then review

Bad:

    due_text: Ongoing from January 2026  # CIP302

Good:

    due_text: Ongoing from January 2026
    reviews:
      - due: 2026-09-30

Bad:

    due: 2026-12-31
    due_text: Quarterly, and forward planning  # CIP302

Good:

    due: 2026-12-31
    due_text: 31 December 2026, by letter to all schools
"""

from collections.abc import Iterator
from datetime import date

from cipt.evaluation.progress import Progress
from cipt.loading.refusals import shortened
from cipt.model.action import Action
from cipt.rules.base import Problem, action_rule
from cipt.rules.dates.printed_dates import PrintedDue, read_due_text

_MILESTONES = "Keep one of them as `due`, and write the others under `milestones:`"
_WORDS = {
    "range": (
        "the printed date is a stretch of time",
        "Write its first day under `start:`, and its last under `due:`",
    ),
    "beginning": ("the printed date is a beginning without an end", "Add a line `due: …`"),
    "rhythm": (
        "the printed date is a rhythm and not a day",
        "Add `repeats:`, and below it `every:` (as in quarter) and `from:`",
    ),
    "ongoing": (
        "the printed date has no end",
        "Add below a line `reviews:` a line `  - due: …` for each day to look at it",
    ),
    "none": ("the printed date names no day", "Add a line `due: …` with the day that was agreed"),
}


@action_rule("CIP302", "vague-due-date", severity="warning", since="0.1", needs="due_text")
def check(progress: Progress) -> Iterator[Problem]:
    action = progress.action
    if action.due_text is None:
        return
    printed = read_due_text(action.due_text)
    if printed.kind == "day" or _is_settled(action, printed):
        return
    if printed.kind == "several":
        days = len({mention.day or mention.start for mention in printed.mentions})
        what, hint = f"the printed date names {days} days", _MILESTONES
    else:
        what, hint = _WORDS[printed.kind]
    yield Problem(f"{what}: {shortened(action.due_text)}", at=("due_text",), hint=hint)


def _is_settled(action: Action, printed: PrintedDue) -> bool:
    """Whether the file says in dates what the printed words say."""
    match printed.kind:
        case "ongoing" | "rhythm":
            return bool(action.repeats or action.reviews)
        case "none" | "beginning":
            return bool(action.due or action.repeats or action.reviews)
        case _:
            days = _days_on_file(action)
            return all(mention.day in days for mention in printed.mentions)


def _days_on_file(action: Action) -> set[date | None]:
    days: set[date | None] = {action.due, action.start}
    days.update(milestone.due for milestone in action.milestones)
    days.update(review.due for review in action.reviews)
    days.update(revision.due for revision in action.revisions)
    if action.repeats:
        days.update(action.repeats.dates)
    return days
