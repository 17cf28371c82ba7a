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

from cipt.evaluation.english import listed
from cipt.evaluation.progress import Progress
from cipt.loading.refusals import shortened
from cipt.model.action import Action, LookBack, Milestone, Revision
from cipt.rules.base import Problem, action_rule
from cipt.rules.dates.printed_dates import PrintedDue, read_due_text, speaks_of_reviews

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
        "Ask the board by which day it is to be done, and add a line `due: …`",
    ),
    "none": ("the printed date names no day", "Add a line `due: …` with the day that was agreed"),
}
_Dated = Milestone | LookBack | Revision
_ENDS_AND_GOES_ON = (
    "the printed date names a day, and says that it goes on",
    "Keep under `due:` the day on which it ends, and add `reviews:` for the time till then",
)


@action_rule("CIP302", "vague-due-date", severity="warning", since="0.1", needs="due_text")
def check(progress: Progress) -> Iterator[Problem]:
    action = progress.action
    if action.due_text is None:
        return
    printed = read_due_text(action.due_text)
    if printed.kind == "day" or _is_settled(action, printed):
        return
    what, hint = _what_and_cure(action, action.due_text, printed)
    yield Problem(f"{what}: {shortened(action.due_text)}", at=("due_text",), hint=hint)


def _what_and_cure(action: Action, text: str, printed: PrintedDue) -> tuple[str, str]:
    """What the printed words leave open, and what to write."""
    if printed.kind == "several":
        days = len({mention.day or mention.start for mention in printed.mentions})
        return f"the printed date names {days} days", _cure_of_several(action, text, printed)
    if printed.kind == "ongoing" and action.due:
        return _ENDS_AND_GOES_ON
    what, hint = _WORDS[printed.kind]
    if printed.kind == "range" and action.due:
        match _missing(action, printed):
            case [day] if day < action.due:
                hint = f"Add a line `start: {day}`"
    return what, hint


def _cure_of_several(action: Action, text: str, printed: PrintedDue) -> str:
    key = "reviews" if speaks_of_reviews(text) else "milestones"
    missing = _missing(action, printed)
    if not action.due or not missing:
        return f"Say under `{key}:` what each of them is for"
    where = f"under `{key}:`" if getattr(action, key) else f"`{key}:` and below it"
    titled = ", each with a `title:`" if key == "milestones" else ""
    return f"Add {where} {listed([f'`- due: {day}`' for day in missing])}{titled}"


def _missing(action: Action, printed: PrintedDue) -> list[date]:
    """The days that the printed words name and the file does not have, each once."""
    there = _days_on_file(action)
    days = (mention.day for mention in printed.mentions)
    return list(dict.fromkeys(day for day in days if day and day not in there))


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
    dated: tuple[_Dated, ...] = (*action.milestones, *action.reviews, *action.revisions)
    days.update([one.due for one in dated])
    if action.repeats:
        days.update(action.repeats.dates)
    return days
