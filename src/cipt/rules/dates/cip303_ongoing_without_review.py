"""An action goes on without end, and there is no day on which anybody looks at it.

"Ongoing" is how work drops out of sight: it is never late and never done, and stays AMBER from
one meeting to the next. A day on which to look at it gives the board something to ask for.

Fix: Add `reviews` with the days on which to look at it, or `repeats` if it is done in a rhythm.

Definition: `due_text` has a word such as ongoing, throughout, continuous, rolling or business as
usual, and the file has neither `reviews` nor `repeats`. Actions that are done are not looked at.

Bad:

    due: 2026-12-31
    due_text: 31 March 2026, ongoing through 31 December 2026 then review  # CIP303

Good:

    due: 2026-12-31
    due_text: 31 March 2026, ongoing through 31 December 2026 then review
    reviews:
      - due: 2026-06-30
      - due: 2026-12-31
"""

from collections.abc import Iterator

from cipt.evaluation.progress import Progress
from cipt.loading.refusals import shortened
from cipt.rules.base import Problem, action_rule
from cipt.rules.dates.current_due import is_to_be_done
from cipt.rules.dates.printed_dates import PrintedDue, read_due_text, speaks_of_reviews
from cipt.rules.ratings.done import OPEN


@action_rule(
    "CIP303",
    "ongoing-without-review",
    severity="warning",
    since="0.1",
    needs="due_text",
    conditions=OPEN,
)
def check(progress: Progress) -> Iterator[Problem]:
    action = progress.action
    if action.due_text is None or action.repeats or action.reviews:
        return
    printed = read_due_text(action.due_text)
    if is_to_be_done(progress) and printed.kind == "ongoing":
        yield Problem(
            f"goes on, with no `reviews:` to look at it: {shortened(action.due_text)}",
            at=("due_text",),
            hint=_hint(action.due_text, printed),
        )


def _hint(text: str, printed: PrintedDue) -> str:
    last = printed.mentions[-1].day if printed.mentions else None
    first = f"`- due: {last}`" if last and speaks_of_reviews(text) else "`- due: …`"
    return f"Add `reviews:` and below it {first}, and so on for each day on which to look at it"
